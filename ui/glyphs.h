/* A cell as the locale can show it, in wide characters, whose columns wcwidth counts
   as the grid does. */
#ifndef UI_GLYPHS_H
#define UI_GLYPHS_H

#include "cells.h"
#include <wchar.h>

/* The characters of a cell, the first of which takes its columns (or one, where the
   locale knows no wide one), at most `most` of them and a 0. `utf8`: the locale's encoding is that. */
void glyphs_of(const struct cell *cell, bool utf8, wchar_t *to, int most);

#endif
