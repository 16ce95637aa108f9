#include "search.h"
#include <dixit/chars.h>
#include <string.h>

/* Quotation marks and apostrophes as they are typed. */
static uint32_t plain(uint32_t code) {
    switch (code) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: return '"';
    default: return code;
    }
}

static uint32_t fold(uint32_t code) {
    if (code < 128) return code >= 'A' && code <= 'Z' ? code + 32 : code;
    return plain(char_fold(code));
}

static bool char_matches(const struct search *search, const struct search_char *wanted, uint32_t code) {
    if (wanted->code == code) return true;
    if (fold(code) != wanted->fold) return false;
    if (search->exact_case && char_is_upper(code) != char_is_upper(wanted->code)) return false;
    /* an accent that was typed, and a curly quote, are meant */
    return char_lower(wanted->code) == wanted->fold || char_lower(code) == char_lower(wanted->code);
}

static bool space_at(const struct text *text, uint32_t at, uint32_t *next) {
    uint32_t code;
    if (at >= text->len) return false;
    *next = at + (uint32_t)char_decode(text->at + at, text->len - at, &code);
    return char_is_space(code);
}

/* Behind the run of blanks at `at`, or one byte on: a long run is not tried again from each of its blanks. */
static uint32_t blanks_end(const struct text *text, uint32_t at) {
    uint32_t next;
    if (!space_at(text, at, &next)) return at + 1;
    while (space_at(text, at, &next)) at = next;
    return at;
}

/* Behind the marks and soft hyphens at `at`, which count only where they were typed. */
static uint32_t marks_end(const struct text *text, uint32_t at) {
    uint32_t code;
    while (at < text->len && (unsigned char)text->at[at] >= 128) {
        uint32_t next = at + (uint32_t)char_decode(text->at + at, text->len - at, &code);
        if (code != 0xAD && !char_is_mark(code)) break;
        at = next;
    }
    return at;
}

/* Match one character of the pattern at `at`; where it ends, or 0. */
static uint32_t one_end(const struct search *search, const struct search_char *wanted, uint32_t at) {
    const struct text *text = search->text;
    uint32_t code;
    if (wanted->code == ' ') return space_at(text, at, &code) ? blanks_end(text, at) : 0;
    if (at >= text->len) return 0;
    uint32_t next = at + (uint32_t)char_decode(text->at + at, text->len - at, &code);
    return char_matches(search, wanted, code) ? next : 0;
}

/* Where the match that begins at `at` ends, or 0. */
static uint32_t match_end(const struct search *search, uint32_t at) {
    for (int i = 0; i < search->n; i++) {
        uint32_t end = one_end(search, &search->chars[i], at);
        if (!end && i) end = one_end(search, &search->chars[i], marks_end(search->text, at));
        if (!end) return 0;
        at = end;
    }
    return at;
}

static void pattern_compile(struct search *search) {
    const char *at = search->pattern;
    while (*at && search->n < SEARCH_PATTERN) {
        uint32_t code;
        at += char_decode(at, strlen(at), &code);
        if (char_is_space(code)) code = ' ';
        if (code == ' ' && search->n && search->chars[search->n - 1].code == ' ') continue;
        search->chars[search->n++] = (struct search_char){ code, fold(code) };
        if (char_is_upper(code)) search->exact_case = true;
    }
    if (!search->n) return;
    uint32_t first = search->chars[0].fold;
    memset(search->starts + 128, true, 128);
    if (first == ' ') memset(search->starts, true, '!');
    else if (first < 128) search->starts[first] = true;
    if (first >= 'a' && first <= 'z') search->starts[first - 32] = true;
}

void search_begin(struct search *search, const struct text *text, const char *pattern) {
    search_free(search);
    size_t n = strlen(pattern);
    if (n >= sizeof search->pattern) n = sizeof search->pattern - 1;
    memcpy(search->pattern, pattern, n);
    search->text = text;
    pattern_compile(search);
}

void search_free(struct search *search) {
    arena_free(&search->arena);
    *search = (struct search){ 0 };
}

bool search_step(struct search *search, uint32_t bytes) {
    if (search_done(search)) return true;
    const struct text *text = search->text;
    uint32_t at = search->scanned, stop = text->len - at > bytes ? at + bytes : text->len;
    while (at < stop) {
        unsigned char byte = (unsigned char)text->at[at];
        uint32_t end = search->starts[byte] && (byte & 0xC0) != 0x80 ? match_end(search, at) : 0;
        if (!end) {
            at = search->chars[0].code == ' ' ? blanks_end(text, at) : at + 1;
            continue;
        }
        struct span *match = vec_push(&search->arena, &search->matches);
        if (!match || search->matches.n >= SEARCH_MATCHES_MAX) { /* what is known is enough */
            search->scanned = text->len;
            return true;
        }
        *match = (struct span){ at, end };
        at = end > at ? end : at + 1;
    }
    search->scanned = at;
    return search_done(search);
}

uint32_t search_from(const struct search *search, uint32_t at) {
    uint32_t low = 0, high = search->matches.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (search->matches.at[middle].beg < at) low = middle + 1;
        else high = middle;
    }
    return low;
}
