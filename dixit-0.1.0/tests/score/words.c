#include "words.h"
#include <dixit/chars.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

static uint32_t code_at(const struct view *view, uint32_t at) {
    uint32_t code = 0;
    if (at < view->len) char_decode(view->text + at, view->len - at, &code);
    return code;
}

static uint32_t after(const struct view *view, uint32_t at) {
    uint32_t code;
    return at + (uint32_t)char_decode(view->text + at, view->len - at, &code);
}

static bool in_word(uint32_t code) {
    return code == '_' || uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static bool joins(uint32_t code) {
    return code == '\'' || code == 0x2019 || code == '-' || code == '.';
}

static uint32_t run_end(const struct view *view, uint32_t at) {
    while (at < view->len && in_word(code_at(view, at))) at = after(view, at);
    return at;
}

static void words_find(struct view *view) {
    for (uint32_t at = 0; at < view->len;) {
        if (!in_word(code_at(view, at))) {
            at = after(view, at);
            continue;
        }
        struct span word = { at, run_end(view, at) };
        while (word.end < view->len && joins(code_at(view, word.end))) {
            uint32_t next = after(view, word.end), end = run_end(view, next);
            if (end == next) break;
            word.end = end;
        }
        struct span *slot = vec_push(&view->arena, &view->words);
        if (!slot) return;
        *slot = word;
        at = word.end;
    }
}

/* --- quotation marks and the segments between them ------------------------- */

enum direction { CLOSES = -1, EITHER = 0, OPENS = 1, INCHES = -2 };

static bool is_space(uint32_t code) { /* as Python's str.isspace */
    return char_is_space(code) || (code >= 0x1C && code <= 0x1F) || code == 0x85;
}

static bool one_of(uint32_t code, const char *set) {
    for (uint32_t other; *set;) {
        set += char_decode(set, strlen(set), &other);
        if (code == other) return true;
    }
    return false;
}

/* The direction of a straight mark from what stands on both sides. */
static enum direction straight(uint32_t before, uint32_t behind, bool single_byte) {
    bool left = is_space(before) || one_of(before, "([{—–-/:'‘");
    bool right = is_space(behind) || one_of(behind, ")]},.;:!?—–-/");
    if (char_is_digit(before) && single_byte && right) return INCHES;
    if (left && !is_space(behind)) return !right || is_space(before) ? OPENS : EITHER;
    return right && !is_space(before) ? CLOSES : EITHER;
}

/* The length of the mark at `at`, 0 where there is none. */
static uint32_t mark_at(const struct view *view, uint32_t at, struct span line, enum direction *direction) {
    const char *text = view->text + at;
    uint32_t code = code_at(view, at), length = (uint32_t)(after(view, at) - at);
    if (one_of(code, "“„«")) return *direction = OPENS, length;
    if (one_of(code, "”»")) return *direction = CLOSES, length;
    if (!strncmp(text, "``", 2) || !strncmp(text, "‘‘", 6)) return *direction = OPENS, 2 * length;
    if (code != '"' && strncmp(text, "''", 2) && strncmp(text, "’’", 6)) return 0;
    if (code != '"') length *= 2;
    uint32_t before = '\n';
    if (at > line.beg) {
        uint32_t prev = at - 1;
        while (prev > line.beg && ((unsigned char)view->text[prev] & 0xC0) == 0x80) prev--;
        before = code_at(view, prev);
    }
    *direction = straight(before, at + length < line.end ? code_at(view, at + length) : '\n', code == '"');
    return length;
}

static void segment_add(struct view *view, uint32_t beg, uint32_t end) {
    struct span *slot = end > beg ? vec_push(&view->arena, &view->segments) : NULL;
    if (slot) *slot = (struct span){ beg, end };
}

static bool blank(const struct view *view, uint32_t beg, uint32_t end) {
    while (beg < end && is_space(code_at(view, beg))) beg = after(view, beg);
    return beg >= end;
}

/* Pair the marks of one line; true when it ends inside a pair. */
static bool line_segments(struct view *view, struct span line, bool carried) {
    uint32_t open = UINT32_MAX, length;
    for (uint32_t at = line.beg; at < line.end; at += length) {
        enum direction direction = EITHER;
        length = mark_at(view, at, line, &direction);
        if (!length) {
            length = after(view, at) - at;
            continue;
        }
        if (open == UINT32_MAX) {
            if (direction != INCHES && (direction != CLOSES || carried || at == line.beg)) open = at + length;
        } else {
            bool unclosed = direction == OPENS && !blank(view, open, at);
            segment_add(view, open, at);
            open = unclosed ? at + length : UINT32_MAX;
        }
    }
    if (open != UINT32_MAX) segment_add(view, open, line.end);
    return open != UINT32_MAX;
}

static void segments_find(struct view *view) {
    bool carried = false;
    for (uint32_t at = 0; at < view->len;) {
        const char *newline = memchr(view->text + at, '\n', view->len - at);
        uint32_t end = newline ? (uint32_t)(newline - view->text) : view->len;
        if (end > at) carried = line_segments(view, (struct span){ at, end }, carried);
        at = end + 1;
    }
}

struct view view_of(const char *text, uint32_t len) {
    struct view view = { .text = text, .len = len };
    words_find(&view);
    segments_find(&view);
    return view;
}

/* --- sets ------------------------------------------------------------------ */

struct set set_new(struct view *view) {
    struct set set = { NULL, view->words.n / 64 + 1 };
    set.bits = arena_alloc(&view->arena, set.n * sizeof *set.bits);
    if (set.bits) memset(set.bits, 0, set.n * sizeof *set.bits);
    return set;
}

void set_add(struct set *set, uint32_t word) {
    set->bits[word / 64] |= (uint64_t)1 << word % 64;
}

bool set_has(const struct set *set, uint32_t word) {
    return set->bits[word / 64] >> word % 64 & 1;
}

void set_add_span(struct set *set, const struct view *view, struct span span) {
    int64_t first = span.beg ? span_index(view->words.at, view->words.n, span.beg - 1) + 1 : 0;
    for (uint32_t w = (uint32_t)first; w < view->words.n && view->words.at[w].beg < span.end; w++) set_add(set, w);
}

void set_unite(struct set *set, const struct set *other) {
    for (uint32_t i = 0; i < set->n; i++) set->bits[i] |= other->bits[i];
}

uint32_t set_count(const struct set *set) {
    return set_common(set, set);
}

uint32_t set_common(const struct set *a, const struct set *b) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n; i++) n += (uint32_t)__builtin_popcountll(a->bits[i] & b->bits[i]);
    return n;
}

