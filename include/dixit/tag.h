/* Tags: what a text is found to hold. One call runs the passes over a text:

   text --paragraphs--> [P] --tokens--> [T] --sentences--> [S] --marks--> [G]
        --names--> mentions [M] --cues--> [C] --attribution--> quotes [Q]
        --actors--> actors [A]

   Each array ascends by where its elements begin, and arrays refer to one
   another by index. Tokens, marks and cues are scratch of the passes
   (src/tag/passes.h); the arrays below stay. All spans are bytes of the text,
   on character boundaries: the offsets of the exports (`dixit-export(5)`). */
#ifndef DIXIT_TAG_H
#define DIXIT_TAG_H

#include <dixit/arena.h>
#include <dixit/error.h>
#include <dixit/span.h>
#include <dixit/text.h>
#include <stdatomic.h>

#define TAG_NONE UINT32_MAX /* an index that refers to nothing */

enum actor_type { ACTOR_PERSON, ACTOR_ORGANIZATION, ACTOR_PLACE, ACTOR_GROUP, ACTOR_ROLE };
enum mention_form { MENTION_NAME, MENTION_ROLE, MENTION_PRONOUN };
enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT };
enum quote_act { QUOTE_SPEECH, QUOTE_THOUGHT };

/* The rules that attribute a quote: id, name as --explain writes it, what it saw. */
#define TAG_RULES(X)                                                                        \
    X(RULE_NONE, "none", "no rule found a speaker")                                         \
    X(RULE_ADJACENT, "adjacent", "source and cue touch the quotation: “Q,” S said")         \
    X(RULE_BEFORE, "before", "source and cue stand before it: S said Q, S said that Q")     \
    X(RULE_COLON, "colon", "a name and a colon before the quotation: S: “Q”")               \
    X(RULE_TURN, "turn", "a label and a colon before a paragraph without marks: NAME: Q")   \
    X(RULE_ACCORDING, "according", "according to S, Q")                                     \
    X(RULE_SPLIT, "split", "the rest of a quotation that its attribution parted")           \
    X(RULE_ADDING, "adding", "a participle without a subject: S said Q, adding Q")          \
    X(RULE_CONTINUED, "continued", "a paragraph of quotation goes on with the speaker before") \
    X(RULE_SENTENCE, "sentence", "marked words in a sentence take its subject")             \
    X(RULE_PREVIOUS, "previous", "the speaker of the quotation before")                     \
    X(RULE_CLAUSE, "clause", "a clause of saying or thinking without marks")                \
    X(RULE_RANKED, "ranked", "the ranker's choice among the mentions near it")

enum rule {
#define X(id, name, help) id,
    TAG_RULES(X)
#undef X
        RULE_COUNT
};

/* A paragraph: no final newline, no blank edges. Runs over lines where hard-wrapped. */
struct paragraph {
    struct span at;
    bool title; /* the article's title stands here */
};

struct mention {
    struct span at;
    uint32_t actor; /* index into actors: every mention has one */
    uint8_t form;   /* enum mention_form */
    uint8_t type;   /* enum actor_type: what it looks like by itself; the actor's own type decides */
};

enum { QUOTE_REASONS = 3 };

/* What chooses a source: a rule, or one of two linear models. */
enum quote_judge { JUDGE_RULE, JUDGE_RANKER, JUDGE_SPEAKERS };

struct quote {
    uint32_t piece, pieces; /* spans[piece .. piece + pieces) of tags.pieces: the content, ascending */
    struct span cue;        /* “said”, SPAN_NONE where none */
    struct span source;     /* the nearest mention as written, “he”, SPAN_NONE where the text names none */
    uint32_t mention;       /* index of the source's mention, or TAG_NONE */
    uint32_t speaker;       /* index into actors, or TAG_NONE: unknown is an honest answer */
    uint8_t kind, act;      /* enum quote_kind, enum quote_act */
    uint8_t rule;           /* enum rule: which one attributed it */
    uint8_t confidence;     /* percent: that these are somebody's words and its source and speaker are right */
    uint8_t judge;          /* enum quote_judge: what chose the source */
    uint8_t reasons[QUOTE_REASONS]; /* what weighed most for it: see quote_reason */
};

struct actor {
    struct span name; /* the fullest proper form without titles, or the fullest noun phrase, as written */
    struct span role; /* best apposition or title, SPAN_NONE where none is known */
    uint8_t type;     /* enum actor_type */
    uint32_t first;   /* index of its first mention */
    uint32_t mentions, quotes;
    uint32_t words; /* words of its quotes' content */
};

struct tags {
    VEC(struct paragraph) paragraphs; /* .at[0 .. n): ascending, in every array */
    VEC(struct span) sentences;       /* the title's among them */
    VEC(struct mention) mentions;
    VEC(struct span) pieces;          /* of the quotes' contents */
    VEC(struct quote) quotes;         /* by the first piece */
    VEC(struct actor) actors;         /* by the first mention */
    uint32_t words;                   /* of the text */
    struct arena arena;               /* owns all of them */
};

struct tag_options {
    struct span title;           /* where the title stands, or SPAN_NONE */
    uint32_t body;               /* the first byte after a header block */
    const atomic_bool *cancel;   /* polled every block of paragraphs; NULL for never */
    _Atomic uint32_t *progress;  /* bytes done; NULL for nobody asks */
    bool unexplained;            /* nobody will ask for quote.reasons, which then are none: a little faster */
};

/* Tag `text`, which must outlive the tags. Linear in the text. *tags is filled
   (any old contents must have been freed; a zeroed or tags_reset one is fine)
   and is the caller's to free. Errors: memory, cancelled; then *tags is empty. */
bool tags_build(struct tags *tags, const struct text *text, const struct tag_options *options, struct error *error);

/* Free everything in *tags (zeroed tags too). */
void tags_free(struct tags *tags);

/* Forget the quotes that are less sure than `least` percent and, unless `thoughts`, those of what is only thought. Their
   actors stay. O(quotes + their bytes). */
void tags_leave_out(struct tags *tags, const struct text *text, unsigned least, bool thoughts);

/* Empty *tags but keep its memory for the next tags_build. */
void tags_reset(struct tags *tags);

/* The words “dixit” uses for them in every export: "person", "name", "direct", "speech". */
const char *actor_type_name(enum actor_type type);
const char *mention_form_name(enum mention_form form);
const char *quote_kind_name(enum quote_kind kind);
const char *quote_act_name(enum quote_act act);
const char *rule_name(enum rule rule);
const char *rule_help(enum rule rule);

/* What weighed most (i = 0), next and third for the quote's source against the next best; NULL where nothing did,
   or where a rule alone chose. */
const char *quote_reason(const struct quote *quote, unsigned i);

/* The whole extent of a quote, from its first piece to its last. */
struct span quote_extent(const struct tags *tags, const struct quote *quote);

/* The quote whose extent holds `at`, else TAG_NONE. O(log n). */
uint32_t quote_at(const struct tags *tags, uint32_t at);

/* The first quote that begins after `at`, the last that begins before it;
   TAG_NONE where none. O(log n). */
uint32_t quote_after(const struct tags *tags, uint32_t at);
uint32_t quote_before(const struct tags *tags, uint32_t at);

/* The first mention that begins at `at` or after it; mentions.n where none. O(log n). */
uint32_t mentions_from(const struct tags *tags, uint32_t at);

/* The share, in percent, from which an attribution counts as sure. */
#define TAG_SURE 70

#endif
