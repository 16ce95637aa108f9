/* The terminal as a device: where keys come from, where bytes go, its modes and its size.
   What the bytes are is ui/term.c's to know. */
#ifndef UI_TTY_H
#define UI_TTY_H

#include <stdbool.h>
#include <stdio.h>
#include <termios.h>

struct tty {
    int keys;              /* descriptor: standard input or, where that is an article, /dev/tty */
    bool own_keys;         /* ... ours to close */
    FILE *in, *out;        /* streams for curses, on descriptors of their own; owned */
    struct termios before; /* the modes as they were found */
};

/* False where there is no terminal; tty_close is due all the same. */
bool tty_open(struct tty *tty);
void tty_close(struct tty *tty);

/* Its modes as they were found. */
void tty_restore(const struct tty *tty);

/* Rows and columns now, 24x80 where nobody knows, and no more than a grid has. */
void tty_size(const struct tty *tty, unsigned *rows, unsigned *columns);

/* Write a string at once. */
void tty_put(const struct tty *tty, const char *bytes);

/* Read up to the end of a line; back early at a signal that ends us. */
void tty_wait_for_enter(const struct tty *tty);

#endif
