/* The invariants of tags (include/dixit/tag.h), for the unit tests and the fuzz targets. */
#ifndef TAGS_CHECK_H
#define TAGS_CHECK_H

#include <dixit/tag.h>

/* Look through all the arrays; NULL, or which invariant is broken (*at: the index in its array). */
const char *tags_check(const struct tags *tags, const struct text *text, uint32_t *at);

#endif
