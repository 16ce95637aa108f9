#include "batch_lines.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 256 << 10, WAIT = 100 /* milliseconds between two looks at `stop` */ };

static bool stopped(const struct lines *lines) {
    return lines->stop && atomic_load(lines->stop);
}

/* Wait for input; false when told to stop. A file is always ready. */
static bool wait_ready(struct lines *lines) {
    struct pollfd fd = { lines->fd, POLLIN, 0 };
    int ready = poll(&fd, 1, 0);
    if (!ready && lines->idle) lines->idle(lines->context);
    while (!ready || (ready < 0 && errno == EINTR)) {
        if (stopped(lines)) return false;
        ready = poll(&fd, 1, WAIT);
    }
    return !stopped(lines);
}

/* Move what is left to the front and read more behind it. */
static enum lines_result more(struct lines *lines, struct error *error) {
    struct buffer *buffer = &lines->buffer;
    if (lines->at) memmove(buffer->at, buffer->at + lines->at, buffer->len - lines->at);
    buffer->len -= lines->at;
    lines->searched -= lines->at;
    lines->at = 0;
    char *to = buffer_room(buffer, PIECE);
    if (!to) {
        error_memory(error);
        return LINES_FAILED;
    }
    if (!wait_ready(lines)) return LINES_STOPPED;
    ssize_t n = read(lines->fd, to, buffer->room - buffer->len - 1);
    if (n < 0 && errno != EINTR && errno != EAGAIN) {
        error_system(error, "cannot read");
        return LINES_FAILED;
    }
    lines->end = !n;
    if (n > 0) buffer->len += (size_t)n;
    return LINES_ONE;
}

static enum lines_result take(struct lines *lines, struct slice *line, size_t end, bool separated, bool *whole) {
    *line = (struct slice){ lines->buffer.at + lines->at, end - lines->at };
    if (whole) *whole = separated;
    lines->taken += line->len + separated;
    lines->at = lines->searched = end + separated;
    return LINES_ONE;
}

enum lines_result lines_next(struct lines *lines, struct slice *line, bool *whole, struct error *error) {
    struct buffer *buffer = &lines->buffer;
    for (;;) {
        const char *found = NULL;
        if (lines->searched < buffer->len)
            found = memchr(buffer->at + lines->searched, lines->separator, buffer->len - lines->searched);
        if (found) return take(lines, line, (size_t)(found - buffer->at), true, whole);
        lines->searched = buffer->len;
        if (lines->end) return lines->at == buffer->len ? LINES_END : take(lines, line, buffer->len, false, whole);
        enum lines_result read = more(lines, error);
        if (read != LINES_ONE) return read;
    }
}

void lines_free(struct lines *lines) {
    buffer_free(&lines->buffer);
}
