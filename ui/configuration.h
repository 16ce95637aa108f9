/* The configuration: `:` lines, one a line; # and " begin comments. A wrong line
   is told by its number and skipped: nothing in it is fatal. */
#ifndef UI_CONFIGURATION_H
#define UI_CONFIGURATION_H

#include <dixit/export.h>
#include <dixit/error.h>

struct app;

enum { CONFIG_MAX = 1 << 20 };

/* Run the lines in the n bytes at `bytes`; `name` stands in what is said of the
   wrong ones, which goes to *wrong, a line each. */
void config_run(struct app *app, const char *name, const char *bytes, size_t n, struct buffer *wrong);

/* Run the lines of a file; one that cannot be read is told in *wrong too. */
void config_read(struct app *app, const char *path, struct buffer *wrong);

/* Write the settings and the bindings as such a file: read after the defaults, it
   gives the same again. */
void config_dump(const struct app *app, struct buffer *to);

#endif
