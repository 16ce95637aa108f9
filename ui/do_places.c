/* Marks, and back and forward through the places visited. */
#include "pages.h"

static struct visit here(const struct app *app) {
    const struct page *page = app_page(app);
    return (struct visit){ app->entry, page->serial, page->top, page->point };
}

void app_leave(struct app *app) {
    if (app_page(app)) visits_leave(&app->visits, here(app));
}

/* --- going to a place --- */

/* The page of a place comes to the top; those above it are kept for going forward. False: it was closed. */
static bool raise_page(struct app *app, struct visit to) {
    for (unsigned i = 0; i < app->page_kept; i++) {
        if (app->pages[i]->serial != to.page) continue;
        app->page_count = i + 1;
        return true;
    }
    return false;
}

static void settle_on(struct app *app, struct visit to) {
    struct page *page = app_page(app);
    uint32_t len = page->text->len;
    page->top = to.top < len ? to.top : len;
    page->point = to.point < len ? to.point : len;
    if (page->layout) page_open_fold(page, page->point);
    app->focus = PANE_BODY;
}

void app_arrived(struct app *app) {
    struct visit to = app->awaited;
    bool awaited = app->awaits && to.entry == app->entry;
    app->awaits = false;
    if (awaited && raise_page(app, to)) settle_on(app, to);
}

static bool go(struct app *app, struct visit to) {
    if (to.entry >= app->library->count || (to.entry != app->entry && to.page)) return false;
    if (to.entry == app->entry) {
        if (!raise_page(app, to)) return false;
        settle_on(app, to);
        return true;
    }
    app->awaited = to;
    app->awaits = true;
    list_go(app, to.entry);
    app_open_entry(app, to.entry);
    return true;
}

/* --- commands --- */

unsigned do_back(struct app *app, const struct call *call) {
    struct visit to;
    bool gone = true;
    for (unsigned i = call_count(call); gone && i--;) {
        do gone = app_page(app) && visits_back(&app->visits, here(app), &to);
        while (gone && !go(app, to));
    }
    if (!gone) app_say(app, "No place before this");
    return REACT_DRAW;
}

unsigned do_forward(struct app *app, const struct call *call) {
    struct visit to;
    bool gone = true;
    for (unsigned i = call_count(call); gone && i--;) {
        do gone = app_page(app) && visits_forward(&app->visits, here(app), &to);
        while (gone && !go(app, to));
    }
    if (!gone) app_say(app, "No place after this");
    return REACT_DRAW;
}

/* The key that names the mark is pressed next. */
static unsigned await_letter(struct app *app, const char *command) {
    app->awaiting = command;
    return REACT_DRAW;
}

static unsigned no_letter(struct app *app) {
    app_say(app, "A mark is a letter");
    return REACT_DRAW;
}

unsigned do_mark(struct app *app, const struct call *call) {
    bool *marked;
    if (!call->argc) return await_letter(app, "mark");
    struct visit *mark = visits_mark(&app->visits, call->argv[0], &marked);
    if (!mark) return no_letter(app);
    if (!app_on_article(app)) {
        app_say(app, "Marks are for articles; q closes this page");
        return REACT_DRAW;
    }
    *mark = here(app);
    *marked = true;
    app_say(app, "Marked %s", call->argv[0]);
    return REACT_DRAW;
}

unsigned do_go_mark(struct app *app, const struct call *call) {
    bool *marked = &app->visits.jumped;
    if (!call->argc) return await_letter(app, "go-mark");
    bool last = call->argv[0][0] == '\'' && !call->argv[0][1];
    const struct visit *mark = last ? &app->visits.before : visits_mark(&app->visits, call->argv[0], &marked);
    if (!mark) return no_letter(app);
    struct visit to = *mark;
    if (!*marked) {
        if (last) app_say(app, "Nobody has jumped yet");
        else app_say(app, "There is no mark %s", call->argv[0]);
        return REACT_DRAW;
    }
    app_leave(app);
    if (!go(app, to)) app_say(app, "That page was closed");
    return REACT_DRAW;
}

unsigned do_marks(struct app *app, const struct call *call) {
    (void)call;
    for (unsigned i = 0; i < VISIT_MARKS; i++)
        if (app->visits.marked[i]) return pages_open(app, PAGE_MARKS, 0);
    app_say(app, "There are no marks; m and a letter sets one");
    return REACT_DRAW;
}
