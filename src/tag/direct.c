#include "quotes.h"

/* How many outer positions after a parenthetical verb are looked at for the end of its adjuncts. */
enum { TAIL = 40 };

/* Of 100 uses outside quotations so many must introduce words for a verb to claim what stands before it. */
enum { LEAST_SPEECH = 10, LEAST_THOUGHT = 30 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static bool is_break(const struct quoting *q, uint32_t at) {
    return token_among(q->block, at, " , - – — -- ");
}

/* --- content to the left: “Q,” S said; X, said S; X, according to S --- */

/* One past the attribution that ends in a verb or source before `at`. */
static uint32_t tail_end(const struct quoting *q, uint32_t at, uint32_t end) {
    for (uint32_t step = 0; at < end && step < TAIL; step++) {
        if (outer_is_passage(q, at) || is_break(q, at) || token_among(q->block, at, " ; : ")) return at;
        if (token_is(q->block, at, "that")) return at;
        at++;
    }
    return at;
}

/* X, S said, is Y: what stands before has no verb, but what follows has. */
static bool parenthesis(const struct quoting *q, uint32_t first, const struct left *left, uint32_t end) {
    if (left->tail + 1 >= end || !is_break(q, left->tail) || outer_is_passage(q, left->tail + 1)) return false;
    if (stretch_has_verb(q, first, left->content) || phrase_is_time(q->block, first, outer_prev(q, left->content))) return false;
    return pos_at(q, first) != POS_ADVERB && stretch_has_verb(q, left->tail + 1, end);
}

static void left_place(const struct quoting *q, uint32_t first, uint32_t end, struct left *left) {
    uint32_t before = left->boundary > first ? outer_prev(q, left->boundary) : first;
    if (left->boundary <= first) return;
    left->content = left->boundary;
    if (!outer_is_passage(q, before)) {
        if (!is_break(q, before) || before == first) return;
        left->content = before;
        before = outer_prev(q, before);
    }
    left->passage = outer_is_passage(q, before);
    left->found = left->passage || clause_reads(q, first, left->content) || parenthesis(q, first, left, end);
}

static struct left left_of_verb(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct left left = { 0 };
    uint16_t word = cue->word;
    struct verb_group group = verb_group_at(q->block, cue->first);
    uint32_t begin = group.first <= cue->first && group.first >= first ? group.first : cue->first;
    if (cue->flags & (CUE_PASSIVE | CUE_INFINITIVE | CUE_PARTICIPLE | CUE_NOUN)) return left;
    if (!pos_is_verb(pos_at(q, cue->first))) return left;
    if (word_percent(word) < (cue->flags & CUE_THOUGHT ? LEAST_THOUGHT : LEAST_SPEECH)) return left;
    if (!word_frame(word, 'q') && !word_frame(word, 't')) return left;
    if (begin == first) return left;
    left.tail = tail_end(q, cue->last + 1, end);
    uint32_t before = outer_prev(q, begin);
    if (begin == cue->first && (outer_is_passage(q, before) || is_break(q, before))) {
        left.source = source_after(q, cue->last + 1, end);
        left.boundary = begin;
        if (left.source.found) left_place(q, first, end, &left);
        if (left.found && !left.passage && left.source.last + 1 < end && pos_is_verb(pos_at(q, left.source.last + 1)))
            left.found = false;
        if (left.found && !left.passage && left.source.last + 1 < end && outer_is_passage(q, left.source.last + 1))
            left.found = false; /* S, an aside, said the plan “Q” */
        if (left.found) return left;
    }
    left.source = source_before(q, first, cue->first);
    if (!left.source.found || left.source.first <= first || left.source.first > begin) return left;
    left.boundary = left.source.first;
    left_place(q, first, end, &left);
    return left;
}

static struct left left_of_according(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct left left = { .source = source_after(q, cue->last + 1, end), .boundary = cue->first };
    left.tail = tail_end(q, left.source.found ? left.source.last + 1 : cue->last + 1, end);
    if (left.source.found && cue->first > first) left_place(q, first, end, &left);
    if (cue->first > first && !left.found && left.source.found) {
        left.content = cue->first;
        if (is_break(q, outer_prev(q, cue->first))) left.content = outer_prev(q, cue->first);
        left.found = left.content > first;
    }
    return left;
}

struct left left_of(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    return cue->flags & CUE_ACCORDING ? left_of_according(q, cue, first, end) : left_of_verb(q, cue, first, end);
}

/* Skip “But” and the like where a quotation follows it. */
static uint32_t left_begin(const struct quoting *q, uint32_t first, uint32_t end) {
    if (first + 1 < end && pos_at(q, first) == POS_CONJUNCTION && !outer_is_passage(q, first)) return first + 1;
    return first;
}

/* The rest of content that an attribution parted: “Q,” he said, “Q”; X, he said, Y. */
static uint32_t right_rest(const struct quoting *q, const struct left *left, uint32_t first, uint32_t end) {
    uint32_t at = left->tail;
    if (at >= end || !is_break(q, at) || at + 1 >= end) return end;
    at++;
    if (outer_is_passage(q, at)) return at;
    enum pos pos = pos_at(q, at);
    if (token_among(q->block, at, " who which whose where according ")) return end;
    if (pos == POS_VERB_ING || pos == POS_PARTICIPLE || pos == POS_PREPOSITION) return token_is(q->block, at, "that") ? at : end;
    if (left->passage) return end;
    if (pos == POS_CONJUNCTION || token_among(q->block, at, " because that so ")) return at;
    return !stretch_has_verb(q, first, left->content) && stretch_has_verb(q, at, end) ? at : end;
}

void attribute_left(struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end) {
    enum rule rule = cue->flags & CUE_ACCORDING ? RULE_ACCORDING : left->passage ? RULE_ADJACENT : RULE_CLAUSE;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, left->source), rule);
    if (!draft) return;
    if (cue->flags & CUE_THOUGHT) draft->act = QUOTE_THOUGHT;
    content_add(q, draft, left_begin(q, first, left->content), left->content);
    take(q, (struct stretch){ left->boundary, left->source.last > cue->last ? left->source.last : cue->last });
    uint32_t rest = right_rest(q, left, first, end);
    if (rest < end) content_add(q, draft, rest, content_reach(q, cue, first, end, rest));
    if (left->passage) q->open = draft->index;
}

