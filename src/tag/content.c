#include "quotes.h"

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

bool stretch_has_verb(const struct quoting *q, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at = outer_next(q, at))
        if (!outer_is_passage(q, at) && pos_is_finite(pos_at(q, at))) return true;
    return false;
}

uint32_t content_trim(const struct quoting *q, uint32_t first, uint32_t at) {
    while (at > first + 1) {
        uint32_t last = outer_prev(q, at);
        if (outer_is_passage(q, last)) break;
        uint8_t kind = q->block->tokens.at[last].kind;
        if (kind != TOKEN_STOP && kind != TOKEN_PUNCT) break;
        if (token_among(q->block, last, " ) ] % ")) break;
        at = last;
    }
    return at;
}
