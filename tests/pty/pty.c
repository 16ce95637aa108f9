#include "pty/pty.h"
#include <dixit/chars.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* --- the shell: a session of its own, with the program as its one job --- */

struct report {
    int stopped, ended, status;
    pid_t program;
};

static void report(int fd, struct report what) {
    if (write(fd, &what, sizeof what) != sizeof what) _exit(1);
}

static _Noreturn void become_program(const char *const *argv, const char *input, const char *const *environment) {
    static const char *const names[] = { "PATH", "HOME" };
    char *values[2];
    for (int i = 0; i < 2; i++) values[i] = getenv(names[i]) ? strdup(getenv(names[i])) : NULL;
    clearenv();
    for (int i = 0; i < 2; i++)
        if (values[i]) setenv(names[i], values[i], 1);
    for (; *environment; environment++) putenv(strdup(*environment));
    if (input) {
        int fd = open(input, O_RDONLY);
        if (fd < 0 || dup2(fd, STDIN_FILENO) < 0) _exit(126);
        close(fd);
    }
    char *copy[16] = { NULL };
    for (size_t i = 0; argv[i] && i < 15; i++) copy[i] = strdup(argv[i]);
    execv(copy[0], copy);
    _exit(127);
}

static void to_foreground(pid_t group) {
    tcsetpgrp(STDERR_FILENO, group);
}

static _Noreturn void shell(const char *const *argv, const char *input, const char *const *environment, int orders,
                            int reports) {
    char order;
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    if (read(orders, &order, 1) != 1) _exit(0); /* until the terminal's modes were looked at */
    pid_t program = fork();
    if (!program) {
        setpgid(0, 0);
        to_foreground(getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        close(orders);
        close(reports);
        become_program(argv, input, environment);
    }
    setpgid(program, program);
    to_foreground(program);
    report(reports, (struct report){ .program = program });
    for (int status;;) {
        if (waitpid(program, &status, WUNTRACED) < 0) _exit(1);
        struct report what = { WIFSTOPPED(status), !WIFSTOPPED(status), status, program };
        to_foreground(getpgrp());
        report(reports, what);
        if (what.ended || read(orders, &order, 1) != 1) {
            kill(-program, SIGKILL);
            while (read(orders, &order, 1) == 1) {} /* keeps the terminal open until it was looked at */
            _exit(0);
        }
        to_foreground(program);
        kill(-program, SIGCONT);
    }
}

/* --- the emulator --- */

static int on_property(VTermProp property, VTermValue *value, void *user) {
    struct pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN) pty->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE) pty->cursor = value->boolean;
    return 1;
}

static void keep_raw(struct pty *pty, const char *bytes, size_t n) {
    if (pty->raw_len + n + 1 > pty->raw_room) {
        pty->raw_room = 2 * (pty->raw_len + n + 1);
        pty->raw = realloc(pty->raw, pty->raw_room);
        if (!pty->raw) abort();
    }
    memcpy(pty->raw + pty->raw_len, bytes, n);
    pty->raw_len += n;
    pty->raw[pty->raw_len] = 0;
}

void pty_start(struct pty *pty, const char *const *argv, unsigned rows, unsigned columns, const char *input,
               const char *const *environment) {
    static const VTermScreenCallbacks callbacks = { .settermprop = on_property };
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    int orders[2], reports[2];
    if (pipe2(orders, O_CLOEXEC) < 0 || pipe2(reports, O_CLOEXEC) < 0) abort();
    *pty = (struct pty){ .rows = rows, .columns = columns, .cursor = true };
    pty->shell = forkpty(&pty->master, NULL, NULL, &size);
    if (pty->shell < 0) abort();
    if (!pty->shell) {
        close(orders[1]);
        close(reports[0]);
        shell(argv, input, environment, orders[0], reports[1]);
    }
    close(orders[0]);
    close(reports[1]);
    pty->orders = orders[1];
    pty->reports = reports[0];
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    tcgetattr(pty->master, &pty->modes);
    if (write(pty->orders, "s", 1) != 1) abort();
    pty->vterm = vterm_new((int)rows, (int)columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_reset(pty->screen, 1);
}

void pty_hang_up(struct pty *pty) {
    if (pty->master >= 0) close(pty->master);
    pty->master = -1;
}

void pty_close(struct pty *pty) {
    if (!pty->ended && pty->program) kill(pty->program, SIGKILL);
    close(pty->orders);
    pty_hang_up(pty);
    kill(pty->shell, SIGKILL);
    while (waitpid(pty->shell, NULL, 0) < 0 && errno == EINTR) {}
    close(pty->reports);
    vterm_free(pty->vterm);
    free(pty->raw);
}

/* --- what happens --- */

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void read_output(struct pty *pty) {
    char bytes[4096];
    ssize_t n = read(pty->master, bytes, sizeof bytes);
    if (n <= 0) return;
    keep_raw(pty, bytes, (size_t)n);
    vterm_input_write(pty->vterm, bytes, (size_t)n);
    char reply[256]; /* what a terminal answers to questions */
    size_t answer = vterm_output_read(pty->vterm, reply, sizeof reply);
    if (answer && write(pty->master, reply, answer) < 0) return;
}

static void read_report(struct pty *pty) {
    struct report what;
    if (read(pty->reports, &what, sizeof what) != sizeof what) return;
    pty->program = what.program;
    pty->stopped = what.stopped;
    pty->ended = what.ended;
    pty->status = what.status;
}

/* Take what comes until the condition holds; false at the deadline. */
static bool wait_for(struct pty *pty, bool (*holds)(struct pty *pty, const char *text), const char *text) {
    int64_t deadline = now_ms() + PTY_SECONDS * 1000;
    while (!holds(pty, text)) {
        struct pollfd fds[2] = { { .fd = pty->reports, .events = POLLIN }, { .fd = pty->master, .events = POLLIN } };
        int64_t left = deadline - now_ms();
        if (left <= 0 || (poll(fds, 2, (int)left) < 0 && errno != EINTR)) return false;
        if (fds[1].revents & POLLIN) read_output(pty);
        else if (fds[0].revents & POLLIN) read_report(pty); /* output first: it came before the end */
    }
    return true;
}

void pty_row(const struct pty *pty, unsigned row, char *to, size_t room) {
    char *end = to + room - 32, *word = to;
    for (VTermPos at = { .row = (int)row, .col = 0 }; at.col < (int)pty->columns && to < end; at.col++) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(pty->screen, at, &cell) || cell.chars[0] == (uint32_t)-1) continue;
        if (!cell.chars[0]) *to++ = ' ';
        for (int i = 0; i < 6 && cell.chars[i]; i++) to += char_encode(to, cell.chars[i]);
        if (to[-1] != ' ') word = to;
    }
    *word = 0;
}

