/* What holds of every export of whatever text, for the unit tests and the fuzz target. */
#ifndef EXPORT_CHECK_H
#define EXPORT_CHECK_H

#include <dixit/export.h>

/* Write a tagged article as a whole file into *out, which is empty, a NUL behind it, and look at it: valid UTF-8, nothing
   that commands a terminal, the format's own grammar as far as an attack would break it. NULL, or which of these is
   broken (*at: the byte). The caller frees *out. */
const char *export_check(struct buffer *out, const struct article *article, const char *title,
                         const struct export_options *options, size_t *at);

#endif
