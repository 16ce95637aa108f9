#include "quotes.h"

/* How many outer positions after a parenthetical verb are looked at for the end of its adjuncts. */
enum { TAIL = 40 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static bool is_break(const struct quoting *q, uint32_t at) {
    return token_among(q->block, at, " , - – — -- ");
}

/* --- drafts --- */

static void take(struct quoting *q, struct stretch at) {
    for (uint32_t i = at.first; i <= at.last && i < q->block->tokens.n; i++) q->block->tokens.at[i].extra = 1;
}

static bool taken(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].extra;
}

static struct draft *draft_new(struct quoting *q, struct span cue, struct span source, enum rule rule) {
    struct draft *draft = vec_push(&q->block->scratch, &q->drafts);
    if (!draft) return NULL;
    *draft = (struct draft){ UINT32_MAX, q->drafts.n - 1, cue, source, QUOTE_SPEECH, (uint8_t)rule };
    if (!span_is_none(source)) q->spoke = source;
    return draft;
}

static void part_add(struct quoting *q, struct draft *draft, struct span at) {
    struct part *part = vec_push(&q->block->scratch, &q->parts);
    if (!part) return;
    *part = (struct part){ draft->index, at };
    if (at.beg < draft->beg) draft->beg = at.beg;
}

/* Nothing but passages and what stands between them. */
static bool only_passages(const struct quoting *q, uint32_t first, uint32_t end) {
    bool any = false;
    for (uint32_t at = first; at < end; at = outer_next(q, at)) {
        if (outer_is_passage(q, at)) any = true;
        else if (q->block->tokens.at[at].kind != TOKEN_STOP && q->block->tokens.at[at].kind != TOKEN_PUNCT) return false;
    }
    return any;
}

/* The content [first, end): each passage a piece where there is nothing else, else one piece. */
static void content_add(struct quoting *q, struct draft *draft, uint32_t first, uint32_t end) {
    if (first >= end) return;
    struct stretch all = { first, end - 1 };
    if (!only_passages(q, first, end)) {
        part_add(q, draft, stretch_span(q, all));
    } else {
        for (uint32_t at = first; at < end; at = outer_next(q, at))
            if (outer_is_passage(q, at)) part_add(q, draft, outer_passage(q, at)->outer);
    }
    take(q, all);
}

static struct span phrase_span(const struct quoting *q, struct phrase phrase) {
    if (!phrase.found) return SPAN_NONE;
    return stretch_span(q, (struct stretch){ phrase.first, phrase.last });
}

static struct span cue_span(const struct quoting *q, const struct cue *cue) {
    return stretch_span(q, (struct stretch){ cue->first, cue->last });
}

/* --- content to the left: “Q,” S said; X, said S; X, according to S --- */

struct left {
    struct phrase source;
    uint32_t boundary; /* the first token of the attribution */
    uint32_t content;  /* one past the content to the left */
    uint32_t tail;     /* one past the attribution */
    bool passage;      /* a passage stands right before it */
    bool found;
};

/* One past the attribution that ends in a verb or source before `at`. */
static uint32_t tail_end(const struct quoting *q, uint32_t at, uint32_t end) {
    for (uint32_t step = 0; at < end && step < TAIL; step++) {
        if (outer_is_passage(q, at) || is_break(q, at) || token_among(q->block, at, " ; : ")) return at;
        if (token_is(q->block, at, "that")) return at;
        at++;
    }
    return at;
}

/* Does the text [first, end) read as a clause that somebody may have said? */
static bool reads_as_clause(const struct quoting *q, uint32_t first, uint32_t end) {
    if (first >= end) return false;
    if (token_among(q->block, first, " when while as if after before although though because since asked speaking ")) {
        for (uint32_t at = first; at < end; at = outer_next(q, at))
            if (token_is(q->block, at, ",") && at + 1 < end) return stretch_has_verb(q, at + 1, end);
        return false;
    }
    return stretch_has_verb(q, first, end);
}

static void left_place(const struct quoting *q, uint32_t first, struct left *left) {
    uint32_t before = left->boundary > first ? outer_prev(q, left->boundary) : first;
    if (left->boundary <= first) return;
    left->content = left->boundary;
    if (!outer_is_passage(q, before)) {
        if (!is_break(q, before) || before == first) return;
        left->content = before;
        before = outer_prev(q, before);
    }
    left->passage = outer_is_passage(q, before);
    left->found = left->passage || reads_as_clause(q, first, left->content);
}

static struct left left_of_verb(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct left left = { 0 };
    uint16_t word = cue->word;
    struct verb_group group = verb_group_at(q->block, cue->first);
    uint32_t begin = group.first <= cue->first && group.first >= first ? group.first : cue->first;
    if (cue->flags & (CUE_PASSIVE | CUE_INFINITIVE | CUE_PARTICIPLE)) return left;
    if (!word_frame(word, 'q') && !word_frame(word, 't')) return left;
    if (begin == first) return left;
    left.tail = tail_end(q, cue->last + 1, end);
    uint32_t before = outer_prev(q, begin);
    if (begin == cue->first && (outer_is_passage(q, before) || is_break(q, before))) {
        left.source = source_after(q, cue->last + 1, end);
        left.boundary = begin;
        if (left.source.found) left_place(q, first, &left);
        if (left.found && !left.passage && left.source.last + 1 < end && pos_is_verb(pos_at(q, left.source.last + 1)))
            left.found = false;
        if (left.found && !left.passage && left.source.last + 1 < end && outer_is_passage(q, left.source.last + 1))
            left.found = false; /* S, an aside, said the plan “Q” */
        if (left.found) return left;
    }
    left.source = source_before(q, first, cue->first);
    if (!left.source.found || left.source.first <= first || left.source.first > begin) return left;
    left.boundary = left.source.first;
    left_place(q, first, &left);
    return left;
}

