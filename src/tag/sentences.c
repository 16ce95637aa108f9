#include "abbreviations.h"
#include "passes.h"
#include <string.h>

/* Sentences of one paragraph at a time, over its tokens [first, end). */
struct run {
    struct block *block;
    const char *text;
    struct token *tokens;
    uint32_t end;
    uint32_t seen; /* the token that is looked at, */
    bool quoted;   /* and whether a double mark is open before it */
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

/* “Really?” Name asked: up to three capitalised words and a verb of speech. */
static bool attribution_follows(const struct run *r, uint32_t next) {
    uint32_t i = next;
    while (i < r->end && i < next + 4 && capital(r, i) && r->tokens[i].kind == TOKEN_WORD) i++;
    return i > next && i < r->end && word_is(r->tokens[i].word, WORD_SAY);
}

/* An ellipsis that stands for words left out: [...], or between spaces in a
   quotation. “I” is no evidence of a new sentence: it always has its capital. */
static bool omission(const struct run *r, uint32_t first, uint32_t i, uint32_t next) {
    if (i == first) return true;
    bool bracket = first_byte(r, i - 1) == '[' || first_byte(r, i - 1) == '(';
    if (bracket && closes(r, i + 1)) return true;
    return spaced(r, i) && (r->tokens[i].len <= 3 || is(r, i, ". . .")) && (r->quoted || is(r, next, "I"));
}

/* No space after the stop: “the end.The next”, but not “St.Louis” nor “NODE.JS”. */
static bool glued_sentence(const struct run *r, uint32_t i, uint32_t next) {
    const struct token *before = &r->tokens[i - 1];
    return capital(r, next) && !(before->flags & TOKEN_ALL_CAPS) && (!capital(r, i - 1) || before->len > 3);
}

static bool stop_ends(const struct run *r, uint32_t first, uint32_t i, uint32_t next) {
    if (next >= r->end) return true;
    bool full = r->tokens[i].len == 1 && first_byte(r, i) == '.', marked = next > i + 1;
    bool dots = !full && last_byte(r, i) != '?' && last_byte(r, i) != '!';
    uint32_t word = word_after(r, next);
    if (dots && omission(r, first, i, next)) return false;
    if (!spaced(r, next)) return full && i > first && glued_sentence(r, i, next);
    if (r->tokens[next].kind == TOKEN_STOP) return starter(r, next + 1);
    if (word >= r->end) return true;
    if (r->tokens[word].kind == TOKEN_NUMBER) return !dots;
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

/* --- lists within a paragraph: 1. a) (iii) • ------------------------------------ */

struct marker {
    uint32_t ordinal; /* 1 for 1, a, A, i */
    char shape[4];    /* what stands before and after it, and 1, a or A for it; "" where there is no marker */
};

static uint32_t ordinal_of(const struct run *r, uint32_t i, char *kind) {
    static const char *const romans[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x" };
    const struct token *token = &r->tokens[i];
    unsigned char byte = first_byte(r, i);
    uint32_t n = token->len - (token->len > 1 && last_byte(r, i) == '.');
    *kind = '1';
    if (token->kind == TOKEN_NUMBER && n <= 2 && byte <= '9' && last_byte(r, i) <= '9')
        return (n == 1 ? 0 : (byte - '0') * 10u) + last_byte(r, i) - '0';
    for (uint32_t k = 0; k < 10; k++)
        if (is(r, i, romans[k])) return *kind = 'i', k + 1;
    if (token->kind != TOKEN_WORD || n != 1 || byte >= 0x80) return 0;
    *kind = byte & 32 ? 'a' : 'A';
    return (byte & 31u);
}

/* Read the marker at token i, if there is one; the index after it, i where none. */
static uint32_t marker_read(const struct run *r, uint32_t i, struct marker *marker) {
    uint32_t at = i, open = 0, stop = 0, bracket = 0;
    *marker = (struct marker){ 0 };
    bool bullet = is(r, at, "•") || is(r, at, "⁃");
    if (bullet) at++;
    if (at < r->end && first_byte(r, at) == '(') open = 1, at++;
    if (at + 1 >= r->end || !(marker->ordinal = ordinal_of(r, at, &marker->shape[1]))) return i;
    if (r->tokens[at].kind == TOKEN_WORD && last_byte(r, at) == '.') stop = marker->shape[1] == 'a';
    else if (!spaced(r, at + 1) && is(r, at + 1, ".")) stop = 1, at++;
    at++;
    if (at < r->end && !spaced(r, at) && first_byte(r, at) == ')') bracket = 1, at++;
    if ((!stop && !bracket) || at >= r->end || !spaced(r, at) || !capital(r, at)) return i;
    marker->shape[0] = bullet ? '*' : open ? '(' : '-';
    marker->shape[2] = (char)('0' + stop + 2 * bracket);
    return at;
}

/* Does the next item of the list that `marker` began stand at token i? */
static bool next_item(const struct run *r, uint32_t i, const struct marker *marker) {
    struct marker here;
    if (!spaced(r, i) || marker_read(r, i, &here) == i) return false;
    char kind = here.shape[1];
    if (marker->shape[1] == 'a' && kind == 'i') here.ordinal = first_byte(r, i + (here.shape[0] == '(')) & 31u, kind = 'a';
    return here.ordinal == marker->ordinal + 1 && here.shape[0] == marker->shape[0] && kind == marker->shape[1] &&
           here.shape[2] == marker->shape[2];
}

/* --- headings within a paragraph ------------------------------------------------- */

/* “MINISTERS ASK FOR MORE TIME The ferries were late.”: the index after a heading in capitals that begins at `first`
   and a capital or a mark follows, else 0. Names in capitals (“OSLO, Norway”, “BBC NEWS”) are none: a plain word is
   among a heading's. */
static uint32_t heading_end(const struct run *r, uint32_t first) {
    enum { WORDS = 3, LETTERS = 12, LONGEST = 50 };
    uint32_t words = 0, plain = 0, letters = 0, end = first;
    for (uint32_t i = first; i < r->end && i < first + LONGEST; i++) {
        const struct token *token = &r->tokens[i];
        bool lower = first_byte(r, i) != last_byte(r, i) && last_byte(r, i) >= 'a' && last_byte(r, i) <= 'z';
        bool single = is(r, i, "‘") || is(r, i, "’") || is(r, i, "'");
        if (first_byte(r, i) == '(') return 0; /* “UNITED NATIONS (AP)” */
        if (token->kind == TOKEN_STOP || token->kind == TOKEN_LINK || (token->kind == TOKEN_MARK && !single)) break;
        if (token->kind != TOKEN_WORD && token->kind != TOKEN_CLITIC) continue;
        if (token->kind == TOKEN_CLITIC ? lower : !(token->flags & TOKEN_ALL_CAPS) && token->len > 1) break;
        if (token->len == 1 && !capital(r, i)) break;
        if (token->len == 1) continue;
        end = i + 1;
        if (token->kind == TOKEN_CLITIC) continue;
        words++;
        letters += token->len;
        plain += word_is(token->word, WORD_COMMON | WORD_PREPOSITION | WORD_DETERMINER | WORD_AUXILIARY | WORD_CONJUNCTION);
    }
    if (words < WORDS || letters < LETTERS || !plain) return 0;
    while (closes(r, end)) end++;
    if (end < r->end && is_dash(r, end)) end++;
    uint32_t word = word_after(r, end);
    bool follows = word < r->end && spaced(r, end) && capital(r, word) && !(r->tokens[word].flags & TOKEN_ALL_CAPS && r->tokens[word].len > 2);
    bool speaks = word_is(r->tokens[end - 1].word, WORD_SAY) && word > end; /* “THE MINISTER SAID “No”” */
    return follows && !speaks ? end : 0;
}

static void mark_note(struct run *r, uint32_t i) {
    if (is(r, i, "“") || is(r, i, "``")) r->quoted = true;
    else if (is(r, i, "”") || is(r, i, "''")) r->quoted = false;
    else if (is(r, i, "\"")) r->quoted = !r->quoted;
}

static void marks_note(struct run *r, uint32_t end) {
    for (; r->seen < end; r->seen++)
        if (r->tokens[r->seen].kind == TOKEN_MARK) mark_note(r, r->seen);
}

/* One past the sentence that begins at `first`, its marker behind it read: most tokens neither end it nor are marks. */
static uint32_t sentence_end(struct run *r, uint32_t first, const struct marker *marker) {
    for (uint32_t next; r->seen < r->end; r->seen++) {
        const uint32_t i = r->seen;
        if (*marker->shape && i > first && next_item(r, i, marker)) return i;
        if (r->tokens[i].kind == TOKEN_MARK) mark_note(r, i);
        else if (ends_at(r, first, i, &next)) return next;
    }
    return r->end;
}

static void paragraph_split(struct run *r, uint32_t first) {
    for (uint32_t next; first < r->end; first = next) {
        struct marker marker;
        const uint32_t begin = marker_read(r, first, &marker);
        next = begin == first ? heading_end(r, first) : 0;
        marks_note(r, begin);
        if (!next) next = sentence_end(r, first, &marker);
        sentence_add(r, first, next);
    }
}

void sentences_find(struct block *block) {
    uint32_t token = 0;
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        const uint32_t end = paragraph_tokens_end(block, i);
        struct run run = { block, block->text->at, block->tokens.at, end, token, false };
        paragraph_split(&run, token);
        token = end;
    }
}
