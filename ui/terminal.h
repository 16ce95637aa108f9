/* The terminal: it shows grids and turns bytes and signals into events. The only
   file that knows curses, and the only one that sends escape sequences. */
#ifndef UI_TERMINAL_H
#define UI_TERMINAL_H

#include "cells.h"
#include "event.h"
#include "theme.h"
#include <dixit/error.h>

struct terminal;

/* Take the terminal (standard output; keys from standard input or /dev/tty). NULL
   and why: no terminal, or one that cannot place its cursor. One at a time. */
struct terminal *term_open(struct error *error);

/* Give it back as it was. NULL is fine. */
void term_close(struct terminal *term);

/* How many colours there are: 0, 8, 16, 256 or COLORS_DIRECT; 0 where $NO_COLOR is set. */
int term_colors(const struct terminal *term);

/* Rows and columns now. */
void term_size(const struct terminal *term, unsigned *rows, unsigned *columns);

/* Have the mouse reported as events, where the terminal can; at first it is not. */
void term_mouse(struct terminal *term, bool on);

/* Show the grid; what has not changed since the last is not sent again unless `whole`.
   The terminal keeps it, to compare, and gives the one before in its place, to draw in. */
void term_show(struct terminal *term, struct grid *grid, const struct theme *theme, bool whole);

/* A descriptor whose readiness for reading is an event too (EVENT_JOB). */
void term_watch(struct terminal *term, int fd);

/* The next event, waiting so many milliseconds (-1: for ever). */
struct event term_event(struct terminal *term, int milliseconds);

/* Lend the terminal to another program, as it was before we took it; take it back: paint all then. */
void term_lend(struct terminal *term);
void term_take_back(struct terminal *term);

/* While it is lent: wait until Enter is pressed. */
void term_wait_for_enter(struct terminal *term);

/* Copy n bytes to the clipboard by OSC 52. False: more than terminals take, or one that knows none. */
bool term_copy(struct terminal *term, const char *bytes, size_t n);

/* Stop as ^Z does, and come back. */
void term_suspend(struct terminal *term);

/* The signal that ended us, or 0. */
int term_ended_by(void);

#endif
