#include "glyphs.h"
#include <dixit/chars.h>
#include <string.h>

/* What stands for a character where the locale has only ASCII. */
static wchar_t plain(uint32_t code) {
    if (code >= 0x2581 && code <= 0x2588) return (wchar_t)"_.:-=+*#"[code - 0x2581]; /* ever higher */
    if (code >= 0x2589 && code <= 0x258F) return '#';
    switch (code) {
    case 0x2018: case 0x2019: case 0x201A: return '\'';
    case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E: return '"';
    case 0x2010: case 0x2013: case 0x2014: case 0x2500: case 0x2504: return '-';
    case 0x2026: return '.';
    case 0x2502: case 0x2503: return '|';
    case 0x254B: return '+';
    case 0x25B8: return '>';
    case 0x2022: return '*';
    case 0xB7: return '-';
    default: return '?';
    }
}

void glyphs_of(const struct cell *cell, bool utf8, wchar_t *to, int most) {
    size_t len = strnlen(cell->bytes, CELL_BYTES);
    int n = 0;
    if (len == 1) { /* most are ASCII, and need no table */
        to[n++] = (wchar_t)cell->bytes[0];
        len = 0;
    }
    for (size_t at = 0; at < len && n < most;) {
        uint32_t code;
        at += (size_t)char_decode(cell->bytes + at, len - at, &code);
        wchar_t shown = utf8 || code < 128 ? (wchar_t)code : plain(code);
        if (n ? utf8 && wcwidth(shown) == 0 : wcwidth(shown) == cell->width) to[n++] = shown;
        else if (!n) to[n++] = utf8 ? 0xFFFD : '?';
    }
    if (!n) to[n++] = ' ';
    to[n] = 0;
}
