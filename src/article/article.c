#include <dixit/article.h>
#include <dixit/clean.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "news/a.b.txt" -> "a.b" */
static char *doc_of(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return strndup(name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static struct article *article_new(const char *path, struct error *error) {
    struct article *article = calloc(1, sizeof *article);
    if (article) {
        article->path = strdup(path);
        article->doc = doc_of(path);
        if (article->path && article->doc) return article;
        article_free(article);
    }
    error_memory(error);
    return NULL;
}

/* Everything from `fd` in a malloc'ed block with room for padding. */
static char *read_all(int fd, size_t guess, size_t *len, const atomic_bool *cancel, struct error *error) {
    size_t room = guess + 1 + TEXT_PADDING;
    char *bytes = malloc(room);
    *len = 0;
    while (bytes) {
        if (cancel && atomic_load(cancel)) {
            error_set(error, ERROR_CANCELLED, *len, "cancelled");
            break;
        }
        ssize_t n = read(fd, bytes + *len, room - TEXT_PADDING - *len);
        if (n == 0) return bytes;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            error_system(error, "cannot read");
            break;
        }
        *len += (size_t)n;
        if (*len > TEXT_MAX) {
            error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
            break;
        }
        if (*len + TEXT_PADDING == room) {
            char *grown = realloc(bytes, room *= 2);
            if (!grown) break;
            bytes = grown;
        }
    }
    if (!error || error->code == ERROR_NONE) error_memory(error);
    free(bytes);
    return NULL;
}

static bool article_read(struct article *article, int fd, const char *encoding, const atomic_bool *cancel,
                         struct error *error) {
    struct stat st;
    if (fstat(fd, &st) < 0) return error_system(error, "cannot read");
    size_t len;
    if (st.st_size > (off_t)TEXT_MAX) return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
    char *bytes = read_all(fd, S_ISREG(st.st_mode) ? (size_t)st.st_size : 64 << 10, &len, cancel, error);
    if (!bytes || !text_adopt(&article->text, bytes, len, encoding, error)) return false;
    article->time = S_ISREG(st.st_mode) ? st.st_mtime : 0;
    article->heading = heading_find(&article->text);
    return true;
}

struct article *article_open(const char *path, const char *encoding, const atomic_bool *cancel, struct error *error) {
    struct article *article = article_new(path, error);
    if (!article) return NULL;
    int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO;
    if (fd < 0) error_system(error, "cannot open");
    bool read = fd >= 0 && article_read(article, fd, encoding, cancel, error);
    if (fd > STDIN_FILENO) close(fd);
    if (read) return article;
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
    struct tag_options options = { article->heading.title, article->heading.body, cancel, progress };
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

void article_title(const struct article *article, char *to, size_t room) {
    (void)article;
    if (room) *to = 0;
}

bool article_date(const struct article *article, bool file_time, char *to) {
    (void)article, (void)file_time;
    *to = 0;
    return false;
}
