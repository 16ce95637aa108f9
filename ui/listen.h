/* Waiting for what happens: bytes of the terminal, a signal, a job. It knows when a
   lone Escape has waited enough. */
#ifndef UI_LISTEN_H
#define UI_LISTEN_H

#include "input.h"

struct listener {
    int keys;    /* the descriptor that keys come from */
    int watched; /* another, or -1: EVENT_JOB when it is readable */
    bool asked;  /* the terminal owes a reply */
    struct input input;
};

/* The next event, waiting so many milliseconds (-1: for ever). In *number the signal
   that came instead, else 0. */
struct event listen_next(struct listener *listener, int milliseconds, int *number);

/* What the terminal still owes is taken, so that it does not reach the shell. */
void listen_out(struct listener *listener);

#endif
