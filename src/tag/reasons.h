/* Why a linear model chose as it did: the features with most weight. */
#ifndef DIXIT_REASONS_H
#define DIXIT_REASONS_H

#include <dixit/tag.h>

struct reasons {
    uint8_t at[QUOTE_REASONS]; /* 1 + number of the feature, 0 for none; the weightiest first */
    int32_t weight[QUOTE_REASONS];
};

/* Feature number `feature` spoke for what was chosen by so much. */
void reasons_add(struct reasons *reasons, unsigned feature, int32_t weight);

const char *rank_reason(unsigned feature);    /* rankfeatures.c */
const char *speaker_reason(unsigned feature); /* subjects.c */

#endif
