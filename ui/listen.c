#include "listen.h"
#include "signals.h"
#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { ESCAPE_MS = 20, PASTE_MS = 200, REPLY_MS = 50 };

/* Read what the terminal sent; false when it is gone. */
static bool keys_read(struct listener *listener) {
    struct input *input = &listener->input;
    ssize_t n = read(listener->keys, input->bytes + input->len, sizeof input->bytes - input->len);
    if (n > 0) input->len += (size_t)n;
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static struct event take(struct listener *listener, bool late) {
    struct event event = input_next(&listener->input, late);
    if (event.kind == EVENT_REPLY && event.len > 2 && event.bytes[event.len - 1] == 'c') listener->asked = false;
    return event;
}

struct event listen_next(struct listener *listener, int milliseconds, int *number) {
    static const struct event none = { .kind = EVENT_NONE }, hangup = { .kind = EVENT_HANGUP };
    struct event event = take(listener, false);
    *number = 0;
    if (event.kind != EVENT_NONE) return event;
    bool begun = listener->input.len;
    int patience = listener->input.pasting ? PASTE_MS : ESCAPE_MS;
    struct pollfd fds[3] = { { .fd = signals_fd(), .events = POLLIN },
                             { .fd = listener->keys, .events = POLLIN },
                             { .fd = listener->watched, .events = POLLIN } };
    int ready = poll(fds, begun ? 2 : 3, begun ? patience : milliseconds);
    if (ready < 0) return signals_ended_by() ? hangup : none;
    if (fds[0].revents) {
        *number = signals_next();
        return signals_ended_by() ? hangup : none;
    }
    if (!ready) return begun ? take(listener, true) : none;
    if (fds[1].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL) && !keys_read(listener)) return hangup;
    if (!begun && fds[2].revents && !fds[1].revents) return (struct event){ .kind = EVENT_JOB };
    return take(listener, false);
}

void listen_out(struct listener *listener) {
    char bytes[256];
    struct pollfd fd = { .fd = listener->keys, .events = POLLIN };
    if (listener->asked && !signals_ended_by() && poll(&fd, 1, REPLY_MS) > 0 &&
        read(listener->keys, bytes, sizeof bytes) < 0)
        return;
    listener->asked = false;
}
