#include "search.h"
#include <dixit/ascending.h>
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

bool search_begin(struct search *search, const struct text *text, const char *pattern, bool regular,
                  struct error *error) {
    search_free(search);
    size_t n = strlen(pattern);
    if (n >= sizeof search->pattern) n = sizeof search->pattern - 1;
    memcpy(search->pattern, pattern, n);
    search->text = text;
    if (!regular || !n) {
        pattern_compile(search);
        return true;
    }
    search->regex = regex_new(search->pattern, error);
    search->n = search->regex ? 1 : 0;
    return search->regex;
}

void search_free(struct search *search) {
    arena_free(&search->arena);
    regex_free(search->regex);
    *search = (struct search){ 0 };
}

static bool match_add(struct search *search, struct span match) {
    struct span *added = search->matches.n < SEARCH_MATCHES_MAX ? vec_push(&search->arena, &search->matches) : NULL;
    if (added) *added = match;
    else search->scanned = search->text->len; /* what is known is enough */
    return added;
}

/* The part of its paragraph that an expression is tried on from `at`: no more than so many bytes, to a blank. */
static uint32_t piece_end(const struct text *text, uint32_t at) {
    enum { PIECE = 8 << 10, SLACK = 256 };
    struct span paragraph = text_paragraph_at(text, at);
    uint32_t end = paragraph.end > at ? paragraph.end : text_paragraph_next(text, at), most = at + PIECE;
    if (end <= most) return end;
    for (uint32_t cut = most; cut > most - SLACK; cut--)
        if (text->at[cut] == ' ') return cut;
    return text_char_next(text, text_char_prev(text, most));
}

/* Try the expression on one piece. */
static bool regex_step(struct search *search) {
    const char *text = search->text->at + search->scanned;
    uint32_t beg = search->scanned, end = piece_end(search->text, beg), from = 0;
    struct span found;
    enum regex_answer answer;
    while ((answer = regex_find(search->regex, text, end - beg, from, &found)) == REGEX_FOUND) {
        if (!match_add(search, (struct span){ beg + found.beg, beg + found.end })) return true;
        from = found.end;
    }
    search->gave_up = answer == REGEX_LIMIT;
    search->scanned = search->gave_up ? search->text->len : end;
    return search_done(search);
}

bool search_step(struct search *search, uint32_t bytes) {
    if (search_done(search)) return true;
    if (search->regex) return regex_step(search);
    const struct text *text = search->text;
    uint32_t at = search->scanned, stop = text->len - at > bytes ? at + bytes : text->len;
    while (at < stop) {
        unsigned char byte = (unsigned char)text->at[at];
        uint32_t end = search->starts[byte] && (byte & 0xC0) != 0x80 ? match_end(search, at) : 0;
        if (!end) {
            at = search->chars[0].code == ' ' ? blanks_end(text, at) : at + 1;
            continue;
        }
        if (!match_add(search, (struct span){ at, end })) return true;
        at = end > at ? end : at + 1;
    }
    search->scanned = at;
    return search_done(search);
}

uint32_t search_from(const struct search *search, uint32_t at) {
    return ascending_from(search->matches.at, search->matches.n, sizeof(struct span), offsetof(struct span, beg), at);
}
