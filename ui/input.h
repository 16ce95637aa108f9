/* Bytes of a terminal -> events: characters, keys sent as escape sequences,
   pastes between brackets. Replies of the terminal become EVENT_REPLY, never
   keys. It holds no clock: the caller says when a lone Escape has waited enough. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "event.h"
#include <stdbool.h>

enum { INPUT_BYTES = 4096, INPUT_PASTE_MAX = 1 << 16, INPUT_REPLY_MAX = 64, INPUT_PATIENCE = 25 };

struct input {
    char bytes[INPUT_BYTES];
    size_t len;
    bool pasting;
    size_t pasted;
    char reply[INPUT_REPLY_MAX];
    int late; /* how often a sequence has been late: after INPUT_PATIENCE times it is dropped */
    char paste[INPUT_PASTE_MAX]; /* last, so that who clears the rest need not touch its pages */
};

/* Room for more bytes: read into bytes + len, then add to len. */

/* Take the next event; EVENT_NONE where the bytes end within a sequence, unless
   `late`: then Escape, alone or before one character, stands for itself. A longer
   piece of a sequence is waited for, and dropped in the end: its bytes are no keys.
   The event's bytes last until the next call. */
struct event input_next(struct input *input, bool late);

#endif
