#include "run.h"
#include "broker.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct output {
    char *at;
    size_t len, room;
};

/* Read what there is; false at the end, or where it is too much. */
static bool output_read(struct output *output, int fd) {
    /* cppcheck-suppress ctunullpointer ; no output is read where none is wanted: `from` is -1 then */
    if (output->len + 4096 > output->room) {
        size_t room = output->room ? 2 * output->room : 64 << 10;
        char *grown = room <= 2 * (size_t)RUN_OUTPUT_MAX ? realloc(output->at, room) : NULL;
        if (!grown) return false;
        output->at = grown;
        output->room = room;
    }
    ssize_t n = read(fd, output->at + output->len, output->room - output->len - 1);
    if (n < 0) return errno == EINTR || errno == EAGAIN;
    output->len += (size_t)n;
    return n > 0;
}

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum { LOOK_MS = 50 };

/* Feed one end and drain the other until both are done, or for `seconds` unless they are 0; or until the program has
   ended and what it wrote is read: one that it left behind may hold the pipes for as long as it likes. */
static void converse(pid_t pid, int to, int from, const char *input, size_t n, struct output *output, unsigned seconds) {
    int64_t end = milliseconds() + seconds * 1000LL;
    bool ended = false;
    while ((to >= 0 || from >= 0) && (!seconds || milliseconds() < end)) {
        struct pollfd fds[2] = { { .fd = to, .events = POLLOUT }, { .fd = from, .events = POLLIN } };
        int ready = poll(fds, 2, ended ? 0 : LOOK_MS);
        if ((ready < 0 && errno != EINTR) || (!ready && ended)) break;
        if (!ready) ended = broker_ended(pid);
        if (to >= 0 && fds[0].revents) {
            ssize_t put = n ? write(to, input, n) : 0;
            if (put > 0) {
                input += put;
                n -= (size_t)put;
            }
            if (!n || (put < 0 && errno != EINTR && errno != EAGAIN)) {
                close(to);
                to = -1;
            }
        }
        if (from >= 0 && fds[1].revents && !output_read(output, from)) {
            close(from);
            from = -1;
        }
    }
    if (to >= 0) close(to);
    if (from >= 0) close(from);
}

static int status_of(pid_t pid, const char *const *argv, struct error *error) {
    int status;
    while (strchr(*argv, '=') && argv[1]) argv++;
    const char *name = *argv;
    if (broker_wait(pid, &status) < 0) {
        error_system(error, name);
        return -1;
    }
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    if (WTERMSIG(status) == SIGALRM) error_set(error, ERROR_SYSTEM, 0, "%s took too long", name);
    else error_set(error, ERROR_SYSTEM, 0, "%s was ended by signal %d", name, WTERMSIG(status));
    return -1;
}

/* A pipe's writer is not ended by a reader that went first. */
static void feed(pid_t pid, int to, int from, const char *input, size_t n, struct output *output, unsigned seconds) {
    struct sigaction ignore = { .sa_handler = SIG_IGN }, old;
    fcntl(to, F_SETFL, O_NONBLOCK);
    sigaction(SIGPIPE, &ignore, &old);
    converse(pid, to, from, input, n, output, seconds);
    sigaction(SIGPIPE, &old, NULL);
}

int run_program(const char *const *argv, const char *input, size_t n, char **output, size_t *len,
                unsigned seconds, struct error *error) {
    int in[2] = { -1, -1 }, out[2] = { -1, -1 };
    struct output got = { 0 };
    if (pipe2(in, O_CLOEXEC) < 0 || (output && pipe2(out, O_CLOEXEC) < 0)) {
        error_system(error, "cannot make a pipe");
        if (in[0] >= 0) close(in[0]), close(in[1]);
        return -1;
    }
    int null = broker_open("/dev/null", O_RDWR, 0);
    pid_t pid = broker_run(&(struct program){ argv, in[0], out[1] >= 0 ? out[1] : null, null, .seconds = seconds });
    if (null >= 0) close(null);
    close(in[0]);
    if (out[1] >= 0) close(out[1]);
    if (pid < 0) {
        error_system(error, "cannot start a program");
        close(in[1]);
        if (out[0] >= 0) close(out[0]);
        return -1;
    }
    feed(pid, in[1], out[0], input, n, &got, seconds);
    int status = status_of(pid, argv, error);
    if (output) {
        if (got.at) got.at[got.len] = 0;
        *output = got.at;
        *len = got.len;
    }
    return status;
}

int run_on_terminal(const char *const *argv, const char *input, size_t n, struct error *error) {
    int in[2] = { -1, -1 };
    if (input && pipe2(in, O_CLOEXEC) < 0) {
        error_system(error, "cannot make a pipe");
        return -1;
    }
    if (!input && !isatty(STDIN_FILENO)) in[0] = broker_open("/dev/tty", O_RDWR, 0);
    pid_t pid = broker_run(&(struct program){ argv, in[0], -1, -1, false, 0 });
    if (in[0] >= 0) close(in[0]);
    if (pid < 0) {
        error_system(error, "cannot start a program");
        if (in[1] >= 0) close(in[1]);
        return -1;
    }
    if (input) feed(pid, in[1], -1, input, n, NULL, 0);
    return status_of(pid, argv, error);
}

bool run_apart(const char *const *argv, struct error *error) {
    int null = broker_open("/dev/null", O_RDWR, 0);
    pid_t pid = broker_run(&(struct program){ argv, null, null, null, true, 0 });
    bool started = pid >= 0 || error_system(error, argv[0]);
    if (null >= 0) close(null);
    return started;
}
