/* What the passes over names share: candidates, which are stretches of tokens
   that may be a name, and the model that tells what kind each is.

     runs.c       tokens      -> candidates   by rules
     nametype.c   candidates  -> scores       by rules and a trained model
     roles.c      candidates  -> roles        titles and appositions beside them
     names.c      all of these -> mentions and their notes (notes.h) */
#ifndef DIXIT_NAMES_H
#define DIXIT_NAMES_H

#include "linear.h"
#include "passes.h"

enum {
    FIRST_NAME = WORD_MALE | WORD_FEMALE,
    PLACE_NAME = WORD_COUNTRY | WORD_CAPITAL | WORD_PLACE,
    KNOWN_NAME = FIRST_NAME | WORD_SURNAME | PLACE_NAME | WORD_ORG_NAME,
    FUNCTION_WORD = WORD_PRONOUN | WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION | WORD_AUXILIARY
};

struct candidate {
    uint32_t first, last; /* tokens, inclusive */
    struct span at;       /* its bytes: fewer than its tokens' in “Beijing-based” */
    uint16_t head;        /* the lexicon's word for its last token, or for what `at` has of it */
    uint32_t rank;        /* where the title or role right before it begins; `first` where there is none */
    bool titled;          /* a person: a title, or a role that persons have, stands before it */
    bool headline;        /* among words that all have capitals */
};

/* Forms that stand with a capital within a sentence, as bits by hash: the
   evidence that a word at a sentence's beginning is a name. A clash only lets a
   word through that a list would have stopped. */
enum { SEEN_BITS = 1 << 14 };

struct naming {
    struct block *block;
    uint64_t seen[SEEN_BITS / 64];
    VEC(struct candidate) candidates;
};

/* --- tokens --- */
const struct token *name_token(const struct block *block, uint32_t i); /* punctuation beyond the end */
bool name_token_is(const struct block *block, uint32_t i, const char *text);
bool name_token_among(const struct block *block, uint32_t i, const char *words); /* " of for in ", in lower case */
bool name_is_initial(const struct block *block, uint32_t i); /* a capital at token i says nothing */

static inline bool name_token_has(const struct block *block, uint32_t i, uint32_t classes) {
    return word_is(name_token(block, i)->word, classes);
}

/* --- runs.c: fills naming->candidates of naming->block, ascending --- */
void runs_find(struct naming *naming);

/* --- nametype.c --- */

/* Kinds that a candidate may be; rows of the model have a weight for each. */
enum name_kind { NAME_PERSON = 1, NAME_ORGANIZATION, NAME_PLACE, NAME_NOTHING, NAME_KINDS };
enum { NAME_FEATURES = 32, NAME_ROW_BITS = 13, NAME_ROW = 8 };

struct name_model {
    int8_t rows[1 << NAME_ROW_BITS][NAME_ROW]; /* [0] the check (linear.h), then by enum name_kind */
};
const struct name_model *name_model(void);

/* The classes of a phrase of the lexicon that is just tokens [first, last]. */
uint32_t name_phrase_classes(const struct block *block, uint32_t first, uint32_t last);

/* What the rules alone take it to be. */
enum name_kind name_kind_by_rule(const struct block *block, const struct candidate *candidate);

/* The same where a lexicon's word decides, else 0. */
enum name_kind name_kind_if_sure(const struct block *block, const struct candidate *candidate);

/* The features; `context_only`: those that no lexicon knows of. Their number. */
unsigned name_features(const struct block *block, const struct candidate *candidate, bool context_only,
                       uint64_t features[NAME_FEATURES]);

/* score[1 .. NAME_KINDS - 1] with the model that is compiled in. */
void name_score(const struct block *block, const struct candidate *candidate, int16_t score[NAME_ROW]);

#endif
