/* A theme turns a style, which says what a cell is, into how it looks: colours by
   number (of the terminal's palette) and attributes. Where there are no colours,
   attributes and letters carry the meaning alone. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "style.h"
#include <stdbool.h>

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_ITALIC = 4, LOOK_UNDERLINE = 8, LOOK_REVERSE = 16, COLOR_DEFAULT = -1 };

struct look {
    short foreground, background; /* COLOR_DEFAULT: the terminal's own */
    uint8_t attributes;
};

struct theme {
    int colors; /* of the terminal: 0, 8, 16, 256 */
    bool light; /* dark letters on a light ground */
};

struct look theme_look(const struct theme *theme, style what);

#endif
