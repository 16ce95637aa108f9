/* Whose words does a passage hold? Claimants are gathered around it
   (claimants.c), each is described by a few small numbers (rank.c), and a
   linear model in integers adds them up: a conditional log-linear model, whose
   weights tests/train/train_rank.c makes over marked articles with this very
   code. What a feature says of a word is in the lexicon, and no name is among
   them.

   “Nobody's” is a claimant like the others. */
#ifndef DIXIT_RANK_H
#define DIXIT_RANK_H

#include "linear.h"
#include "quotes.h"

/* How a claimant was found: id, what --explain calls it. */
#define RANK_KINDS(X)                                                              \
    X(RANK_NOBODY, "nobody")         /* the marks hold no words that anybody said */ \
    X(RANK_SUBJECT, "subject")       /* of a verb before the passage */              \
    X(RANK_INVERTED, "inverted")     /* after a verb before it: “X, said S, “Q”” */  \
    X(RANK_OWNER, "owner")           /* “S's claim that”, “her call for” */          \
    X(RANK_AGENT, "agent")           /* “as S put it”: “described by S as” */        \
    X(RANK_SOURCE, "according")      /* of “according to” */                         \
    X(RANK_LABEL, "label")           /* before a colon */                            \
    X(RANK_NEXT, "next")             /* subject of a verb behind it */               \
    X(RANK_NEXT_INVERTED, "behind")  /* behind a verb behind it: ““Q,” said S” */    \
    X(RANK_SPOKE, "spoke")           /* the last source in the paragraph */          \
    X(RANK_HEARD, "heard")           /* the same, of words without marks too */    \
    X(RANK_PREVIOUS, "previous")     /* the last source of an earlier paragraph */   \
    X(RANK_EARLIER, "earlier")       /* subject of a verb in the period before */    \
    X(RANK_LATER, "later")           /* subject of a verb in the period behind */   \
    X(RANK_SHARED, "shared")         /* subject of a clause before that of the verb: “S, whom A saw, called it” */ \
    X(RANK_PHRASE, "phrase")         /* any noun phrase before it */                 \
    X(RANK_PHRASE_BEHIND, "phrase behind")

enum rank_kind {
#define X(id, name) id,
    RANK_KINDS(X)
#undef X
        RANK_KIND_COUNT
};

/* What a claimant is described by: id, what it is seen of, what --explain calls it. Each has a weight by kind of claimant, and
   one that all kinds but RANK_NOBODY share. What is seen of the passage is the same for all claimants. */
#define RANK_TEMPLATES(X) \
    X(RANK_BIAS, PASSAGE, "how it was found") \
    X(RANK_VERB_FORM, CLAIMANT, "the verb's form") \
    X(RANK_VERB_FAR, CLAIMANT, "the verb and how far it is") \
    X(RANK_FRAME_FAR, CLAIMANT, "what may follow the verb") \
    X(RANK_BEFORE_FAR, CLAIMANT, "what stands before the marks") \
    X(RANK_AFTER_FAR, CLAIMANT, "what stands behind them") \
    X(RANK_BETWEEN, CLAIMANT, "verbs and commas between") \
    X(RANK_PARTED, CLAIMANT, "relative words and marks between") \
    X(RANK_COVER, CLAIMANT, "how well the verb claims the place") \
    X(RANK_COVER_FAR, CLAIMANT, "the same and how far it is") \
    X(RANK_WHO, CLAIMANT, "what the source is") \
    X(RANK_WHO_VERB, CLAIMANT, "the source and its verb") \
    X(RANK_WHO_LAST, CLAIMANT, "whether it spoke last") \
    X(RANK_LENGTH_FAR, CLAIMANT, "the length of the words") \
    X(RANK_SHAPE, PASSAGE, "length, first letter and end of the words") \
    X(RANK_END_FAR, CLAIMANT, "the end of the words") \
    X(RANK_AGAIN, CLAIMANT, "whose the marks before are") \
    X(RANK_TOUCH, CLAIMANT, "how near source, verb and marks are") \
    X(RANK_PLACE, PASSAGE, "the place in the paragraph") \
    X(RANK_BEFORE_LENGTH, PASSAGE, "what stands before and the length") \
    X(RANK_AFTER_LENGTH, PASSAGE, "what stands behind and the length") \
    X(RANK_BEFORE_AFTER, PASSAGE, "what stands before and behind") \
    X(RANK_TITLE_LENGTH, PASSAGE, "how many words begin with capitals") \
    X(RANK_TITLE_BEFORE, PASSAGE, "capitals and what stands before") \
    X(RANK_VERB_BEFORE, CLAIMANT, "the verb and what stands before the marks") \
    X(RANK_AROUND, CLAIMANT, "what stands around the source") \
    X(RANK_RANK, CLAIMANT, "verbs that are nearer") \
    X(RANK_VERB_WORD, CLAIMANT, "which verb it is") \
    X(RANK_VERB_WORD_FAR, CLAIMANT, "which verb, how far") \
    X(RANK_VERB_WORD_BEFORE, CLAIMANT, "which verb and what stands before the marks") \
    X(RANK_HEAD_WORD, CLAIMANT, "which word heads the source") \
    X(RANK_BEFORE_WORD, PASSAGE, "the word before the marks") \
    X(RANK_BEFORE_WORDS, PASSAGE, "the words before the marks") \
    X(RANK_AFTER_WORD, PASSAGE, "the word behind the marks") \
    X(RANK_AFTER_WORDS, PASSAGE, "the words behind the marks") \
    X(RANK_WORDS_AROUND, PASSAGE, "the words around the marks") \
    X(RANK_FIRST_WORD, PASSAGE, "the first word between the marks") \
    X(RANK_LAST_WORD, PASSAGE, "the last word between the marks") \
    X(RANK_INNER, PASSAGE, "what the words are") \
    X(RANK_LENGTH, PASSAGE, "how many words they are") \
    X(RANK_LIST, PASSAGE, "marks beside these marks") \
    X(RANK_PATH, CLAIMANT, "what stands between source and marks") \
    X(RANK_SOURCE_AROUND, CLAIMANT, "the words around the source") \
    X(RANK_OWN, CLAIMANT, "what stands between the source and its verb") \
    X(RANK_HANGS, PASSAGE, "whether the marks go on with those before") \
    X(RANK_HEARER, CLAIMANT, "whether it is who was told") \
    X(RANK_WHO_BEFORE, CLAIMANT, "what the source is and what stands before the marks") \
    X(RANK_VERB_NEXT, CLAIMANT, "the verb and the word behind it") \
    X(RANK_NAME, CLAIMANT, "what kind of name the source is")

