/* Who may have said the words of a passage: the subjects of the verbs around
   it, owners of claims, names before colons, and those who spoke last. All
   walks are bounded, so that a passage costs the same whatever stands around. */
#include "rank.h"

#include <dixit/ascending.h>

/* How often of 100 a verb introduces words whose clause leaves the passage to nobody before. */
enum { NEARER = 40 };

enum { REACH = 60, VERBS_BEFORE = 8, VERBS_BEHIND = 3, VERBS_EARLIER = 6, OWNERS = 3, SHARED = 3, PHRASES = 6, NEAR = 12, NEAR_PASSAGE = 40, EARLIER_QUOTES = 4, ASIDE = 12, LEAST_HIDDEN = 30 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static struct claimant *claimant_new(const struct quoting *q, struct ranking *ranking, enum rank_kind kind,
                                       struct phrase source) {
    if (ranking->n == RANK_MOST) return NULL;
    struct claimant *claimant = &ranking->at[ranking->n++];
    *claimant = (struct claimant){ .kind = (uint8_t)kind, .source = phrase_span(q, source), .first = TAG_NONE, .last = TAG_NONE };
    if (!source.found) return claimant;
    claimant->first = source.first;
    claimant->last = source.last;
    return claimant;
}

struct cue cue_of_verb(const struct quoting *q, uint32_t verb) {
    const struct cue *cues = q->block->cues.at;
    uint32_t n = q->block->cues.n, i = ascending_from(cues, n, sizeof *cues, offsetof(struct cue, last), verb);
    if (i < n && cues[i].first <= verb) return cues[i];
    struct verb_group group = verb_group_at(q->block, verb);
    uint8_t flags = 0;
    if (group.verb == verb && group.flags & VERB_PASSIVE) flags |= CUE_PASSIVE;
    if (group.verb == verb && group.flags & VERB_INFINITIVE) flags |= CUE_INFINITIVE;
    if (group.verb == verb && group.flags & VERB_PARTICIPLE) flags |= CUE_PARTICIPLE;
    return (struct cue){ verb, verb, q->block->tokens.at[verb].word, flags };
}

static void claimant_cue(struct claimant *claimant, struct cue cue) {
    if (!claimant) return;
    claimant->cued = true;
    claimant->cue = cue;
}

static bool is_break(const struct quoting *q, uint32_t at) {
    return outer_is_passage(q, at) || token_among(q->block, at, " , - – — -- ");
}

/* A main verb: no auxiliary that another verb follows. */
static bool is_verb(const struct quoting *q, uint32_t at, uint32_t end) {
    if (outer_is_passage(q, at) || !pos_is_verb(pos_at(q, at)) || verb_tells_more(q, at, end)) return false;
    if (!word_is(q->block->tokens.at[at].word, WORD_AUXILIARY)) return true;
    uint32_t next = at + 1;
    while (next < end && next < at + 4 && !outer_is_passage(q, next) && pos_at(q, next) == POS_ADVERB) next++;
    return next >= end || outer_is_passage(q, next) || !pos_is_verb(pos_at(q, next));
}

/* A word that the lexicon has as a verb of speech and that may be one, though it was taken for a noun. */
static bool may_be_verb(const struct token *token) {
    return !(token->flags & TOKEN_CAPITAL) && !pos_is_verb(token->pos) && word_is(token->word, WORD_SAY);
}

static bool may_speak(const struct token *token) {
    return may_be_verb(token) && word_frame(token->word, 'q') && word_percent(token->word) >= LEAST_HIDDEN;
}

/* “Q,” the Lunds state; Lund answers: “Q”; “Q,” Lund points out: what parts such a word from the marks shows that it is one. */
static bool speaks_to_marks(const struct quoting *q, const struct ranking *ranking, struct phrase phrase, bool behind) {
    const struct token *token = &q->block->tokens.at[phrase.last];
    const uint32_t open = ranking->passage->open, close = ranking->passage->close;
    bool out = token_is(q->block, phrase.last + 1, "out") && word_frame(token->word, 't');
    if (!may_be_verb(token) || (!word_frame(token->word, 'q') && !out)) return false;
    if (!behind) return phrase.last + 2 + out == open && token_among(q->block, open - 1, " , : ");
    bool goes_on = token_is(q->block, close - 1, ",") || token_among(q->block, close - 1, " ? ! ");
    return goes_on && phrase.first == outer_next(q, open);
}

static bool may_be_subject(const struct quoting *q, uint32_t last) {
    return pos_is_noun(pos_at(q, last)) || pos_at(q, last) == POS_NUMBER || token_among(q->block, last, " another others some one ");
}

/* “Hill, who sails, claims that”, “Hill, 40, notes “Q””: what stands between a comma and that is a verb. */
static bool surely_speaks(const struct quoting *q, uint32_t low, uint32_t at, uint32_t end) {
    return at > low && at + 1 < end && token_is(q->block, at - 1, ",") && may_speak(&q->block->tokens.at[at]) &&
           (token_is(q->block, at + 1, "that") || outer_is_passage(q, at + 1));
}

/* A subject behind a comma that is only the end of one: “Ann Hill, director of the port said”, “a man in Hove, Sussex, said”;
   not “In Hove, Hill said”, “At Hove on Monday, the director said”. */
static struct phrase whole_subject(const struct quoting *q, uint32_t low, struct phrase subject) {
    const struct token *tokens = q->block->tokens.at;
    if (!subject.found || subject.first < low + 2 || !token_is(q->block, subject.first - 1, ",")) return subject;
    const struct chunk *before = chunk_ending(q->block, subject.first - 2);
    uint32_t chunk = chunk_at(q->block, subject.first);
    if (!before || chunk == TAG_NONE || before->kind != CHUNK_NAME || before->first < low) return subject;
    uint16_t head = tokens[q->block->chunks.at[chunk].head].word;
    bool hangs = before->first > low && token_among(q->block, before->first - 1, " of in from near outside at ");
    enum pos link = before->first > low ? pos_at(q, before->first - 1) : POS_NONE;
    bool held = link == POS_PREPOSITION || link == POS_TO || link == POS_CONJUNCTION;
    if (hangs && word_is(head, WORD_PLACE | WORD_COUNTRY) && !word_is(head, WORD_SURNAME)) {
        struct phrase outer = source_ending(q, low, before->last);
        if (outer.found && outer.first < before->first) subject.first = outer.first;
    } else if (!held && word_is(head, WORD_ROLE) && before->last > before->first && !phrase_is_time(q->block, before->first, before->last)) {
        subject.first = before->first;
    }
    return subject;
}

/* S said he would wait until T left, calling it “Q”: the participle behind a subordinate clause is of the main one. */
static struct phrase main_subject(const struct quoting *q, uint32_t low, const struct cue *cue, struct phrase subject) {
    bool adding = subject.found && cue->flags & CUE_PARTICIPLE && subject.first > low && subject.first < cue->first;
    if (!adding || !token_is(q->block, cue->first - 1, ",") || !token_among(q->block, subject.first - 1, " until unless ")) return subject;
    if (pos_at(q, subject.first) == POS_PRONOUN) return subject; /* until he left, calling it */
    for (uint32_t at = subject.first - 1, step = 0; at > low && step < NEAR; step++) {
        at = outer_prev(q, at);
        if (outer_is_passage(q, at) || !is_verb(q, at, subject.first) || !word_is(q->block->tokens.at[at].word, WORD_SAY)) continue;
        struct phrase main = source_before(q, low, at);
        if (main.found) return main;
    }
    return subject;
}

/* A called X “Q”, and B called it “Q”: a verb of speech whose own clause holds the passage leaves it to no subject before. */
static bool opens_clause(const struct quoting *q, uint32_t low, struct phrase subject, const struct cue *cue) {
    if (!subject.found || subject.first <= low || subject.first > cue->first) return false;
    if (!word_is(cue->word, WORD_SAY) || word_percent(cue->word) < NEARER) return false;
    return token_among(q->block, subject.first - 1, " and but while whereas ; yet ");
}

/* Do the marks stand in a relative clause that a comma opens: “S, who leaves “at once,””? */
static bool in_relative(const struct quoting *q, uint32_t open, uint32_t low) {
    for (uint32_t at = open, step = 0; at > low && step < NEAR_PASSAGE; step++) {
        if (outer_is_passage(q, at - 1)) return false;
        at--;
        if (token_is(q->block, at, ",")) return token_among(q->block, at + 1, " who which whose whom ");
    }
    return false;
}

/* “S, who leaves “at once,” said the pier was shut”: what stands behind “said” is no speaker where a verb follows it. */
static bool may_stand_behind(const struct quoting *q, const struct ranking *ranking, struct phrase after) {
    bool verb = after.last + 1 < ranking->end && pos_is_finite(pos_at(q, after.last + 1));
    return !verb || !in_relative(q, ranking->passage->open, ranking->first);
}

/* The verb at `at`: its subject, which begins at `low` at the earliest, or what stands behind it. */
static void verb_claimants(const struct quoting *q, struct ranking *ranking, uint32_t low, uint32_t at, uint32_t end,
                            enum rank_kind subject, enum rank_kind inverted) {
    struct cue cue = cue_of_verb(q, at);
    struct phrase before = main_subject(q, low, &cue, whole_subject(q, low, source_before(q, low, at)));
    if (before.found && !(subject == RANK_SUBJECT && ranking->parted)) claimant_cue(claimant_new(q, ranking, subject, before), cue);
    if (subject == RANK_SUBJECT) ranking->parted |= opens_clause(q, low, before, &cue);
    bool opens = at == low || is_break(q, outer_prev(q, at));
    if ((!opens && before.found) || cue.flags & CUE_PARTICIPLE) return;
    struct phrase after = source_after(q, at + 1, end);
    if (inverted == RANK_NEXT_INVERTED && after.found) after.found = may_stand_behind(q, ranking, after);
    if (after.found) claimant_cue(claimant_new(q, ranking, inverted, after), cue);
}

static void according_claimant(const struct quoting *q, struct ranking *ranking, uint32_t at, uint32_t end) {
    struct phrase source = source_after(q, at + 2, end);
    if (!source.found) return;
    struct cue cue = { at, at + 1, q->block->tokens.at[at].word, CUE_ACCORDING };
    claimant_cue(claimant_new(q, ranking, RANK_SOURCE, source), cue);
}

/* “Trump's claim”, “her call”: at the possessor's end. */
static void owner_claimant(const struct quoting *q, struct ranking *ranking, uint32_t low, uint32_t at) {
    bool pronoun = pos_at(q, at) == POS_POSSESSIVE;
    if (at == low && !pronoun) return;
    uint32_t chunk = chunk_at(q->block, at + 1);
    if (chunk == TAG_NONE) return;
    uint32_t head = q->block->chunks.at[chunk].head;
    struct phrase owner = { at, at, true };
    if (!pronoun) owner = source_ending(q, low, at - 1);
    if (!owner.found) return;
    struct cue cue = { head, head, q->block->tokens.at[head].word, CUE_NOUN };
    claimant_cue(claimant_new(q, ranking, RANK_OWNER, owner), cue);
}

static void agent_claimant(const struct quoting *q, struct ranking *ranking, uint32_t at, uint32_t end) {
    struct phrase agent = source_after(q, at + 1, end);
    if (!agent.found || phrase_is_time(q->block, agent.first, agent.last)) return;
    struct cue cue = { at, at, 0, 0 };
    claimant_cue(claimant_new(q, ranking, RANK_AGENT, agent), cue);
}

/* A noun phrase that stands by itself, or with a verb hidden in it: “Hill notes”, “added Hill”. */
static void phrase_claimant(const struct quoting *q, struct ranking *ranking, enum rank_kind kind, struct phrase phrase) {
    const struct token *tokens = q->block->tokens.at;
    if (!phrase.found) return;
    uint32_t verb = TAG_NONE;
    bool several = phrase.last > phrase.first, behind = kind == RANK_PHRASE_BEHIND;
    if (behind && !several && may_speak(&tokens[phrase.first])) { /* “Q,” added another pilot */
        struct phrase after = source_after(q, phrase.first + 1, ranking->end);
        if (after.found) claimant_cue(claimant_new(q, ranking, RANK_NEXT_INVERTED, after),
                                      (struct cue){ phrase.first, phrase.first, tokens[phrase.first].word, 0 });
        if (after.found) return;
    }
    bool speaks = several && (may_speak(&tokens[phrase.last]) || speaks_to_marks(q, ranking, phrase, behind));
    if (speaks && may_be_subject(q, phrase.last - 1)) {
        verb = phrase.last--;
        if (kind != RANK_LABEL) kind = behind ? RANK_NEXT : RANK_SUBJECT;
    } else if (several && behind && may_speak(&tokens[phrase.first]) && tokens[phrase.first + 1].flags & TOKEN_CAPITAL) {
        verb = phrase.first++;
        kind = RANK_NEXT_INVERTED;
    }
    struct claimant *claimant = claimant_new(q, ranking, kind, phrase);
    if (verb != TAG_NONE) claimant_cue(claimant, (struct cue){ verb, verb, tokens[verb].word, 0 });
}

/* “S: “Q””, “S (an aside): “Q”” */
static void label_claimant(const struct quoting *q, struct ranking *ranking) {
    uint32_t at = outer_prev(q, ranking->passage->open - 1);
    if (token_is(q->block, at, ")"))
        for (int reach = 0; at > ranking->first && reach < ASIDE && !token_is(q->block, at + 1, "("); reach++) at--;
    phrase_claimant(q, ranking, RANK_LABEL, source_ending(q, ranking->first, at));
}

static void gather_before(const struct quoting *q, struct ranking *ranking) {
    uint32_t open = ranking->passage->open, at = open, end = ranking->end;
    unsigned verbs = 0, owners = 0;
    if (open > ranking->first + 1 && token_among(q->block, open - 1, " : - – — "))
        label_claimant(q, ranking);
    for (int reach = 0; at > ranking->first && reach < REACH && verbs < VERBS_BEFORE; reach++) {
        at = outer_prev(q, at);
        if (is_verb(q, at, open) || surely_speaks(q, ranking->first, at, end)) {
            verbs++;
            if (is_according(q->block, at)) according_claimant(q, ranking, at, end);
            else verb_claimants(q, ranking, ranking->first, at, end, RANK_SUBJECT, RANK_INVERTED);
        } else if (outer_is_passage(q, at)) {
            continue;
        } else if (is_according(q->block, at)) {
            according_claimant(q, ranking, at, end);
        } else if (owners < OWNERS && (pos_at(q, at) == POS_CLITIC || pos_at(q, at) == POS_POSSESSIVE)) {
            owners++;
            owner_claimant(q, ranking, ranking->first, at);
        } else if (token_is(q->block, at, "by") && at + 1 < end) {
            agent_claimant(q, ranking, at, end);
        }
    }
}

/* “a man who saw the fire said”: of whom a relative clause that ends before `at` tells. */
static struct phrase who_before(const struct quoting *q, uint32_t low, uint32_t at) {
    bool verb = false;
    for (int reach = 0; at > low + 1 && reach < NEAR && !is_break(q, at - 1); reach++) {
        at--;
        if (verb && token_among(q->block, at, " who which ")) return source_ending(q, low, at - 1);
        verb |= pos_is_finite(pos_at(q, at));
    }
    return (struct phrase){ 0 };
}

/* S, whom A saw, said X and called it “Q”: a verb of speech without a subject right before it may have that of a clause
   further before. */
static void gather_shared(const struct quoting *q, struct ranking *ranking) {
    unsigned n = ranking->n, nearest = 0, found = 0;
    while (nearest < n && (ranking->at[nearest].kind != RANK_SUBJECT || !word_is(ranking->at[nearest].cue.word, WORD_SAY))) nearest++;
    if (nearest == n) return;
    const struct claimant own = ranking->at[nearest];
    uint32_t left = own.first, verb = verb_group_at(q->block, own.cue.first).first;
    if (own.last + 1 >= (verb < own.cue.first ? verb : own.cue.first)) {
        struct phrase head = who_before(q, ranking->first, own.first);
        if (head.found) claimant_cue(claimant_new(q, ranking, RANK_SHARED, head), own.cue);
        return;
    }
    for (unsigned i = nearest + 1; i < n && found < SHARED; i++) {
        const struct claimant *other = &ranking->at[i];
        if (other->kind != RANK_SUBJECT || other->last >= left) continue;
        left = other->first;
        claimant_cue(claimant_new(q, ranking, RANK_SHARED, (struct phrase){ other->first, other->last, true }), own.cue);
        found++;
    }
}

static void gather_behind(const struct quoting *q, struct ranking *ranking) {
    uint32_t low = outer_next(q, ranking->passage->open), at = low;
    unsigned verbs = 0;
    for (int reach = 0; at < ranking->end && reach < REACH && verbs < VERBS_BEHIND; reach++, at = outer_next(q, at)) {
        if (outer_is_passage(q, at)) continue;
        if (is_according(q->block, at)) {
            according_claimant(q, ranking, at, ranking->end);
        } else if (is_verb(q, at, ranking->end)) {
            verbs += !word_is(q->block->tokens.at[at].word, WORD_SAY); /* however far: X that A needs to win, S said */
            verb_claimants(q, ranking, low, at, ranking->end, RANK_NEXT, RANK_NEXT_INVERTED);
        } else if (token_is(q->block, at, "by") && at + 1 < ranking->end) {
            agent_claimant(q, ranking, at, ranking->end);
        }
    }
}

static void gather_earlier(const struct quoting *q, struct ranking *ranking) {
    struct stretch before = q->before;
    if (before.last < before.first) return;
    uint32_t at = before.last + 1;
    unsigned verbs = 0;
    for (int reach = 0; at > before.first && reach < REACH && verbs < VERBS_EARLIER; reach++) {
        at = outer_prev(q, at);
        if (!is_verb(q, at, before.last + 1)) continue;
        verbs++;
        struct phrase subject = source_before(q, before.first, at);
        if (subject.found) claimant_cue(claimant_new(q, ranking, RANK_EARLIER, subject), cue_of_verb(q, at));
    }
}

static void gather_later(const struct quoting *q, struct ranking *ranking) {
    if (ranking->end > q->paragraph.last || outer_next(q, ranking->passage->open) < ranking->end) return;
    uint32_t end = period_end(q, ranking->end, q->paragraph.last + 1);
    for (uint32_t at = ranking->end, reach = 0; at < end && reach < REACH; reach++, at = outer_next(q, at)) {
        if (!is_verb(q, at, end)) continue;
        struct phrase subject = source_before(q, ranking->end, at);
        if (!subject.found) continue;
        claimant_cue(claimant_new(q, ranking, RANK_LATER, subject), cue_of_verb(q, at));
        return;
    }
}

static bool has_source(const struct ranking *ranking, uint32_t last) {
    for (unsigned i = 0; i < ranking->n; i++)
        if (ranking->at[i].first != TAG_NONE && ranking->at[i].first <= last && ranking->at[i].last >= last) return true;
    return false;
}

/* The noun phrases nearest to the passage that are nobody's subject so far. */
static void gather_phrases(const struct quoting *q, struct ranking *ranking) {
    uint32_t at = ranking->passage->open, behind = outer_next(q, at);
    int found = 0;
    for (int reach = 0; at > ranking->first && reach < REACH && found < PHRASES; reach++) {
        at = outer_prev(q, at);
        uint32_t chunk = outer_is_passage(q, at) ? TAG_NONE : chunk_at(q->block, at);
        if (chunk == TAG_NONE) continue;
        const struct chunk *phrase = &q->block->chunks.at[chunk];
        if (phrase->last != at || has_source(ranking, at) || phrase_is_time(q->block, phrase->first, at)) continue;
        phrase_claimant(q, ranking, RANK_PHRASE, source_ending(q, ranking->first, at));
        found++;
    }
    at = behind;
    for (int reach = 0; at < ranking->end && reach < NEAR; reach++, at = outer_next(q, at)) {
        uint32_t chunk = outer_is_passage(q, at) ? TAG_NONE : chunk_at(q->block, at);
        if (chunk == TAG_NONE || q->block->chunks.at[chunk].first != at || has_source(ranking, at)) continue;
        phrase_claimant(q, ranking, RANK_PHRASE_BEHIND, source_after(q, at, ranking->end));
        return;
    }
}

static void known_claimant(const struct quoting *q, struct ranking *ranking, enum rank_kind kind, struct span source) {
    struct claimant *claimant = claimant_new(q, ranking, kind, (struct phrase){ 0 });
    if (claimant) claimant->source = source;
}

void claimants_gather(const struct quoting *q, struct ranking *ranking) {
    ranking->n = 0;
    ranking->parted = false;
    known_claimant(q, ranking, RANK_NOBODY, SPAN_NONE);
    if (!span_is_none(q->spoke)) known_claimant(q, ranking, RANK_SPOKE, q->spoke);
    if (!span_is_none(q->heard) && q->heard.beg != q->spoke.beg) known_claimant(q, ranking, RANK_HEARD, q->heard);
    gather_before(q, ranking);
    gather_shared(q, ranking);
    gather_behind(q, ranking);
}

/* Does the source say who it is only beside a noun: “said Lund, who thinks”? */
static bool is_relative(const struct quoting *q, struct span source) {
    static const char *const words[] = { "who", "which", "that" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_len(source) == strlen(words[i]) && !memcmp(q->block->text->at + source.beg, words[i], span_len(source))) return true;
    return false;
}

static void previous_claimant(const struct quoting *q, struct ranking *ranking) {
    const struct tags *tags = q->block->tags;
    uint32_t i = tags->quotes.n;
    for (int step = 0; i > 1 && step < EARLIER_QUOTES && is_relative(q, tags->quotes.at[i - 1].source); step++) i--;
    if (i) known_claimant(q, ranking, RANK_PREVIOUS, tags->quotes.at[i - 1].source);
}

void claimants_gather_far(const struct quoting *q, struct ranking *ranking) {
    previous_claimant(q, ranking);
    gather_earlier(q, ranking);
    gather_later(q, ranking);
    gather_phrases(q, ranking);
}
