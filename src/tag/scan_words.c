#include "abbreviations.h"
#include "scanner.h"
#include <string.h>

/* Length of the apostrophe at `at`, straight or curly; 0 where there is none. */
static uint32_t apostrophe(const struct scanner *s, uint32_t at) {
    if (byte_at(s, at) == '\'') return 1;
    return byte_at(s, at) == 0xE2 && byte_at(s, at + 1) == 0x80 && byte_at(s, at + 2) == 0x99 ? 3 : 0;
}

uint32_t clitic_end(const struct scanner *s, uint32_t at, const char **name) {
    static const char *const clitics[] = { "'s", "'re", "'ll", "'ve", "'d", "'m" };
    uint32_t n = apostrophe(s, at);
    for (size_t i = 0; n && i < sizeof clitics / sizeof *clitics; i++) {
        uint32_t end = at + n;
        const char *c = clitics[i] + 1;
        while (*c && (byte_at(s, end) | 32) == *c) c++, end++;
        if (*c || class_of(s, end) & ALNUM) continue;
        *name = clitics[i];
        return end;
    }
    return 0;
}

/* At a stop within the word: does it go on? U.S. a.m. Ph.D. example.com, not “end.The”. */
static bool inner_stop(const struct scanner *s, struct scanned *w) {
    uint32_t after = w->end + 1, n = w->end - w->piece;
    unsigned class = class_of(s, after);
    bool short_piece = n == 1 || (n <= 3 && class & LETTER && byte_at(s, after + 1) == '.');
    if (byte_at(s, after) == '-' && w->stops && class_of(s, after + 1) & ALNUM) { /* U.S.-led */
        w->end = after;
        return true;
    }
    if (!(class & ALNUM) || (!short_piece && class & UPPER) || (n > 2 && class & DIGIT)) return false;
    w->short_pieces = w->short_pieces && short_piece;
    w->stops = true;
    w->piece = w->end = after;
    return true;
}

/* At an apostrophe within the word: a clitic ends it, other letters go on. */
static bool inner_apostrophe(const struct scanner *s, struct scanned *w) {
    uint32_t n = apostrophe(s, w->end);
    unsigned class = class_of(s, w->end + n);
    if (!n || !(class & LETTER)) return false;
    if ((w->clitic_end = clitic_end(s, w->end, &w->clitic_name))) {
        w->clitic = w->end;
        return false;
    }
    if ((byte_at(s, w->end - 1) | 32) == 'n' && (byte_at(s, w->end + n) | 32) == 't' && w->end - 1 > s->at &&
        !(class_of(s, w->end + n + 1) & ALNUM)) {
        w->clitic = w->end - 1;
        w->clitic_end = w->end + n + 1;
        w->clitic_name = "n't";
        return false;
    }
    w->curly = w->curly || n > 1;
    w->end += n;
    return true;
}

/* At a byte that is no letter or digit of ASCII: does the word go on over it? */
static bool word_goes_on(const struct scanner *s, struct scanned *w) {
    unsigned char byte = byte_at(s, w->end);
    int n;
    if (byte >= 0x80) {
        unsigned class = class_at(s, w->end, &n);
        if (!(class & ALNUM)) return byte == 0xE2 && inner_apostrophe(s, w);
        w->seen |= class | HIGH;
        w->end += (uint32_t)n;
        return true;
    }
    if (byte == '.') return inner_stop(s, w);
    if (byte == '\'') return inner_apostrophe(s, w);
    if (byte != '-' && byte != '&' && byte != '_') return false;
    if (!(class_of(s, w->end + 1) & (byte == '-' ? ALNUM : LETTER))) return false;
    w->end++;
    return true;
}

void word_scan(const struct scanner *s, struct scanned *w) {
    do
        for (unsigned class; w->end < s->end && (class = scanner_classes[(unsigned char)s->text[w->end]]) & ALNUM; w->end++)
            w->seen |= class;
    while (w->end < s->end && word_goes_on(s, w));
}

/* Does the stop at the word's end belong to it? */
static bool keeps_stop(const struct scanner *s, const struct scanned *w) {
    if (byte_at(s, w->end) != '.' || byte_at(s, w->end + 1) == '.') return false;
    uint32_t n = w->end - s->at;
    if (w->stops) return w->short_pieces && w->end - w->piece <= 3;
    if (n == 1) return !(class_of(s, w->end + 1) & ALNUM);
    enum abbreviation kind = abbreviation_find(s->text + s->at, n);
    if (kind != ABBREVIATION_NUMBER) return kind != ABBREVIATION_NONE;
    uint32_t after = w->end + 1;
    while (class_of(s, after) == SPACE && after < s->end) after++;
    return class_of(s, after) == DIGIT;
}

/* The word's hash, curly apostrophes counted as straight ones. */
static uint64_t straight_hash(const char *at, uint32_t n) {
    char straight[64];
    uint32_t to = 0;
    for (uint32_t i = 0; i < n && to < sizeof straight; i++) {
        bool curly = i + 2 < n && (unsigned char)at[i] == 0xE2 && (unsigned char)at[i + 1] == 0x80 &&
                     (unsigned char)at[i + 2] == 0x99;
        straight[to++] = curly ? '\'' : at[i];
        i += curly ? 2 : 0;
    }
    return word_hash(straight, to);
}

uint8_t capital_flags(const struct scanner *s, const struct scanned *w) {
    if (!(w->seen & UPPER)) return 0;
    uint8_t flags = class_of(s, s->at) & UPPER ? TOKEN_CAPITAL : 0;
    if (w->seen & LOWER) return flags;
    int uppers = 0, n;
    for (uint32_t at = s->at; at < w->end && uppers < 2; at += (uint32_t)n) uppers += class_at(s, at, &n) == UPPER;
    return flags | (uppers == 2 ? TOKEN_ALL_CAPS : 0);
}

void clitic_add(struct scanner *s, const struct scanned *w) {
    struct token *token = token_new(s, w->clitic_end, TOKEN_CLITIC);
    if (token) token->word = word_find(word_hash(w->clitic_name, (uint32_t)strlen(w->clitic_name)));
}

void word_add(struct scanner *s, struct scanned *w) {
    if (w->clitic) w->end = w->clitic;
    const char *at = s->text + s->at;
    uint32_t n = w->end - s->at, stop = !w->clitic && keeps_stop(s, w);
    s->flags |= capital_flags(s, w);
    struct token *token = token_new(s, w->end + stop, TOKEN_WORD);
    if (token && w->curly) token->word = word_find(straight_hash(at, n));
    else if (token && stop) token->word = word_find(word_hash(at, n));
    else if (token) token->extra = 1;
    s->words++;
    const char *name;
    if (!w->clitic && apostrophe(s, s->at) && (w->clitic_end = clitic_end(s, s->at, &name))) w->clitic = s->at, w->clitic_name = name;
    if (w->clitic) clitic_add(s, w);
}
