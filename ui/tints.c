#include "tints.h"
#include <string.h>

void tints_clear(struct tints *tints, int room) {
    memset(tints->kept, 0, sizeof tints->kept);
    tints->pair_count = 0;
    tints->room = room < TINTS_PAIRS_MAX ? room : TINTS_PAIRS_MAX;
}

static short pair_of(struct tints *tints, int foreground, int background, void (*pair_made)(short, int, int)) {
    if (foreground < 0 && background < 0) return 0;
    for (int i = 0; i < tints->pair_count; i++)
        if (tints->pairs[i][0] == foreground && tints->pairs[i][1] == background) return (short)(i + 1);
    if (tints->pair_count >= tints->room) return 0;
    int *pair = tints->pairs[tints->pair_count++];
    pair[0] = foreground;
    pair[1] = background;
    pair_made((short)tints->pair_count, foreground, background);
    return (short)tints->pair_count;
}

struct tint tints_of(struct tints *tints, const struct theme *theme, int colors, style what,
                     void (*pair_made)(short, int, int)) {
    struct tint *tint = &tints->kept[(what ^ what >> 7 ^ what >> 15) % TINTS_KEPT];
    if (tint->known && tint->what == what) return *tint;
    struct look look = theme_look(theme, what);
    short pair = pair_of(tints, color_for(look.foreground, colors), color_for(look.background, colors), pair_made);
    return *tint = (struct tint){ .what = what, .known = true, .attributes = look.attributes, .pair = pair };
}
