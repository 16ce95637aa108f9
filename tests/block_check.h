/* The invariants of a block's scratch (src/tag/passes.h), for the unit tests and the fuzz target. */
#ifndef BLOCK_CHECK_H
#define BLOCK_CHECK_H

#include "src/tag/passes.h"

/* Look through tokens and passages; NULL, or which invariant is broken (*at: the index in its array). */
const char *block_check(const struct block *block, uint32_t *at);

#endif
