/* Is what a cue introduces said, or only thought, wanted, imagined? */
#include "cuemodel.h"

/* Of 100 uses of a cue so many introduce words where a noun phrase counts as words said. */
enum { SURE_WORDS = 60 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static bool begins_clause(enum pos pos) { /* without a finite verb: to stay, having stayed */
    return pos == POS_TO || pos == POS_VERB_ING;
}

/* S said the scheme brought in more: a verb of any form behind a noun, where the cue takes a clause, no noun phrase
   and no hearer. */
static bool has_hidden_verb(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t stop) {
    if (!word_frame(cue->word, 't') || word_frame(cue->word, 'o') || word_frame(cue->word, 'p')) return false;
    for (uint32_t at = outer_next(q, first); at < stop; at = outer_next(q, at)) {
        enum pos pos = pos_at(q, at), before = pos_at(q, at - 1);
        if (pos == POS_PARTICIPLE && (pos_is_noun(before) || before == POS_PRONOUN || before == POS_NUMBER)) return true;
    }
    return false;
}

/* Is anything put in words? A clause, an infinitive or marks are. */
struct worded worded_of(const struct quoting *q, const struct cue *cue, const struct candidate *at, uint32_t stop) {
    struct worded worded = { 0 };
    for (uint32_t i = at->begin; i < stop; i = outer_next(q, i))
        if (outer_is_passage(q, i) && !passage_is_nobodys(q, i)) return (struct worded){ true, true };
    if (at->kind != CANDIDATE_RIGHT) return worded;
    worded.words = stretch_has_verb(q, at->begin, stop) || begins_clause(pos_at(q, at->begin)) || has_hidden_verb(q, cue, at->begin, stop);
    return worded;
}

/* One could say that; if we tell ourselves that: nobody has. */
static bool is_imagined(const struct quoting *q, const struct cue_facts *facts) {
    if (facts->subject.found && facts->subject.first > facts->first && token_among(q->block, facts->subject.first - 1, " if unless suppose imagine ")) return true;
    if (!(facts->cue->flags & CUE_MODAL)) return false;
    if (facts->subject.found && token_among(q->block, facts->subject.first, " i we you one ")) return true; /* I would call it a barge */
    for (uint32_t at = facts->group; at < facts->cue->first; at++)
        if (token_among(q->block, at, " could may might should ")) return true;
    return false;
}

/* S has not said whether; S declined to say how: that is left open. */
static bool is_left_open(const struct quoting *q, const struct cue *cue, uint32_t begin) {
    static const char refused[] = " declined declines refused refuses declining refusing ";
    bool refuses = cue->first > 1 && token_is(q->block, cue->first - 1, "to") && token_among(q->block, cue->first - 2, refused);
    return (cue->flags & CUE_NEGATED || refuses) && token_among(q->block, begin, " whether if when where how why who what which ");
}

/* A noun phrase is only with a cue that seldom means anything else (accuse, deny), not with one that names a topic
   (discuss); of a deed or an attitude (refuse, hope) only what stands between marks. */
enum quote_act act_of(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at, struct worded worded) {
    const struct cue *cue = facts->cue;
    bool that = token_is(q->block, at->begin, "that") && word_percent(cue->word) >= SURE_WORDS; /* agreed that; not agreed to */
    if (cue->flags & CUE_THOUGHT || (!worded.marks && !that && word_is(cue->word, WORD_ATTITUDE))) return QUOTE_THOUGHT;
    if (!worded.marks && at->kind == CANDIDATE_RIGHT && (is_imagined(q, facts) || is_left_open(q, cue, at->begin))) return QUOTE_THOUGHT;
    if (worded.words) return QUOTE_SPEECH;
    bool weak = cue->flags & (CUE_NOUN | CUE_NEGATED | CUE_MODAL | CUE_INFINITIVE | CUE_PASSIVE);
    return !weak && word_frame(cue->word, 'o') && word_percent(cue->word) >= SURE_WORDS ? QUOTE_SPEECH : QUOTE_THOUGHT;
}
