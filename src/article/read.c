#include "read.h"
#include <dixit/text.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FIRST = 256 << 10, /* bytes after which a large file is looked at */
    PIECE = 4 << 20,   /* bytes between two looks at the cancel flag */
    WAIT = 50,         /* milliseconds likewise */
    HUGE_PAGE = 2 << 20
};

struct reading {
    int fd;
    bool pipe;  /* may make us wait */
    bool sized; /* a file on a disk, not one that is made while it is read */
    const char *encoding;
    const atomic_bool *cancel;
    struct read_bytes *to;
    size_t room; /* of to->at, less the padding */
};

/* What is at hand where it is neither a file nor a pipe, NULL where it can be read. */
static const char *unreadable(const struct stat *st, int fd, bool standard_input) {
    if (S_ISREG(st->st_mode) || S_ISFIFO(st->st_mode)) return NULL;
    if (S_ISDIR(st->st_mode)) return "is a folder";
    if (S_ISSOCK(st->st_mode)) return standard_input ? NULL : "is a socket";
    if (isatty(fd)) return "is a terminal";
    char byte; /* standard input from /dev/null is an empty text */
    return standard_input && S_ISCHR(st->st_mode) && read(fd, &byte, 1) == 0 ? NULL : "is a device";
}

/* Wait until there is something to read, or the end. */
static bool wait_ready(const struct reading *reading, struct error *error) {
    struct pollfd poll_fd = { reading->fd, POLLIN, 0 };
    for (;;) {
        if (reading->cancel && atomic_load(reading->cancel))
            return error_set(error, ERROR_CANCELLED, reading->to->len, "cancelled");
        if (!reading->pipe) return true;
        int ready = poll(&poll_fd, 1, reading->cancel ? WAIT : -1);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return error_system(error, "cannot read");
    }
}

static bool grow(struct reading *reading, struct error *error) {
    size_t room = reading->room * 2;
    char *grown = realloc(reading->to->at, room + TEXT_PADDING);
    if (!grown) return error_memory(error);
    reading->to->at = grown;
    reading->room = room;
    return true;
}

/* Read once; *end is set at the end. Interrupted is as good as read. */
static bool read_some(struct reading *reading, bool *end, struct error *error) {
    struct read_bytes *to = reading->to;
    size_t n = reading->room - to->len;
    if (n > PIECE) n = to->len ? PIECE : FIRST;
    ssize_t got = read(reading->fd, to->at + to->len, n);
    *end = got == 0 || (reading->sized && got > 0 && (size_t)got < n); /* a file gives all it has */
    if (got < 0) return errno == EINTR || errno == EAGAIN || error_system(error, "cannot read");
    bool looked = to->len >= FIRST;
    to->len += (size_t)got;
    if (to->len > TEXT_MAX) return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
    return looked || to->len < FIRST || !text_refused(to->at, to->len, reading->encoding, error);
}

static bool read_all(struct reading *reading, struct error *error) {
    for (bool end = false; !end;) {
        if (reading->to->len == reading->room && !grow(reading, error)) return false;
        if (!wait_ready(reading, error) || !read_some(reading, &end, error)) return false;
    }
    return true;
}

/* A large block in large pages, where the system has them: filling it takes a tenth of the time. */
static char *block_new(size_t bytes) {
#ifdef MADV_HUGEPAGE
    if (bytes > PIECE) {
        size_t whole = (bytes + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
        char *block = aligned_alloc(HUGE_PAGE, whole);
        if (block) madvise(block, whole, MADV_HUGEPAGE);
        return block;
    }
#endif
    return malloc(bytes);
}

/* A block for a file of this size and a byte more, so that the end is seen without growing. */
static bool make_room(struct reading *reading, off_t size, struct error *error) {
    if (size > (off_t)TEXT_MAX) return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
    reading->sized = !reading->pipe && size > 0;
    reading->room = reading->sized ? (size_t)size + 1 : FIRST;
    reading->to->at = block_new(reading->room + TEXT_PADDING);
    if (reading->to->at) return true;
    return reading->room > PIECE ? error_set(error, ERROR_TOO_LARGE, 0, "larger than the memory there is")
                                 : error_memory(error);
}

static bool read_descriptor(struct reading *reading, bool standard_input, struct error *error) {
    struct stat st;
    if (fstat(reading->fd, &st) < 0) return error_system(error, "cannot read");
    const char *why_not = unreadable(&st, reading->fd, standard_input);
    if (why_not) return error_set(error, ERROR_SYSTEM, 0, "%s, not a text", why_not);
    reading->pipe = !S_ISREG(st.st_mode);
    return make_room(reading, st.st_size, error) && read_all(reading, error);
}

bool read_file(struct read_bytes *to, int fd, const char *encoding, const atomic_bool *cancel, struct error *error) {
    *to = (struct read_bytes){ 0 };
    bool standard_input = fd == STDIN_FILENO;
    struct reading reading = { .fd = fd, .encoding = encoding, .cancel = cancel, .to = to };
    bool read = read_descriptor(&reading, standard_input, error);
    if (!standard_input) close(fd);
    if (read) return true;
    free(to->at);
    to->at = NULL;
    return false;
}
