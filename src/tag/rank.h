/* Whose words does a passage hold? Claimants are gathered around it
   (claimants.c), each is described by a few small numbers (rank.c), and a
   linear model in integers adds them up: a conditional log-linear model, whose
   weights tests/train/train_rank.c makes over marked articles with this very
   code. No feature is a word: what the lexicon tells of a word is.

   “Nobody's” is a claimant like the others. */
#ifndef DIXIT_RANK_H
#define DIXIT_RANK_H

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
    X(RANK_PHRASE, "phrase")         /* any noun phrase before it */                 \
    X(RANK_PHRASE_BEHIND, "phrase behind")

enum rank_kind {
#define X(id, name) id,
    RANK_KINDS(X)
#undef X
        RANK_KIND_COUNT
};

/* Templates: id, how many values; each has a weight by kind of claimant. */
#define RANK_TEMPLATES(X)                                                      \
    X(RANK_BIAS, 1)                                                            \
    X(RANK_VERB_FORM, 96)      /* what the lexicon says of the verb, its form */ \
    X(RANK_VERB_FAR, 96)       /* the same, how far it is */                   \
    X(RANK_FRAME_FAR, 256)     /* what may follow it, how far it is */         \
    X(RANK_BEFORE_FAR, 512)    /* the token before the passage, how far */     \
    X(RANK_AFTER_FAR, 512)     /* the token behind it, how far */              \
    X(RANK_BETWEEN, 64)        /* verbs, cues and commas between */            \
    X(RANK_PARTED, 64)         /* wh-words, passages between */                \
    X(RANK_COVER, 192)         /* how well the verb claims the passage */      \
    X(RANK_COVER_FAR, 128)                                                     \
    X(RANK_WHO, 32)            /* what the source is */                        \
    X(RANK_WHO_VERB, 256)                                                      \
    X(RANK_WHO_LAST, 64)       /* is it the last who spoke */                  \
    X(RANK_LENGTH_FAR, 64)     /* words of the passage, how far */             \
    X(RANK_SHAPE, 128)         /* its words, its first letter, its end */      \
    X(RANK_END_FAR, 64)        /* its end, how far */                          \
    X(RANK_AGAIN, 32)          /* the choice of the passage before */          \
    X(RANK_TOUCH, 64)          /* how far the source is from passage and verb */ \
    X(RANK_PLACE, 64)          /* where the passage stands in the paragraph */ \
    X(RANK_BEFORE_LENGTH, 384)                                                 \
    X(RANK_AFTER_LENGTH, 384)                                                  \
    X(RANK_BEFORE_AFTER, 2048)                                                 \
    X(RANK_TITLE_LENGTH, 64)   /* how many words begin with capitals */        \
    X(RANK_TITLE_BEFORE, 512)                                                  \
    X(RANK_VERB_BEFORE, 512)   /* the verb, the token before the passage */    \
    X(RANK_AROUND, 1024)       /* the tokens before and behind the source */   \
    X(RANK_RANK, 32)           /* how many verbs are nearer */

enum rank_template {
#define X(id, size) id,
    RANK_TEMPLATES(X)
#undef X
        RANK_TEMPLATE_COUNT
};

enum {
#define X(id, size) id##_ROOM = size,
    RANK_TEMPLATES(X)
#undef X
};

/* Weights of all templates for one kind of claimant. */
enum {
#define X(id, size) +size
    RANK_ROOM = RANK_TEMPLATES(X)
#undef X
};

struct rank_model {
    int8_t weights[RANK_KIND_COUNT][RANK_ROOM];
    int8_t shared[RANK_ROOM]; /* for every kind but RANK_NOBODY, besides its own */
};

const struct rank_model *rank_model(void);

enum { RANK_MOST = 32 }; /* claimants */

struct ranking {
    const struct passage *passage;
    uint32_t first, end;            /* its period */
    const struct claimant *before; /* what was chosen for the passage before in the period, or NULL */
    struct claimant at[RANK_MOST];
    uint16_t features[RANK_MOST][RANK_TEMPLATE_COUNT];
    int32_t score[RANK_MOST];
    unsigned n, best;
};

/* Watches the tagger rank, and may have other weights: the training program. */
struct rank_watch {
    const struct rank_model *model;
    void (*ranked)(void *to, const struct block *block, struct ranking *ranking);
    void *to;
};

/* Fill ranking->at: ranking->passage, first and end are told. */
void claimants_gather(const struct quoting *q, struct ranking *ranking);

/* Gather, describe and score: the best of them, for a ranking as above with `before`. */
struct choice passage_choose(const struct quoting *q, struct ranking *ranking);

#endif
