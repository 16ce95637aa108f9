/* What holds of every export of whatever text, for the unit tests and the fuzz target. */
#ifndef EXPORT_CHECK_H
#define EXPORT_CHECK_H

#include <dixit/export.h>

/* Look at a whole file of the format: valid UTF-8, nothing that commands a terminal, the format's own grammar as far as
   an attack would break it. NULL, or which of these is broken (*at: the byte). */
const char *export_check(const char *bytes, size_t n, enum export_format format, size_t *at);

#endif
