#include "reasons.h"

void reasons_add(struct reasons *reasons, unsigned feature, int32_t weight) {
    unsigned i = QUOTE_REASONS;
    if (weight <= 0) return;
    for (; i > 0 && weight > reasons->weight[i - 1]; i--) {
        if (i == QUOTE_REASONS) continue;
        reasons->at[i] = reasons->at[i - 1];
        reasons->weight[i] = reasons->weight[i - 1];
    }
    if (i == QUOTE_REASONS) return;
    reasons->at[i] = (uint8_t)(feature + 1);
    reasons->weight[i] = weight;
}

const char *quote_reason(const struct quote *quote, unsigned i) {
    if (i >= QUOTE_REASONS || !quote->reasons[i] || quote->judge == JUDGE_RULE) return NULL;
    return quote->judge == JUDGE_RANKER ? rank_reason(quote->reasons[i] - 1u) : speaker_reason(quote->reasons[i] - 1u);
}
