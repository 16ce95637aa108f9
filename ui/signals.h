/* Signals as the reader takes them: those that wake it come through a pipe, those
   that end it give the terminal back first. One reader at a time. */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Take them. False: there is no pipe to be had. */
bool signals_take(void);
void signals_give(void);

/* What to do for the terminal when a crash ends us: these modes to `fd` (-1: nothing
   to do), and these bytes to standard output; those that find no room are left out. */
void signals_restore(int fd, const struct termios *modes);
void signals_restore_bytes(const char *bytes);

/* A library that falls over where memory fails (curses does, in a dozen places) is at work: a fault then, when memory
   is refused, ends us with a word instead of a signal. */
void signals_fragile(bool at_work);

/* While another program has the terminal: ^C and ^\ are its own, ^Z stops us too. */
void signals_lend(void);
void signals_take_back(void);

/* Readable when a signal came; the number of the next, or 0. */
int signals_fd(void);
int signals_next(void);

/* The signal that says: leave; or 0. */
int signals_ended_by(void);

#endif