/* --- passages without a cue --- */

/* A passage that no cue has taken. */
void leftover(struct quoting *q, uint32_t at, uint32_t first, uint32_t end) {
    const struct passage *passage = outer_passage(q, at);
    uint32_t words = 0;
    for (uint32_t i = passage->open + 1; i < passage->close; i++) words += q->block->tokens.at[i].kind == TOKEN_WORD;
    if (words < 3) return;
    struct phrase source = source_of_sentence(q, first, end);
    struct span who = source.found ? phrase_span(q, source) : q->spoke;
    struct draft *draft = draft_new(q, SPAN_NONE, who, RULE_SENTENCE);
    if (draft) content_add(q, draft, at, outer_next(q, at));
}

void passages_alone(struct quoting *q, uint32_t first, uint32_t end) {
    struct draft *draft = NULL;
    if (q->open != TAG_NONE) {
        draft = &q->drafts.at[q->open];
    } else {
        struct span who = q->spoke;
        enum rule rule = RULE_PREVIOUS;
        if (span_is_none(who) && q->block->tags->quotes.n) {
            who = q->block->tags->quotes.at[q->block->tags->quotes.n - 1].source;
            rule = RULE_CONTINUED;
        }
        draft = draft_new(q, SPAN_NONE, who, rule);
    }
    if (!draft) return;
    q->open = draft->index;
    content_add(q, draft, first, end);
}
