#include "rank.h"

#include <dixit/ascending.h>

/* How many passages behind one are looked at for where its content must end. */
enum { LOOK = 64 };

struct period {
    uint32_t first, end;
    uint32_t from; /* one past the last passage that is attributed */
    bool alone;    /* it holds nothing but passages */
};

/* Whose words each passage of the period holds. */
static void passages_choose(struct quoting *q, uint32_t first, uint32_t end) {
    struct ranking *ranking = q->ranking;
    struct claimant before;
    ranking->first = first;
    ranking->end = end;
    ranking->before = NULL;
    q->choices.n = 0;
    for (uint32_t at = first; at < end; at = outer_next(q, at)) {
        if (!outer_is_passage(q, at)) continue;
        ranking->passage = outer_passage(q, at);
        struct choice choice = passage_choose(q, ranking), *slot = vec_push(&q->block->brief, &q->choices);
        if (!slot) return;
        *slot = choice;
        before = choice.claimant;
        ranking->before = &before;
    }
    for (uint32_t i = 0; i < q->choices.n; i++) choice_nearest_verb(q, &q->choices.at[i], first, end);
}

struct choice *passage_choice(const struct quoting *q, uint32_t open) {
    uint32_t i = ascending_from(q->choices.at, q->choices.n, sizeof(struct choice), offsetof(struct choice, open), open);
    return i < q->choices.n && q->choices.at[i].open == open ? &q->choices.at[i] : NULL;
}

bool passage_is_nobodys(const struct quoting *q, uint32_t open) {
    const struct choice *choice = passage_choice(q, open);
    return choice && choice->claimant.kind == RANK_NOBODY;
}

static bool same_choice(const struct claimant *a, const struct claimant *b) {
    if ((a->kind == RANK_NOBODY) != (b->kind == RANK_NOBODY)) return false;
    return a->source.beg == b->source.beg && a->source.end == b->source.end &&
           (!a->cued || !b->cued || a->cue.first == b->cue.first);
}

static enum rule rule_of(const struct claimant *claimant) {
    if (claimant->cued && claimant->cue.flags & CUE_PARTICIPLE) return RULE_ADDING;
    switch (claimant->kind) {
    case RANK_LABEL: return RULE_COLON;
    case RANK_SOURCE: return RULE_ACCORDING;
    case RANK_SPOKE: return RULE_PREVIOUS;
    case RANK_PREVIOUS: return RULE_CONTINUED;
    case RANK_SHARED:
    case RANK_SUBJECT: return RULE_SENTENCE;
    default: return RULE_RANKED;
    }
}

static struct draft *draft_chosen(struct quoting *q, const struct choice *choice, enum rule rule) {
    const struct claimant *claimant = &choice->claimant;
    struct draft *draft = draft_new(q, claimant->cued ? cue_span(q, &claimant->cue) : SPAN_NONE, claimant->source, rule);
    if (!draft) return NULL;
    draft_judged(draft, JUDGE_RANKER, choice->margin, &choice->reasons);
    if (claimant->cued && is_thinking(q, &claimant->cue)) draft->act = QUOTE_THOUGHT;
    if (claimant->cued) take(q, (struct stretch){ claimant->cue.first, claimant->cue.last });
    return draft;
}

uint32_t limit_trim(const struct quoting *q, uint32_t first, uint32_t limit) {
    while (limit > first && token_among(q->block, limit - 1, " and but while whereas yet as , ; ")) limit--;
    return limit;
}

/* Where the content of a verb before a passage must end: before what belongs to somebody else. */
static uint32_t content_limit(const struct quoting *q, uint32_t index, uint32_t end) {
    const struct claimant *mine = &q->choices.at[index].claimant;
    for (uint32_t i = index + 1; i < q->choices.n && i < index + LOOK; i++) {
        const struct claimant *other = &q->choices.at[i].claimant;
        if (other->kind == RANK_NOBODY || same_choice(mine, other)) continue;
        uint32_t limit = q->choices.at[i].open, first = outer_next(q, q->choices.at[index].open);
        if (other->cued && other->cue.first >= first && other->cue.first < limit) limit = other->cue.first;
        if (other->first >= first && other->first < limit) limit = other->first;
        return limit_trim(q, first, limit);
    }
    return end;
}

/* The content of a verb of this period that holds the passage; else empty. */
static struct stretch content_of(const struct quoting *q, uint32_t index, uint32_t first, uint32_t end) {
    const struct choice *choice = &q->choices.at[index];
    const struct claimant *claimant = &choice->claimant;
    struct stretch none = { 1, 0 };
    if (!claimant->cued || claimant->cue.first < first || claimant->cue.first > choice->open) return none;
    uint32_t limit = content_limit(q, index, end);
    struct stretch content = none;
    if (claimant->cue.flags & CUE_ACCORDING) {
        uint32_t at = claimant->last + 1;
        while (at < choice->open && !token_is(q->block, at, ",")) at = outer_next(q, at);
        if (at < choice->open) content = (struct stretch){ at + 1, content_reach(q, &claimant->cue, first, limit, at + 1) - 1 };
    } else {
        content = content_around(q, &claimant->cue, first, choice->open, limit);
    }
    return content.first <= choice->open && content.last >= choice->open && content.last < limit ? content : none;
}

/* Do the marks hold words of a clause that goes on around them: X is “Q” for Y; not “Q,” S said? */
static bool within_clause(const struct quoting *q, uint32_t open) {
    const struct passage *passage = outer_passage(q, open);
    if (passage->close <= open + 1) return false;
    return !token_is(q->block, passage->close - 1, ",") && q->block->tokens.at[passage->close - 1].kind != TOKEN_STOP;
}

