#include "page.h"
#include "folds.h"

#include <dixit/ascending.h>
#include <dixit/chars.h>
#include <stdlib.h>
#include <string.h>

struct page *page_article(const struct article *article, const struct voices *voices) {
    struct page *page = calloc(1, sizeof *page);
    if (!page) return NULL;
    page->kind = PAGE_ARTICLE;
    page->article = article;
    page->voices = voices;
    page->text = &article->text;
    page->top = page->point = article->heading.body;
    page->landed = TAG_NONE;
    folds_header(page);
    if (article->heading.block) page->top = 0;
    return page;
}

void page_free(struct page *page) {
    if (!page) return;
    page_forget_layout(page);
    search_free(&page->search);
    arena_free(&page->arena);
    text_free(&page->own);
    free(page->title);
    free(page);
}

void page_forget_layout(struct page *page) {
    layout_free(page->layout);
    page->layout = NULL;
}

static bool same_typography(struct typography a, struct typography b) {
    return a.width == b.width && a.justify == b.justify && a.hyphenator == b.hyphenator && a.indent == b.indent &&
           a.preformatted == b.preformatted && a.heading.beg == b.heading.beg && a.heading.end == b.heading.end;
}

bool page_lay_out(struct page *page, struct typography typography) {
    if (page->preformatted) typography = (struct typography){ .width = typography.width, .preformatted = true };
    if (page->kind == PAGE_ARTICLE) typography.heading = page->article->heading.title;
    if (page->layout && same_typography(page->typography, typography)) return true;
    page_forget_layout(page);
    page->typography = typography;
    page->layout = layout_new(page->text, typography, page->folds.at, page->folds.n);
    return page->layout;
}

struct line page_top(const struct page *page) {
    return layout_line_at(page->layout, page->top);
}

/* Go `lines` from `line`; returns how many were possible. */
static int walk(const struct page *page, struct line *line, int lines) {
    int done = 0;
    for (; done < lines && layout_next(page->layout, line); done++) {}
    for (; done > lines && layout_prev(page->layout, line); done--) {}
    return done;
}

/* The line on top when the last line of the text is at the bottom. */
static struct line last_top(const struct page *page, unsigned rows) {
    struct line line = layout_line_at(page->layout, page->text->len);
    walk(page, &line, 1 - (int)rows);
    return line;
}

/* Put the top at `line`, but leave no empty rows below the text. Where the lines below it fill the page, as mostly, they are
   those that will be shown, and the text's end need not be laid out. */
static void top_set(struct page *page, struct line line, unsigned rows) {
    struct line below = line;
    page->top = line.beg;
    if (walk(page, &below, (int)rows - 1) == (int)rows - 1) return;
    struct line last = last_top(page, rows);
    if (last.beg < line.beg) page->top = last.beg;
}

/* The row of the point's line on the page: 0 and up, -1 above, rows below. */
static int point_row(struct page *page, unsigned rows) {
    struct line line = page_top(page), point = layout_line_at(page->layout, page->point);
    if (point.beg < line.beg) return -1;
    for (unsigned row = 0; row < rows; row++) {
        if (line.beg == point.beg && line.next == point.next) return (int)row;
        if (!layout_next(page->layout, &line)) break;
    }
    return (int)rows;
}

/* If the point left the page, set it on the nearest line of it. */
static void point_keep(struct page *page, unsigned rows) {
    int row = point_row(page, rows);
    struct line line = page_top(page);
    if (row >= 0 && row < (int)rows) return;
    if (row > 0) walk(page, &line, (int)rows - 1);
    page->point = line.beg;
}

bool page_open_fold(struct page *page, uint32_t at) {
    for (uint32_t i = 0; i < page->folds.n; i++) {
        if (!span_holds(page->folds.at[i], at)) continue;
        memmove(page->folds.at + i, page->folds.at + i + 1, (--page->folds.n - i) * sizeof *page->folds.at);
        page_forget_layout(page);
        return page_lay_out(page, page->typography);
    }
    return true;
}

void page_settle(struct page *page, unsigned rows) {
    if (page->top > page->text->len) page->top = page->text->len;
    if (page->point > page->text->len) page->point = page->text->len;
    if (!page->layout) return;
    top_set(page, page_top(page), rows);
    int row = point_row(page, rows);
    struct line line = layout_line_at(page->layout, page->point);
    if (row < 0) top_set(page, line, rows);
    if (row >= (int)rows) {
        walk(page, &line, 1 - (int)rows);
        top_set(page, line, rows);
    }
}

