/* Selecting: from the anchor to the point, both characters with it. Every motion
   that moves the point moves its end; these here know characters, words and lines. */
#include "app.h"

static struct page *body(struct app *app) {
    struct page *page = app_page(app);
    return page && page->layout ? page : NULL;
}

/* Begin at `anchor`, where nothing is selected yet. */
static void begin(struct app *app, struct page *page, uint32_t anchor) {
    app->focus = PANE_BODY;
    page->selecting = true;
    page->anchor = anchor;
}

unsigned do_select(struct app *app, const struct call *call) {
    (void)call;
    struct page *page = body(app);
    if (!page) return REACT_NOTHING;
    if (page->selecting) page->selecting = false;
    else begin(app, page, page->point);
    return REACT_DRAW;
}

/* The sentence that holds `at` or comes next; where there are none, the paragraph. */
static struct span sentence_at(const struct page *page, uint32_t at) {
    if (page->article && page->article->tagged) {
        const struct tags *tags = &page->article->tags;
        int64_t i = span_index(tags->sentences.at, tags->sentences.n, at);
        if (i < 0 || tags->sentences.at[i].end <= at) i++;
        if (i < tags->sentences.n) return tags->sentences.at[i];
    }
    return text_paragraph_at(page->text, at);
}

unsigned do_select_sentence(struct app *app, const struct call *call) {
    struct page *page = body(app);
    if (!page) return REACT_NOTHING;
    for (unsigned i = call_count(call); i--;) {
        uint32_t from = page->selecting ? text_cluster_next(page->text, page->point) : page->point;
        struct span sentence = sentence_at(page, from);
        if (!span_len(sentence)) break;
        if (!page->selecting) begin(app, page, sentence.beg);
        page->point = text_cluster_prev(page->text, sentence.end);
    }
    return REACT_DRAW;
}

unsigned do_other_end(struct app *app, const struct call *call) {
    (void)call;
    struct page *page = body(app);
    if (!page || !page->selecting) return REACT_NOTHING;
    uint32_t anchor = page->anchor;
    page->anchor = page->point;
    page->point = anchor;
    return REACT_DRAW;
}

/* --- characters, words, lines --- */

/* Go `count` steps, no further than the last character. */
static unsigned steps(struct app *app, const struct call *call, uint32_t (*step)(const struct text *, uint32_t)) {
    struct page *page = body(app);
    if (!page) return REACT_NOTHING;
    uint32_t last = text_cluster_prev(page->text, page->text->len);
    for (unsigned i = call_count(call); i--;) {
        uint32_t to = step(page->text, page->point);
        if (to == page->point) break;
        page->point = to < last ? to : last;
    }
    return REACT_DRAW;
}

unsigned do_right(struct app *app, const struct call *call) {
    return steps(app, call, text_cluster_next);
}

unsigned do_left(struct app *app, const struct call *call) {
    return steps(app, call, text_cluster_prev);
}

unsigned do_next_word(struct app *app, const struct call *call) {
    return steps(app, call, text_word_next);
}

unsigned do_previous_word(struct app *app, const struct call *call) {
    return steps(app, call, text_word_prev);
}

/* The last character of the word at `at` or, where it is that already, of the next. */
static uint32_t word_end(const struct text *text, uint32_t at) {
    uint32_t end = at, next = at;
    while (end <= at && next < text->len) {
        next = text_word_next(text, next);
        end = text_cluster_prev(text, next);
        while (end > at && !page_in_word(text, end)) end = text_cluster_prev(text, end);
    }
    return end > at ? end : at;
}

unsigned do_word_end(struct app *app, const struct call *call) {
    return steps(app, call, word_end);
}

unsigned do_line_begin(struct app *app, const struct call *call) {
    (void)call;
    struct page *page = body(app);
    if (page) page->point = layout_line_at(page->layout, page->point).beg;
    return REACT_DRAW;
}

unsigned do_line_end(struct app *app, const struct call *call) {
    (void)call;
    struct page *page = body(app);
    if (!page) return REACT_NOTHING;
    struct line line = layout_line_at(page->layout, page->point);
    if (line.end > line.beg) page->point = text_cluster_prev(page->text, line.end);
    return REACT_DRAW;
}
