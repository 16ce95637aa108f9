#include "quotes.h"

/* The last token inside the passage. */
static const struct token *passage_last(const struct quoting *q, const struct passage *passage) {
    return passage->close > passage->open + 1 ? &q->block->tokens.at[passage->close - 1] : NULL;
}

/* “Why?” Smith asked: a new sentence by its letters, yet the attribution of what stands before. */
static bool attribution_follows(const struct quoting *q, uint32_t at, uint32_t end) {
    const struct token *tokens = q->block->tokens.at;
    uint32_t most = at + 7 < end ? at + 7 : end;
    if (at >= end || tokens[at].kind != TOKEN_WORD) return false;
    for (uint32_t i = at; i < most; i++) {
        if (tokens[i].kind != TOKEN_WORD && tokens[i].kind != TOKEN_CLITIC) return false;
        bool cue = word_is(tokens[i].word, WORD_SAY) && word_frame(tokens[i].word, 'q') && !(tokens[i].flags & TOKEN_CAPITAL);
        if (!cue) continue;
        if (i == at) return true;
        return i + 1 >= end || tokens[i + 1].kind == TOKEN_STOP || tokens[i + 1].kind == TOKEN_PUNCT ||
               token_among(q->block, i + 1, " of in on at to during when as before after monday tuesday wednesday "
                                            "thursday friday saturday sunday ");
    }
    return false;
}

/* Does the period end behind the passage that ends before `next`? */
static bool passage_ends_period(const struct quoting *q, const struct passage *passage, uint32_t next, uint32_t end) {
    const struct token *last = passage_last(q, passage), *after = &q->block->tokens.at[next];
    if (next >= end) return true;
    if (!last || last->kind != TOKEN_STOP) return false;
    if (after->kind == TOKEN_PUNCT || after->kind == TOKEN_STOP) return false;
    if (outer_is_passage(q, next)) return true;
    if (after->kind == TOKEN_WORD && !(after->flags & TOKEN_CAPITAL)) return false;
    return !attribution_follows(q, next, end);
}

uint32_t period_end(const struct quoting *q, uint32_t first, uint32_t end) {
    const struct token *tokens = q->block->tokens.at;
    for (uint32_t at = first; at < end;) {
        uint32_t next = outer_next(q, at);
        const struct passage *passage = outer_passage(q, at);
        if (next >= end) return end;
        if (passage && passage->open == at) {
            if (passage_ends_period(q, passage, next, end)) return next;
        } else if (tokens[next].sentence != tokens[at].sentence) {
            return next;
        }
        at = next;
    }
    return end;
}

struct span stretch_span(const struct quoting *q, struct stretch at) {
    const struct token *tokens = q->block->tokens.at;
    return (struct span){ tokens[at.first].beg, tokens[at.last].beg + tokens[at.last].len };
}
