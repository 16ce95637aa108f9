#include "abbreviations.h"
#include "passes.h"
#include <string.h>

/* Sentences of one paragraph at a time, over its tokens [first, end). */
struct run {
    struct block *block;
    const char *text;
    struct token *tokens;
    uint32_t end;
};

static unsigned char first_byte(const struct run *r, uint32_t i) {
    return (unsigned char)r->text[r->tokens[i].beg];
}

static unsigned char last_byte(const struct run *r, uint32_t i) {
    return (unsigned char)r->text[r->tokens[i].beg + r->tokens[i].len - 1];
}

static bool is(const struct run *r, uint32_t i, const char *string) {
    return r->tokens[i].len == strlen(string) && !memcmp(r->text + r->tokens[i].beg, string, r->tokens[i].len);
}

static bool spaced(const struct run *r, uint32_t i) {
    return i >= r->end || r->tokens[i].flags & TOKEN_SPACE;
}

static bool opens(const struct run *r, uint32_t i) {
    static const char *const curly[] = { "“", "‘", "„", "‚" };
    for (size_t k = 0; k < sizeof curly / sizeof *curly; k++)
        if (is(r, i, curly[k])) return true;
    return first_byte(r, i) == '`';
}

/* A mark or bracket at `i` that is glued to the stop before it. */
static bool closes(const struct run *r, uint32_t i) {
    if (i >= r->end || spaced(r, i)) return false;
    if (r->tokens[i].kind == TOKEN_MARK) return !opens(r, i);
    return first_byte(r, i) == ')' || first_byte(r, i) == ']' || first_byte(r, i) == '}';
}

static bool is_dash(const struct run *r, uint32_t i) {
    return r->tokens[i].kind == TOKEN_PUNCT && (first_byte(r, i) == '-' || is(r, i, "—") || is(r, i, "–"));
}

/* The first token from `i` on that is no opening mark or bracket, dash or bullet. */
static uint32_t word_after(const struct run *r, uint32_t i) {
    while (i < r->end && (r->tokens[i].kind == TOKEN_MARK || first_byte(r, i) == '(' || first_byte(r, i) == '[' ||
                          is_dash(r, i) || is(r, i, "•")))
        i++;
    return i;
}

static bool capital(const struct run *r, uint32_t i) {
    return i < r->end && r->tokens[i].flags & TOKEN_CAPITAL;
}

static bool starter(const struct run *r, uint32_t i) {
    return capital(r, i) && abbreviation_starter(r->text + r->tokens[i].beg, r->tokens[i].len);
}

/* A word that keeps its stop: “U.S.”, “Inc.”, “J.” May the sentence end there, `next` coming after? */
static bool abbreviation_ends(const struct run *r, uint32_t i, uint32_t next) {
    const struct token *token = &r->tokens[i];
    if (next >= r->end) return true;
    uint32_t word = word_after(r, next);
    if (abbreviation_find(r->text + token->beg, token->len - 1u) == ABBREVIATION_TITLE) return false;
    return spaced(r, next) && starter(r, word);
}

/* Names that are written with a mark of exclamation. */
static bool exclaiming_name(const struct run *r, uint32_t i) {
    static const char *const names[] = { "Yahoo", "Jeb", "Jeopardy", "Yum", "Oklahoma", "E" };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (is(r, i, names[k])) return true;
    return false;
}

/* The number or letter of a list at the sentence's beginning: “1.” is no sentence. */
static bool list_marker(const struct run *r, uint32_t first, uint32_t i) {
    return i == first + 1 && (r->tokens[first].kind == TOKEN_NUMBER && r->tokens[first].len <= 2);
}

/* “Really?” Name asked: up to three capitalised words and a verb of speech. */
static bool attribution_follows(const struct run *r, uint32_t next) {
    uint32_t i = next;
    while (i < r->end && i < next + 4 && capital(r, i) && r->tokens[i].kind == TOKEN_WORD) i++;
    return i > next && i < r->end && word_is(r->tokens[i].word, WORD_SAY);
}

static bool stop_ends(const struct run *r, uint32_t first, uint32_t i, uint32_t next) {
    if (next >= r->end) return true;
    bool full = r->tokens[i].len == 1 && first_byte(r, i) == '.', marked = next > i + 1;
    bool dots = !full && last_byte(r, i) != '?' && last_byte(r, i) != '!';
    uint32_t word = word_after(r, next);
    if (list_marker(r, first, i)) return false;
    if (!spaced(r, next)) return capital(r, next) && full && i > first && !capital(r, i - 1);
    if (r->tokens[next].kind == TOKEN_STOP) return starter(r, next + 1);
    if (word >= r->end) return true;
    if (r->tokens[word].kind == TOKEN_NUMBER) return full || !dots;
    if (!capital(r, word)) return false;
    if (!full && !dots && marked && attribution_follows(r, next)) return false;
    if (first_byte(r, i) == '!' && i > first && exclaiming_name(r, i - 1)) return starter(r, word);
    return true;
}

/* Does a sentence that began at `first` end with token i? Then *next is the index after it, closing marks and all. */
static bool ends_at(const struct run *r, uint32_t first, uint32_t i, uint32_t *next) {
    const struct token *token = &r->tokens[i];
    bool abbreviation = token->kind == TOKEN_WORD && last_byte(r, i) == '.';
    if (token->kind != TOKEN_STOP && !abbreviation) return false;
    for (*next = i + 1; closes(r, *next);) ++*next;
    return abbreviation ? abbreviation_ends(r, i, *next) : stop_ends(r, first, i, *next);
}

static void sentence_add(struct run *r, uint32_t first, uint32_t end) {
    struct tags *tags = r->block->tags;
    struct span *sentence = vec_push(&tags->arena, &tags->sentences);
    if (!sentence) return;
    const struct token *last = &r->tokens[end - 1];
    *sentence = (struct span){ r->tokens[first].beg, last->beg + last->len };
    r->tokens[first].flags |= TOKEN_FIRST;
    for (uint32_t i = first; i < end; i++) r->tokens[i].sentence = tags->sentences.n - 1;
}

static void paragraph_split(struct run *r, uint32_t first) {
    uint32_t next;
    for (uint32_t i = first; i < r->end; i++) {
        if (!ends_at(r, first, i, &next)) continue;
        sentence_add(r, first, next);
        first = next;
        i = next - 1;
    }
    if (first < r->end) sentence_add(r, first, r->end);
}

void sentences_find(struct block *block) {
    uint32_t token = 0;
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        struct run run = { block, block->text->at, block->tokens.at, token };
        while (run.end < block->tokens.n && block->tokens.at[run.end].beg < block->tags->paragraphs.at[i].at.end) run.end++;
        paragraph_split(&run, token);
        token = run.end;
    }
}
