/* What the ranker sees of a passage itself: its words, and what stands beside it. */
#ifndef DIXIT_LOOKS_H
#define DIXIT_LOOKS_H

#include "rank.h"

/* What a token is to the passage beside it: less than 32 values. */
enum beside { BESIDE_EDGE, BESIDE_COMMA, BESIDE_COLON, BESIDE_DASH, BESIDE_STOP, BESIDE_BRACKET, BESIDE_THAT, BESIDE_AS,
              BESIDE_THE, BESIDE_A, BESIDE_DETERMINER, BESIDE_POSSESSIVE, BESIDE_PREPOSITION, BESIDE_TO, BESIDE_ADJECTIVE,
              BESIDE_NOUN, BESIDE_NAME, BESIDE_CUE, BESIDE_VERB, BESIDE_BE, BESIDE_AND, BESIDE_ADVERB, BESIDE_PRONOUN,
              BESIDE_PASSAGE, BESIDE_NUMBER, BESIDE_WH, BESIDE_NAMING, BESIDE_CLITIC, BESIDE_WORK, BESIDE_TERM, BESIDE_OTHER };

struct looks {
    unsigned length, capital, end, title, before, behind, place;
    unsigned count, list;
    uint64_t words[4]; /* two before, two behind */
    uint64_t inner[2]; /* the first, the last */
    uint64_t shape;    /* parts of speech of a short one's words */
    bool verb, first_person;
};

struct looks looks_of(const struct quoting *q, const struct ranking *ranking);

/* Do the marks stand around the name of a work, a programme, a thing, an offence? */
bool looks_title(const struct quoting *q, const struct ranking *ranking, const struct looks *looks);

/* Of a token that may lie outside of [low, end): enum beside. */
unsigned beside(const struct quoting *q, uint32_t at, uint32_t low, uint32_t end);

/* The word as the lexicon has it, unless it is a name; else what it is. */
uint64_t word_at(const struct quoting *q, int64_t at, uint32_t low, uint32_t end);

/* 0, 1, 2, 3-4, 5-8, 9-16, 17-32, more. */
static inline unsigned bucket(unsigned n) {
    unsigned b = 0;
    if (n <= 2) return n;
    for (n--; n; n >>= 1) b++;
    return b < 6 ? b + 1 : 7;
}

static inline unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

#endif
