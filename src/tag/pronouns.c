/* Whom pronouns mean, among those met last. */
#include "actors.h"

enum { WHO_REACH = 60, NOBODY = INT32_MIN };

/* --- he and she --------------------------------------------------------------------- */

/* Is the figure named within the marks around the words that are given to the pronoun? Without marks it may be who speaks:
   Holt was tired, he said. */
static bool named_within(const struct figure *f, const struct trace *note) {
    return f->named_quoted && note->flags & NOTE_SOURCE && note->content != TAG_NONE && f->named_at != TAG_NONE && f->named_at >= note->content;
}

/* The sentence that a figure was last met in, for a pronoun. Whoever speaks seldom names himself: what names a figure within the
   pronoun's own words is left out, and one that stands nowhere else is nobody (TAG_NONE). */
static uint32_t last_met(const struct figure *f, const struct trace *note) {
    return named_within(f, note) ? f->outside : f->sentence;
}

/* The weights were chosen over GUM's coreference (tests/score/corefer.c); those of the last to speak where “he added”, and of who
   is named between marks, by hand. */
static int32_t nearness(const struct cast *cast, uint32_t at, const struct trace *note, uint32_t rank) {
    enum { SENTENCE = 4, FAR = 12, RANK = 1, SUBJECT = 5, SPOKE = 3, SPOKE_AGAIN = 5, KNOWN = 3, OFTEN = 2, GOES_ON = 12, WITHIN = 8, QUOTED = 6 };
    const struct figure *f = figure_at(cast, at);
    const uint32_t met = last_met(f, note);
    if (f->type != ACTOR_PERSON && f->type != ACTOR_ROLE) return NOBODY;
    if (!traits_agree(f->traits ? f->traits : f->guess, note->traits) || f->dropped || f->flags & NOTE_PLURAL) return NOBODY;
    if (met == TAG_NONE) return NOBODY;
    uint32_t away = note->sentence - met;
    int32_t score = -(int32_t)(away < FAR ? away : FAR) * SENTENCE - (int32_t)rank * RANK;
    if (f->subject != TAG_NONE && f->subject == met) score += SUBJECT;
    bool known = f->traits & note->traits;
    if (cast->spoke == at) score += note->flags & NOTE_SOURCE && known ? SPOKE_AGAIN : SPOKE;
    if (cast->spoke == at && note->flags & NOTE_GOES_ON) score += GOES_ON;
    if (named_within(f, note)) score -= WITHIN;
    else if (note->flags & NOTE_SOURCE && f->named_quoted && f->outside != f->sentence && cast->spoke != at) score -= QUOTED;
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

/* --- who and which ------------------------------------------------------------------- */

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
    return note->traits & (TRAIT_PLURAL | TRAIT_NEUTER) ? bodies_mean(cast, i) : TAG_NONE;
}
