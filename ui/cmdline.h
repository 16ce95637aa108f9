/* A `:` line taken apart: command, the ! behind it where it may have one, arguments, and the line as typed from each
   argument on. Blanks part arguments; 'single' and "double" quotes keep them; a
   backslash takes the next character as it is (not within single quotes). A line
   that begins with # or " is a comment. `:N` and `:N%` stand for `goto N`. */
#ifndef UI_CMDLINE_H
#define UI_CMDLINE_H

#include "commands.h"
#include <dixit/error.h>
#include <stdbool.h>

enum { CMDLINE_BYTES = 4096, CMDLINE_ARGS = 32 };

struct cmdline {
    enum command command; /* COMMAND_COUNT: nothing to do (blank, comment) */
    bool bang; /* ! stood behind the name */
    int argc;
    const char *argv[CMDLINE_ARGS + 1]; /* NULL-terminated; in `words` */
    const char *rest[CMDLINE_ARGS + 1]; /* rest[i]: the line from argument i on, [argc] its end; in the caller's line */
    char words[CMDLINE_BYTES];
};

/* Take `line` apart (it must outlive *to). False and what was expected in *error:
   an unknown command, arguments missing or too many, a quote left open. */
bool cmdline_parse(struct cmdline *to, const char *line, struct error *error);

#endif