static struct left left_of(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    if (!(cue->flags & CUE_ACCORDING)) {
        struct left left = left_of_verb(q, cue, first, end);
        if (!left.found) return left;
        struct stretch right = content_after(q, cue, end);
        bool empty = right.last < right.first;
        /* “Q,” he said, “Q”: the comma decides; X, he said that Y is no parenthesis */
        if (!empty && !left.passage && right.first <= left.tail) left.found = false;
        return left;
    }
    struct left left = { .source = source_after(q, cue->last + 1, end), .boundary = cue->first };
    left.tail = tail_end(q, left.source.found ? left.source.last + 1 : cue->last + 1, end);
    if (left.source.found && cue->first > first) left_place(q, first, &left);
    if (cue->first > first && !left.found && left.source.found) {
        left.content = cue->first;
        if (is_break(q, outer_prev(q, cue->first))) left.content = outer_prev(q, cue->first);
        left.found = left.content > first;
    }
    return left;
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

static void attribute_left(struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end) {
    enum rule rule = cue->flags & CUE_ACCORDING ? RULE_ACCORDING : left->passage ? RULE_ADJACENT : RULE_CLAUSE;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, left->source), rule);
    if (!draft) return;
    if (cue->flags & CUE_THOUGHT) draft->act = QUOTE_THOUGHT;
    content_add(q, draft, left_begin(q, first, left->content), left->content);
    take(q, (struct stretch){ left->boundary, left->tail > left->boundary ? left->tail - 1 : left->boundary });
    uint32_t rest = right_rest(q, left, first, end);
    if (rest < end) content_add(q, draft, rest, content_end(q, rest, end));
    if (left->passage) q->open = draft->index;
}

/* --- content to the right: S said Q, S said that X --- */

static bool acceptable(const struct quoting *q, const struct cue *cue, struct stretch at) {
    bool marks = false;
    for (uint32_t i = at.first; i <= at.last; i = outer_next(q, i)) marks |= outer_is_passage(q, i);
    if (marks) return word_percent(cue->word) >= 10;
    if (cue->flags & (CUE_PASSIVE | CUE_INFINITIVE | CUE_MODAL)) return false;
    return word_percent(cue->word) >= 40;
}

static void attribute_right(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct stretch at = content_after(q, cue, end);
    if (at.last < at.first || at.first >= end || !acceptable(q, cue, at)) return;
    struct phrase source = { 0 };
    if (!(cue->flags & CUE_PASSIVE)) source = source_before(q, first, cue->first);
    struct span who = phrase_span(q, source);
    enum rule rule = outer_is_passage(q, at.first) ? RULE_BEFORE : RULE_CLAUSE;
    if (cue->flags & CUE_PARTICIPLE) {
        if (!source.found && q->drafts.n && !(cue->flags & CUE_PASSIVE)) who = q->spoke;
        rule = RULE_ADDING;
    }
    struct draft *draft = draft_new(q, cue_span(q, cue), who, rule);
    if (!draft) return;
    if (cue->flags & CUE_THOUGHT) draft->act = QUOTE_THOUGHT;
    content_add(q, draft, at.first, at.last + 1);
    if (outer_is_passage(q, at.last)) q->open = draft->index;
}

static void according_right(struct quoting *q, const struct cue *cue, uint32_t end) {
    struct phrase source = source_after(q, cue->last + 1, end);
    if (!source.found) return;
    uint32_t at = source.last + 1;
    for (int step = 0; step < TAIL && at < end && !token_is(q->block, at, ","); step++) at = outer_next(q, at);
    if (at + 1 >= end) return;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, source), RULE_ACCORDING);
    if (draft) content_add(q, draft, at + 1, content_end(q, at + 1, end));
}

/* --- a period --- */

/* A passage that no cue has taken. */
static void leftover(struct quoting *q, uint32_t at, uint32_t first, uint32_t end) {
    const struct passage *passage = outer_passage(q, at);
    uint32_t words = 0;
    for (uint32_t i = passage->open + 1; i < passage->close; i++) words += q->block->tokens.at[i].kind == TOKEN_WORD;
    if (words < 3) return;
    struct phrase source = source_of_sentence(q, first, end);
    struct span who = source.found ? phrase_span(q, source) : q->spoke;
    struct draft *draft = draft_new(q, SPAN_NONE, who, RULE_SENTENCE);
    if (draft) content_add(q, draft, at, outer_next(q, at));
}

static void passages_alone(struct quoting *q, uint32_t first, uint32_t end) {
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

void period_attribute(struct quoting *q, uint32_t first, uint32_t end) {
    if (only_passages(q, first, end)) {
        passages_alone(q, first, end);
        return;
    }
    q->open = TAG_NONE;
    while (q->cue < q->block->cues.n && q->block->cues.at[q->cue].first < first) q->cue++;
    uint32_t cues = q->cue, from = first;
    for (; cues < q->block->cues.n && q->block->cues.at[cues].first < end; cues++) {
        const struct cue *cue = &q->block->cues.at[cues];
        struct left left = left_of(q, cue, from, end);
        if (!left.found) continue;
        attribute_left(q, cue, &left, from, end);
        from = left.tail;
    }
    for (uint32_t i = q->cue; i < cues; i++) {
        const struct cue *cue = &q->block->cues.at[i];
        if (taken(q, cue->first)) continue;
        if (cue->flags & CUE_ACCORDING) according_right(q, cue, end);
        else attribute_right(q, cue, first, end);
    }
    for (uint32_t at = first; at < end; at = outer_next(q, at))
        if (outer_is_passage(q, at) && !taken(q, at)) leftover(q, at, first, end);
    q->cue = cues;
}
