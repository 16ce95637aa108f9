/* Motions: each goes to the pane with the focus. */
#include "app.h"
#include "panes.h"
#include <stdlib.h>

/* The page, where there is one that is laid out. */
static struct page *body_page(const struct app *app) {
    struct page *page = app_page(app);
    return page && page->layout ? page : NULL;
}

static void cursor_move(uint32_t *cursor, uint32_t n, int64_t by) {
    int64_t to = (int64_t)*cursor + by;
    if (to >= (int64_t)n) to = (int64_t)n - 1;
    *cursor = to < 0 ? 0 : (uint32_t)to;
}

/* The cursor of the list or of the sidebar, and how many items it has. */
static uint32_t *pane_cursor(struct app *app, uint32_t *n) {
    if (app->focus == PANE_VOICES) {
        *n = sidebar_items(&app->sidebar, &app->voices);
        return &app->sidebar.cursor;
    }
    if (app_list_is_sections(app)) {
        *n = app_page(app)->sections.n;
        return &app_page(app)->section_cursor;
    }
    *n = app->list.n;
    return &app->list.cursor;
}

static int pane_page(const struct app *app) {
    unsigned rows = app_pane_rows(app, app->focus);
    if (app->focus == PANE_VOICES) rows /= 2;
    if (app->focus == PANE_LIST) rows /= pane_list_item_rows(app);
    return rows > 1 ? (int)rows : 1;
}

static unsigned move_by(struct app *app, int64_t lines) {
    struct page *page = body_page(app);
    uint32_t n;
    if (app->focus != PANE_BODY) {
        uint32_t *cursor = pane_cursor(app, &n);
        cursor_move(cursor, n, lines);
    } else if (page) {
        page_move(page, (int)lines, app_pane_rows(app, PANE_BODY));
    }
    return REACT_DRAW;
}

unsigned do_down(struct app *app, const struct call *call) {
    return move_by(app, call_count(call));
}

unsigned do_up(struct app *app, const struct call *call) {
    return move_by(app, -(int64_t)call_count(call));
}

static unsigned scroll(struct app *app, int lines) {
    struct page *page = body_page(app);
    if (app->focus != PANE_BODY) return move_by(app, lines);
    if (page) page_scroll(page, lines, app_pane_rows(app, PANE_BODY));
    return REACT_DRAW;
}

unsigned do_scroll_down(struct app *app, const struct call *call) {
    return scroll(app, (int)call_count(call));
}

unsigned do_scroll_up(struct app *app, const struct call *call) {
    return scroll(app, -(int)call_count(call));
}

/* A page keeps one line of the page before, for the eye to find its place. */
static unsigned turn(struct app *app, int pages) {
    struct page *page = body_page(app);
    unsigned rows = app_pane_rows(app, PANE_BODY);
    if (app->focus == PANE_BODY && page && pages > 0 && page_at_end(page, rows)) {
        if (page->point >= layout_line_at(page->layout, page->text->len).beg && app->list.n > 1 && app_on_article(app))
            app_say(app, "The end; J opens the next article");
        page_end(page, rows);
        return REACT_DRAW;
    }
    int step = pane_page(app);
    return move_by(app, (int64_t)pages * (app->focus == PANE_BODY && step > 2 ? step - 1 : step));
}

unsigned do_page_down(struct app *app, const struct call *call) {
    return turn(app, (int)call_count(call));
}

unsigned do_page_up(struct app *app, const struct call *call) {
    return turn(app, -(int)call_count(call));
}

unsigned do_half_down(struct app *app, const struct call *call) {
    return move_by(app, (int64_t)call_count(call) * (pane_page(app) + 1) / 2);
}

unsigned do_half_up(struct app *app, const struct call *call) {
    return move_by(app, -(int64_t)call_count(call) * (pane_page(app) + 1) / 2);
}

static unsigned go_offset(struct app *app, uint32_t at) {
    struct page *page = body_page(app);
    if (page) page_show(page, (struct span){ at, at }, app_pane_rows(app, PANE_BODY));
    return REACT_DRAW;
}

static unsigned go_top(struct app *app) {
    struct page *page = body_page(app);
    if (!page) return REACT_NOTHING;
    app_leave(app);
    page->top = 0;
    page->point = page->article ? page->article->heading.body : 0;
    return REACT_DRAW;
}

