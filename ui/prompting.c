/* What the lines typed at the bottom do: run a command, search or filter as one types. */
#include "app.h"
#include "complete.h"
#include <string.h>

/* The search so far shows where it would go; leaving it undone goes back. */
static void search_back(struct app *app) {
    struct page *page = app_page(app);
    page->top = app->seeking.top;
    page->point = app->seeking.point;
    app->seeking.step = 0;
}

static bool is_search(const struct app *app) {
    return app->prompt.kind == '/' || app->prompt.kind == '?';
}

static int way(const struct app *app) {
    return app->prompt.kind == '?' ? -1 : 1;
}

/* The list goes to the first article that has what was typed so far. */
static unsigned list_search_typed(struct app *app) {
    app->list.cursor = app->seeking.item;
    if (app->prompt.len) list_seek(app, app->prompt.line, app->seeking.item, way(app));
    app->message[0] = 0;
    return REACT_DRAW;
}

static unsigned list_search_done(struct app *app) {
    const struct history *lines = &app->searches;
    const char *words = app->prompt.len ? app->prompt.line : lines->n ? lines->lines[lines->n - 1] : "";
    app->list.cursor = app->seeking.item;
    app->seeking.way = way(app);
    unsigned react = *words ? list_seek(app, words, app->seeking.item, app->seeking.way) : REACT_DRAW;
    prompt_close(&app->prompt, true);
    return react;
}

static unsigned search_typed(struct app *app) {
    if (app_searches_list(app)) return list_search_typed(app);
    struct page *page = app_page(app);
    search_back(app);
    if (!app->prompt.len) {
        search_free(&page->search);
        return REACT_DRAW;
    }
    unsigned react = app_seek(app, app->prompt.line, page->point, way(app));
    app->message[0] = 0; /* a word half typed is no error */
    return react;
}

static unsigned search_done_typing(struct app *app) {
    if (app_searches_list(app)) return list_search_done(app);
    const struct page *page = app_page(app);
    bool empty = !app->prompt.len;
    prompt_close(&app->prompt, true);
    search_back(app);
    app_leave(app);
    app->seeking.way = way(app);
    uint32_t from = empty && app->seeking.way > 0 ? page->point + 1 : app->seeking.point;
    return app_seek(app, app->prompt.line, from, app->seeking.way);
}

static unsigned filter_typed(struct app *app) {
    if (app->focus == PANE_VOICES) voices_filter(app, app->prompt.line);
    else list_filter(app, app->prompt.line);
    return REACT_DRAW;
}

static unsigned typed(struct app *app) {
    if (is_search(app)) return search_typed(app);
    return app->prompt.kind == '&' ? filter_typed(app) : REACT_DRAW;
}

static unsigned done(struct app *app) {
    if (is_search(app)) return search_done_typing(app);
    if (app->prompt.kind == '&') {
        prompt_close(&app->prompt, true);
        return filter_typed(app);
    }
    char line[PROMPT_BYTES];
    memcpy(line, app->prompt.line, sizeof line);
    line[sizeof line - 1] = 0;
    prompt_close(&app->prompt, true);
    return app_run_line(app, line, 0) | REACT_DRAW;
}

static unsigned cancelled(struct app *app) {
    if (is_search(app) && app_searches_list(app)) {
        app->list.cursor = app->seeking.item;
    } else if (is_search(app)) {
        search_back(app);
        search_free(&app_page(app)->search);
    }
    if (app->prompt.kind == '&') app->focus == PANE_VOICES ? voices_unfilter(app) : list_unfilter(app);
    prompt_close(&app->prompt, false);
    return REACT_DRAW;
}

static void offer(struct app *app, bool back) {
    uint32_t from = 0;
    struct candidates found = { 0 };
    if (app->prompt.kind == ':') complete_line(&found, &from, app->prompt.line, app->prompt.cursor);
    prompt_offer(&app->prompt, found.at, (int)found.n, from, back);
}

unsigned app_prompt_key(struct app *app, uint32_t key) {
    switch (prompt_key(&app->prompt, key)) {
    case PROMPT_NOTHING: break;
    case PROMPT_EDITED: return typed(app);
    case PROMPT_DONE: return done(app);
    case PROMPT_CANCELLED: return cancelled(app);
    case PROMPT_COMPLETE: offer(app, false); break;
    case PROMPT_COMPLETE_BACK: offer(app, true); break;
    }
    return REACT_DRAW;
}
