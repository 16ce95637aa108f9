/* The three linear models of indirect speech, and what they see: shared by the
   tagger and by tests/train/, which makes the weights with this very code.

   The first decides about a word that may introduce somebody's words, and about
   every place behind it where these may begin: the best of the places, or none.
   The second chooses among the boundaries of phrases behind that where the
   content ends; the third chooses the source among the noun phrases around the
   cue. What they see are classes of words, parts of speech and the
   entries of the tagger's own lexicon, no word or name of the training texts. */
#ifndef DIXIT_CUEMODEL_H
#define DIXIT_CUEMODEL_H

#include "linear.h"
#include "quotes.h"

enum {
    CUE_ROW_BITS = 15,
    END_ROW_BITS = 13,
    CUE_CANDIDATES = 16, /* of one cue, at most */
    CUE_FEATURES = 44,
    END_FEATURES = 32,
    END_STEPS = 100, /* outer positions that content may have, at most */
    SPEAKER_ROW_BITS = 13,
    SPEAKERS = 20, /* noun phrases that may be the source of one cue, at most */
    SPEAKER_FEATURES = 28
};

/* Bytes only: the weights file is this struct. */
struct cue_model {
    int8_t cues[1 << CUE_ROW_BITS][2];
    int8_t ends[1 << END_ROW_BITS][2];
    int8_t speakers[1 << SPEAKER_ROW_BITS][2];
};

const struct cue_model *cue_model(void); /* the one that is committed and compiled in */

/* What the content is made of besides what follows the cue. */
enum candidate_kind {
    CANDIDATE_RIGHT,  /* S said that X */
    CANDIDATE_RAISED, /* X is expected to Y: the subject belongs to it */
    CANDIDATE_SUBJECT, /* X was announced by S: nothing but the subject */
    CANDIDATE_LEFT /* X, S said */
};

struct candidate {
    uint32_t begin; /* of what follows the cue; one past the cue for CANDIDATE_SUBJECT, the attribution for CANDIDATE_LEFT */
    uint32_t path;  /* four bits for each phrase between the cue and it */
    uint8_t kind;   /* enum candidate_kind */
};

/* What is known of a cue whatever follows it. */
struct cue_facts {
    const struct cue *cue;
    uint32_t first, end;   /* of its period */
    struct left left;      /* content to its left, where there may be some */
    struct phrase subject; /* of the verb, or the possessor before a noun */
    uint32_t group;        /* first token of the verb's group */
    uint64_t word;         /* the lexicon's identity of it */
    uint64_t stem;         /* its first letters */
    uint64_t lead;         /* the first word of its group */
    unsigned verbs;        /* how many finite ones stand before it in the period */
    unsigned shape;        /* its flags and part of speech, packed */
    unsigned who;          /* what the subject is */
    unsigned before;       /* what stands before it */
};

struct cue_facts cue_facts(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end);
unsigned cue_candidates(const struct quoting *q, const struct cue_facts *facts, struct candidate at[CUE_CANDIDATES]);
unsigned cue_features(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at,
                      uint64_t features[CUE_FEATURES]);
/* The same in two: what all candidates of the cue share, and the rest. */
unsigned cue_features_shared(const struct quoting *q, const struct cue_facts *facts, uint64_t features[CUE_FEATURES]);
unsigned cue_features_own(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at,
                          uint64_t features[CUE_FEATURES]);

/* act.c: is what a cue introduces put in words, and does it hold marks? Then it is said, or only thought. */
struct worded {
    bool words, marks;
};

struct worded worded_of(const struct quoting *q, const struct cue *cue, const struct candidate *at, uint32_t stop);
enum quote_act act_of(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at, uint32_t stop,
                      struct worded worded, bool sourced);

/* A noun phrase that may be the source of a cue whose content is known to begin somewhere. */
enum speaker_kind {
    SPEAKER_NONE,  /* nobody is named */
    SPEAKER_SPOKE, /* the source of the quote before in the paragraph */
    SPEAKER_BEFORE,
    SPEAKER_AFTER,
    SPEAKER_OWNER  /* “his” in “his claim” */
};

struct speaker {
    struct phrase phrase; /* with its possessor and what hangs on it; not found for the first two kinds */
    uint32_t head;
    uint8_t kind;    /* enum speaker_kind */
    uint8_t rank;    /* how many noun phrases lie between it and the cue */
    uint8_t between; /* commas, verbs, relative words, passages there: two bits each */
};

unsigned speakers_find(const struct quoting *q, const struct cue_facts *facts, const struct candidate *content,
                       struct speaker at[SPEAKERS]);
unsigned speaker_features(const struct quoting *q, const struct cue_facts *facts, const struct candidate *content,
                          const struct speaker *at, uint64_t features[SPEAKER_FEATURES]);

/* A walk over content in search of its end. */
struct end_walk {
    const struct cue_facts *facts;
    uint32_t begin, at, last; /* last: the end of the period but for its stop */
    unsigned verbs, commas, words; /* passed so far */
    uint64_t head;                 /* what the content begins with */
};

struct end_walk end_walk(const struct quoting *q, const struct cue_facts *facts, uint32_t begin);
bool end_may_be(const struct quoting *q, const struct end_walk *walk); /* can the content end before walk->at? */
unsigned end_features(const struct quoting *q, const struct end_walk *walk, uint64_t features[END_FEATURES]);
void end_step(const struct quoting *q, struct end_walk *walk);

/* What a noun phrase is as a source: a name, a pronoun, a role ... */
unsigned who_is(const struct quoting *q, struct phrase phrase);

/* What a token is to the models. */
uint64_t token_seen(const struct quoting *q, uint32_t at, uint32_t end);

#endif
