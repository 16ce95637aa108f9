#include "quotes.h"

/* How many outer positions after “according to S” are looked at for the comma. */
enum { TAIL = 40 };

/* Does the text [first, end) read as a clause that somebody may have said? */
bool clause_reads(const struct quoting *q, uint32_t first, uint32_t end) {
    if (first >= end) return false;
    if (token_among(q->block, first, " when while as if after before although though because since asked speaking ")) {
        for (uint32_t at = first; at < end; at = outer_next(q, at))
            if (token_is(q->block, at, ",") && at + 1 < end) return stretch_has_verb(q, at + 1, end);
        return false;
    }
    return stretch_has_verb(q, first, end);
}

static bool acceptable(const struct quoting *q, const struct cue *cue, struct stretch at) {
    bool marks = false;
    for (uint32_t i = at.first; i <= at.last; i = outer_next(q, i)) marks |= outer_is_passage(q, i);
    if (marks) return word_percent(cue->word) >= 10;
    if (cue->flags & (CUE_PASSIVE | CUE_INFINITIVE | CUE_MODAL)) return false;
    return word_percent(cue->word) >= 40;
}

void attribute_right(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
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

void according_right(struct quoting *q, const struct cue *cue, uint32_t end) {
    struct phrase source = source_after(q, cue->last + 1, end);
    if (!source.found) return;
    uint32_t at = source.last + 1;
    for (int step = 0; step < TAIL && at < end && !token_is(q->block, at, ","); step++) at = outer_next(q, at);
    if (at + 1 >= end) return;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, source), RULE_ACCORDING);
    if (draft) content_add(q, draft, at + 1, content_end(q, at + 1, end));
}
