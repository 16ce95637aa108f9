#include "rank.h"

#include <dixit/ascending.h>

/* How many outer positions after a parenthetical verb are looked at for the end of its adjuncts; how many
   passages behind one for where its content must end. */
enum { TAIL = 40, LOOK = 64 };

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
    if (inverted.found) return inverted;
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

struct draft *attribute_left(struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end) {
    enum rule rule = cue->flags & CUE_ACCORDING ? RULE_ACCORDING : left->passage ? RULE_ADJACENT : RULE_CLAUSE;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, left->source), rule);
    if (!draft) return NULL;
    if (cue->flags & CUE_THOUGHT) draft->act = QUOTE_THOUGHT;
    content_add(q, draft, left_begin(q, first, left->content), left->content);
    take(q, (struct stretch){ left->boundary, left->source.last > cue->last ? left->source.last : cue->last });
    uint32_t rest = right_rest(q, left, first, end);
    if (rest < end) content_add(q, draft, rest, content_reach(q, cue, first, end, rest));
    if (left->passage) q->open = draft->index;
    return draft;
}

/* --- passages --- */

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
    if (claimant->cued && claimant->cue.flags & CUE_THOUGHT) draft->act = QUOTE_THOUGHT;
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

/* “Q,” S said; X is “Q” for Y, S said: the attribution behind, where its shape is the one we know. */
static struct draft *draft_left(struct quoting *q, uint32_t index, uint32_t from, uint32_t end) {
    const struct choice *choice = &q->choices.at[index];
    const struct claimant *claimant = &choice->claimant;
    if (!claimant->cued || claimant->cue.first < choice->open) return NULL;
    struct left left = left_of(q, &claimant->cue, from, end);
    if (!left.found || left.boundary < choice->open || left.content < choice->open) return NULL;
    if (!left.passage && !within_clause(q, choice->open)) return NULL;
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

/* X, S said, “and Y”: the clause that goes on between the marks began before S; empty where it did not. */
static struct stretch front_of(const struct quoting *q, const struct choice *choice, uint32_t from) {
    const struct claimant *claimant = &choice->claimant;
    const struct token *inner = &q->block->tokens.at[choice->open + 1];
    const struct stretch none = { 1, 0 };
    if (!claimant->cued || claimant->first == TAG_NONE || claimant->first < from || claimant->cue.last > choice->open) return none;
    uint32_t first = verb_group_at(q->block, claimant->cue.first).first;
    if (claimant->first < first) first = claimant->first;
    if (first < from + 2 || !token_is(q->block, first - 1, ",") || !token_is(q->block, choice->open - 1, ",")) return none;
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
    struct stretch front = content.first == open ? front_of(q, choice, period->from) : (struct stretch){ 1, 0 };
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
    return outer_is_passage(q, last) || is_break(q, last) || token_among(q->block, last, " : ; . and or but ");
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
