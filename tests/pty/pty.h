/* The real program under a pseudo-terminal: a small shell of its own gives it job
   control, and what it writes goes to a terminal emulator (libvterm). Nothing here
   sleeps: each wait names its condition and gives up after PTY_SECONDS. */
#ifndef PTY_H
#define PTY_H

#include "test.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

enum { PTY_SECONDS = 20 };

struct pty {
    int master;
    int orders, reports;      /* to and from the shell */
    pid_t shell, program;
    VTerm *vterm;
    VTermScreen *screen;
    unsigned rows, columns;
    bool alternate, cursor;   /* the alternate screen is shown, the cursor is */
    bool stopped, ended;
    int status;               /* of waitpid, once it has ended */
    struct termios modes;     /* before it was started */
    char *raw;                /* [raw_len]: all that it wrote */
    size_t raw_len, raw_room;
};

/* Start argv[0] on a screen of this size; standard input from the file `input`
   unless NULL; `environment` holds NAME=VALUE strings and replaces all but PATH and HOME. */
void pty_start(struct pty *pty, const char *const *argv, unsigned rows, unsigned columns, const char *input,
               const char *const *environment);

/* End it if need be, and give everything back. */
void pty_close(struct pty *pty);

void pty_keys(struct pty *pty, const char *keys);
void pty_resize(struct pty *pty, unsigned rows, unsigned columns);
void pty_signal(struct pty *pty, int number);

/* After a stop: bring it to the foreground again. */
void pty_foreground(struct pty *pty);

/* The emulator hangs up: the master side is closed. */
void pty_hang_up(struct pty *pty);

/* Wait until the screen shows the text in one row, or shows it no more. False: it never came. */
bool pty_shows(struct pty *pty, const char *text);
bool pty_shows_no_more(struct pty *pty, const char *text);
bool pty_shows_cursor(struct pty *pty, bool shown);
bool pty_stops(struct pty *pty);
bool pty_ends(struct pty *pty);

/* Are the terminal's modes, screen and cursor as they were? */
bool pty_is_restored(struct pty *pty);

/* A row of the screen as UTF-8 without trailing blanks, in `to`. */
void pty_row(const struct pty *pty, unsigned row, char *to, size_t room);

/* The screen on standard error, for a test that fails. */
void pty_dump(const struct pty *pty);

/* Fail, with the screen, unless the condition holds. */
#define expect(pty, condition)            \
    do {                                  \
        if (!(condition)) {               \
            pty_dump(pty);                \
            pty_close(pty);               \
            fail_msg("%s", #condition);   \
        }                                 \
    } while (0)

/* Press the key that leaves; it must end well and give the terminal back. */
void pty_leave(struct pty *pty, const char *key);

#endif
