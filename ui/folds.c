#include "folds.h"
#include <stdlib.h>
#include <string.h>

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

/* The folds of the header block; how many there are. */
static uint32_t header_of(const struct article *article, struct span to[2]) {
    const struct heading *heading = &article->heading;
    if (!heading->block) return 0;
    to[0] = (struct span){ 0, heading->body - 1 };
    if (span_is_none(heading->title) || heading->title.beg >= heading->body) return 1; /* none in the block */
    uint32_t body = text_paragraph_at(&article->text, heading->body).beg;
    to[0].end = heading->title.beg;
    to[1] = (struct span){ heading->title.end, body > heading->body ? body : heading->body };
    return 2;
}

/* Make it the fold number i, unless it is. */
static bool fold_insert(struct page *page, struct span fold, uint32_t i) {
    if (i < page->folds.n && page->folds.at[i].beg == fold.beg) return true;
    struct span *last = vec_push(&page->arena, &page->folds);
    if (!last) return false;
    memmove(page->folds.at + i + 1, page->folds.at + i, (page->folds.n - 1 - i) * sizeof *page->folds.at);
    page->folds.at[i] = fold;
    page_forget_layout(page);
    return true;
}

static bool fold_header(struct page *page) {
    struct span header[2];
    uint32_t n = header_of(page->article, header);
    bool made = true;
    for (uint32_t i = 0; i < n && made; i++) made = fold_insert(page, header[i], i);
    return made;
}

bool folds_header(struct page *page) {
    bool in_body = page->kind == PAGE_ARTICLE && page->point >= page->article->heading.body;
    return !in_body || fold_header(page);
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
    bool made = fold_header(page) &&
                (reading == READ_ALL || (speech && folds_sentences(page, speech, reading == READ_NARRATION)));
    free(speech);
    if (made) return true;
    while (page->folds.n && page->folds.at[page->folds.n - 1].beg >= page->article->heading.body) page->folds.n--;
    page->reading = READ_ALL;
    return false;
}
