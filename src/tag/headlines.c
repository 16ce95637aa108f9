/* Headlines, whose capitals say nothing, and the evidence for names that all other
   sentences give. */
#include "runs.h"

static uint32_t seen_bit(const struct naming *n, uint32_t i) {
    return (uint32_t)(token_hash(n->block, i) >> 50) & (SEEN_BITS - 1);
}

bool is_seen(const struct naming *n, uint32_t i) {
    uint32_t bit = seen_bit(n, i);
    return n->seen[bit / 64] >> bit % 64 & 1;
}

bool is_seen_lower(const struct naming *n, uint32_t i) {
    uint32_t bit = seen_bit(n, i);
    return !token_at(n, i)->word && n->lower[bit / 64] >> bit % 64 & 1;
}

static bool is_headline(const struct naming *n, uint32_t first, uint32_t end) {
    uint32_t words = 0, capitals = 0, caps = 0, all = 0, plain = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = token_at(n, i);
        if (token->kind != TOKEN_WORD) continue;
        const bool lengthy = token->len > 3, capital = lengthy & is_capital(token);
        all++;
        caps += is_caps(token);
        words += capital | (lengthy & !word_is(token->word, FUNCTION_WORD));
        capitals += capital;
        plain += capital & word_is(token->word, WORD_COMMON | FUNCTION_WORD | WORD_ADVERB | WORD_SAY);
    }
    return (words >= 4 && capitals * 10 >= words * 9 && plain * 10 >= capitals * 3) || (all >= 3 && caps * 10 >= all * 6);
}

void headlines_and_seen_find(struct naming *n) {
    struct token *tokens = n->block->tokens.at;
    uint32_t count = n->block->tokens.n;
    for (uint32_t first = 0, end; first < count; first = end) {
        uint32_t capitals = 0;
        for (end = first; end < count && tokens[end].sentence == tokens[first].sentence; end++)
            capitals += is_capital(&tokens[end]);
        bool headline = capitals > 2 && is_headline(n, first, end);
        for (uint32_t i = first; i < end; i++) {
            tokens[i].extra = headline;
            if (!tokens[i].word & (tokens[i].kind == TOKEN_WORD) & !is_capital(&tokens[i])) {
                uint32_t small = seen_bit(n, i);
                n->lower[small / 64] |= (uint64_t)1 << small % 64;
            }
            if (headline || !is_capital(&tokens[i]) || name_is_initial(n->block, i)) continue;
            uint32_t bit = seen_bit(n, i);
            n->seen[bit / 64] |= (uint64_t)1 << bit % 64;
        }
    }
}

/* In a headline only what is known, or written so elsewhere, is a name. */
bool is_evident(const struct naming *n, uint32_t i) {
    if (has(n, i, FUNCTION_WORD | WORD_NOT_NAME)) return false;
    return is_seen(n, i) || (has(n, i, KNOWN_NAME) && !has(n, i, WORD_COMMON));
}
