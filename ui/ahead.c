#include "ahead.h"
#include "thread.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
    pthread_t thread;
    bool running;
    int fd;
    struct stat st; /* of the file before it was read */
    const char *path, *encoding;
    struct article *article; /* the thread's until it is joined */
} ahead;

static void *read_and_tag(void *nothing) {
    struct error error = { 0 };
    struct article *article = article_read(ahead.fd, ahead.path, ahead.encoding, NULL, &error);
    if (article && !article_tag(article, NULL, NULL, &error)) {
        article_free(article);
        article = NULL;
    }
    ahead.article = article;
    return nothing;
}

void ahead_begin(const char *path, const char *encoding, uint32_t small) {
    ahead.path = path;
    ahead.encoding = encoding;
    bool fits = stat(path, &ahead.st) == 0 && S_ISREG(ahead.st.st_mode) && ahead.st.st_size <= (off_t)small;
    ahead.fd = fits ? open(path, ARTICLE_OPEN_FLAGS) : -1; /* a pipe opened in vain would end its writer */
    ahead.running = ahead.fd >= 0 && thread_start(&ahead.thread, read_and_tag, NULL);
    if (ahead.fd >= 0 && !ahead.running) close(ahead.fd);
}

static void join(void) {
    if (ahead.running) pthread_join(ahead.thread, NULL);
    ahead.running = false;
}

static bool is_as_it_was(const struct stat *now) {
    const struct stat *then = &ahead.st;
    return now->st_dev == then->st_dev && now->st_ino == then->st_ino && now->st_size == then->st_size &&
           now->st_mtim.tv_sec == then->st_mtim.tv_sec && now->st_mtim.tv_nsec == then->st_mtim.tv_nsec;
}

struct article *ahead_take(const char *path) {
    struct stat st;
    if (!ahead.running || strcmp(path, ahead.path)) return NULL;
    join();
    if (stat(path, &st) < 0 || !is_as_it_was(&st)) return NULL;
    struct article *article = ahead.article;
    ahead.article = NULL;
    return article;
}

void ahead_end(void) {
    join();
    article_free(ahead.article);
    ahead.article = NULL;
}
