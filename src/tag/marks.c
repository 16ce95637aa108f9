#include "passes.h"
#include <dixit/chars.h>
#include <dixit/sixteen.h>
#include <string.h>
#include <strings.h>

/* Pairs of quotation marks, paragraph by paragraph. Curly marks are directed;
   straight ones take their direction from their neighbours. One double passage
   at a time is open and, inside it, one single: nothing nests deeper. */

enum direction { EITHER, OPENS, CLOSES, INCH };

struct mark {
    uint32_t code;
    bool single;
    enum direction direction;
};

struct pairing {
    struct block *block;
    struct token *tokens;
    uint32_t paragraph, first, end; /* tokens [first, end) of the paragraph */
    uint32_t outer, inner;          /* indices of the open passages, or TAG_NONE */
    uint32_t maybe, inner_maybe;    /* a mark that may have closed it: the boys’, or TAG_NONE */
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
static enum direction between(uint32_t before, uint32_t after, bool single) {
    bool space_before = char_is_space(before), space_after = char_is_space(after);
    bool left = space_before || any_of(before, single ? "([{-/:'\"" : "([{-/:'") || before == 0x2018 ||
                (single && before == 0x201C);
    bool right = space_after || any_of(after, single ? ")]},.;:!?-/\"" : ")]},.;:!?-/") || (single && after == 0x201D);
    if (!single && char_is_digit(before) && right) return INCH;
    if (left && !space_after) return !right || space_before ? OPENS : EITHER;
    return right && !space_before ? CLOSES : EITHER;
}

/* Words that begin with an apostrophe: ’tis, ’em, ’90s. */
static bool elided(const struct block *block, uint32_t at) {
    static const char *const words[] = { "tis", "twas", "em", "til", "n", "cause", "round", "bout", "nuff" };
    const char *text = block->text->at + at;
    if (char_is_digit((unsigned char)text[0] & 0x7Fu) && char_is_digit((unsigned char)text[1] & 0x7Fu)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (!strncasecmp(text, words[i], n) && (text[n] == ' ' || strchr(".,!?'", text[n]))) return true;
    }
    return false;
}

static struct mark mark_at(const struct block *block, const struct token *token) {
    uint32_t code, end = token->beg + token->len;
    int n = char_decode(block->text->at + token->beg, token->len, &code);
    bool twice = token->len > n, single = !twice;
    uint32_t before = code_before(block, token->beg), after = code_after(block, end);
    enum direction straight = between(before, after, single && code != '"');
    switch (code) {
    case 0x201C: return (struct mark){ code, false, straight == CLOSES ? EITHER : OPENS }; /* “late again“ */
    case 0x201E: case 0x300C: case 0x300E: case 0xAB: return (struct mark){ code, false, OPENS };
    case 0x300D: case 0x300F: return (struct mark){ code, false, CLOSES };
    case 0x201D: case 0xBB: return (struct mark){ code, false, straight == OPENS && char_is_space(before) ? EITHER : CLOSES };
    case '`': case 0x2018: case 0x201A: case 0x2039: return (struct mark){ code, single, OPENS };
    case 0x203A: return (struct mark){ code, true, CLOSES };
    case '"': return (struct mark){ code, false, straight == INCH && twice ? CLOSES : straight };
    case 0x201F: case 0xFF02: return (struct mark){ code, false, straight };
    case 0x2019: return (struct mark){ code, single, single && straight == OPENS ? EITHER : straight };
    default: return (struct mark){ code, single, single && straight == OPENS && elided(block, end) ? EITHER : straight };
    }
}

/* “the boys’ coats”: a single mark that ends a passage only where nothing better does. */
static bool possessive(const struct block *block, const struct token *token) {
    uint32_t end = token->beg + token->len;
    return (code_before(block, token->beg) | 32) == 's' && code_after(block, end) == ' ' &&
           char_is_lower(code_after(block, end + 1));
}

/* --- passages ------------------------------------------------------------------ */

static uint32_t token_end(const struct token *token) {
    return token->beg + token->len;
}

static struct passage *passage_of(const struct pairing *p, uint32_t index) {
    return &p->block->passages.at[index];
}

static uint32_t passage_open(struct pairing *p, uint32_t token, bool single) {
    struct passage *passage = vec_push(&p->block->scratch, &p->block->passages);
    if (!passage) return TAG_NONE;
    *passage = (struct passage){ .open = token, .close = token, .paragraph = p->paragraph, .single = single,
                                 .nested = p->outer != TAG_NONE, .continues = p->continues && token == p->first };
    return p->block->passages.n - 1;
}

static void quote_tokens(struct pairing *p, const struct passage *passage) {
    for (uint32_t i = passage->open + 1; i < passage->close; i++) p->tokens[i].flags |= TOKEN_QUOTED;
}

/* End the passage before token `close`, or with it where it is its mark. */
static void passage_close(struct pairing *p, uint32_t index, uint32_t close, bool marked) {
    struct passage *passage = passage_of(p, index);
    struct token *open = &p->tokens[passage->open], *last = &p->tokens[close - 1];
    passage->close = close;
    passage->at = (struct span){ token_end(open), marked ? p->tokens[close].beg : token_end(last) };
    passage->outer = (struct span){ open->beg, marked ? token_end(&p->tokens[close]) : passage->at.end };
    if (!passage->nested) quote_tokens(p, passage);
}

/* Leave the inner passage at what may have closed it; else it was none. */
static void inner_leave(struct pairing *p) {
    if (p->inner != TAG_NONE && p->inner_maybe != TAG_NONE) passage_close(p, p->inner, p->inner_maybe, true);
    p->inner = p->inner_maybe = TAG_NONE;
}

/* Leave an outer passage that has no closing mark before token `end`. A single
   one must begin its paragraph to be believed. */
static void outer_leave(struct pairing *p, uint32_t end) {
    inner_leave(p);
    const struct passage *passage = passage_of(p, p->outer);
    if (p->maybe != TAG_NONE) passage_close(p, p->outer, p->maybe, true);
    else if (!passage->single || passage->open == p->first) passage_close(p, p->outer, end, false);
    p->outer = p->maybe = TAG_NONE;
}

/* „…“ and »…«: what opens elsewhere closes here. */
static bool closes_other(const struct pairing *p, uint32_t code) {
    uint32_t open;
    const struct token *token = &p->tokens[passage_of(p, p->outer)->open];
    char_decode(p->block->text->at + token->beg, token->len, &open);
    return (code == 0x201C && open == 0x201E) || (code == 0xAB && open == 0xBB) || (code == 0x2018 && open == 0x201A);
}

static void outer_mark(struct pairing *p, uint32_t i, struct mark mark) {
    if (p->outer == TAG_NONE) {
        if (mark.direction == INCH || (mark.direction == CLOSES && i != p->first)) return;
        if (mark.single && mark.direction == EITHER) return;
        p->outer = passage_open(p, i, mark.single);
    } else if (mark.direction == OPENS && i > passage_of(p, p->outer)->open + 1 && !closes_other(p, mark.code)) {
        outer_leave(p, i);
        p->outer = passage_open(p, i, mark.single);
    } else if (mark.single && (mark.direction == EITHER || possessive(p->block, &p->tokens[i]))) {
        if (mark.direction == CLOSES && p->maybe == TAG_NONE) p->maybe = i;
    } else {
        inner_leave(p);
        passage_close(p, p->outer, i, true);
        p->outer = p->maybe = TAG_NONE;
    }
}

/* A mark of the other kind than the outer passage's. */
static void inner_mark(struct pairing *p, uint32_t i, struct mark mark) {
    if (mark.direction == OPENS) {
        inner_leave(p);
        p->inner = passage_open(p, i, mark.single);
    } else if (mark.direction == CLOSES && p->inner != TAG_NONE) {
        if (mark.single && possessive(p->block, &p->tokens[i])) {
            if (p->inner_maybe == TAG_NONE) p->inner_maybe = i;
            return;
        }
        passage_close(p, p->inner, i, true);
        p->inner = p->inner_maybe = TAG_NONE;
    }
}

/* Take out the passages that nothing closed, so that what they held stands for itself, and call the single marks
   that are left over apostrophes. */
static void paragraph_clean(struct pairing *p, uint32_t from) {
    struct block *block = p->block;
    uint32_t to = from;
    bool held = false;
    for (uint32_t i = from; i < block->passages.n; i++) {
        struct passage *passage = passage_of(p, i);
        bool closed = passage->close > passage->open;
        if (!passage->nested) held = closed;
        if (!closed) continue;
        if (passage->nested && !held) {
            passage->nested = false;
            quote_tokens(p, passage);
        }
        p->tokens[passage->open].extra = 1;
        if (passage->close < p->end) p->tokens[passage->close].extra = 1;
        *passage_of(p, to++) = *passage;
    }
    block->passages.n = to;
    for (uint32_t i = p->first; i < p->end; i++) {
        struct token *token = &p->tokens[i];
        if (token->kind == TOKEN_MARK && !token->extra && mark_at(block, token).single)
            token->kind = i > p->first && !(token->flags & TOKEN_SPACE) && token[-1].kind == TOKEN_WORD ? TOKEN_CLITIC
                                                                                                    : TOKEN_PUNCT;
        token->extra = 0;
    }
}

static void paragraph_pair(struct pairing *p) {
    uint32_t from = p->block->passages.n, first = p->first;
    while (first < p->end && p->tokens[first].kind != TOKEN_MARK) first++;
    p->block->left_open = false;
    if (first == p->end) return; /* as most */
    for (uint32_t i = first; i < p->end; i++) {
        if (p->tokens[i].kind != TOKEN_MARK) continue;
        struct mark mark = mark_at(p->block, &p->tokens[i]);
        if (p->outer != TAG_NONE && passage_of(p, p->outer)->single != mark.single) inner_mark(p, i, mark);
        else if (!mark.single || p->block->british) outer_mark(p, i, mark);
    }
    inner_leave(p);
    p->block->left_open = p->outer != TAG_NONE && p->maybe == TAG_NONE;
    if (p->outer != TAG_NONE) outer_leave(p, p->end);
    paragraph_clean(p, from);
}

void marks_find(struct block *block) {
    uint32_t token = 0;
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        struct pairing pairing = { .block = block, .tokens = block->tokens.at, .paragraph = i, .first = token,
                                   .end = paragraph_tokens_end(block, i), .outer = TAG_NONE, .inner = TAG_NONE,
                                   .maybe = TAG_NONE, .inner_maybe = TAG_NONE, .continues = block->left_open };
        paragraph_pair(&pairing);
        token = pairing.end;
    }
}