enum rank_template {
#define X(id, of, help) id,
    RANK_TEMPLATES(X)
#undef X
        RANK_TEMPLATE_COUNT
};

enum { RANK_ROW_BITS = 17, RANK_ROWS = 1 << RANK_ROW_BITS, RANK_FEATURES = 2 * RANK_TEMPLATE_COUNT };

/* Bytes only: the weights file is this struct. A feature's row is a hash; where two meet, they share a weight. */
struct rank_model {
    int8_t weights[RANK_ROWS];
};

const struct rank_model *rank_model(void);

static inline uint32_t rank_row(uint32_t feature) {
    return feature >> (32 - RANK_ROW_BITS);
}

/* What a template sees of a claimant of this kind, or RANK_KIND_COUNT for what the kinds share. */
static inline uint32_t rank_feature(unsigned template, unsigned kind, uint64_t seen) {
    return (uint32_t)(linear_feature(template * (RANK_KIND_COUNT + 1) + kind, seen) >> 32);
}

static inline unsigned rank_shared(unsigned kind) {
    return kind == RANK_NOBODY ? kind : RANK_KIND_COUNT;
}

enum { RANK_MOST = 32 }; /* claimants */

struct ranking {
    const struct passage *passage;
    uint32_t first, end;            /* its period */
    const struct claimant *before; /* what was chosen for the passage before in the period, or NULL */
    struct claimant at[RANK_MOST];
    uint64_t seen[RANK_MOST][RANK_TEMPLATE_COUNT]; /* of each */
    int32_t score[RANK_MOST];
    unsigned n, best;
    bool parted; /* a nearer clause of its own holds the passage: no subject before it is a claimant */
};

/* Watches the tagger rank, and may choose otherwise: the training program. */
struct rank_watch {
    void (*ranked)(void *to, const struct block *block, struct ranking *ranking);
    void *to;
};

/* rankfeatures.c: fill ranking->seen of all claimants from `first` on; true where the marks stand around a title or a name. */
bool ranking_describe(const struct quoting *q, struct ranking *ranking, unsigned first);

/* The features of a claimant that is described, in pairs: its kind's and the shared one's. */
void ranking_features(const struct ranking *ranking, unsigned index, uint32_t features[RANK_FEATURES]);

/* Fill ranking->at: ranking->passage, first and end are told. Then who is in another period, or nobody's subject. */
void claimants_gather(const struct quoting *q, struct ranking *ranking);
void claimants_gather_far(const struct quoting *q, struct ranking *ranking);

/* The cue at the verb, from the block's list where it stands there, else made up. */
struct cue cue_of_verb(const struct quoting *q, uint32_t verb);

/* Gather, describe and score: the best of them, for a ranking as above with `before`. */
struct choice passage_choose(const struct quoting *q, struct ranking *ranking);

/* Whoever was chosen for a passage of the period [first, end): the verb nearer to it that has its words is the cue. */
void choice_nearest_verb(const struct quoting *q, struct choice *choice, uint32_t first, uint32_t end);

#endif
