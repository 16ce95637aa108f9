#include "motions.h"
#include <dixit/chars.h>
#include <string.h>

/* White space, and what looks like nothing: U+200B, and U+FEFF, which begins a file. */
static bool blank(uint32_t code) {
    return char_is_space(code) || code == 0x200B || code == 0xFEFF;
}

static uint32_t skip_blank(const struct text *text, uint32_t at, uint32_t end) {
    uint32_t code;
    while (at < end) {
        int n = char_decode(text->at + at, end - at, &code);
        if (!blank(code)) return at;
        at += (uint32_t)n;
    }
    return end;
}

static uint32_t trim_blank(const struct text *text, uint32_t beg, uint32_t end) {
    while (end > beg) {
        uint32_t last = end - 1, code;
        while (last > beg && (text->at[last] & 0xC0) == 0x80) last--;
        char_decode(text->at + last, end - last, &code);
        if (!blank(code)) break;
        end = last;
    }
    return end;
}

static bool newline(char byte) {
    return byte == '\n' || byte == '\r';
}

/* The beginning of the line before the one that begins at `beg` > 0. */
static uint32_t line_before(const struct text *text, uint32_t beg) {
    beg--;
    return text_line_beg(text, beg);
}

/* Does the line at `beg` go on with the paragraph of the line before it? */
static bool goes_on(const struct text *text, uint32_t beg) {
    if (!text->hard_wrapped || beg == 0 || beg >= text->len) return false;
    uint32_t end = text_line_end(text, beg), before = line_before(text, beg);
    if (skip_blank(text, beg, end) != beg || end == beg) return false;
    return skip_blank(text, before, text_line_end(text, before)) < text_line_end(text, before);
}

/* The paragraph that begins at `beg`, in a line that ends at `end`. */
static struct span paragraph_from(const struct text *text, uint32_t beg, uint32_t end) {
    uint32_t next;
    while ((next = text_line_next(text, end)) < text->len && goes_on(text, next)) end = text_line_end(text, next);
    return (struct span){ beg, trim_blank(text, beg, end) };
}

struct span text_paragraph_at(const struct text *text, uint32_t at) {
    if (at > text->len) at = text->len;
    uint32_t beg = text_line_beg(text, at);
    while (goes_on(text, beg)) beg = line_before(text, beg);
    while (beg < text->len) {
        uint32_t end = text_line_end(text, beg), first = skip_blank(text, beg, end);
        if (first < end) {
            struct span found = paragraph_from(text, first, end);
            if (found.end > at) return found;
            end = text_line_end(text, found.end);
        }
        beg = text_line_next(text, end);
    }
    return (struct span){ text->len, text->len };
}

uint32_t text_paragraph_next(const struct text *text, uint32_t at) {
    struct span here = text_paragraph_at(text, at);
    return here.beg > at ? here.beg : text_paragraph_at(text, here.end).beg;
}

uint32_t text_paragraph_prev(const struct text *text, uint32_t at) {
    uint32_t beg = text_paragraph_at(text, at).beg;
    if (beg < at) return beg;
    at = text_char_beg(text, at); /* a blank is not taken for its half */
    beg = trim_blank(text, 0, at < beg ? at : beg);
    return beg ? text_paragraph_at(text, beg - 1).beg : 0;
}

/* --- are its lines broken at a width? ---------------------------------------- */

enum { SAMPLE = 64 << 10, WIDEST = 200, FEWEST_WORDS = 4 };

static bool ends_open(const struct text *text, uint32_t beg, uint32_t end) {
    end = trim_blank(text, beg, end);
    return end > beg && !strchr(".!?:\"'*)", text->at[end - 1]) && !(text->at[end - 1] & 0x80);
}

static uint32_t words_in(const struct text *text, uint32_t beg, uint32_t end) {
    uint32_t words = 0;
    for (uint32_t at = beg; at < end; at++) words += text->at[at] != ' ' && (at + 1 == end || text->at[at + 1] == ' ');
    return words;
}

bool text_is_hard_wrapped(const struct text *text) {
    uint32_t lines = 0, wide = 0, pairs = 0, broken = 0, stop = text->len < SAMPLE ? text->len : SAMPLE;
    for (uint32_t beg = 0, end, next; beg < stop; beg = next) {
        end = text_line_end(text, beg);
        lines++;
        wide += end - beg > WIDEST;
        next = text_line_next(text, end);
        if (next >= text->len || skip_blank(text, beg, end) == end || skip_blank(text, next, next + 1) > next ||
            newline(text->at[next]))
            continue;
        pairs++;
        broken += ends_open(text, beg, end) && text->at[next] >= 'a' && text->at[next] <= 'z' &&
                  words_in(text, beg, end) >= FEWEST_WORDS;
    }
    return 2 * broken > pairs && 20 * wide <= lines;
}