/* The first byte from `at` on that may begin a mark, or `stop`. Most of a text is none, so sixteen are asked at once. */
static uint32_t mark_from(const struct text *text, uint32_t at, uint32_t stop) {
    static const bool marks[256] = { ['"'] = true, ['\''] = true, [0xE2] = true };
    for (; at + sizeof(sixteen) <= stop; at += (uint32_t)sizeof(sixteen)) {
        const sixteen bytes = sixteen_at(text->at + at);
        if (SIXTEEN_ANY((bytes == '"') | (bytes == '\'') | (bytes == 0xE2))) break;
    }
    while (at < stop && !marks[(unsigned char)text->at[at]]) at++;
    return at;
}

/* Single marks are the outer ones where more passages seem to open with them
   than with double ones, and some end as speech does: ,’ or .’ */
bool marks_british(const struct text *text) {
    enum { SAMPLE = 64 << 10 };
    uint32_t singles = 0, ends = 0, doubles = 0, stop = text->len < SAMPLE ? text->len : SAMPLE;
    struct block block = { .text = text };
    for (uint32_t at = 0; (at = mark_from(text, at, stop)) < stop; at++) {
        unsigned char byte = (unsigned char)text->at[at];
        bool curly = byte == 0xE2 && at + 3 <= text->len && (unsigned char)text->at[at + 1] == 0x80;
        unsigned char third = curly ? (unsigned char)text->at[at + 2] : 0;
        uint32_t n = curly ? 3 : 1;
        bool single = byte == '\'' || third == 0x98 || third == 0x99;
        bool twice = single && at + 2 * n <= text->len && !memcmp(text->at + at, text->at + at + n, n);
        if (twice || byte == '"' || third == 0x9C || third == 0x9D) doubles++;
        if (twice) at += 2 * n - 1;
        if (twice || !single) continue;
        struct mark mark = mark_at(&block, &(struct token){ .beg = at, .len = (uint16_t)n });
        singles += mark.direction == OPENS;
        ends += mark.direction == CLOSES && any_of(code_before(&block, at), ".,!?");
    }
    return ends >= 2 && 2 * singles > doubles;
}
