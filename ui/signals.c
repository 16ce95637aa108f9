#include "signals.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int wake[2] = { -1, -1 };
static volatile sig_atomic_t ended_by;
static struct termios restore_modes;
static int restore_fd = -1;
static char restore_bytes[256];
static size_t restore_len;
static volatile sig_atomic_t fragile;

static void restore_now(void) {
    if (restore_fd < 0) return;
    fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK);
    ssize_t put = write(STDOUT_FILENO, restore_bytes, restore_len);
    (void)put;
    tcsetattr(restore_fd, TCSANOW, &restore_modes);
}

static void on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT) {
        if (!ended_by) ended_by = number;
        alarm(1); /* should painting be blocked by a terminal that does not read */
    }
    ssize_t put = write(wake[1], &byte, 1);
    (void)put;
    errno = saved;
}

/* No handler may allocate; but all is given back, and should the fault have been malloc's own, the alarm ends us. */
static bool starving(void) {
    alarm(1);
    void *volatile probe = malloc(1); /* not to be left out by a compiler that thinks malloc never fails */
    bool refused = !probe;
    free(probe);
    return refused;
}

static void on_crash(int number) {
    static const char message[] = "dixit: out of memory\n";
    bool refused = errno == ENOMEM;
    restore_now();
    if (fragile && number == SIGSEGV && (refused || starving())) {
        ssize_t put = write(STDERR_FILENO, message, sizeof message - 1);
        (void)put;
        _exit(1);
    }
    signal(number == SIGALRM ? SIGTERM : number, SIG_DFL);
    raise(number == SIGALRM ? SIGTERM : number);
    _exit(128 + number);
}

static void handle(int number, void (*handler)(int)) {
    struct sigaction action = { .sa_handler = handler };
    sigfillset(&action.sa_mask);
    if (handler == on_crash) action.sa_flags = (int)SA_RESETHAND | SA_NODEFER, sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static const int woken_by[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGTSTP };
static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM,
                               SIGUSR1, SIGUSR2, SIGXCPU, SIGPROF, SIGVTALRM };

bool signals_take(void) {
    if (pipe(wake) < 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    }
    for (size_t i = 0; i < sizeof woken_by / sizeof *woken_by; i++) handle(woken_by[i], on_signal);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) handle(crashes[i], on_crash);
    return atexit(restore_now) == 0; /* curses may call exit() */
}

void signals_give(void) {
    restore_fd = -1;
    restore_len = 0;
    if (wake[0] < 0) return;
    alarm(0);
    for (size_t i = 0; i < sizeof woken_by / sizeof *woken_by; i++) handle(woken_by[i], SIG_DFL);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) handle(crashes[i], SIG_DFL);
}

void signals_restore(int fd, const struct termios *modes) {
    restore_modes = *modes;
    restore_fd = fd;
}

void signals_restore_bytes(const char *bytes) {
    size_t n = strlen(bytes);
    if (restore_len + n > sizeof restore_bytes) return;
    memcpy(restore_bytes + restore_len, bytes, n); /* NOLINT(bugprone-not-null-terminated-result): they have a length */
    restore_len += n;
}

void signals_fragile(bool at_work) {
    fragile = at_work;
}

void signals_lend(void) {
    handle(SIGTSTP, SIG_DFL);
    handle(SIGINT, SIG_IGN);
    handle(SIGQUIT, SIG_IGN);
}

void signals_take_back(void) {
    handle(SIGTSTP, on_signal);
    handle(SIGINT, on_signal);
    handle(SIGQUIT, on_signal);
}

int signals_fd(void) {
    return wake[0];
}

int signals_next(void) {
    unsigned char number;
    return read(wake[0], &number, 1) == 1 ? number : 0;
}

int signals_ended_by(void) {
    return ended_by;
}
