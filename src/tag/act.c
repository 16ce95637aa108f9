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

/* S protested against a law that costs much, S charged a man after it was found: a noun phrase, if all that has a finite verb
   hangs on it. */
static bool is_noun_phrase(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t stop) {
    bool hangs = false, may = false; /* something hangs on it; a verb may come that does */
    uint32_t chunk = chunk_at(q->block, first);
    if (!word_frame(cue->word, 'o') || chunk == TAG_NONE || q->block->chunks.at[chunk].kind > CHUNK_NAME) return false;
    for (uint32_t at = first; at < stop; at = outer_next(q, at)) {
        enum pos pos = pos_at(q, at);
        if (outer_is_passage(q, at)) continue;
        if (pos == POS_WH || token_among(q->block, at, " that after before when while because since until ")) hangs = may = true;
        else if (pos == POS_CONJUNCTION) may = hangs;
        else if (pos == POS_TO) may = true;
        else if (pos_is_finite(pos) && !may) return false;
        else if (pos_is_verb(pos) && !word_is(q->block->tokens.at[at].word, WORD_AUXILIARY)) may = false;
    }
    return true;
}

/* Is anything put in words? A clause, an infinitive or marks are. */
struct worded worded_of(const struct quoting *q, const struct cue *cue, const struct candidate *at, uint32_t stop) {
    struct worded worded = { 0 };
    for (uint32_t i = at->begin; i < stop; i = outer_next(q, i))
        if (outer_is_passage(q, i) && !passage_is_nobodys(q, i)) return (struct worded){ true, true };
    if (at->kind != CANDIDATE_RIGHT) return worded;
    worded.words = (stretch_has_verb(q, at->begin, stop) && !is_noun_phrase(q, cue, at->begin, stop)) || begins_clause(pos_at(q, at->begin)) || has_hidden_verb(q, cue, at->begin, stop);
    return worded;
}

/* One could say that, who tells must say when; if we tell ourselves that: nobody has. */
static bool is_imagined(const struct quoting *q, const struct cue_facts *facts) {
    if (facts->subject.found && facts->subject.first > facts->first && token_among(q->block, facts->subject.first - 1, " if unless suppose imagine ")) return true;
    if (!(facts->cue->flags & CUE_MODAL)) return false;
    if (facts->subject.found && token_among(q->block, facts->subject.first, " i we you one ")) return true; /* I would call it a barge */
    for (uint32_t at = facts->group; at < facts->cue->first; at++)
        if (token_among(q->block, at, " could may might should must ")) return true;
    return false;
}

/* S has not said whether; S declined to say how: that is left open. */
static bool is_left_open(const struct quoting *q, const struct cue *cue, uint32_t begin) {
    static const char refused[] = " declined declines refused refuses declining refusing ";
    bool refuses = cue->first > 1 && token_is(q->block, cue->first - 1, "to") && token_among(q->block, cue->first - 2, refused);
    return (cue->flags & CUE_NEGATED || refuses) && token_among(q->block, begin, " whether if when where how why who what which ");
}

/* The jury found that; tests indicate that: it was seen, whoever told of it. */
static bool is_finding(const struct quoting *q, const struct cue_facts *facts) {
    static const char things[] = " audit inquiry investigation investigations probe test tests scan scans examination examinations autopsy "
                                 "post-mortem analysis data evidence image images footage measurements result results finding findings research "
                                 "experiments search poll polls survey surveys recording recordings film video pictures photographs samples calculations ";
    const struct cue *cue = facts->cue;
    if (token_among(q->block, cue->first, " find finds found finding determined determines discovered discovers ")) return true;
    if (!facts->subject.found || !token_among(q->block, cue->first, " reveal reveals revealed indicate indicates indicated suggest suggests suggested confirm confirms confirmed show shows showed ")) return false;
    uint32_t chunk = chunk_at(q->block, facts->subject.first);
    return token_among(q->block, chunk == TAG_NONE ? facts->subject.last : q->block->chunks.at[chunk].last, things);
}

/* Voters rejected the charter: by ballot. */
static bool is_voted(const struct quoting *q, const struct cue_facts *facts) {
    return facts->subject.found && token_among(q->block, facts->cue->first, " reject rejects rejected rejecting ") &&
           token_among(q->block, facts->subject.first, " voters parliament electors electorate ");
}

static bool has_word(const struct quoting *q, uint32_t first, uint32_t stop, const char *word) {
    for (uint32_t at = first; at < stop; at = outer_next(q, at))
        if (token_same(q->block, at, word)) return true;
    return false;
}

/* S dismissed its manager, confirmed Judge Moss; S called the mayor, called a vote: and nothing of what he is, or it. */
static bool is_dismissed(const struct quoting *q, const struct chunk *object, uint32_t stop) {
    if (object->last + 1 < stop && (token_is(q->block, object->last + 1, "as") || pos_at(q, object->last + 1) == POS_CLITIC)) return false;
    return object->kind == CHUNK_NAME || word_is(q->block->tokens.at[object->head].word, WORD_ROLE);
}

