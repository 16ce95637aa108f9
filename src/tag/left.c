/* Content to the left of its attribution: “Q,” S said; X, said S; X, according to S. */
#include "quotes.h"

/* How many outer positions after a parenthetical verb are looked at for the end of its adjuncts. */
enum { TAIL = 40 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static bool is_break(const struct quoting *q, uint32_t at) {
    return token_among(q->block, at, " , - – — -- ");
}

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
    left->may = !left->passage;
    if (clause_reads(q, first, left->content)) left->shape |= LEFT_READS;
    if (parenthesis(q, first, left, end)) left->shape |= LEFT_PARENTHESIS;
    left->found = left->passage || left->shape & (LEFT_READS | LEFT_PARENTHESIS);
}

/* X, said S */
static struct left left_inverted(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct left left = { .source = source_after(q, cue->last + 1, end), .boundary = cue->first, .shape = LEFT_INVERTED };
    left.tail = tail_end(q, cue->last + 1, end);
    if (!left.source.found) return left;
    left_place(q, first, end, &left);
    uint32_t after = left.source.last + 1;
    /* S, an aside, said the plan “Q” */
    if (left.passage || after >= end || (!pos_is_verb(pos_at(q, after)) && !outer_is_passage(q, after))) return left;
    left.found = false;
    left.shape |= LEFT_GOES_ON;
    return left;
}

static struct left left_of_verb(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct left left = { 0 }, inverted = { 0 };
    struct verb_group group = verb_group_at(q->block, cue->first);
    uint32_t begin = group.first <= cue->first && group.first >= first ? group.first : cue->first;
    if (cue->flags & (CUE_PASSIVE | CUE_INFINITIVE | CUE_PARTICIPLE | CUE_NOUN)) return left;
    if (!pos_is_verb(pos_at(q, cue->first))) return left;
    if (!word_frame(cue->word, 'q') && !word_frame(cue->word, 't')) return left;
    if (begin == first) return left;
    uint32_t before = outer_prev(q, begin);
    if (begin == cue->first && (outer_is_passage(q, before) || is_break(q, before))) inverted = left_inverted(q, cue, first, end);
    if (inverted.found && (inverted.passage || !word_frame(cue->word, 'p'))) return inverted; /* X, her aide, told S */
    left.source = source_before(q, first, cue->first);
    if (!left.source.found || left.source.first <= first || left.source.first > begin) return inverted;
    left.tail = tail_end(q, cue->last + 1, end);
    left.boundary = left.source.first;
    left_place(q, first, end, &left);
    return left.found || left.may ? left : inverted;
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

/* He saw it coming: “Q,” S said; They left (“Q,” S said): do the marks at `open` begin what is said, whatever leads to them? */
static bool begins_words(const struct quoting *q, uint32_t open) {
    return token_among(q->block, open - 1, " : ( - – — -- ") ||
           (token_is(q->block, open - 1, ",") && q->block->tokens.at[open + 1].flags & TOKEN_CAPITAL);
}

/* Where the content [first, end) to the left begins: not with “But” and the like, where a quotation follows it. */
static uint32_t left_begin(const struct quoting *q, uint32_t first, uint32_t end) {
    uint32_t open = outer_prev(q, end);
    if (outer_is_passage(q, open) && open > first && begins_words(q, open)) return open;
    if (first + 1 >= end || pos_at(q, first) != POS_CONJUNCTION || outer_is_passage(q, first)) return first;
    return token_is(q->block, first + 1, ",") && outer_is_passage(q, first + 2) ? first + 2 : first + 1;
}

/* The pier was long, and in that time, S said, it sank: is the last clause to the left not begun but with “and” and an adjunct? */
static bool hangs_open(const struct quoting *q, uint32_t first, uint32_t content) {
    enum { ADJUNCT = 8 };
    for (uint32_t at = content, step = 0; at > first && step < ADJUNCT; step++) {
        at = outer_prev(q, at);
        if (outer_is_passage(q, at) || pos_is_verb(pos_at(q, at)) || pos_at(q, at) == POS_MODAL) return false;
        if (token_among(q->block, at, " and but ")) return at + 1 < content && pos_at(q, at + 1) == POS_PREPOSITION;
    }
    return false;
}

/* If the pier sinks, S said, the tide will come: is there nothing to the left but a clause that hangs on what follows? */
static bool hangs_under(const struct quoting *q, uint32_t first, uint32_t content) {
    if (!token_among(q->block, first, " if unless when once while although though because after before until since as ")) return false;
    for (uint32_t at = first; at < content; at = outer_next(q, at))
        if (token_is(q->block, at, ",") && stretch_has_verb(q, at, content)) return false;
    return true;
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
    if (token_among(q->block, at, " when if unless until although though ")) return stretch_has_verb(q, at, end) ? at : end;
    bool open = !stretch_has_verb(q, first, left->content) || hangs_open(q, first, left->content) || hangs_under(q, first, left->content);
    return open && stretch_has_verb(q, at, end) ? at : end;
}

struct draft *attribute_left(struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end) {
    enum rule rule = cue->flags & CUE_ACCORDING ? RULE_ACCORDING : left->passage ? RULE_ADJACENT : RULE_CLAUSE;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, left->source), rule);
    if (!draft) return NULL;
    if (left->passage ? is_thinking(q, cue) : cue->flags & CUE_THOUGHT) draft->act = QUOTE_THOUGHT;
    content_add(q, draft, left_begin(q, first, left->content), left->content);
    take(q, (struct stretch){ left->boundary, left->source.last > cue->last ? left->source.last : cue->last });
    uint32_t rest = right_rest(q, left, first, end);
    if (rest < end) content_add(q, draft, rest, content_reach(q, cue, first, end, rest));
    if (left->passage) q->open = draft->index;
    return draft;
}
