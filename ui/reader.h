/* The reader: the loop between the application and the terminal. */
#ifndef UI_READER_H
#define UI_READER_H

#include "options.h"

/* Read until the user leaves; returns the exit status. */
int reader_run(const struct options *options);

/* Write the settings and bindings that the configuration leads to; the exit status. */
int reader_dump_config(const struct options *options);

#endif
