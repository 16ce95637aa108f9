#include "rank.h"

#include <dixit/ascending.h>

/* How often of 100 a verb introduces words that is taken for being nearer. */
enum { NEARER = 40 };

/* How many cues, and outer positions, before a passage are looked at. */
enum { NEAR_CUES = 4, NEAR_PASSAGE = 40 };

/* Whoever claims a few words must be better than nobody by so much: a word in marks that is laid into a wrong mouth is worse
   than one that is missed. */
enum { DOUBT = 24, FEW = 5 };

/* By how much the best must lead before those who are far are left unasked. */
enum { SETTLED = 96 };

static bool same_span(struct span a, struct span b) {
    return a.beg == b.beg && a.end == b.end;
}

/* What the passage's own templates say for a claimant, by its kind, where it is known, and for one of any kind. */
struct passage_scores {
    int32_t own[RANK_KIND_COUNT], shared;
    bool known[RANK_KIND_COUNT], shared_known;
};

static const uint8_t of_passage[] = {
#define PASSAGE(id) id,
#define CLAIMANT(id)
#define X(id, of, help) of(id)
    RANK_TEMPLATES(X)
#undef PASSAGE
#undef CLAIMANT
};

static const uint8_t of_claimant[] = {
#define PASSAGE(id)
#define CLAIMANT(id) id,
    RANK_TEMPLATES(X)
#undef X
#undef PASSAGE
#undef CLAIMANT
};

static int32_t weight_of(const struct rank_model *model, unsigned template, unsigned kind, uint64_t seen) {
    return model->weights[rank_row(rank_feature(template, kind, seen))];
}

static int32_t score_of(const struct rank_model *model, const struct ranking *ranking, unsigned index, struct passage_scores *scores) {
    const unsigned kind = ranking->at[index].kind, shared = rank_shared(kind);
    const bool nobody = kind == RANK_NOBODY;
    const uint64_t *seen = ranking->seen[index];
    if (!scores->known[kind]) {
        scores->known[kind] = true;
        for (size_t i = 0; i < sizeof of_passage; i++) scores->own[kind] += weight_of(model, of_passage[i], kind, seen[of_passage[i]]);
    }
    if (!nobody && !scores->shared_known) {
        scores->shared_known = true;
        for (size_t i = 0; i < sizeof of_passage; i++) scores->shared += weight_of(model, of_passage[i], shared, seen[of_passage[i]]);
    }
    int32_t sum = scores->own[kind] + (nobody ? scores->own[kind] : scores->shared);
    for (size_t i = 0; i < sizeof of_claimant; i++) {
        const unsigned template = of_claimant[i];
        sum += weight_of(model, template, kind, seen[template]) + weight_of(model, template, shared, seen[template]);
    }
    return sum;
}

/* The best that has another source than the chosen one; ranking->n where none has. */
static unsigned rival_of(const struct ranking *ranking) {
    unsigned rival = ranking->n;
    for (unsigned i = 0; i < ranking->n; i++) {
        if (same_span(ranking->at[i].source, ranking->at[ranking->best].source)) continue;
        if (rival == ranking->n || ranking->score[i] > ranking->score[rival]) rival = i;
    }
    return rival;
}

/* What spoke for the chosen one and not for its rival. */
static struct reasons reasons_of(const struct quoting *q, const struct rank_model *model, const struct ranking *ranking, unsigned rival) {
    struct reasons reasons = { 0 };
    if (q->block->unexplained) return reasons;
    uint32_t chosen[RANK_FEATURES], other[RANK_FEATURES];
    ranking_features(ranking, ranking->best, chosen);
    if (rival < ranking->n) ranking_features(ranking, rival, other);
    for (unsigned i = 0; i < RANK_FEATURES; i += 2) {
        int32_t weight = model->weights[rank_row(chosen[i])] + model->weights[rank_row(chosen[i + 1])];
        if (rival < ranking->n) weight -= model->weights[rank_row(other[i])] + model->weights[rank_row(other[i + 1])];
        reasons_add(&reasons, i / 2, weight);
    }
    return reasons;
}

/* S said X and called Y “Q”: of two verbs before the passage with one subject, the nearer. */
static unsigned nearer_verb(const struct ranking *ranking, unsigned best) {
    const struct claimant *chosen = &ranking->at[best];
    if (chosen->kind != RANK_SUBJECT) return best;
    for (unsigned i = 0; i < ranking->n; i++) {
        const struct claimant *other = &ranking->at[i];
        bool same = (other->kind == RANK_SUBJECT || other->kind == RANK_SHARED) && same_span(other->source, chosen->source);
        if (same && other->cue.first > ranking->at[best].cue.first && word_is(other->cue.word, WORD_SAY) &&
            word_percent(other->cue.word) >= NEARER)
            best = i;
    }
    return best;
}