static bool shows(struct pty *pty, const char *text) {
    char row[8192];
    for (unsigned i = 0; i < pty->rows; i++) {
        pty_row(pty, i, row, sizeof row);
        if (strstr(row, text)) return true;
    }
    return false;
}

static bool shows_not(struct pty *pty, const char *text) {
    return !shows(pty, text);
}

static bool is_stopped(struct pty *pty, const char *text) {
    (void)text;
    return pty->stopped;
}

static bool is_ended(struct pty *pty, const char *text) {
    (void)text;
    return pty->ended;
}

bool pty_shows(struct pty *pty, const char *text) {
    return wait_for(pty, shows, text);
}

bool pty_shows_no_more(struct pty *pty, const char *text) {
    return wait_for(pty, shows_not, text);
}

static bool shows_cursor(struct pty *pty, const char *text) {
    (void)text;
    return pty->cursor;
}

static bool hides_cursor(struct pty *pty, const char *text) {
    (void)text;
    return !pty->cursor;
}

bool pty_shows_cursor(struct pty *pty, bool shown) {
    return wait_for(pty, shown ? shows_cursor : hides_cursor, NULL);
}

bool pty_stops(struct pty *pty) {
    return wait_for(pty, is_stopped, NULL);
}

bool pty_ends(struct pty *pty) {
    return wait_for(pty, is_ended, NULL);
}

static bool is_restored(struct pty *pty, const char *text) {
    struct termios modes;
    (void)text;
    if (tcgetattr(pty->master, &modes) < 0) return false;
    return !pty->alternate && pty->cursor && modes.c_lflag == pty->modes.c_lflag && modes.c_iflag == pty->modes.c_iflag &&
           modes.c_oflag == pty->modes.c_oflag;
}

bool pty_is_restored(struct pty *pty) {
    return wait_for(pty, is_restored, NULL); /* the kernel may hand over the last bytes after it told of the end */
}

/* --- what the user does --- */

void pty_keys(struct pty *pty, const char *keys) {
    for (size_t n = strlen(keys); n > 0;) {
        ssize_t put = write(pty->master, keys, n);
        if (put < 0) abort();
        keys += put;
        n -= (size_t)put;
    }
}

void pty_resize(struct pty *pty, unsigned rows, unsigned columns) {
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    pty->rows = rows;
    pty->columns = columns;
    vterm_set_size(pty->vterm, (int)rows, (int)columns);
    ioctl(pty->master, TIOCSWINSZ, &size);
}

static bool is_started(struct pty *pty, const char *text) {
    (void)text;
    return pty->program > 0;
}

void pty_signal(struct pty *pty, int number) {
    if (wait_for(pty, is_started, NULL)) kill(pty->program, number); /* 0 would be all of the tests, and who runs them */
}

void pty_foreground(struct pty *pty) {
    pty->stopped = false;
    if (write(pty->orders, "f", 1) != 1) abort();
}

void pty_dump(const struct pty *pty) {
    char row[8192];
    for (unsigned i = 0; i < pty->rows; i++) {
        pty_row(pty, i, row, sizeof row);
        fprintf(stderr, "%2u|%s\n", i, row);
    }
}

void pty_leave(struct pty *pty, const char *key) {
    pty_keys(pty, key);
    expect(pty, pty_ends(pty));
    expect(pty, WIFEXITED(pty->status) && WEXITSTATUS(pty->status) == 0);
    expect(pty, pty_is_restored(pty));
    pty_close(pty);
}
