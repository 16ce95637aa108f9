/* What the quote passes share: the outer text of a paragraph, its periods, and
   the drafts of quotes found so far.

   The outer text is what stands outside quotation marks; a passage between
   marks counts as one position in it, whatever it holds. A period is a sentence
   of the outer text: a stop inside a passage ends it only where nothing goes on
   after the closing mark. All positions are token indices; `last` is inclusive,
   `end` one past. */
#ifndef DIXIT_QUOTES_H
#define DIXIT_QUOTES_H

#include "chunks.h"
#include "passes.h"
#include "reasons.h"

enum cue_flag {
    CUE_THOUGHT = 1,     /* nothing is said: believes, wants, shows */
    CUE_ACCORDING = 2,   /* “according to” */
    CUE_PARTICIPLE = 4,  /* saying, adding */
    CUE_PASSIVE = 8,     /* was told */
    CUE_INFINITIVE = 16, /* to say */
    CUE_NEGATED = 32,    /* did not say */
    CUE_MODAL = 64,      /* would say */
    CUE_NOUN = 128       /* a statement that */
};

/* A noun phrase that may be a source. */
struct phrase {
    uint32_t first, last;
    bool found;
};

/* A stretch of the outer text; empty where last < first. */
struct stretch {
    uint32_t first, last;
};

/* Somebody whose words a passage may hold (rank.h). */
struct claimant {
    uint8_t kind;         /* enum rank_kind */
    bool cued;            /* it has a cue: */
    struct cue cue;       /* the verb it is the subject of, or the like */
    struct span source;   /* SPAN_NONE: nobody, or nobody found */
    uint32_t first, last; /* the source's tokens in this block; TAG_NONE where they are not in it */
};

/* Whose words a passage holds. */
struct choice {
    struct claimant claimant;
    uint32_t open;  /* the passage's opening mark */
    int32_t margin; /* how much better than the best that has another source */
    struct reasons reasons;
    uint32_t draft, part; /* what was made of it; TAG_NONE where nothing was */
};

/* A quote on its way: its pieces are the parts that bear its index. */
struct draft {
    uint32_t beg; /* where its first piece begins, in bytes */
    uint32_t index;
    struct span cue, source;
    uint8_t act, rule;
    bool verbatim;  /* the words themselves, though no marks say so */
    bool goes_on;   /* the rest of a quotation that begins in an earlier paragraph */
    uint8_t judge;  /* enum quote_judge: what chose its source */
    int32_t margin; /* by how much: what it means depends on that (confidence.c) */
    int32_t claim;  /* the cue model's score for its content; CLAIM_NONE where marks or a rule made it */
    struct reasons reasons;
};

#define CLAIM_NONE INT32_MIN

struct part {
    uint32_t draft;
    struct span at;
};

struct quoting {
    struct block *block;
    uint32_t *link;            /* [tokens] of a mark: 1 + index of the outer passage it opens or closes; else 0 */
    VEC(struct draft) drafts;  /* of this paragraph */
    VEC(struct part) parts;
    uint32_t open;             /* the draft that a passage alone goes on with, or TAG_NONE */
    uint32_t cue;              /* index of the first cue not yet passed */
    struct span spoke;         /* whose words the last passage of this paragraph holds, or SPAN_NONE */
    struct span heard;         /* the source of its last draft, with marks or without */
    struct stretch paragraph;  /* its tokens */
    struct stretch before;     /* the period before this one, of this paragraph or an earlier one of the block */
    VEC(struct choice) choices; /* for the passages of this period */
    struct ranking *ranking;    /* room to choose in (rank.h): too large to be cleared for each period */
};

/* quotes.c: ready to walk over the block's periods; false without memory. */
bool quoting_begin(struct quoting *q, struct block *block);

/* --- outer.c: walking over the outer text --- */
static inline bool outer_is_passage(const struct quoting *q, uint32_t at) { /* a mark that opens or closes one */
    return q->link[at];
}

static inline const struct passage *outer_passage(const struct quoting *q, uint32_t at) {
    return q->link[at] ? &q->block->passages.at[q->link[at] - 1] : NULL;
}

/* Over a whole passage from its opening mark. */
static inline uint32_t outer_next(const struct quoting *q, uint32_t at) {
    const struct passage *passage = outer_passage(q, at);
    if (!passage || passage->open != at) return at + 1;
    return passage->close < q->block->tokens.n && q->link[passage->close] == q->link[at] ? passage->close + 1
                                                                                        : passage->close;
}

static inline uint32_t outer_prev(const struct quoting *q, uint32_t at) { /* `at` > 0 */
    const struct passage *passage = outer_passage(q, at - 1);
    return passage && (passage->close == at - 1 || passage->close == at) ? passage->open : at - 1;
}

uint32_t period_end(const struct quoting *q, uint32_t first, uint32_t end);
struct span stretch_span(const struct quoting *q, struct stretch at);

