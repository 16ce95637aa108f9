/* failing_reader PROGRAM ARGUMENT...: the reader on a terminal of its own, with FAILING (a library to load before the C
   library) in its environment; Q is typed once it is quiet. For failing.sh: exits 0 where it ended by itself and gave the
   terminal back, else says what is wrong and exits 1. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

enum { QUIET = 60, PATIENCE = 100, ROOM = 1 << 18 }; /* milliseconds; times QUIET */

static char out[ROOM + 1];
static size_t n;

static int wrong(const char *what) {
    printf("%s\n", what);
    return 1;
}

/* What it writes until it is quiet, or is gone: then false. */
static int listen_to(int terminal) {
    struct pollfd ready = { terminal, POLLIN, 0 };
    while (poll(&ready, 1, QUIET) > 0) {
        ssize_t got = read(terminal, out + n, ROOM - n);
        if (got <= 0) return 0;
        n += (size_t)got < ROOM - n ? (size_t)got : 0; /* too much: its end is all that counts */
    }
    return 1;
}

int main(int argc, char **argv) {
    struct termios before, after;
    struct winsize size = { 24, 80, 0, 0 };
    int terminal, line, status = 0;
    if (argc < 2 || openpty(&terminal, &line, NULL, NULL, &size) || tcgetattr(line, &before)) return 2;
    pid_t pid = fork();
    if (!pid) {
        setenv("LD_PRELOAD", getenv("FAILING") ? getenv("FAILING") : "", 1);
        if (!login_tty(line)) execv(argv[1], argv + 1);
        _exit(99);
    }
    for (int times = 0; waitpid(pid, &status, WNOHANG) == 0; times++) {
        if (times == PATIENCE) return kill(pid, SIGKILL), wrong("does not end");
        if (listen_to(terminal) && write(terminal, "Q", 1) < 0) break;
    }
    listen_to(terminal);
    out[n] = 0;
    if (WIFSIGNALED(status)) return wrong("ends by a signal");
    if (tcgetattr(line, &after) || memcmp(&before, &after, sizeof before)) return wrong("leaves other modes");
    const char *last = NULL, *left = NULL;
    for (const char *at = out; (at = strstr(at, "\033[?1049h")); at++) last = at;
    for (const char *at = out; (at = strstr(at, "\033[?1049l")); at++) left = at;
    return last && (!left || left < last) ? wrong("stays on the other screen") : 0;
}
