/* Running other programs: by an argument vector and pipes, never through a shell. */
#ifndef UI_RUN_H
#define UI_RUN_H

#include <dixit/error.h>
#include <stdbool.h>
#include <stddef.h>

enum { RUN_OUTPUT_MAX = 16 << 20, RUN_SECONDS = 5 };

/* Run argv[0], found on PATH, with the n bytes at `input` as its standard input;
   collect its standard output (malloc'ed, NUL-terminated, at most RUN_OUTPUT_MAX
   bytes) in *output unless `output` is NULL: then it goes to /dev/null, as errors
   do. Returns the exit status, 127 where there is no such program, -1 and *error
   where it cannot be run or is killed by a signal, as it is after `seconds`, with whom it started. Where it ends before those
   whom it started, they are not waited for and live on, as xclip's do. `name=value` at the front of
   argv sets the environment. */
int run_program(const char *const *argv, const char *input, size_t n, char **output, size_t *len, unsigned seconds,
                struct error *error);

/* Run it on the terminal, which the caller has lent (term_lend): its output and
   errors go there, its input is the n bytes at `input`, or the keys where that is NULL. Returns as run_program. */
int run_on_terminal(const char *const *argv, const char *input, size_t n, struct error *error);

/* Start it apart from us, in a session of its own, with nothing to read or to
   write to; it may outlive us. False and *error where there is no such program. */
bool run_apart(const char *const *argv, struct error *error);

#endif
