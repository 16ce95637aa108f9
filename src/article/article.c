#include "read.h"
#include <dixit/article.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *article_file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

size_t article_doc_length(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? (size_t)(dot - name) : strlen(name);
}

static struct article *article_new(const char *path, struct error *error) {
    struct article *article = calloc(1, sizeof *article);
    const char *name = article_file_name(path);
    if (article) {
        article->path = strdup(path);
        article->doc = strndup(name, article_doc_length(name));
        if (article->path && article->doc) return article;
        article_free(article);
    }
    error_memory(error);
    return NULL;
}

struct article *article_open(const char *path, const char *encoding, const atomic_bool *cancel, struct error *error) {
    int fd = strcmp(path, "-") ? open(path, ARTICLE_OPEN_FLAGS) : STDIN_FILENO;
    if (fd >= 0) return article_read(fd, path, encoding, cancel, error);
    error_system(error, "cannot open");
    return NULL;
}

struct article *article_read(int fd, const char *path, const char *encoding, const atomic_bool *cancel,
                             struct error *error) {
    struct article *article = article_new(path, error);
    struct read_bytes bytes;
    if (!article) {
        if (fd != STDIN_FILENO) close(fd);
        return NULL;
    }
    if (read_file(&bytes, fd, encoding, cancel, error) &&
        text_adopt(&article->text, bytes.at, bytes.len, encoding, error)) {
        article->heading = heading_find(&article->text);
        return article;
    }
    article_free(article);
    return NULL;
}

struct article *article_from_bytes(const char *path, const char *bytes, size_t len, const char *encoding,
                                   struct error *error) {
    struct article *article = article_new(path, error);
    if (!article) return NULL;
    if (text_copy(&article->text, bytes, len, encoding, error)) {
        article->heading = heading_find(&article->text);
        return article;
    }
    article_free(article);
    return NULL;
}

bool article_tag(struct article *article, const atomic_bool *cancel, _Atomic uint32_t *progress, struct error *error) {
    if (article->tagged) return true;
    struct tag_options options = { article->heading.title, article->heading.body, cancel, progress, article->unexplained };
    return article->tagged = tags_build(&article->tags, &article->text, &options, error);
}

void article_free(struct article *article) {
    if (!article) return;
    tags_free(&article->tags);
    text_free(&article->text);
    free(article->path);
    free(article->doc);
    free(article);
}
