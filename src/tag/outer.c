#include "quotes.h"

/* The last token inside the passage. */
static const struct token *passage_last(const struct quoting *q, const struct passage *passage) {
    return passage->close > passage->open + 1 ? &q->block->tokens.at[passage->close - 1] : NULL;
}

/* How many tokens a new sentence is looked into for the verb that attributes what stands before. */
enum { ATTRIBUTION = 7, ASIDE = 14 };

static bool may_attribute(const struct token *token) {
    return word_is(token->word, WORD_SAY) && word_frame(token->word, 'q') && !(token->flags & TOKEN_CAPITAL);
}

/* Nothing but whom the verb tells and when, up to the sentence's end or a comma: “Smith asked the council.” */
static bool only_hearer(const struct quoting *q, uint32_t at, uint32_t end) {
    for (uint32_t sentence = q->block->tokens.at[at].sentence; at < end && q->block->tokens.at[at].sentence == sentence; at++) {
        const struct token *token = &q->block->tokens.at[at];
        if (outer_is_passage(q, at) || token_among(q->block, at, " : that to if whether what why how who when where ")) return false;
        if (token->kind == TOKEN_STOP || token->kind == TOKEN_PUNCT) return true;
        if (pos_is_finite(token->pos)) return false;
    }
    return true;
}

/* “Why?” Smith asked: a new sentence by its letters, yet the attribution of what stands before. `full`: that ends with a
   full stop. */
static bool attribution_follows(const struct quoting *q, uint32_t at, uint32_t end, bool full) {
    const struct token *tokens = q->block->tokens.at;
    uint32_t most = at + ATTRIBUTION < end ? at + ATTRIBUTION : end;
    if (at >= end || tokens[at].kind != TOKEN_WORD) return false;
    for (uint32_t i = at; i < most; i++) {
        if (!full && token_is(q->block, i, ",")) { /* “Why?” Smith, a pilot, asked */
            uint32_t comma = i + 1;
            while (comma < end && comma < i + ASIDE && !outer_is_passage(q, comma) && !token_is(q->block, comma, ",")) comma++;
            return comma + 1 < end && token_is(q->block, comma, ",") && may_attribute(&tokens[comma + 1]) && only_hearer(q, comma + 2, end);
        }
        if (tokens[i].kind != TOKEN_WORD && tokens[i].kind != TOKEN_CLITIC) return false;
        if (!may_attribute(&tokens[i])) continue;
        if (i == at) return true;
        if (token_is(q->block, i + 1, ":")) return false;
        if (i + 1 >= end || tokens[i + 1].kind == TOKEN_STOP || tokens[i + 1].kind == TOKEN_PUNCT) return !full || pos_is_verb(tokens[i].pos);
        if (!full && word_frame(tokens[i].word, 'p') && only_hearer(q, i + 1, end)) return true;
        return token_among(q->block, i + 1, " of in on at to during when as before after monday tuesday wednesday "
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
    return !attribution_follows(q, next, end, token_is(q->block, passage->close - 1, "."));
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
