/* Whom pronouns mean, among those met last. */
#include "actors.h"

enum { WHO_REACH = 60, NOBODY = INT32_MIN };

/* --- he and she --------------------------------------------------------------------- */

/* The weights were chosen over GUM's coreference (tests/score/corefer.c). */
static int32_t nearness(const struct cast *cast, uint32_t at, const struct trace *note, uint32_t rank) {
    enum { SENTENCE = 4, FAR = 12, RANK = 1, SUBJECT = 5, SPOKE = 3, SPOKE_AGAIN = 5, KNOWN = 3, OFTEN = 2 };
    const struct figure *f = figure_at(cast, at);
    if (f->type != ACTOR_PERSON && f->type != ACTOR_ROLE) return NOBODY;
    if (!traits_agree(f->traits ? f->traits : f->guess, note->traits) || f->dropped || f->flags & NOTE_PLURAL) return NOBODY;
    uint32_t away = note->sentence - f->sentence;
    int32_t score = -(int32_t)(away < FAR ? away : FAR) * SENTENCE - (int32_t)rank * RANK;
    if (f->subject != TAG_NONE && f->subject == f->sentence) score += SUBJECT;
    bool known = f->traits & note->traits;
    if (cast->spoke == at) score += note->flags & NOTE_SOURCE && known ? SPOKE_AGAIN : SPOKE;
    if (known) score += KNOWN;
    for (uint32_t times = f->mentions; times > 1; times /= 2) score += OFTEN;
    return score;
}

static uint32_t person_near(struct cast *cast, const struct trace *note) {
    uint32_t best = TAG_NONE;
    int32_t most = NOBODY;
    for (uint32_t i = 0; i < cast->recent_n; i++) {
        int32_t score = nearness(cast, cast->recent[i], note, i);
        if (score > most) most = score, best = cast->recent[i];
    }
    if (best == TAG_NONE) return best;
    struct figure *f = figure_at(cast, best);
    unsigned both = TRAIT_MALE | TRAIT_FEMALE, told = note->traits & both;
    f->traits = (uint8_t)((f->traits & both) == both ? (f->traits & ~both) | told : f->traits | told); /* “Jo” is what he or she is first */
    return best;
}

/* --- it and they ----------------------------------------------------------------------- */

static bool is_many(const struct figure *f) {
    return f->type == ACTOR_GROUP || f->type == ACTOR_ORGANIZATION || f->flags & NOTE_PLURAL;
}

static bool is_body(const struct figure *f) {
    return f->type == ACTOR_ORGANIZATION || (f->type == ACTOR_PLACE && f->country) || (f->type == ACTOR_GROUP && !(f->flags & NOTE_PLURAL));
}

/* The last speaker where it fits, else the last subject that does; long ago, or neither, is nobody. */
static uint32_t body_near(const struct cast *cast, const struct trace *note, bool (*fits)(const struct figure *)) {
    enum { SPOKE_AGO = 3, SUBJECT_AGO = 1 };
    uint32_t spoke = cast->spoke;
    if (spoke != TAG_NONE && fits(figure_at(cast, spoke)) && note->sentence - figure_at(cast, spoke)->sentence <= SPOKE_AGO) return spoke;
    for (uint32_t i = 0; i < cast->recent_n; i++) {
        const struct figure *f = figure_at(cast, cast->recent[i]);
        if (!fits(f) || f->dropped || note->sentence - f->sentence > SUBJECT_AGO) continue;
        if (f->subject != TAG_NONE && f->subject == f->sentence) return cast->recent[i];
    }
    return TAG_NONE;
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

/* “they” after “Calder and Holt”: the voice of both. */
static uint32_t pair_near(struct cast *cast, uint32_t i) {
    enum { AGO = 1, REACH = 16 };
    const struct mention *mentions = cast->tags->mentions.at;
    for (uint32_t k = i, step = 0; k-- > 0 && step < REACH && trace_at(cast, i)->sentence - trace_at(cast, k)->sentence <= AGO; step++) {
        if (!is_pair(cast, k)) continue;
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
    return TAG_NONE;
}

static bool is_person(const struct figure *f) {
    return !f->dropped && (f->type == ACTOR_PERSON || f->type == ACTOR_ROLE);
}

/* Does mention k only say where the one before it is from: “of Florida”, “at the Quay Union”? */
static bool is_origin(const struct cast *cast, uint32_t k) {
    static const char *const links[] = { " of ", " from ", " at ", " for ", " in ", " with " };
    const struct mention *mention = &cast->tags->mentions.at[k];
    const char *gap = cast->block->text->at + mention[-1].at.end;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t n = strlen(links[i]);
        if (mention->at.beg >= mention[-1].at.end + n && mention->at.beg <= mention[-1].at.end + n + 4 && !memcmp(gap, links[i], n)) return true;
    }
    return false;
}

/* “who”: what stands right before it, but the person in “Sen. Calder of Florida, who”. “which” is no person. */
static uint32_t before_who(const struct cast *cast, uint32_t i) {
    const struct mention *mentions = cast->tags->mentions.at;
    bool who = !(trace_at(cast, i)->traits & TRAIT_NEUTER);
    uint32_t nearest = TAG_NONE;
    for (uint32_t k = i; k-- > 0 && mentions[i].at.beg - mentions[k].at.end < WHO_REACH;) {
        if (mentions[k].at.end > mentions[i].at.beg || mentions[k].actor == TAG_NONE) continue;
        if (nearest == TAG_NONE) nearest = mentions[k].actor;
        bool person = is_person(figure_at(cast, mentions[k].actor));
        if (who && person) return mentions[k].actor;
        bool body = figure_at(cast, mentions[k].actor)->type == ACTOR_ORGANIZATION;
        if (!who && (person || body)) return body ? mentions[k].actor : nearest; /* “the bank of Oslo, which” */
        if (!k || !is_origin(cast, k)) break;
    }
    return nearest != TAG_NONE && who && figure_at(cast, nearest)->type == ACTOR_PLACE ? TAG_NONE : nearest;
}

/* Who answers in an interview: the person most often named before the first answer. */
static uint32_t asked(struct cast *cast, uint32_t i) {
    if (cast->asked != TAG_NONE) return cast->asked;
    for (; cast->counted < i; cast->counted++) {
        uint32_t at = cast->tags->mentions.at[cast->counted].actor;
        if (at == TAG_NONE || figure_at(cast, at)->type != ACTOR_PERSON || figure_at(cast, at)->dropped) continue;
        if (!figure_at(cast, at)->met++ && cast->asked == TAG_NONE) cast->asked = at;
        if (figure_at(cast, at)->met > figure_at(cast, cast->asked)->met) cast->asked = at;
    }
    return cast->asked;
}

uint32_t pronoun_means(struct cast *cast, uint32_t i) {
    const struct trace *note = trace_at(cast, i);
    if (note->flags & NOTE_ANSWER) return asked(cast, i);
    if (note->flags & NOTE_WHO) return before_who(cast, i);
    if (note->flags & NOTE_SELF) return TAG_NONE;
    if (note->traits & (TRAIT_MALE | TRAIT_FEMALE)) return person_near(cast, note);
    if (note->traits & TRAIT_PLURAL) {
        uint32_t many = body_near(cast, note, is_many);
        return many == TAG_NONE ? pair_near(cast, i) : many;
    }
    return note->traits & TRAIT_NEUTER ? body_near(cast, note, is_body) : TAG_NONE;
}
