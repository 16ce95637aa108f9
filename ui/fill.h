/* Filling lines with the words of a piece, a line at a call. Private to the layout. */
#ifndef UI_FILL_H
#define UI_FILL_H

#include "pieces.h"

struct fill {
    const struct text *text;
    struct typography typography;
    struct piece piece;
    uint32_t at;                          /* where the next line begins */
    unsigned divided;                     /* lines in a row that end within a word */
    bool words, gap;                      /* to be filled yet: words, the blank line behind them */
    char breaks[PIECE_MAX + PIECE_SLACK]; /* [length of the piece]: may a line begin here? (UAX #14) */
};

void fill_begin(struct fill *fill, struct piece piece);

/* The next line of the piece; false after the last, the blank line behind it among them. */
bool fill_line(struct fill *fill, struct line *line);

/* Is this byte a gap of a justified line? */
bool fill_is_gap(char byte);

#endif
