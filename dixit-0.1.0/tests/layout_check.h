/* The invariants of a layout, for the unit tests and the fuzz target. */
#ifndef LAYOUT_CHECK_H
#define LAYOUT_CHECK_H

#include "ui/layout.h"

/* Walk through the whole layout; NULL, or which invariant is broken (*at: where). */
const char *layout_check(const struct text *text, struct typography typography, const struct span *folds,
                         uint32_t fold_count, uint32_t *at);

#endif
