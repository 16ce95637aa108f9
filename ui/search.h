/* A search: a pattern and the matches found so far, in ascending order. It scans
   in slices, so that a huge text never makes a key wait, and never more than once
   over the text. Small letters find large ones (smart case), plain letters find
   accented ones, straight quotes find curly ones, and a blank finds any run of
   white space: a match may span a line break. Or the pattern is a regular
   expression: then a match lies within a paragraph. */
#ifndef UI_SEARCH_H
#define UI_SEARCH_H

#include "regex.h"
#include <dixit/arena.h>
#include <dixit/span.h>
#include <dixit/text.h>

enum { SEARCH_PATTERN = 256, SEARCH_MATCHES_MAX = 1 << 20 };

struct search_char {
    uint32_t code; /* as typed */
    uint32_t fold; /* without case and accents */
};

struct search {
    char pattern[4 * SEARCH_PATTERN];
    struct search_char chars[SEARCH_PATTERN];
    int n;                /* 0: no search */
    struct regex *regex;  /* owned; NULL: the pattern is plain */
    bool gave_up;         /* a match took more steps than it may */
    bool starts[256];     /* bytes that can begin a match */
    bool exact_case;
    const struct text *text;
    uint32_t scanned;     /* every match that begins before this is known */
    VEC(struct span) matches;
    struct arena arena;
};

/* Begin a search (an old one is freed); an empty pattern means none. False and why
   where the regular expression is none, or cannot be had. */
bool search_begin(struct search *search, const struct text *text, const char *pattern, bool regular,
                  struct error *error);
void search_free(struct search *search);

/* Scan `bytes` more, or a piece for a regular expression; true when the text is done. */
bool search_step(struct search *search, uint32_t bytes);

static inline bool search_done(const struct search *search) {
    return !search->n || search->scanned >= search->text->len;
}

/* The index of the first match that begins at or after `at` (== matches.n where
   none is known yet). O(log n). */
uint32_t search_from(const struct search *search, uint32_t at);

#endif
