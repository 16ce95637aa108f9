/* The model of the part-of-speech tagger, and what it sees of a token: shared by
   pos.c, which tags, and tests/train/, which makes the model with this very code.

   A token's word is looked up in a dictionary of the words that the training
   texts hold often, which gives its class: the parts of speech it was seen as.
   Where that is one, it is decided. Else a linear model chooses, from left to
   right: the averaged perceptron of Collins, “Discriminative Training Methods
   for Hidden Markov Models” (EMNLP 2002), greedy, with classes of ambiguity
   after Giménez and Màrquez, “SVMTool” (LREC 2004). */
#ifndef DIXIT_POSMODEL_H
#define DIXIT_POSMODEL_H

#include "linear.h"
#include "passes.h"

enum {
    POS_ROW_BITS = 14,
    POS_WORD_BITS = 14,
    POS_PROBES = 4,    /* places in the dictionary where a word may stand, side by side */
    POS_FEATURES = 24  /* at most */
};

/* Classes that no dictionary gives. */
enum { CLASS_UNKNOWN, CLASS_EDGE, CLASS_PUNCT, CLASS_COMMA, CLASS_STOP, CLASS_MARK, CLASS_NUMBER, CLASS_LINK,
       CLASS_ORDINAL, CLASS_YEARS, CLASS_CURRENCY, CLASS_PERCENT, CLASS_AND, CLASS_POSSESSOR, CLASS_FIRST_OF_DICTIONARY };

/* Bytes only, so that the weights file is this struct, on every machine. */
struct pos_model {
    uint8_t decided[256];                     /* class -> enum pos, POS_NONE where the rows decide */
    uint8_t words[1 << POS_WORD_BITS][3];     /* check, low byte and high, and class: 0 where free */
    int8_t rows[1 << POS_ROW_BITS][LINEAR_WIDE]; /* weights by enum pos; [0] the check (linear.h) */
};

/* The one that is committed and compiled in. */
const struct pos_model *pos_model(void);

/* A token as the features see it. */
struct pos_view {
    uint64_t word; /* hash of it, in lower case */
    uint32_t tail; /* its last four bytes, in lower case, the last one highest; 0 where the dictionary has it */
    uint32_t head; /* its first three, likewise */
    uint8_t class;
    uint8_t shape; /* enum pos_shape, or-ed */
};

enum pos_shape { SHAPE_CAPITAL = 1, SHAPE_CAPS = 2, SHAPE_FRONT = 4, SHAPE_HYPHEN = 8, SHAPE_DIGIT = 16, SHAPE_DOT = 32 };

/* The dictionary's key of a word; `name` where its capital is not that of a sentence's beginning. */
static inline uint64_t pos_word_key(uint64_t word, bool name) {
    return linear_feature(62 + name, word);
}

struct pos_view pos_view(const struct pos_model *model, const struct block *block, uint32_t token);

/* The features of a token between its neighbours, after two tokens tagged `before` and `before2`; their number. */
unsigned pos_features(const struct pos_view *last, const struct pos_view *here, const struct pos_view *next, enum pos before,
                      enum pos before2, uint64_t features[POS_FEATURES]);

/* pos_find with a model of one's own. */
void pos_tag(const struct pos_model *model, struct block *block, uint32_t first, uint32_t end);

#endif