/* Paragraph or item n, from 1. */
static unsigned go_number(struct app *app, unsigned number) {
    const struct page *page = body_page(app);
    uint32_t n;
    if (app->focus != PANE_BODY) {
        uint32_t *cursor = pane_cursor(app, &n);
        *cursor = 0;
        cursor_move(cursor, n, (int64_t)number - 1);
        return REACT_DRAW;
    }
    if (!page) return REACT_NOTHING;
    uint32_t at = text_paragraph_at(page->text, page->article ? page->article->heading.body : 0).beg;
    while (--number && at < page->text->len) {
        uint32_t next = text_paragraph_next(page->text, at);
        if (next >= page->text->len) break;
        at = next;
    }
    app_leave(app);
    return go_offset(app, at);
}

static unsigned go_percent(struct app *app, unsigned percent) {
    const struct page *page = body_page(app);
    uint32_t n;
    if (percent > 100) percent = 100;
    if (app->focus != PANE_BODY) {
        uint32_t *cursor = pane_cursor(app, &n);
        *cursor = (uint32_t)((uint64_t)n * percent / 100);
        cursor_move(cursor, n, 0);
        return REACT_DRAW;
    }
    if (!page) return REACT_NOTHING;
    app_leave(app);
    return go_offset(app, layout_line_at(page->layout, (uint32_t)((uint64_t)page->text->len * percent / 100)).beg);
}

unsigned do_top(struct app *app, const struct call *call) {
    if (call->count || app->focus != PANE_BODY) return go_number(app, call_count(call));
    return go_top(app);
}

unsigned do_end(struct app *app, const struct call *call) {
    struct page *page = body_page(app);
    if (call->count) return go_number(app, call->count);
    if (app->focus != PANE_BODY) return go_percent(app, 100);
    app_leave(app);
    if (page) page_end(page, app_pane_rows(app, PANE_BODY));
    return REACT_DRAW;
}

unsigned do_percent(struct app *app, const struct call *call) {
    if (call->count) return go_percent(app, call->count);
    app_say(app, "Type a number first: 50%% goes to the middle");
    return REACT_DRAW;
}

unsigned do_goto(struct app *app, const struct call *call) {
    char *end;
    unsigned long number = strtoul(call->argv[0], &end, 10);
    if (number > UINT32_MAX) number = UINT32_MAX;
    if (*call->argv[0] >= '0' && *call->argv[0] <= '9' && *end == '%' && !end[1])
        return go_percent(app, number > 100 ? 100 : (unsigned)number);
    if (*call->argv[0] >= '1' && *call->argv[0] <= '9' && !*end) return go_number(app, (unsigned)number);
    struct error error;
    error_set(&error, ERROR_ARGUMENT, 0, "expected :goto N or :goto N%%, not “%s”", call->argv[0]);
    return app_fail(app, &error);
}

unsigned do_next_paragraph(struct app *app, const struct call *call) {
    const struct page *page = body_page(app);
    if (!page) return REACT_NOTHING;
    uint32_t at = page->point;
    for (unsigned i = call_count(call); i-- && at < page->text->len;) {
        at = text_paragraph_next(page->text, at);
        if (page->article && at < page->article->heading.body) at = page->article->heading.body; /* a header is one */
    }
    if (at >= page->text->len) at = layout_line_at(page->layout, page->text->len).beg;
    return go_offset(app, at);
}

unsigned do_previous_paragraph(struct app *app, const struct call *call) {
    const struct page *page = body_page(app);
    if (!page) return REACT_NOTHING;
    uint32_t at = page->point;
    for (unsigned i = call_count(call); i-- && at;) at = text_paragraph_prev(page->text, at);
    if (page->article && at < page->article->heading.body) return go_top(app);
    return go_offset(app, at);
}

/* --- panes --- */

static unsigned pane_step(struct app *app, int step) {
    app->focus = (enum pane)(((int)app->focus + step + PANE_COUNT) % PANE_COUNT);
    if (app->zen && app->focus != PANE_BODY) app->zen = false;
    return REACT_DRAW;
}

unsigned do_next_pane(struct app *app, const struct call *call) {
    return pane_step(app, (int)(call_count(call) % PANE_COUNT));
}

unsigned do_previous_pane(struct app *app, const struct call *call) {
    return pane_step(app, -(int)(call_count(call) % PANE_COUNT));
}