/* --- heads ----------------------------------------------------------------- */

bool word_among(const struct view *view, uint32_t w, const char *words) {
    const char *at = view->text + view->words.at[w].beg;
    size_t n = span_len(view->words.at[w]);
    for (const char *end; (end = strchr(words, ' ')); words = end + 1)
        if ((size_t)(end - words) == n && !strncasecmp(words, at, n)) return true;
    return false;
}

static bool parts(const struct view *view, uint32_t beg, uint32_t end) {
    for (uint32_t at = beg; at < end; at = after(view, at))
        if (one_of(code_at(view, at), ",(:;—–") || (at + 1 < end && !strncmp(view->text + at, "--", 2))) return true;
    return false;
}

uint32_t head_of(const struct view *view, struct span span) {
    static const char stops[] = "of who which that for from in at on with to by whose where and or when as ";
    uint32_t last = UINT32_MAX, end = span.beg;
    int64_t first = span.beg ? span_index(view->words.at, view->words.n, span.beg - 1) + 1 : 0;
    for (uint32_t w = (uint32_t)first; w < view->words.n && view->words.at[w].beg < span.end; w++) {
        struct span word = view->words.at[w];
        bool junior = word_among(view, w, "jr jr. sr sr. ");
        if (last != UINT32_MAX) {
            if (parts(view, end, word.beg) && !junior) break;
            if (!junior && !parts(view, end, word.beg) && word_among(view, w, stops)) break;
        }
        if (!junior || last == UINT32_MAX) last = w;
        end = word.end;
    }
    return last;
}
