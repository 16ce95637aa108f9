/* The cast: the figures of a text, one for each actor in the making, and what tells
   mentions apart once their tokens and notes are gone. It lives from block to block.

     table.c        hashes             -> figures
     corefer.c      notes of a block   -> each name's figure; traces
     figures.c      a name's note      -> what it adds to its figure; types, at the end
     antecedents.c  traces             -> figures of pronouns (pronouns.c, bodies.c), roles and joint voices
     actors.c       figures            -> actors */
#ifndef DIXIT_ACTORS_H
#define DIXIT_ACTORS_H

#include "notes.h"

/* What a hash is of. */
enum key { KEY_WHOLE = 1, KEY_LAST, KEY_FIRST, KEY_PAIR, KEY_MIDDLE, KEY_INITIALS, KEY_COUNTRY, KEY_ROLE, KEY_BODY };

/* An open-addressed table from a hash to a figure: the last one put wins. It grows
   as it fills, in an arena of its own. */
struct table {
    struct arena arena;
    uint64_t *keys;
    uint32_t *figures;
    uint32_t room, n;
};

uint32_t table_get(const struct table *table, enum key key, uint64_t hash); /* TAG_NONE where it has none */
bool table_put(struct table *table, enum key key, uint64_t hash, uint32_t figure); /* false without memory */

/* What the walk over all mentions has to know of one: little, as a text may be nothing but names. */
struct trace {
    uint32_t sentence;
    uint32_t flags;   /* enum note_flag, or-ed */
    union {
        uint32_t voice;   /* of a role or a joint voice: index of cast.voices; of a name TAG_NONE */
        uint32_t content; /* of a pronoun: as in its note */
    };
    uint16_t country;
    uint8_t kind;     /* enum note_kind */
    uint8_t traits;
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
    uint32_t born;               /* the sentence of its first mention */
    uint32_t sentence;           /* of the last mention so far */
    uint32_t outside;            /* of the last outside of quotation marks, or TAG_NONE */
    uint32_t named_at;           /* where the last mention begins that is no pronoun, in bytes */
    bool named_quoted;           /* that one stands within marks */
    uint32_t subject;            /* the last sentence that it was the subject of, or TAG_NONE */
    uint32_t mentions;           /* so far */
    uint32_t met;                /* mentions before the first answer of an interview */
    uint32_t flags;              /* enum note_flag of all its mentions, or-ed */
    uint16_t country;
    uint8_t type;                /* enum actor_type, once settled */
    uint8_t traits;
    uint8_t guess;               /* the gender of its one word, if that is a first name */
    uint8_t generation;
    uint8_t words;
    bool weak;                   /* its role tells little (NOTE_WEAK) */
    bool named;                  /* else a role or a joint voice */
    bool dropped;                /* names nothing that acts */
    bool ambiguous;              /* another figure has this first name */
};

struct cast {
    struct block *block;
    struct tags *tags;
    VEC(struct figure) figures; /* mention.actor is an index of these until the end */
    VEC(struct trace) traces;   /* of all mentions */
    VEC(struct note) voices;    /* of roles and joint voices */
    struct table table;
    uint32_t recent[12], recent_n;  /* figures met last, the latest first */
    uint32_t spoke;                 /* figure of the last source, or TAG_NONE */
    uint32_t asked;                 /* who answers in an interview, once that is known, or TAG_NONE */
    uint32_t counted;               /* for that: the mentions counted */
};

static inline struct figure *figure_at(const struct cast *cast, uint32_t figure) {
    return &cast->figures.at[figure];
}

static inline const struct trace *trace_at(const struct cast *cast, uint32_t mention) {
    return &cast->traces.at[mention];
}

static inline uint32_t cast_get(const struct cast *cast, enum key key, uint64_t hash) {
    return table_get(&cast->table, key, hash);
}

/* Its failure is the scratch's: asked for at the end. */
static inline void cast_put(struct cast *cast, enum key key, uint64_t hash, uint32_t figure) {
    if (!table_put(&cast->table, key, hash, figure)) cast->block->scratch.failed = true;
}

/* May someone with these traits have those? */
static inline bool traits_agree(unsigned a, unsigned b) {
    unsigned gender = TRAIT_MALE | TRAIT_FEMALE;
    return !(a & gender) || !(b & gender) || (a & b & gender);
}

/* --- figures.c --- */
uint32_t figure_new(struct cast *cast, const struct mention *mention, const struct note *note);
bool figure_is_person(const struct figure *figure); /* by the votes so far */
bool note_looks_like(const struct note *note, enum name_kind kind);
/* The codes of parts of countries, and of states that are no more, are no names of the country. */
bool note_is_part(const struct note *note);
/* Mention i of the text, with its note, is of this figure. */
void figure_meet(struct cast *cast, uint32_t i, const struct note *note, uint32_t figure);
void figures_settle(struct cast *cast); /* types, once all names are met */

/* --- pronouns.c --- */
uint32_t pronoun_means(struct cast *cast, uint32_t mention); /* a figure, or TAG_NONE */

/* --- bodies.c --- */
uint32_t bodies_mean(struct cast *cast, uint32_t mention); /* the same for “it” and “they” */

/* --- antecedents.c --- */
uint32_t voice_means(struct cast *cast, uint32_t mention); /* a role's figure, a new one where nobody was met who has it */

/* --- antecedents.c: pronouns, roles and joint voices; mentions that mean nobody keep TAG_NONE --- */
void antecedents_find(struct cast *cast);

/* --- counts.c: quotes and words of each actor --- */
void quotes_count(struct tags *tags, const struct text *text);

#endif
