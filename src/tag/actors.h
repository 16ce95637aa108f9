/* What the passes over the whole text share: the figures, one for each actor in
   the making, and the tables by which a mention finds its own. All of it is
   scratch of the block. */
#ifndef DIXIT_ACTORS_H
#define DIXIT_ACTORS_H

#include "notes.h"

/* An open-addressed table from a hash to a figure: the last one put wins. */
struct table {
    uint64_t *keys;
    uint32_t *figures;
    uint32_t mask;
};

struct figure {
    struct span name, role;
    uint64_t first, last, whole; /* hashes of its fullest name's words, as in notes */
    uint64_t pair, bag;
    struct role {
        uint64_t head, bag;      /* of its noun; of all its words */
    } roles[2];                  /* of the one that is shown, and another */
    int32_t score[NAME_KINDS];   /* votes of its mentions */
    uint32_t same_last;          /* another figure with this surname, or TAG_NONE */
    uint32_t same_role;          /* another with the first role's noun */
    uint32_t sentence;           /* of the last mention so far */
    uint32_t subject;            /* the last sentence that it was the subject of, or TAG_NONE */
    uint32_t mentions;           /* so far */
    uint32_t flags;              /* enum note_flag of all its mentions, or-ed */
    uint16_t country;
    uint8_t type;                /* enum actor_type, once settled */
    uint8_t traits;
    uint8_t guess;               /* the gender of its one word, if that is a first name */
    uint8_t generation;
    uint8_t words;
    bool named;                  /* else a role or a joint voice */
    bool dropped;                /* names nothing that acts */
    bool ambiguous;              /* another figure has this first name */
};

struct cast {
    struct block *block;
    struct tags *tags;
    VEC(struct figure) figures; /* mention.actor is an index of these until the end */
    struct table whole, last, first, pair, initials, country, role, body;
    uint32_t recent[12], recent_n;  /* figures met last, the latest first */
    uint32_t spoke;                 /* figure of the last source, or TAG_NONE */
    uint32_t asked;                 /* who answers in an interview, once that is known, or TAG_NONE */
};

bool table_init(struct table *table, struct arena *arena, uint32_t n); /* for at most n keys */
uint32_t table_get(const struct table *table, uint64_t key);           /* TAG_NONE where it has none */
void table_put(struct table *table, uint64_t key, uint32_t figure);

uint32_t figure_new(struct cast *cast, const struct mention *mention, const struct note *note);

/* May someone with these traits have those? */
static inline bool traits_agree(unsigned a, unsigned b) {
    unsigned gender = TRAIT_MALE | TRAIT_FEMALE;
    return !(a & gender) || !(b & gender) || (a & b & gender);
}

/* --- corefer.c: each name to its figure, and the types of figures --- */
void corefer_names(struct cast *cast);

/* --- antecedents.c: pronouns, roles and joint voices; mentions that mean nobody keep TAG_NONE --- */
void antecedents_find(struct cast *cast);

/* --- counts.c: quotes and words of each actor --- */
void quotes_count(struct tags *tags, const struct text *text);

#endif
