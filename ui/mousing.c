/* The mouse: the wheel scrolls what is under it, a press focuses, selects or jumps. */
#include "app.h"
#include "pages.h"
#include "panes.h"

enum { WHEEL_LINES = 3 };

static bool holds(const struct rectangle *rectangle, unsigned row, unsigned column) {
    return column >= rectangle->column && column - rectangle->column < rectangle->columns && row >= rectangle->row &&
           row - rectangle->row < rectangle->rows;
}

/* The wheel leaves the focus where it is. */
static unsigned wheel(struct app *app, enum pane pane, bool down) {
    const struct call call = { .count = WHEEL_LINES };
    enum pane focus = app->focus;
    app->focus = pane;
    unsigned react = down ? do_scroll_down(app, &call) : do_scroll_up(app, &call);
    app_settle(app);
    app->focus = focus;
    return react;
}

static unsigned press_body(struct app *app, unsigned row, unsigned column) {
    struct page *page = app_page(app);
    if (!page || !page->layout) return REACT_DRAW;
    unsigned left = page_text_column(app, page).column;
    struct line line = page_top(page);
    for (; row > 0; row--)
        if (!layout_next(page->layout, &line)) return REACT_DRAW;
    page->point = layout_offset(page->layout, &line, column > left ? column - left : 0);
    const struct page_span *span = page_span_from(page, page->point), *end = page_spans_end(page);
    bool link = span < end && span_holds(span->at, page->point) && span->link != LINK_NONE;
    return link ? do_enter(app, &(struct call){ 0 }) : REACT_DRAW;
}

/* A press on the item that is chosen already opens it. */
static unsigned press_list(struct app *app, unsigned row) {
    bool sections = app_list_is_sections(app);
    uint32_t *cursor = sections ? &app_page(app)->section_cursor : &app->list.cursor;
    uint32_t item = (sections ? app_page(app)->section_top : app->list.top) + row / pane_list_item_rows(app);
    uint32_t n = sections ? app_page(app)->sections.n : app->list.n;
    if (item >= n) return REACT_DRAW;
    bool again = item == *cursor;
    *cursor = item;
    return again || sections ? do_enter(app, &(struct call){ 0 }) : REACT_DRAW;
}

static unsigned press_voices(struct app *app, unsigned row) {
    struct sidebar_rows rows = pane_voices_rows(app, app_pane_rows(app, PANE_VOICES));
    struct sidebar *sidebar = &app->sidebar;
    uint32_t item = sidebar->top_voice + row / 2, end = sidebar->n;
    if (row >= 2 * rows.voices) {
        if (row <= rows.quotes_row) return REACT_DRAW;
        item = sidebar->n + sidebar->top_quote + (row - rows.quotes_row - 1) / 2;
        end = sidebar_items(sidebar, &app->voices);
    }
    if (item >= end) return REACT_DRAW;
    sidebar->cursor = item;
    return do_enter(app, &(struct call){ 0 });
}

/* `row` and `column` within the pane. */
static unsigned press(struct app *app, enum pane pane, unsigned row, unsigned column) {
    app->focus = pane;
    if (!row) return REACT_DRAW; /* its title */
    switch (pane) {
    case PANE_LIST: return press_list(app, row - 1);
    case PANE_VOICES: return press_voices(app, row - 1);
    default: return press_body(app, row - 1, column);
    }
}

unsigned app_mouse(struct app *app, const struct event *event) {
    unsigned row = event->mouse.row, column = event->mouse.column, what = event->mouse.action;
    if (app->prompt.open) return REACT_NOTHING;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        const struct rectangle *at = &app->screen.panes[pane];
        if (!holds(at, row, column)) continue;
        app_message_past(app);
        if (what == MOUSE_WHEEL_UP || what == MOUSE_WHEEL_DOWN)
            return wheel(app, (enum pane)pane, what == MOUSE_WHEEL_DOWN);
        if (what == MOUSE_PRESS && event->mouse.button == 1)
            return press(app, (enum pane)pane, row - at->row, column - at->column);
    }
    return REACT_NOTHING;
}

unsigned do_mouse(struct app *app, const struct call *call) {
    (void)call;
    app->settings.mouse = !app->settings.mouse;
    app_say(app, app->settings.mouse ? "The mouse is taken; M leaves it to the terminal" : "The mouse is the terminal's");
    return REACT_DRAW;
}
