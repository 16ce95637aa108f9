/* What commands do. do_NAME for every line of commands.h; each takes the state
   and the call, changes the state, and returns what the loop must do then. */
#ifndef UI_ACTIONS_H
#define UI_ACTIONS_H

#include "commands.h"
#include <stdbool.h>

struct app;

enum reaction {
    REACT_NOTHING = 0,
    REACT_DRAW = 1,    /* draw the grid again */
    REACT_REPAINT = 2, /* ... and send every cell */
    REACT_SUSPEND = 4,
    REACT_QUIT = 8,
    REACT_WISH = 16    /* app.wish holds something for the terminal or the system */
};

/* How a command was called. */
struct call {
    unsigned count;          /* typed before the key; 0: none */
    bool bang;               /* ! stood behind the name */
    int argc;                /* arguments, without the command's name */
    const char *const *argv; /* [argc]: quotes and escapes undone */
    const char *const *rest; /* [argc + 1]: the line as typed from that argument on */
};

typedef unsigned action(struct app *app, const struct call *call);

#define X(id, function, name, group, argument, usage, help) action do_##function;
COMMANDS(X)
#undef X

/* Run one `:` line, as typed. Errors become the message. */
unsigned app_run_line(struct app *app, const char *line, unsigned count);

static inline unsigned call_count(const struct call *call) {
    return call->count ? call->count : 1;
}

#endif
