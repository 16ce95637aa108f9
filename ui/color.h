/* Colours: 24 bits, or a number of the terminal's palette, or the terminal's own.
   The palette is taken as it is and never redefined. */
#ifndef UI_COLOR_H
#define UI_COLOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t color; /* 0xRRGGBB, COLOR_NUMBER + n, or: */
enum { COLOR_DEFAULT = -1, COLOR_NUMBER = 1 << 24, COLORS_DIRECT = 1 << 24 };

/* What to ask a terminal of so many colours for (0, 8, 16, 256, COLORS_DIRECT): -1
   for its own, a number of its palette, or 0xRRGGBB. The nearest that it has; of
   256 only the 240 that users do not change. */
int32_t color_for(color wanted, int colors);

/* Read "default", a name (red, bright-red), a number (0 to 255) or #rrggbb. False: none of them. */
bool color_parse(const char *text, color *to);

enum { COLOR_TEXT = 16 };
char *color_write(color wanted, char to[COLOR_TEXT]); /* as color_parse reads it; returns `to` */

/* A terminal's answer to OSC 11: is its ground light? False: it is no such answer. */
bool color_ground_reply(const char *bytes, size_t n, bool *light);

#endif
