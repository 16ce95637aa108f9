#include "tty.h"
#include "cells.h"
#include "signals.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool tty_open(struct tty *tty) {
    *tty = (struct tty){ .keys = STDIN_FILENO };
    if (!isatty(STDIN_FILENO)) {
        tty->keys = open("/dev/tty", O_RDWR | O_CLOEXEC);
        tty->own_keys = tty->keys >= 0;
    }
    if (tty->keys < 0 || tcgetattr(tty->keys, &tty->before) < 0) return false;
    int in = fcntl(tty->keys, F_DUPFD_CLOEXEC, 3), out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    tty->in = in < 0 ? NULL : fdopen(in, "r");
    tty->out = out < 0 ? NULL : fdopen(out, "w");
    return tty->in && tty->out;
}

void tty_close(struct tty *tty) {
    if (tty->in) fclose(tty->in);
    if (tty->out) fclose(tty->out);
    if (tty->own_keys) close(tty->keys);
}

void tty_restore(const struct tty *tty) {
    tcsetattr(tty->keys, TCSANOW, &tty->before);
}

void tty_size(const struct tty *tty, unsigned *rows, unsigned *columns) {
    struct winsize size = { 0 };
    if (ioctl(tty->keys, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col) size.ws_row = 24, size.ws_col = 80;
    *rows = size.ws_row < GRID_ROWS_MAX ? size.ws_row : GRID_ROWS_MAX;
    *columns = size.ws_col < GRID_COLUMNS_MAX ? size.ws_col : GRID_COLUMNS_MAX;
}

void tty_put(const struct tty *tty, const char *bytes) {
    fputs(bytes, tty->out);
    fflush(tty->out);
}

void tty_wait_for_enter(const struct tty *tty) {
    char byte = 0;
    while (byte != '\n' && !signals_ended_by()) {
        ssize_t n = read(tty->keys, &byte, 1);
        if (!n || (n < 0 && errno != EINTR)) return;
    }
}
