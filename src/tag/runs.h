/* What the files share that find runs of capitals and cut names out of them.

     headlines.c   tokens         -> evidence: which forms stand elsewhere with a capital
     namewords.c   a token        -> may it be part of a name, or begin one?
     runs.c        tokens         -> runs of parts
     ranks.c       a run          -> candidates, cut where a title or a role parts them */
#ifndef DIXIT_RUNS_H
#define DIXIT_RUNS_H

#include "names.h"

/* Forms that stand with a capital within a sentence, as bits by hash: the
   evidence that a word at a sentence's beginning is a name. A clash only lets a
   word through that a list would have stopped. */
enum { SEEN_BITS = 1 << 14 };

struct naming {
    struct block *block;
    uint64_t seen[SEEN_BITS / 64];
    uint64_t lower[SEEN_BITS / 64]; /* words that the lexicon does not have, seen with small letters */
};

static inline const struct token *token_at(const struct naming *n, uint32_t i) {
    return name_token(n->block, i);
}

static inline const char *bytes_of(const struct block *block, const struct token *token) {
    return block->text->at + token->beg;
}

static inline bool has(const struct naming *n, uint32_t i, uint32_t classes) {
    return name_token_has(n->block, i, classes);
}

static inline bool is_capital(const struct token *token) { /* in one step: what comes next is not foreseen */
    return (token->kind == TOKEN_WORD) & !!(token->flags & TOKEN_CAPITAL);
}

static inline bool is_caps(const struct token *token) {
    return token->flags & TOKEN_ALL_CAPS && token->len > 1;
}

/* --- headlines.c: sentences whose capitals say nothing; their tokens bear `extra` --- */
void headlines_and_seen_find(struct naming *n);
bool is_seen(const struct naming *n, uint32_t i);
bool is_seen_lower(const struct naming *n, uint32_t i);
bool is_evident(const struct naming *n, uint32_t i); /* what is a name in a headline, too */

/* --- namewords.c --- */
bool is_article_name(const struct naming *n, const struct token *token); /* al-Assad */
bool is_initial_letter(const struct naming *n, uint32_t i);              /* J. or J */
bool is_company_at(const struct naming *n, uint32_t i);                  /* NORRBECK GLASS, INC. */
bool is_generation(const struct naming *n, uint32_t i);                  /* Jr., II */
bool may_name(const struct naming *n, uint32_t i);  /* part of a name, whatever stands around it? */
bool may_begin(const struct naming *n, uint32_t i);
bool is_body(const struct naming *n, uint32_t i);   /* “Bank of ...”, “Gulf of ...”: what may be of something */

/* --- ranks.c: a run of parts [first, last] becomes candidates --- */
void run_split(struct naming *n, uint32_t first, uint32_t last);
bool hyphened_add(struct naming *n, uint32_t i); /* “Beijing-based” alone: true where that is all */

#endif
