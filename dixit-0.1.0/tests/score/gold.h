/* Hand-marked attributions in brat stand-off, as PolNeAR has them. */
#ifndef SCORE_GOLD_H
#define SCORE_GOLD_H

#include "words.h"

struct gold {
    VEC(struct span) content, source, cue; /* bytes, ascending; empty where there is none */
};

struct golds {
    VEC(struct gold) items; /* those with content */
};

/* Read the .ann file at `path` for the view's text (code points become bytes),
   into the view's arena. False where it cannot be read. */
bool gold_read(struct golds *golds, struct view *view, const char *path);

#endif
