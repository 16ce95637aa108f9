/* Where on the page a line stands, and the lines of the page. */
#include "app.h"

/* The page with the text; NULL where another pane has the focus, or none is laid out. */
static struct page *view(const struct app *app) {
    struct page *page = app_page(app);
    return app->focus == PANE_BODY && page && page->layout ? page : NULL;
}

/* Scroll so that the line of the point stands in row `row` of the page, as far as the text goes. */
static unsigned place(struct app *app, unsigned row) {
    struct page *page = view(app);
    if (page) page_place(page, row, app_pane_rows(app, PANE_BODY));
    return REACT_DRAW;
}

unsigned do_place_top(struct app *app, const struct call *call) {
    (void)call;
    return place(app, 0);
}

unsigned do_place_middle(struct app *app, const struct call *call) {
    (void)call;
    return place(app, app_pane_rows(app, PANE_BODY) / 2);
}

unsigned do_place_bottom(struct app *app, const struct call *call) {
    (void)call;
    return place(app, app_pane_rows(app, PANE_BODY) - 1);
}

/* The point on the line of row `row`. */
static unsigned go_row(struct app *app, unsigned row) {
    struct page *page = view(app);
    if (!page) return REACT_DRAW;
    struct line line = page_top(page);
    while (row-- && layout_next(page->layout, &line)) {}
    page->point = line.beg;
    return REACT_DRAW;
}

unsigned do_screen_top(struct app *app, const struct call *call) {
    return go_row(app, call_count(call) - 1);
}

unsigned do_screen_middle(struct app *app, const struct call *call) {
    (void)call;
    return go_row(app, app_pane_rows(app, PANE_BODY) / 2);
}

unsigned do_screen_bottom(struct app *app, const struct call *call) {
    unsigned rows = app_pane_rows(app, PANE_BODY), up = call_count(call);
    return go_row(app, rows > up ? rows - up : 0);
}
