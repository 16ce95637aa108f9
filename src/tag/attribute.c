#include "quotes.h"

/* --- drafts --- */

void take(struct quoting *q, struct stretch at) {
    for (uint32_t i = at.first; i <= at.last && i < q->block->tokens.n; i++) q->block->tokens.at[i].extra = 1;
}

bool taken(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].extra;
}

struct draft *draft_new(struct quoting *q, struct span cue, struct span source, enum rule rule) {
    struct draft *draft = vec_push(&q->block->brief, &q->drafts);
    if (!draft) return NULL;
    *draft = (struct draft){ UINT32_MAX, q->drafts.n - 1, cue, source, QUOTE_SPEECH, (uint8_t)rule, false, false, JUDGE_RULE, 0, CLAIM_NONE, { { 0 }, { 0 } } };
    if (!span_is_none(source)) q->heard = source;
    return draft;
}

void draft_judged(struct draft *draft, enum quote_judge judge, int32_t margin, const struct reasons *reasons) {
    draft->judge = (uint8_t)judge;
    draft->margin = margin;
    draft->reasons = *reasons;
}

static void part_add(struct quoting *q, struct draft *draft, struct span at) {
    struct part *part = vec_push(&q->block->brief, &q->parts);
    if (!part) return;
    *part = (struct part){ draft->index, at };
    if (at.beg < draft->beg) draft->beg = at.beg;
}

/* Nothing but passages and what stands between them. */
bool only_passages(const struct quoting *q, uint32_t first, uint32_t end) {
    bool any = false;
    for (uint32_t at = first; at < end; at = outer_next(q, at)) {
        if (outer_is_passage(q, at)) any = true;
        else if (q->block->tokens.at[at].kind != TOKEN_STOP && q->block->tokens.at[at].kind != TOKEN_PUNCT) return false;
    }
    return any;
}

/* The content [first, end), or what no other quote has taken of it: each passage a piece where there is nothing
   else, else one piece. */
void content_add(struct quoting *q, struct draft *draft, uint32_t first, uint32_t end) {
    while (first < end && taken(q, first)) first++;
    for (uint32_t at = first; at < end; at++)
        if (taken(q, at)) end = at;
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

struct span phrase_span(const struct quoting *q, struct phrase phrase) {
    if (!phrase.found) return SPAN_NONE;
    return stretch_span(q, (struct stretch){ phrase.first, phrase.last });
}

struct span cue_span(const struct quoting *q, const struct cue *cue) {
    return stretch_span(q, (struct stretch){ cue->first, cue->last });
}

/* --- a period --- */

uint32_t taken_from(const struct quoting *q, uint32_t at, uint32_t end) {
    while (at < end && !taken(q, at)) at++;
    return at;
}

void period_attribute(struct quoting *q, uint32_t first, uint32_t end) {
    while (q->cue < q->block->cues.n && q->block->cues.at[q->cue].first < first) q->cue++;
    passages_attribute(q, first, end);
    uint32_t cues = q->cue, from = first, limit = first;
    for (; cues < q->block->cues.n && q->block->cues.at[cues].first < end; cues++) {
        const struct cue *cue = &q->block->cues.at[cues];
        if (taken(q, cue->first)) continue;
        struct left left = left_of(q, cue, from, end);
        bool found = cue->flags & CUE_ACCORDING ? left.found && !left.passage : left.may && content_is_left(q, cue, &left, first, end);
        if (!found) continue;
        uint32_t other = taken_from(q, from, left.content);
        if (other == left.content) attribute_left(q, cue, &left, from, end);
        from = other == left.content ? left.tail : other + 1;
    }
    for (uint32_t i = q->cue; i < cues; i++) {
        const struct cue *cue = &q->block->cues.at[i];
        if (taken(q, cue->first)) continue;
        if (limit <= cue->last) limit = taken_from(q, cue->last + 1, end);
        if (limit < end && outer_is_passage(q, limit) && attribute_through(q, cue, first, limit, end)) continue;
        uint32_t till = limit < end ? limit_trim(q, cue->last + 1, limit) : limit;
        if (cue->flags & CUE_ACCORDING) according_right(q, cue, first, till);
        else attribute_right(q, cue, first, till);
    }
    q->cue = cues;
    q->before = (struct stretch){ first, end - 1 };
}