/* “Q,” S said; X is “Q” for Y, S said; “Q” for Y, S said: the attribution behind, where its shape is the one we know. */
static struct draft *draft_left(struct quoting *q, uint32_t index, uint32_t from, uint32_t end) {
    const struct choice *choice = &q->choices.at[index];
    const struct claimant *claimant = &choice->claimant;
    if (!claimant->cued || claimant->cue.first < choice->open) return NULL;
    struct left left = left_of(q, &claimant->cue, from, end);
    if (left.boundary < choice->open || left.content < choice->open) return NULL;
    if (!left.passage && (!left.may || !within_clause(q, choice->open))) return NULL;
    left.source = (struct phrase){ claimant->first, claimant->last, claimant->first != TAG_NONE };
    struct draft *draft = attribute_left(q, &claimant->cue, &left, from, content_limit(q, index, end));
    if (!draft) return NULL;
    draft_judged(draft, JUDGE_RANKER, choice->margin, &choice->reasons);
    return draft;
}

static struct draft *draft_open(struct quoting *q, const struct choice *choice) {
    if (q->open == TAG_NONE || (choice->claimant.cued && choice->claimant.kind != RANK_EARLIER)) return NULL;
    struct draft *draft = &q->drafts.at[q->open];
    struct span source = choice->claimant.source;
    return draft->source.beg == source.beg && draft->source.end == source.end ? draft : NULL;
}

/* X, S said, “and Y”; X, S said, is “Y”: the clause that goes on behind S began before; empty where it did not. */
static struct stretch front_of(const struct quoting *q, const struct choice *choice, uint32_t content, uint32_t from) {
    const struct claimant *claimant = &choice->claimant;
    const struct token *inner = &q->block->tokens.at[outer_is_passage(q, content) ? content + 1 : content];
    const struct stretch none = { 1, 0 };
    if (!claimant->cued || claimant->first == TAG_NONE || claimant->first < from || claimant->cue.last > content) return none;
    uint32_t first = verb_group_at(q->block, claimant->cue.first).first;
    if (claimant->first < first) first = claimant->first;
    if (first < from + 2 || !token_is(q->block, first - 1, ",") || !token_is(q->block, content - 1, ",")) return none;
    if (inner->kind != TOKEN_WORD || inner->flags & TOKEN_CAPITAL || taken_from(q, from, first) < first) return none;
    for (uint32_t at = from; at < first; at++)
        if (outer_is_passage(q, at)) return none;
    return phrase_is_time(q->block, from, first - 2) ? none : (struct stretch){ from, first - 2 };
}

static struct draft *passage_attribute(struct quoting *q, uint32_t index, const struct period *period) {
    const struct choice *choice = &q->choices.at[index];
    uint32_t open = choice->open;
    struct draft *draft = draft_left(q, index, period->from, period->end);
    if (draft && taken(q, open)) return draft;
    struct stretch content = content_of(q, index, period->first, period->end);
    if (content.first <= content.last) {
        enum rule rule = rule_of(&choice->claimant);
        if (rule == RULE_SENTENCE) rule = content.first == open ? RULE_BEFORE : RULE_CLAUSE;
        draft = draft_chosen(q, choice, rule);
    } else {
        content = (struct stretch){ open, outer_next(q, open) - 1 };
        if (!draft && period->alone) draft = draft_open(q, choice);
        if (!draft) draft = draft_chosen(q, choice, rule_of(&choice->claimant));
    }
    if (!draft) return NULL;
    bool opens = period->alone && period->first == q->paragraph.first;
    draft->goes_on |= opens && (choice->claimant.kind == RANK_PREVIOUS || choice->claimant.kind == RANK_EARLIER);
    struct stretch front = front_of(q, choice, content.first, period->from);
    if (front.first <= front.last) content_add(q, draft, front.first, front.last + 1);
    content_add(q, draft, content.first, content.last + 1);
    if (period->alone || outer_is_passage(q, content.last)) q->open = draft->index;
    return draft;
}

/* “Q,” S said, “Q”: no more of what S said is in marks further on: “Q,” S said in the “Long Room” of the pier. */
static bool hangs_together(const struct quoting *q, const struct choice *before, uint32_t open) {
    const struct claimant *claimant = &before->claimant;
    if (!claimant->cued || claimant->cue.first < before->open || claimant->cue.first > open) return true;
    uint32_t last = outer_prev(q, open);
    return outer_is_passage(q, last) || token_among(q->block, last, " , - – — -- ") || token_among(q->block, last, " : ; . and or but ");
}

void passages_attribute(struct quoting *q, uint32_t first, uint32_t end) {
    struct period period = { first, end, first, only_passages(q, first, end) };
    uint32_t draft = TAG_NONE;
    passages_choose(q, first, end);
    if (!period.alone) q->open = TAG_NONE;
    for (uint32_t i = 0; i < q->choices.n; i++) {
        const struct choice *choice = &q->choices.at[i];
        if (choice->claimant.kind == RANK_NOBODY) continue;
        uint32_t next = outer_next(q, choice->open);
        q->spoke = choice->claimant.source;
        if (!taken(q, choice->open)) {
            bool again = i && draft != TAG_NONE && same_choice(&choice->claimant, &choice[-1].claimant);
            if (again && !hangs_together(q, &choice[-1], choice->open)) again = q->choices.at[i].claimant.cued = false;
            struct draft *made = again ? &q->drafts.at[draft] : passage_attribute(q, i, &period);
            if (again) content_add(q, made, choice->open, next);
            draft = made ? made->index : TAG_NONE;
            q->choices.at[i].draft = draft;
            q->choices.at[i].part = q->parts.n - 1;
        }
        period.from = next;
    }
}
