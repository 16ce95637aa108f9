#include "place.h"
#include <string.h>

enum { WORDS = 160 }; /* bytes of a paragraph that tell it from others */

static uint32_t distance(uint32_t a, uint32_t b) {
    return a < b ? b - a : a - b;
}

/* Where the n bytes at `words` stand nearest to `wanted`; UINT32_MAX where they do not. */
static uint32_t nearest(const struct text *text, const char *words, size_t n, uint32_t wanted) {
    uint32_t best = UINT32_MAX;
    const char *end = text->at + text->len;
    for (const char *at = text->at; n && (at = memmem(at, (size_t)(end - at), words, n)); at += n) {
        uint32_t here = (uint32_t)(at - text->at);
        if (best != UINT32_MAX && distance(here, wanted) >= distance(best, wanted)) break;
        best = here;
    }
    return best;
}

/* The beginning of the character that `at` is in. */
static uint32_t whole(const struct text *text, uint32_t at) {
    return at < text->len ? text_cluster_prev(text, text_cluster_next(text, at)) : text->len;
}

uint32_t place_in(const struct text *new_text, const struct text *old_text, uint32_t at) {
    struct span paragraph = text_paragraph_at(old_text, at);
    uint32_t share = old_text->len ? (uint32_t)((uint64_t)at * new_text->len / old_text->len) : 0;
    size_t n = span_len(paragraph) < WORDS ? span_len(paragraph) : WORDS;
    uint32_t found = nearest(new_text, old_text->at + paragraph.beg, n, share);
    if (found == UINT32_MAX) return whole(new_text, share);
    return whole(new_text, found + (at > paragraph.beg ? at - paragraph.beg : 0));
}
