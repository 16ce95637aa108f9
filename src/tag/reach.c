#include "cuemodel.h"

/* How many phrases ahead are looked at. */
enum { AHEAD = 10 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return (enum pos)q->block->tokens.at[at].pos;
}

static bool inside_chunk(const struct quoting *q, uint32_t at) {
    uint32_t index = chunk_at(q->block, at);
    return index != TAG_NONE && q->block->chunks.at[index].first < at;
}

struct end_walk end_walk(const struct quoting *q, const struct cue_facts *facts, uint32_t begin) {
    struct end_walk walk = { .facts = facts, .begin = begin, .at = begin };
    walk.head = token_seen(q, begin, facts->end);
    end_step(q, &walk);
    return walk;
}

void end_step(const struct quoting *q, struct end_walk *walk) {
    uint32_t at = walk->at;
    walk->words++;
    if (!outer_is_passage(q, at)) {
        walk->verbs += pos_is_finite(pos_at(q, at));
        walk->commas += token_is(q->block, at, ",");
    }
    walk->at = outer_next(q, at);
}

#define BIT(pos) (UINT32_C(1) << (pos))

/* What a noun phrase may begin with, or go on with. */
enum { PHRASE = BIT(POS_DETERMINER) | BIT(POS_POSSESSIVE) | BIT(POS_ADJECTIVE) | BIT(POS_NOUN) | BIT(POS_NOUNS) | BIT(POS_NAME) |
                BIT(POS_NUMBER) | BIT(POS_THERE) };

/* By what stands before a boundary, what behind it goes on with the clause: in marked articles these are more than half of the
   boundaries, and one in 180 of the ends. */
static const uint32_t goes_on[POS_COUNT] = {
#define ALWAYS ~BIT(POS_PUNCT)
#define VERB_GOES_ON (PHRASE | BIT(POS_TO) | BIT(POS_PARTICIPLE) | BIT(POS_VERB_ING) | BIT(POS_ADVERB) | BIT(POS_PREPOSITION))
    [POS_PREPOSITION] = ALWAYS, [POS_CONJUNCTION] = ALWAYS, [POS_MODAL] = ALWAYS, [POS_WH] = ALWAYS, [POS_THERE] = ALWAYS,
    [POS_PUNCT] = ALWAYS, [POS_DETERMINER] = UINT32_MAX, [POS_TO] = UINT32_MAX, [POS_CLITIC] = UINT32_MAX, [POS_POSSESSIVE] = UINT32_MAX,
    [POS_VERB] = VERB_GOES_ON, [POS_VERB_S] = VERB_GOES_ON, [POS_VERB_PAST] = VERB_GOES_ON, [POS_PARTICIPLE] = VERB_GOES_ON,
    [POS_VERB_ING] = VERB_GOES_ON,
    [POS_ADVERB] = BIT(POS_VERB) | BIT(POS_VERB_PAST) | BIT(POS_PARTICIPLE) | BIT(POS_VERB_ING) | BIT(POS_ADJECTIVE) |
                   BIT(POS_DETERMINER) | BIT(POS_TO) | BIT(POS_NUMBER) | BIT(POS_NOUN) | BIT(POS_ADVERB),
    [POS_PRONOUN] = BIT(POS_MODAL) | BIT(POS_VERB_S) | BIT(POS_VERB_PAST) | BIT(POS_VERB),
#undef ALWAYS
#undef VERB_GOES_ON
};

bool end_may_be(const struct quoting *q, const struct end_walk *walk) {
    const uint32_t at = walk->at, last = outer_prev(q, at);
    if (outer_is_passage(q, last)) return true;
    if (outer_is_passage(q, at)) return false;
    const uint32_t here = BIT(pos_at(q, at));
    if ((goes_on[pos_at(q, last)] | BIT(POS_CLITIC) | BIT(POS_PARTICLE)) & here) return false;
    return !inside_chunk(q, at);
}

