#include "files.h"
#include "broker.h"
#include <errno.h>
#include <string.h>

int files_open(const char *path, int flags) {
    int fd = open(path, flags);
    return fd < 0 && (errno == EACCES || errno == EPERM) ? broker_open(path, flags, 0) : fd;
}

struct article *files_article(const char *path, const char *encoding, const atomic_bool *cancel, struct error *error) {
    if (!strcmp(path, "-")) return article_open(path, encoding, cancel, error);
    int fd = files_open(path, ARTICLE_OPEN_FLAGS);
    if (fd >= 0) return article_read(fd, path, encoding, cancel, error);
    error_system(error, "cannot open");
    return NULL;
}
