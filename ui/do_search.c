/* Searching in the page shown, whatever it is. */
#include "app.h"
#include <stdio.h>
#include <string.h>

enum { SLICE = 4 << 20 };

static unsigned not_found(struct app *app) {
    struct error error;
    const struct search *search = &app_page(app)->search;
    if (search->gave_up) error_set(&error, ERROR_TOO_LARGE, 0, "“%s” takes too long to match here", search->pattern);
    else error_set(&error, ERROR_ARGUMENT, 0, "“%s” is not in this text", search->pattern);
    return app_fail(app, &error);
}

/* The match to jump to, as far as the scan knows: its index; matches.n where there
   is none; UINT32_MAX where the scan must go on first. */
static uint32_t match_wanted(struct app *app, const struct search *search) {
    uint32_t from = app->seeking.from, n = search->matches.n, i = search_from(search, from);
    if (app->seeking.step > 0) {
        if (i < n) return i;
        if (!search_done(search)) return UINT32_MAX;
        if (n) app_say(app, "Past the end; from the top again");
        return 0;
    }
    if (!search_done(search) && (search->scanned <= from || !i)) return UINT32_MAX;
    if (!i && n) app_say(app, "Past the top; from the end again");
    return i ? i - 1 : n ? n - 1 : 0;
}

/* Jump, if the match is known by now. */
static unsigned seek_step(struct app *app) {
    struct page *page = app_page(app);
    uint32_t i = match_wanted(app, &page->search);
    if (i == UINT32_MAX) {
        app_say(app, "Searching… %u%%", (unsigned)((uint64_t)page->search.scanned * 100 / page->text->len));
        return REACT_DRAW;
    }
    app->seeking.step = 0;
    if (i >= page->search.matches.n) return not_found(app);
    if (page->search.gave_up) app_say(app, "Not searched to the end: it takes too long to match here");
    page_show(page, page->search.matches.at[i], app_pane_rows(app, PANE_BODY));
    return REACT_DRAW;
}

/* Make this the page's search, unless it is already, by the same kind of pattern. */
static bool pattern_set(const struct app *app, struct page *page, const char *pattern, struct error *error) {
    struct search *search = &page->search;
    char copy[sizeof search->pattern];
    if (!*pattern || (!strcmp(pattern, search->pattern) && !search->regex == !app->settings.regex)) return true;
    snprintf(copy, sizeof copy, "%s", pattern); /* it may stand in the search that is freed */
    return search_begin(search, page->text, copy, app->settings.regex, error);
}

unsigned app_seek(struct app *app, const char *pattern, uint32_t from, int step) {
    struct page *page = app_page(app);
    struct error error = { 0 };
    if (!page || !page->layout) return REACT_NOTHING;
    if (!*pattern && !page->search.n && app->searches.n) pattern = app->searches.lines[app->searches.n - 1];
    if (!pattern_set(app, page, *pattern ? pattern : page->search.pattern, &error)) return app_fail(app, &error);
    if (!page->search.n) {
        app_say(app, "Nothing to search for yet; / asks");
        return REACT_DRAW;
    }
    app->seeking.from = from;
    app->seeking.step = step;
    search_step(&page->search, SLICE);
    return seek_step(app);
}

bool app_seeks(const struct app *app) {
    const struct page *page = app_page(app);
    return page && page->search.n && !search_done(&page->search);
}

unsigned app_seek_on(struct app *app) {
    struct page *page = app_page(app);
    search_step(&page->search, SLICE);
    if (!app->seeking.step) return search_done(&page->search) ? REACT_DRAW : REACT_NOTHING;
    app->message[0] = 0;
    return seek_step(app);
}

/* --- asking --- */

bool app_searches_list(const struct app *app) {
    return app->focus == PANE_LIST && !app_list_is_sections(app);
}

/* Search for a text that need not be typed: it joins those that were. */
static unsigned search_for(struct app *app, const char *pattern, uint32_t from, int way) {
    prompt_open(&app->prompt, '/', pattern, &app->searches);
    prompt_close(&app->prompt, true);
    app->seeking.way = way;
    if (app_searches_list(app)) return list_seek(app, pattern, app->list.cursor, way);
    app_leave(app);
    return app_seek(app, pattern, from, way);
}

static unsigned ask(struct app *app, const struct call *call, int way) {
    struct page *page = app_page(app);
    bool in_list = app_searches_list(app);
    if (!in_list && (!page || !page->layout)) return REACT_NOTHING;
    if (call->argc) return search_for(app, call->rest[0], page ? page->point : 0, way);
    app->seeking.item = app->list.cursor;
    if (!in_list) {
        app->seeking.top = page->top;
        app->seeking.point = page->point;
        app->focus = PANE_BODY;
    }
    prompt_open(&app->prompt, way > 0 ? '/' : '?', "", &app->searches);
    return REACT_DRAW;
}

unsigned do_search(struct app *app, const struct call *call) {
    return ask(app, call, 1);
}

unsigned do_search_back(struct app *app, const struct call *call) {
    return ask(app, call, -1);
}

static unsigned again_in_list(struct app *app, int step, unsigned count) {
    unsigned react = REACT_DRAW;
    bool failed = !app->searches.n;
    if (failed) app_say(app, "Nothing to search for yet; / asks");
    while (!failed && count--) {
        react = list_seek(app, app->searches.lines[app->searches.n - 1], app->list.cursor, step);
        failed = app->message[0] && app->message_is_error;
    }
    return react;
}

static unsigned again(struct app *app, int step, unsigned count) {
    unsigned react = REACT_DRAW;
    if (app_searches_list(app)) return again_in_list(app, step, count);
    app_leave(app);
    while (count--) {
        const struct page *page = app_page(app);
        if (!page) return REACT_NOTHING;
        react = app_seek(app, "", step > 0 ? page->point + 1 : page->point, step);
        if (app->seeking.step || page->search.matches.n == 0) break;
    }
    return react;
}

unsigned do_search_next(struct app *app, const struct call *call) {
    return again(app, app->seeking.way < 0 ? -1 : 1, call_count(call));
}

unsigned do_search_previous(struct app *app, const struct call *call) {
    return again(app, app->seeking.way < 0 ? 1 : -1, call_count(call));
}

/* --- the word here --- */

/* The word that holds `at` or comes next, without a ’s. */
static struct span word_at(const struct text *text, uint32_t at) {
    uint32_t beg = page_in_word(text, at) ? text_word_prev(text, text_char_next(text, at)) : text_word_next(text, at), end = beg;
    while (end < text->len && page_in_word(text, end)) end = text_char_next(text, end);
    return (struct span){ beg, end };
}

static unsigned search_here(struct app *app, int way) {
    struct page *page = app_page(app);
    char pattern[SEARCH_PATTERN];
    struct span what;
    if (!page || !page->layout) return REACT_NOTHING;
    if (!page_selected(page, &what)) what = word_at(page->text, page->point);
    if (!span_len(what) || span_len(what) >= sizeof pattern) {
        app_say(app, span_len(what) ? "That is too long to search for" : "There is no word here");
        return REACT_DRAW;
    }
    page->selecting = false;
    snprintf(pattern, sizeof pattern, "%.*s", (int)span_len(what), page->text->at + what.beg);
    return search_for(app, pattern, way > 0 ? what.beg + 1 : what.beg, way);
}

unsigned do_search_word(struct app *app, const struct call *call) {
    (void)call;
    return search_here(app, 1);
}

unsigned do_search_word_back(struct app *app, const struct call *call) {
    (void)call;
    return search_here(app, -1);
}