/* What the words after the boundary do before the next one: a verb that is finite, a cue, a subject. */
static unsigned ahead(const struct quoting *q, uint32_t at, uint32_t end) {
    unsigned found = 0;
    at = at < end ? outer_next(q, at) : end;
    for (int step = 0; step < AHEAD && at < end; step++, at = outer_next(q, at)) {
        if (outer_is_passage(q, at)) { found |= 1; continue; }
        const struct token *token = &q->block->tokens.at[at];
        if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_STOP) break;
        if (found & 2) continue;
        if (pos_is_finite(pos_at(q, at))) {
            found |= 2;
            if (word_is(token->word, WORD_SAY)) found |= 4;
            if (step == 0) found |= 8;
        }
    }
    return found | (at >= end ? 16 : 0);
}

/* “late,” “late.” “late”: the sentence's own comma or stop stands inside the marks. */
static unsigned passage_end(const struct quoting *q, uint32_t at) {
    const struct passage *passage = outer_is_passage(q, at) ? outer_passage(q, at) : NULL;
    if (!passage || passage->close <= passage->open + 1) return 0;
    if (token_is(q->block, passage->close - 1, ",")) return 1;
    return q->block->tokens.at[passage->close - 1].kind == TOKEN_STOP ? 2 : 0;
}

static unsigned bucket(unsigned n) {
    return n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 20 ? 6 : 7;
}

unsigned end_features(const struct quoting *q, const struct end_walk *walk, uint64_t features[END_FEATURES]) {
    const struct cue_facts *facts = walk->facts;
    const uint32_t at = walk->at, end = facts->end;
    const uint64_t here = token_seen(q, at, end), next = token_seen(q, at < end ? outer_next(q, at) : end, end);
    const uint32_t after = at < end ? outer_next(q, at) : end;
    const uint64_t third = after < end ? token_seen(q, outer_next(q, after), end) : 0;
    const uint64_t last = token_seen(q, outer_prev(q, at), end) + 32 * passage_end(q, outer_prev(q, at)), pos = at < end ? pos_at(q, at) : 0;
    const uint64_t nextpos = at + 1 < end ? pos_at(q, at + 1) : 0, cuepos = pos_at(q, facts->cue->first);
    const uint64_t words = bucket(walk->words), verbs = walk->verbs < 3 ? walk->verbs : 3, commas = walk->commas < 3 ? walk->commas : 3;
    const uint64_t view = ahead(q, at, end), far = bucket(end - at), head = walk->head;
    const uint64_t say = at + 1 < end && word_is(q->block->tokens.at[at + 1].word, WORD_SAY);
    const uint64_t noun = facts->cue->flags & CUE_NOUN;
    unsigned n = 0;
#define SEES(what) (features[n] = linear_feature(n, (what)), n++)
    SEES(0);
    SEES(here);
    SEES(here ^ next * 3);
    SEES(here ^ last * 5);
    SEES(here ^ head * 7);
    SEES(here ^ verbs << 60 ^ (head * 7));
    SEES(here ^ view << 56);
    SEES(here ^ view << 56 ^ verbs << 50);
    SEES(here ^ nextpos << 56 ^ say << 50);
    SEES(here ^ nextpos << 56 ^ cuepos << 48);
    SEES(here ^ nextpos << 56 ^ view << 48 ^ verbs << 40);
    SEES(here ^ words << 56);
    SEES(here ^ commas << 56 ^ verbs << 50);
    SEES(here ^ far << 56);
    SEES(pos << 32 | words << 16 | verbs << 8 | commas);
    SEES(pos << 32 | nextpos << 16 | view);
    SEES(last ^ pos << 56 ^ verbs << 48);
    SEES(head ^ words << 56);
    SEES(facts->word ^ here);
    SEES(facts->word ^ words << 56);
    SEES(here ^ facts->shape);
    SEES(here ^ noun << 50 ^ next * 3 ^ verbs << 60);
    SEES(far << 8 | words);
    SEES(here ^ next * 3 ^ third * 5);
    SEES(here ^ next * 3 ^ view << 56);
    SEES(here ^ next * 3 ^ head * 7);
    SEES(here ^ next * 3 ^ verbs << 60 ^ commas << 57);
    SEES(here ^ next * 3 ^ last * 5);
    SEES(facts->word ^ here ^ next * 3);
    SEES(here ^ view << 56 ^ head * 7 ^ verbs << 50);
    SEES(here ^ last * 5 ^ view << 56);
    SEES((uint64_t)facts->cue->flags << 40 ^ here ^ view << 56 ^ verbs << 50);
#undef SEES
    return n;
}
