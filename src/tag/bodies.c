/* Whom “it” and “they” mean: of the bodies, peoples and groups of the sentences right before, a subject rather than another,
   the last to speak, the nearest; where none was a voice yet, a plural or a body that the text told of becomes one. */
#include "actors.h"

enum { NOBODY = INT32_MIN, AGO = 2, REACH = 24 };

static bool is_many(const struct figure *f) {
    return f->type == ACTOR_GROUP || f->type == ACTOR_ORGANIZATION || f->flags & NOTE_PLURAL;
}

static bool is_body(const struct figure *f) {
    return f->type == ACTOR_ORGANIZATION || (f->type == ACTOR_PLACE && f->country) || (f->type == ACTOR_GROUP && !(f->flags & NOTE_PLURAL));
}

/* May mention k be meant? `many`: by “they”. */
static bool fits(const struct cast *cast, uint32_t k, bool many) {
    uint32_t at = cast->tags->mentions.at[k].actor;
    const struct trace *trace = trace_at(cast, k);
    if (at != TAG_NONE) return !figure_at(cast, at)->dropped && (many ? is_many : is_body)(figure_at(cast, at));
    if (trace->kind != NOTE_ROLE || trace->flags & (NOTE_THING | NOTE_DOCUMENT)) return false;
    return many ? trace->flags & NOTE_PLURAL : trace->flags & NOTE_GENERIC && !(trace->flags & NOTE_PLURAL);
}

/* How likely is mention k meant by mention i? `between`: how many others would fit, too. */
static int32_t nearness(const struct cast *cast, uint32_t i, uint32_t k, bool many, int32_t between) {
    enum { SENTENCE = 4, SUBJECT = 5, SPOKE = 4, PLURAL = 3, BETWEEN = 3 };
    const struct trace *trace = trace_at(cast, k);
    uint32_t at = cast->tags->mentions.at[k].actor, away = trace_at(cast, i)->sentence - trace->sentence;
    bool subject = trace->flags & NOTE_SUBJECT, spoke = at != TAG_NONE && cast->spoke == at;
    bool plural = at == TAG_NONE ? trace->flags & NOTE_PLURAL : figure_at(cast, at)->flags & NOTE_PLURAL;
    if (!fits(cast, k, many) || (!subject && !spoke && !(many && plural && away < AGO))) return NOBODY;
    if (many && !plural && at != TAG_NONE && figure_at(cast, at)->type == ACTOR_ORGANIZATION && away && !spoke) return NOBODY; /* an “it” */
    return (subject ? SUBJECT : 0) + (spoke ? SPOKE : 0) + (many && plural ? PLURAL : 0) - (int32_t)away * SENTENCE -
           (between < BETWEEN ? between : BETWEEN);
}

/* Are mentions k and k + 1 two persons that “and” joins? */
static bool is_pair(const struct cast *cast, uint32_t k) {
    const struct mention *one = &cast->tags->mentions.at[k], *other = one + 1;
    const char *gap = cast->block->text->at + one->at.end;
    enum { TITLE = 12 };
    if (one->form != MENTION_NAME || other->form != MENTION_NAME || one->actor == TAG_NONE || other->actor == TAG_NONE) return false;
    if (other->at.beg < one->at.end + 5 || other->at.beg > one->at.end + 5 + TITLE || memcmp(gap, " and ", 5)) return false;
    const struct figure *a = figure_at(cast, one->actor), *b = figure_at(cast, other->actor);
    return one->actor != other->actor && a->type == ACTOR_PERSON && b->type == ACTOR_PERSON && !a->dropped && !b->dropped;
}

/* The voice of the two persons of mentions k and k + 1. */
static uint32_t pair_voice(struct cast *cast, uint32_t k) {
    const struct mention *mentions = cast->tags->mentions.at;
    const struct figure *a = figure_at(cast, mentions[k].actor), *b = figure_at(cast, mentions[k + 1].actor);
    struct note both = { .kind = NOTE_JOINT, .whole = word_hash_join(a->whole, b->whole) | 1, .bag = a->bag | b->bag, .words = 2 };
    uint32_t same = cast_get(cast, KEY_WHOLE, both.whole);
    if (same != TAG_NONE) return same;
    struct mention mention = { .at = { mentions[k].at.beg, mentions[k + 1].at.end } };
    uint32_t at = figure_new(cast, &mention, &both);
    if (at == TAG_NONE) return at;
    figure_at(cast, at)->type = ACTOR_GROUP;
    figure_at(cast, at)->flags = NOTE_PLURAL;
    cast_put(cast, KEY_WHOLE, both.whole, at);
    return at;
}

/* “they” after “Calder and Holt” in this sentence or the one before. */
static uint32_t pair_near(const struct cast *cast, uint32_t i) {
    for (uint32_t k = i, step = 0; k-- > 0 && step < REACH && trace_at(cast, i)->sentence - trace_at(cast, k)->sentence <= 1; step++)
        if (is_pair(cast, k)) return k;
    return TAG_NONE;
}

uint32_t bodies_mean(struct cast *cast, uint32_t i) {
    enum { SPOKE_AGO = 3 };
    bool many = trace_at(cast, i)->traits & TRAIT_PLURAL;
    uint32_t best = TAG_NONE, spoke = cast->spoke, sentence = trace_at(cast, i)->sentence;
    int32_t most = NOBODY, between = 0;
    for (uint32_t k = i, step = 0; k-- > 0 && step < REACH && sentence - trace_at(cast, k)->sentence <= AGO; step++) {
        int32_t score = nearness(cast, i, k, many, between);
        between += score != NOBODY;
        if (score > most) most = score, best = k;
    }
    uint32_t pair = many ? pair_near(cast, i) : TAG_NONE;
    if (pair != TAG_NONE && (best == TAG_NONE || pair > best)) return pair_voice(cast, pair);
    if (best == TAG_NONE) {
        bool near = spoke != TAG_NONE && sentence - figure_at(cast, spoke)->sentence <= SPOKE_AGO;
        return near && (many ? is_many : is_body)(figure_at(cast, spoke)) ? spoke : TAG_NONE;
    }
    struct mention *meant = &cast->tags->mentions.at[best];
    if (meant->actor == TAG_NONE) meant->actor = voice_means(cast, best);
    return meant->actor;
}