void page_scroll(struct page *page, int lines, unsigned rows) {
    if (!page->layout) return;
    struct line line = page_top(page);
    walk(page, &line, lines);
    top_set(page, line, rows);
    point_keep(page, rows);
}

/* One line of words, up or down, and another until all are gone: the point keeps its column. */
static void select_lines(struct page *page, int lines) {
    struct line line = layout_line_at(page->layout, page->point), to = line;
    if (page->column_point != page->point) page->column = layout_column(page->layout, &line, page->point);
    for (int step = lines < 0 ? -1 : 1; lines && walk(page, &line, step);) {
        if (line.blank) continue;
        to = line;
        lines -= step;
    }
    page->point = page->column_point = layout_offset(page->layout, &to, page->column);
}

void page_move(struct page *page, int lines, unsigned rows) {
    if (!page->layout) return;
    if (page->selecting) {
        select_lines(page, lines);
        page_settle(page, rows);
        return;
    }
    struct line top = page_top(page), point = layout_line_at(page->layout, page->point);
    walk(page, &point, lines);
    walk(page, &top, lines);
    page->point = point.beg;
    top_set(page, top, rows);
    page_settle(page, rows);
}

void page_show(struct page *page, struct span what, unsigned rows) {
    page->point = what.beg;
    if (!page_open_fold(page, what.beg) || !page->layout) return;
    struct line first = layout_line_at(page->layout, what.beg);
    int row = point_row(page, rows);
    struct line end = layout_line_at(page->layout, what.end > what.beg ? what.end - 1 : what.beg);
    struct line bottom = page_top(page);
    walk(page, &bottom, (int)rows - 1);
    if (row >= 0 && row < (int)rows && (end.beg <= bottom.beg || row == 0)) return;
    walk(page, &first, -(int)(rows / 3));
    top_set(page, first, rows);
    page_settle(page, rows);
}

void page_end(struct page *page, unsigned rows) {
    if (!page->layout) return;
    struct line last = layout_line_at(page->layout, page->text->len);
    page->point = last.beg;
    page->top = last_top(page, rows).beg;
}

void page_place(struct page *page, unsigned row, unsigned rows) {
    if (!page->layout) return;
    struct line line = layout_line_at(page->layout, page->point);
    walk(page, &line, -(int)row);
    top_set(page, line, rows);
}

bool page_in_word(const struct text *text, uint32_t at) {
    uint32_t code;
    char_decode(text->at + at, text->len - at, &code);
    return char_is_letter(code) || char_is_digit(code) || char_is_mark(code);
}

bool page_selected(const struct page *page, struct span *to) {
    uint32_t low = page->point < page->anchor ? page->point : page->anchor;
    uint32_t high = page->point < page->anchor ? page->anchor : page->point;
    *to = (struct span){ low, text_cluster_next(page->text, high) };
    return page->selecting && span_len(*to);
}

bool page_at_end(const struct page *page, unsigned rows) {
    if (!page->layout) return false;
    struct line below = page_top(page);
    return walk(page, &below, (int)rows) < (int)rows;
}

bool page_ended(const struct page *page) {
    if (!page->layout) return false;
    struct line last = layout_line_at(page->layout, page->text->len);
    return page->point >= last.beg && layout_prev(page->layout, &last);
}

unsigned page_percent(const struct page *page, unsigned rows) {
    if (page_at_end(page, rows)) return 100;
    return (unsigned)((uint64_t)page->top * 100 / (page->text->len ? page->text->len : 1));
}

const struct page_span *page_span_from(const struct page *page, uint32_t at) {
    uint32_t i = ascending_after(page->spans.at, page->spans.n, sizeof *page->spans.at, offsetof(struct page_span, at.end), at);
    return i ? page->spans.at + i : page->spans.at;
}

const struct page_span *page_spans_end(const struct page *page) {
    return page->spans.n ? page->spans.at + page->spans.n : page->spans.at;
}

uint32_t page_quote(const struct page *page) {
    return page->article && page->article->tagged ? quote_at(&page->article->tags, page->point) : TAG_NONE;
}
