#include "folds.h"
#include <stdlib.h>

/* The first sentence that ends after `at`. */
static uint32_t sentence_from(const struct tags *tags, uint32_t at) {
    int64_t i = span_index(tags->sentences.at, tags->sentences.n, at);
    if (i < 0) return 0;
    return tags->sentences.at[i].end > at ? (uint32_t)i : (uint32_t)i + 1;
}

/* [sentences]: does it hold words of a quote? */
static bool *speech_of(const struct tags *tags) {
    bool *speech = calloc((size_t)tags->sentences.n + 1, sizeof *speech);
    for (uint32_t i = 0; speech && i < tags->quotes.n; i++) {
        const struct quote *quote = &tags->quotes.at[i];
        for (uint32_t j = 0; j < quote->pieces; j++) {
            struct span piece = tags->pieces.at[quote->piece + j];
            for (uint32_t s = sentence_from(tags, piece.beg);
                 s < tags->sentences.n && tags->sentences.at[s].beg < piece.end; s++)
                speech[s] = true;
        }
    }
    return speech;
}

static bool folds_header(struct page *page) {
    const struct heading *heading = &page->article->heading;
    if (!heading->block) return true;
    struct span *fold = vec_push(&page->arena, &page->folds);
    if (fold) *fold = (struct span){ 0, heading->body - 1 };
    return fold;
}

static bool folds_sentences(struct page *page, const bool *speech, bool narration) {
    const struct article *article = page->article;
    const struct tags *tags = &article->tags;
    struct span *fold = NULL; /* the one that grows */
    for (uint32_t i = 0; i < tags->sentences.n; i++) {
        struct span at = tags->sentences.at[i];
        bool heading = at.beg < article->heading.body ||
                       (!span_is_none(article->heading.title) && span_meets(at, article->heading.title));
        if (heading || speech[i] != narration) {
            fold = NULL;
        } else if (fold) {
            fold->end = at.end;
        } else {
            fold = vec_push(&page->arena, &page->folds);
            if (!fold) return false;
            *fold = at;
        }
    }
    return true;
}

bool folds_make(struct page *page, enum page_reading reading) {
    page->folds.n = 0;
    page->reading = reading;
    page_forget_layout(page);
    bool *speech = reading == READ_ALL ? NULL : speech_of(&page->article->tags);
    bool made = folds_header(page) &&
                (reading == READ_ALL || (speech && folds_sentences(page, speech, reading == READ_NARRATION)));
    free(speech);
    if (made) return true;
    page->folds.n = page->article->heading.block && page->folds.n ? 1 : 0;
    page->reading = READ_ALL;
    return false;
}
