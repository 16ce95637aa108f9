/* The words and the marked segments that scores are counted in: the scorer's own
   view of a text, which owes nothing to the tagger's. Everything is reduced to
   words (runs of letters, digits and _ with inner ' ’ - .), so that punctuation
   at the edges of a span never matters. */
#ifndef SCORE_WORDS_H
#define SCORE_WORDS_H

#include <dixit/arena.h>
#include <dixit/span.h>

struct view {
    const char *text;
    uint32_t len;
    VEC(struct span) words;    /* bytes */
    VEC(struct span) segments; /* inner text between double quotation marks, by paragraph */
    struct arena arena;
};

/* Free with arena_free(&view.arena). */
struct view view_of(const char *text, uint32_t len);

/* A set of words of one view. */
struct set {
    uint64_t *bits;
    uint32_t n; /* 64-bit units */
};

struct set set_new(struct view *view);
void set_add(struct set *set, uint32_t word);
bool set_has(const struct set *set, uint32_t word);
void set_add_span(struct set *set, const struct view *view, struct span span); /* all words that lie in it */
void set_unite(struct set *set, const struct set *other);
uint32_t set_count(const struct set *set);
uint32_t set_common(const struct set *a, const struct set *b);

/* The word that says what a noun phrase is: “spokeswoman” of “a spokeswoman for
   NATO”; UINT32_MAX where the span holds no word. */
uint32_t head_of(const struct view *view, struct span span);

/* Is word w, without case, one of these, separated and ended by spaces? */
bool word_among(const struct view *view, uint32_t w, const char *words);

#endif
