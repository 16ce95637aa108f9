#include "quotes.h"

enum { LONGEST = 14 }; /* “NEW HARROW, N.H., March 2 (Agency) —” */

static bool is_dash(const struct block *block, uint32_t at) {
    return token_among(block, at, " -- — – _ ") || (token_is(block, at, "-") && block->tokens.at[at].flags & TOKEN_SPACE);
}

/* What a place, a day and an agency are written with. */
static bool may_hold(const struct token *token, bool in_brackets) {
    bool lower = token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL);
    return token->kind != TOKEN_MARK && (!lower || in_brackets);
}

/* A dash within a sentence has a small letter behind it: “NATO — the alliance — said”. */
static bool text_begins(const struct block *block, uint32_t at, uint32_t end) {
    return at < end && (block->tokens.at[at].kind != TOKEN_WORD || block->tokens.at[at].flags & TOKEN_CAPITAL);
}

uint32_t dateline_end(const struct block *block, uint32_t first, uint32_t end) {
    if (first >= end || !(block->tokens.at[first].flags & TOKEN_ALL_CAPS)) return first;
    bool in_brackets = false;
    for (uint32_t at = first + 1; at < end && at < first + LONGEST; at++) {
        if (is_dash(block, at)) return text_begins(block, at + 1, end) ? at + 1 : first;
        if (token_among(block, at, " ( ) ")) in_brackets = token_is(block, at, "(");
        if (!may_hold(&block->tokens.at[at], in_brackets)) return first;
    }
    return first;
}