/* Verbs of speech that do something else to what is behind them: charged Moss with theft, claimed two lives, ordered nine boats,
   defended her title, denied bail, called off the race, recalled 40 lamps. */
static bool is_done_to(const struct quoting *q, const struct cue *cue, uint32_t begin, uint32_t stop) {
    const struct block *block = q->block;
    const uint32_t verb = cue->first, index = chunk_at(block, begin);
    if (index == TAG_NONE || block->chunks.at[index].kind == CHUNK_WH) return false;
    const struct chunk *object = &block->chunks.at[index];
    if (token_among(block, verb, " charge charged charges charging ")) return has_word(q, begin, stop, "with");
    if (token_among(block, verb, " dismiss dismissed dismisses dismissing confirm confirmed confirms confirming ")) return is_dismissed(q, object, stop);
    if (token_among(block, verb, " call called calls calling "))
        return token_among(block, verb + 1, " off up in back ") || (begin == verb + 1 && object->last + 1 >= stop);
    if (token_among(block, verb, " order ordered orders ordering recall recalled recalls recalling ")) return block->tokens.at[begin].pos == POS_NUMBER;
    if (token_among(block, verb, " claim claimed claims claiming "))
        return token_among(block, object->head, " life lives victory victories title titles medal medals gold silver bronze win wins place crown trophy prize seat seats ");
    if (token_among(block, verb, " defend defended defends defending ")) return token_among(block, object->head, " title titles crown trophy championship seat seats ");
    return token_among(block, verb, " deny denied denies denying ") && token_among(block, object->head, " bail entry access permission visa visas asylum ");
}

/* A reference to a pier that sank, an answer for it: words only where they are told as a clause, of nobody's only behind “that”. */
static bool is_named_only(const struct quoting *q, const struct cue *cue, uint32_t begin, bool sourced) {
    if (!(cue->flags & CUE_NOUN) || token_is(q->block, begin, "that")) return false;
    const enum pos before = begin > 0 ? pos_at(q, begin - 1) : POS_NONE;
    return !sourced || pos_at(q, begin) == POS_PREPOSITION || before == POS_PREPOSITION || before == POS_TO;
}

/* Told of it by nobody who is named: to leave, what she would do. */
static bool is_nobodys(const struct quoting *q, const struct cue *cue, uint32_t begin, uint32_t stop) {
    if (token_is(q->block, cue->first, "ordered")) return true; /* they were ordered to pay */
    return pos_at(q, begin) == POS_WH || token_among(q->block, begin, " whether if ") || !stretch_has_verb(q, begin, stop);
}

/* Words that a noun phrase behind the verb tells the topic of, though the verb often means something else: appealed for calm. */
static bool is_plea(const struct quoting *q, const struct cue *cue, uint32_t begin) {
    if (token_among(q->block, cue->first, " demand demands demanded demanding pledge pledges pledged pledging ")) return true;
    return token_among(q->block, cue->first, " appeal appeals appealed appealing ask asks asked asking ") &&
           (token_is(q->block, begin, "for") || token_is(q->block, begin - 1, "for"));
}

/* In thanking S: told of beside something else. */
static bool is_beside(const struct quoting *q, const struct cue_facts *facts) {
    return pos_at(q, facts->cue->first) == POS_VERB_ING && facts->group > facts->first &&
           token_among(q->block, facts->group - 1, " in by for after before without from of despite ");
}

/* A noun phrase is only with a cue that seldom means anything else (accuse, deny), not with one that names a topic
   (discuss); of a deed or an attitude (refuse, hope) only what stands between marks. */
enum quote_act act_of(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at, uint32_t stop,
                      struct worded worded, bool sourced) {
    const struct cue *cue = facts->cue;
    if (worded.marks) return QUOTE_SPEECH;
    bool that = token_is(q->block, at->begin, "that") && word_percent(cue->word) >= SURE_WORDS; /* agreed that; not agreed to */
    if (cue->flags & CUE_THOUGHT || (!that && word_is(cue->word, WORD_ATTITUDE)) || is_finding(q, facts)) return QUOTE_THOUGHT;
    if (at->kind == CANDIDATE_RIGHT) {
        if (is_imagined(q, facts) || is_left_open(q, cue, at->begin) || is_voted(q, facts) || is_done_to(q, cue, at->begin, stop)) return QUOTE_THOUGHT;
        if ((!sourced && is_nobodys(q, cue, at->begin, stop)) || is_named_only(q, cue, at->begin, sourced)) return QUOTE_THOUGHT;
    }
    if (worded.words) return QUOTE_SPEECH;
    bool weak = cue->flags & (CUE_NOUN | CUE_NEGATED | CUE_MODAL | CUE_INFINITIVE | CUE_PASSIVE) || is_beside(q, facts);
    bool object = word_frame(cue->word, 'o') && word_percent(cue->word) >= SURE_WORDS;
    return !weak && (object || is_plea(q, cue, at->begin)) ? QUOTE_SPEECH : QUOTE_THOUGHT;
}
