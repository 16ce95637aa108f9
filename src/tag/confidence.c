/* How often a quote is right: how often such words are somebody's, by how well the
   cue claims them, times how often the source is right, by what chose it. The
   sources' figures are measured over polnear/train by cross-validation, in tenths;
   the claims' over a tenth that the models of the time had not seen.
   Where a linear model chose, its margin over the next best tells most. */
#include "quotes.h"

enum { STEPS = 16 };

/* Of a margin in steps of so many units of the model. */
struct scale {
    int32_t step;
    uint8_t percent[STEPS];
};

static const struct scale scales[] = {
    [JUDGE_RANKER] = { 8, { 50, 67, 72, 78, 88, 88, 89, 96, 97, 98, 98, 99, 99, 99, 99, 99 } },
    [JUDGE_SPEAKERS] = { 64, { 27, 60, 75, 81, 91, 95, 95, 97, 99, 99, 99, 99, 99, 99, 99, 99 } },
};

static const uint8_t rules[RULE_COUNT] = { [RULE_ADJACENT] = 98, [RULE_BEFORE] = 87,   [RULE_COLON] = 87,
                                           [RULE_ACCORDING] = 80, [RULE_SPLIT] = 87,    [RULE_ADDING] = 60,
                                           [RULE_CONTINUED] = 29, [RULE_SENTENCE] = 43, [RULE_PREVIOUS] = 60,
                                           [RULE_CLAUSE] = 95,    [RULE_RANKED] = 50, [RULE_TURN] = 86 };

/* Of clauses that a cue alone claims, by the score of the cue model: how often half of their words or more are somebody's. */
static const struct scale claims = { 60, { 43, 53, 55, 66, 67, 70, 76, 84, 85, 90, 94, 96, 97, 98, 98, 99 } };

static uint8_t of_margin(const struct scale *scale, int32_t margin) {
    int32_t step = margin < 0 ? 0 : margin / scale->step;
    return scale->percent[step < STEPS ? step : STEPS - 1];
}

static uint8_t source_confidence(const struct draft *draft, enum quote_kind kind) {
    if (draft->judge != JUDGE_RULE) return of_margin(&scales[draft->judge], draft->margin);
    if (draft->rule == RULE_ADJACENT && kind != QUOTE_DIRECT) return 88;
    return rules[draft->rule];
}

uint8_t draft_confidence(const struct draft *draft, enum quote_kind kind) {
    unsigned source = source_confidence(draft, kind);
    if (draft->claim == CLAIM_NONE) return (uint8_t)source;
    return (uint8_t)(source * of_margin(&claims, draft->claim) / 100);
}
