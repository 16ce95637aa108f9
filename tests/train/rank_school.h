/* What the source ranker learns from: each passage between marks with its
   claimants, and who of them is right by the hand-marked attributions. */
#ifndef DIXIT_RANK_SCHOOL_H
#define DIXIT_RANK_SCHOOL_H

#include "marked.h"
#include "src/tag/cuemodel.h"
#include "src/tag/rank.h"

struct rank_lesson {
    uint32_t first;  /* of its claimants in the school's */
    uint32_t right;  /* bits: these are */
    uint8_t n;       /* claimants */
    uint8_t tenth;   /* of its article */
    bool somebodys;  /* by the gold */
    bool reachable;  /* one of the claimants is right */
};

struct rank_claimant {
    uint8_t kind;
    uint32_t features[RANK_FEATURES];
};

struct rank_school {
    VEC(struct rank_lesson) lessons;
    VEC(struct rank_claimant) claimants;
    struct arena arena;
    const struct rank_model *models[TENTHS]; /* what tags the articles of each tenth; NULL: the gold decides */
    const struct cue_model *cues[TENTHS];
};

/* Fill the lessons, in the order of the text: what the tagger sees behind its own choices. */
bool rank_school_read(struct rank_school *school, const struct marked_articles *marked);
void rank_school_free(struct rank_school *school);
bool rank_school_train(const struct rank_school *school, unsigned aside, struct rank_model *model); /* without those tenths */

enum { FIFTHS = TENTHS / 2 };

/* The tenths of a fifth of the articles. */
static inline unsigned fifth(unsigned i) {
    return 1u << i | 1u << (i + FIFTHS);
}

/* Lessons of articles each of which was tagged by models that had not seen its fifth. */
struct stack {
    struct marked_articles marked;
    struct cue_model *cues[FIFTHS];
    struct rank_model *ranks[FIFTHS];
    struct rank_school school;
};

/* stack_free, also where it fails. */
bool stack_read(struct stack *stack, const char *folder);
void stack_free(struct stack *stack);

#endif
