/* What the passes over names share: candidates, which are stretches of tokens
   that may be a name, and the model that tells what kind each is.

     runs.c       tokens      -> candidates   by rules (runs.h)
     nametype.c   candidates  -> scores       by rules and a trained model
     names.c      candidates  -> mentions
     notes.c      candidates  -> their notes  (notes.h) */
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

/* --- tokens --- */
extern const struct token name_token_none; /* punctuation beyond the end */
bool name_is_initial(const struct block *block, uint32_t i); /* a capital at token i says nothing */

static inline const struct token *name_token(const struct block *block, uint32_t i) {
    return i < block->tokens.n ? &block->tokens.at[i] : &name_token_none;
}

TOKEN_ASKED bool name_token_is(const struct block *block, uint32_t i, const char *text) { /* capitals told apart */
    const struct token *token = name_token(block, i);
    return token->len == strlen(text) && !memcmp(block->text->at + token->beg, text, token->len);
}

static inline bool name_token_has(const struct block *block, uint32_t i, uint32_t classes) {
    return word_is(name_token(block, i)->word, classes);
}

/* --- runs.c: fills block->candidates, ascending --- */
void runs_find(struct block *block);

/* --- ranks.c --- */
bool name_is_honour(const struct block *block, uint32_t i); /* “Ines Calder QC”: letters behind a person's name */

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

/* Let the rules judge a candidate that is otherwise complete: its kind, rule and whole. */
void name_judge(const struct block *block, struct name_candidate *candidate);

/* What the rules took it to be where a lexicon's word decided, else 0. */
enum name_kind name_kind_if_sure(const struct name_candidate *candidate);

/* The same where the lexicon has the whole name, of a country, a capital or a body. */
enum name_kind name_kind_if_known(const struct name_candidate *candidate);

/* The features; `context_only`: those that no lexicon knows of. Their number. */
unsigned name_features(const struct block *block, const struct name_candidate *candidate, bool context_only,
                       uint64_t features[NAME_FEATURES]);

/* score[1 .. NAME_KINDS - 1] with the model that is compiled in. */
void name_score(const struct block *block, const struct name_candidate *candidate, int16_t score[NAME_ROW]);

#endif
