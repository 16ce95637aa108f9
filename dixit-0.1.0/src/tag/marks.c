#include "passes.h"
#include <dixit/chars.h>
#include <string.h>

/* Pairs of quotation marks, paragraph by paragraph. Curly marks are directed;
   straight ones take their direction from their neighbours. One double passage
   at a time is open and, inside it, one single: nothing nests deeper. */

enum direction { EITHER, OPENS, CLOSES, INCH };

struct mark {
    bool single;
    enum direction direction;
};

struct pairing {
    struct block *block;
    struct token *tokens;
    uint32_t paragraph, first, end; /* tokens [first, end) of the paragraph */
    uint32_t outer, inner;          /* indices of the open passages, or TAG_NONE */
    uint32_t maybe;                 /* a mark that may have closed the inner one: the boys’, or TAG_NONE */
    bool continues;                 /* the paragraph before was left open */
};

/* --- what a mark is ------------------------------------------------------------ */

static uint32_t code_before(const struct block *block, uint32_t at) {
    uint32_t code = '\n', beg = at;
    if (at == 0) return code;
    do beg--;
    while (beg > 0 && (block->text->at[beg] & 0xC0) == 0x80);
    char_decode(block->text->at + beg, at - beg, &code);
    return code;
}

static uint32_t code_after(const struct block *block, uint32_t at) {
    uint32_t code = '\n';
    if (at < block->text->len) char_decode(block->text->at + at, block->text->len - at, &code);
    return code;
}

static bool any_of(uint32_t code, const char *ascii) {
    return code == 0x2013 || code == 0x2014 || (code && code < 0x80 && strchr(ascii, (int)code));
}

/* The direction of a mark between the characters `before` and `after`. */
static enum direction between(uint32_t before, uint32_t after, bool inches) {
    bool space_before = char_is_space(before), space_after = char_is_space(after);
    bool left = space_before || any_of(before, "([{-/:'") || before == 0x2018;
    bool right = space_after || any_of(after, ")]},.;:!?-/");
    if (inches && char_is_digit(before) && right) return INCH;
    if (left && !space_after) return !right || space_before ? OPENS : EITHER;
    return right && !space_before ? CLOSES : EITHER;
}

static struct mark mark_at(const struct block *block, const struct token *token) {
    uint32_t code, end = token->beg + token->len;
    int n = char_decode(block->text->at + token->beg, token->len, &code);
    bool twice = token->len > n, single = !twice;
    uint32_t before = code_before(block, token->beg), after = code_after(block, end);
    switch (code) {
    case 0x201C: case 0x201E: case 0x300C: case 0x300E: case 0xAB: return (struct mark){ false, OPENS };
    case 0x201D: case 0x300D: case 0x300F: case 0xBB: return (struct mark){ false, CLOSES };
    case '`': case 0x2018: case 0x201A: case 0x2039: return (struct mark){ single, OPENS };
    case 0x203A: return (struct mark){ true, CLOSES };
    case '"': case 0x201F: case 0xFF02: return (struct mark){ false, between(before, after, !twice) };
    default: return (struct mark){ single, between(before, after, false) };
    }
}

/* --- passages ------------------------------------------------------------------ */

static uint32_t token_end(const struct token *token) {
    return token->beg + token->len;
}

static uint32_t passage_open(struct pairing *p, uint32_t token, bool single) {
    struct passage *passage = vec_push(&p->block->scratch, &p->block->passages);
    if (!passage) return TAG_NONE;
    bool continues = p->continues && token == p->first;
    *passage = (struct passage){ .open = token, .close = token, .paragraph = p->paragraph, .single = single,
                                 .nested = p->outer != TAG_NONE, .continues = continues };
    return p->block->passages.n - 1;
}

/* End the passage before token `close`, or with it where it is its mark. */
static void passage_close(struct pairing *p, uint32_t index, uint32_t close, bool marked) {
    struct passage *passage = &p->block->passages.at[index];
    struct token *open = &p->tokens[passage->open], *last = &p->tokens[close - 1];
    passage->close = close;
    passage->at = (struct span){ token_end(open), marked ? p->tokens[close].beg : token_end(last) };
    passage->outer = (struct span){ open->beg, marked ? token_end(&p->tokens[close]) : passage->at.end };
    if (passage->nested) return;
    for (uint32_t i = passage->open + 1; i < close; i++) p->tokens[i].flags |= TOKEN_QUOTED;
}

static void inner_drop(struct pairing *p) {
    if (p->inner == TAG_NONE) return;
    if (p->maybe != TAG_NONE) passage_close(p, p->inner, p->maybe, true);
    p->inner = p->maybe = TAG_NONE;
}

static void outer_mark(struct pairing *p, uint32_t i, enum direction direction, bool single) {
    if (p->outer == TAG_NONE) {
        if (direction == INCH || (direction == CLOSES && (i != p->first || !p->continues))) return;
        p->outer = passage_open(p, i, single);
        return;
    }
    inner_drop(p);
    bool again = direction == OPENS && i > p->block->passages.at[p->outer].open + 1;
    passage_close(p, p->outer, i, !again);
    p->outer = TAG_NONE;
    if (again) p->outer = passage_open(p, i, single);
}

/* A mark of the other kind: inside the outer passage only, and an apostrophe is none. */
static void inner_mark(struct pairing *p, uint32_t i, enum direction direction, bool single) {
    if (p->outer == TAG_NONE) return;
    if (direction == OPENS) {
        inner_drop(p);
        p->inner = passage_open(p, i, single);
    } else if (direction == CLOSES && p->inner != TAG_NONE) {
        passage_close(p, p->inner, i, true);
        p->inner = TAG_NONE;
    }
}

/* Passages that never closed are taken out again, where they are single ones. */
static void passages_keep(struct block *block, uint32_t from) {
    uint32_t to = from;
    for (uint32_t i = from; i < block->passages.n; i++)
        if (block->passages.at[i].close > block->passages.at[i].open) block->passages.at[to++] = block->passages.at[i];
    block->passages.n = to;
}

static void paragraph_pair(struct pairing *p) {
    uint32_t from = p->block->passages.n;
    for (uint32_t i = p->first; i < p->end; i++) {
        if (p->tokens[i].kind != TOKEN_MARK) continue;
        struct mark mark = mark_at(p->block, &p->tokens[i]);
        if (mark.single == p->block->british) outer_mark(p, i, mark.direction, mark.single);
        else inner_mark(p, i, mark.direction, mark.single);
    }
    inner_drop(p);
    p->block->left_open = p->outer != TAG_NONE;
    if (p->outer != TAG_NONE) passage_close(p, p->outer, p->end, false);
    passages_keep(p->block, from);
}

void marks_find(struct block *block) {
    uint32_t token = 0;
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        struct pairing pairing = { .block = block, .tokens = block->tokens.at, .paragraph = i, .first = token, .end = token,
                                   .outer = TAG_NONE, .inner = TAG_NONE, .maybe = TAG_NONE, .continues = block->left_open };
        while (pairing.end < block->tokens.n && block->tokens.at[pairing.end].beg < block->tags->paragraphs.at[i].at.end)
            pairing.end++;
        paragraph_pair(&pairing);
        token = pairing.end;
    }
}
