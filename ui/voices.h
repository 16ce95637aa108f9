/* Voices: the actors of an article that are quoted, derived from its tags. Each
   has a letter and a slot of colour (by the number of its quotes, so the voices
   that matter most get letters first), its quotes, and a strip that shows where in
   the article it speaks. Quotes without a known speaker are one voice more, the
   last, with an en dash for a letter. */
#ifndef UI_VOICES_H
#define UI_VOICES_H

#include <dixit/article.h>

enum { VOICE_STRIP = 8, VOICE_LETTERS = 52 };

struct voice {
    uint32_t actor;               /* index into the tags' actors, TAG_NONE for the unknown */
    uint32_t first, quotes;       /* its quotes: voices.quotes[first .. first + quotes), ascending */
    uint32_t words;               /* of its quotes */
    char letter[4];               /* A-Z, a-z, then *; – */
    uint8_t slot;                 /* of colour, 1.. ; 0 for the unknown */
    uint8_t strip[VOICE_STRIP];   /* 0..8: how much of each part of the article it speaks */
};

struct voices {
    struct voice *at; /* [n], in the order of their letters */
    uint32_t n;
    uint32_t *quotes;   /* [tags.quotes.n]: indices of quotes, grouped by voice */
    uint32_t *of_quote; /* [tags.quotes.n]: index of the voice of each quote */
    uint32_t *of_actor; /* [tags.actors.n + 1]: index of its voice or TAG_NONE; the last: of the unknown */
    uint32_t words;     /* of all quotes */
};

/* Derive them. O(actors log actors + quoted bytes). False: memory, then there are none. */
bool voices_build(struct voices *voices, const struct article *article);
void voices_free(struct voices *voices);

/* How many are known: the unknown, the last, is not counted as one. */
static inline uint32_t voices_known(const struct voices *voices) {
    return voices->n - (voices->n && voices->at[voices->n - 1].actor == TAG_NONE ? 1 : 0);
}

/* The place of a quote among those of its voice, from 0. */
uint32_t voices_rank(const struct voices *voices, uint32_t quote);

#endif