/* --- source.c: who --- */
struct phrase source_before(const struct quoting *q, uint32_t low, uint32_t verb);
struct phrase source_after(const struct quoting *q, uint32_t at, uint32_t end);
struct phrase source_ending(const struct quoting *q, uint32_t low, uint32_t last); /* the noun phrase that ends there */
bool phrase_is_time(const struct block *block, uint32_t first, uint32_t last);
/* “those asked said”, “a poll taken by the board on Monday found”: a past form that another verb follows, up to `end`, is no verb of a clause. */
bool verb_tells_more(const struct quoting *q, uint32_t at, uint32_t end);

/* --- content.c: what --- */
bool stretch_has_verb(const struct quoting *q, uint32_t first, uint32_t end);
uint32_t content_trim(const struct quoting *q, uint32_t first, uint32_t at); /* without the comma or stop at the end */

/* --- attribute.c: drafts, and one period --- */
void draft_judged(struct draft *draft, enum quote_judge judge, int32_t margin, const struct reasons *reasons);
struct draft *draft_new(struct quoting *q, struct span cue, struct span source, enum rule rule);
void content_add(struct quoting *q, struct draft *draft, uint32_t first, uint32_t end); /* a piece, or each passage one */
void take(struct quoting *q, struct stretch at);       /* it belongs to a quote or to its attribution */
bool taken(const struct quoting *q, uint32_t at);
uint32_t taken_from(const struct quoting *q, uint32_t at, uint32_t end); /* the first that is taken; `end` where none is */
bool only_passages(const struct quoting *q, uint32_t first, uint32_t end); /* and what stands between them */
struct span phrase_span(const struct quoting *q, struct phrase phrase);
struct span cue_span(const struct quoting *q, const struct cue *cue);
void period_attribute(struct quoting *q, uint32_t first, uint32_t end);

/* “Odd,” S thought. What stands between marks is said, whatever other verb leads to it: S remembered him as “odd”. */
static inline bool is_thinking(const struct quoting *q, const struct cue *cue) {
    return cue->flags & CUE_THOUGHT && token_among(q->block, cue->first, " think thinks thought thinking ");
}

/* Verbs that give a name, and those that may. */
#define NAMING " called call calls calling named names name naming dubbed dubs dub dubbing nicknamed nicknames christened renamed labeled labelled titled entitled "

/* --- confidence.c: how often, of 100, such a draft is somebody's words and its source right --- */
uint8_t draft_confidence(const struct draft *draft, enum quote_kind kind);

/* --- left.c: content to the left --- */

/* An attribution and the content to its left: “Q,” S said; X, said S; X, according to S. */
struct left {
    struct phrase source;
    uint32_t boundary; /* the first token of the attribution */
    uint32_t content;  /* one past the content to the left */
    uint32_t tail;     /* one past the attribution */
    unsigned shape;    /* enum left_shape, or-ed */
    bool passage;      /* a passage stands right before it */
    bool found;
    bool may;          /* no passage, but a comma parts it from what may be content */
};

enum left_shape {
    LEFT_READS = 1,       /* as a clause */
    LEFT_PARENTHESIS = 2, /* X, S said, is Y */
    LEFT_INVERTED = 4,    /* X, said S */
    LEFT_GOES_ON = 8      /* a verb or a passage follows the source: “, said the plan is” */
};

struct left left_of(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end);
struct draft *attribute_left(struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end);

/* --- direct.c: passages --- */

/* The limit of content that begins at or behind `first`, without the “and”, “while” that leads on to somebody else's. */
uint32_t limit_trim(const struct quoting *q, uint32_t first, uint32_t limit);

struct choice *passage_choice(const struct quoting *q, uint32_t open); /* NULL where there is none */
bool passage_is_nobodys(const struct quoting *q, uint32_t open); /* of this period, after passages_attribute */
void passages_attribute(struct quoting *q, uint32_t first, uint32_t end); /* all of the period that are somebody's words */

/* --- turns.c: a paragraph that is somebody's turn to speak ---

   LUND: The cost is what it is.    Q: And the cost?    A: It is what it is.

   True where the paragraph [first, end) is one, and all of it behind the label is then a draft. */
bool turn_attribute(struct quoting *q, uint32_t first, uint32_t end, bool title);

/* dateline.c: where the text of a paragraph of tokens [first, end) begins: behind “OSLO, May 2 (Agency) —”, which nobody says. */
uint32_t dateline_end(const struct block *block, uint32_t first, uint32_t end);

/* --- indirect.c: clauses --- */
bool clause_reads(const struct quoting *q, uint32_t first, uint32_t end); /* as one that somebody may have said? */
/* Where the content of the cue that begins at `begin` ends, of the period [first, end). */
uint32_t content_reach(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end, uint32_t begin);
/* X, S said: is it this, and not S said X? */
bool content_is_left(const struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end);
void attribute_right(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end);  /* S said that X */
/* S said that X is “Q”, of marks at `open` that nobody's verb has claimed: the whole clause is S's. False where it is none. */
bool attribute_through(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t open, uint32_t end);
struct stretch content_around(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t open, uint32_t end);
/* How well a cue before a passage claims it as content: 0 not at all, to 13; odd where its content reaches the passage. */
unsigned content_claim(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t open, uint32_t end);
void according_right(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end); /* according to S, X */

#endif
