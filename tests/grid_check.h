/* The invariants of a grid (ui/cells.h), for the unit tests and the fuzz targets. */
#ifndef GRID_CHECK_H
#define GRID_CHECK_H

#include "ui/cells.h"

/* Look at all cells: whole characters that a terminal does not obey, wide ones with their right half, every row full.
   NULL, or which invariant is broken (*at: the index of the cell). */
const char *grid_check(const struct grid *grid, uint32_t *at);

#endif
