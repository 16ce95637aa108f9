/* How each style looks on this terminal, worked out once: what a theme gives it, in
   the nearest colours that there are, by the number of a pair of them. */
#ifndef UI_TINTS_H
#define UI_TINTS_H

#include "theme.h"

enum { TINTS_KEPT = 128, TINTS_PAIRS_MAX = 250 };

struct tint {
    style what;
    bool known;
    uint8_t attributes; /* LOOK_BOLD and so on */
    short pair;         /* 0: the terminal's own colours */
};

struct tints {
    struct tint kept[TINTS_KEPT];
    int pairs[TINTS_PAIRS_MAX][2]; /* [pair_count]: foreground, background, as color_for gives them; pair 1 first */
    int pair_count;
    int room; /* for pairs, on this terminal */
};

/* Forget what the theme gave; the terminal has room for so many pairs. */
void tints_clear(struct tints *tints, int room);

/* The look of a style. A pair that is new is told to `pair_made`. */
struct tint tints_of(struct tints *tints, const struct theme *theme, int colors, style what,
                     void (*pair_made)(short pair, int foreground, int background));

#endif