/* S called it X, adding, “Q”: the participle that touches the marks. */
static bool touches(const struct quoting *q, const struct cue *cue, uint32_t open) {
    return cue->last + 1 == open || (cue->last + 2 == open && token_among(q->block, cue->last + 1, " , : "));
}

/* S said it was “X” and called it “Q”: a verb behind the passage before has its subject from further before. */
static bool leads_on(const struct quoting *q, const struct cue *cue) {
    uint32_t first = verb_group_at(q->block, cue->first).first;
    bool finite = pos_is_finite(q->block->tokens.at[cue->first].pos) && !(cue->flags & (CUE_PASSIVE | CUE_NOUN | CUE_INFINITIVE));
    return finite && first > 0 && (outer_is_passage(q, first - 1) || token_among(q->block, first - 1, " and but then , "));
}

/* One past the passage before, of the period; its first token where there is none. */
static uint32_t passage_before(const struct quoting *q, uint32_t open, uint32_t first) {
    uint32_t at = open;
    for (int step = 0; at > first && step < NEAR_PASSAGE; step++) {
        if (outer_is_passage(q, at - 1)) return at;
        at = outer_prev(q, at);
    }
    return first;
}

/* Describe and score those from `first` on; true where the marks stand around a title or a name. */
static bool score_from(const struct quoting *q, struct ranking *ranking, unsigned first, struct passage_scores *scores) {
    const bool title = ranking_describe(q, ranking, first), few = ranking->passage->close <= ranking->passage->open + FEW;
    for (unsigned i = first; i < ranking->n; i++) {
        ranking->score[i] = score_of(rank_model(), ranking, i, scores);
        if (ranking->at[i].kind == RANK_NOBODY && few) ranking->score[i] += DOUBT;
        if (ranking->score[i] > ranking->score[ranking->best]) ranking->best = i;
    }
    return title;
}

/* Is the best so far ahead of all others that nobody farther away will be better? */
static bool is_settled(const struct ranking *ranking) {
    for (unsigned i = 0; i < ranking->n; i++)
        if (i != ranking->best && ranking->score[i] > ranking->score[ranking->best] - SETTLED) return false;
    return ranking->n > 1;
}

struct choice passage_choose(const struct quoting *q, struct ranking *ranking) {
    const struct rank_watch *watch = q->block->watch;
    const struct rank_model *model = rank_model();
    struct passage_scores scores = { .shared = 0 };
    ranking->best = 0;
    claimants_gather(q, ranking);
    bool title = score_from(q, ranking, 0, &scores);
    if (watch || !is_settled(ranking)) {
        const unsigned first = ranking->n;
        claimants_gather_far(q, ranking);
        score_from(q, ranking, first, &scores);
    }
    if (title) ranking->best = 0;
    if (watch) watch->ranked(watch->to, q->block, ranking);
    unsigned rival = rival_of(ranking);
    int32_t margin = rival < ranking->n ? ranking->score[ranking->best] - ranking->score[rival] : INT16_MAX;
    return (struct choice){ ranking->at[nearer_verb(ranking, ranking->best)], ranking->passage->open, margin,
                            reasons_of(q, model, ranking, rival), TAG_NONE, TAG_NONE };
}

/* S called it X, adding that it was “Q”: whoever said it, the verb is the nearest participle that claims the marks, or the
   nearest that leads on from the passage before. */
void choice_nearest_verb(const struct quoting *q, struct choice *choice, uint32_t first, uint32_t end) {
    struct claimant *chosen = &choice->claimant;
    const struct cue *cues = q->block->cues.at;
    uint32_t open = choice->open, i = ascending_from(cues, q->block->cues.n, sizeof *cues, offsetof(struct cue, last), open);
    uint32_t low = first, before = passage_before(q, open, first);
    if (chosen->kind == RANK_NOBODY || (chosen->cued && chosen->cue.first > open)) return;
    if (chosen->cued && chosen->cue.last > low) low = chosen->cue.last + 1;
    for (int step = 0; i-- > 0 && cues[i].first >= low && step < NEAR_CUES; step++) {
        if (!word_is(cues[i].word, WORD_SAY) || word_percent(cues[i].word) < NEARER) continue;
        bool participle = cues[i].flags & CUE_PARTICIPLE, on = before > low && cues[i].first >= before && leads_on(q, &cues[i]);
        if (!on && !participle) continue;
        bool claims = participle && touches(q, &cues[i], open);
        if (!claims && !(content_claim(q, &cues[i], first, open, end) & 1)) continue;
        chosen->cued = true;
        chosen->cue = cues[i];
        return;
    }
}
