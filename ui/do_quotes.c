/* From quote to quote: body, sidebar and status line go together. */
#include "pages.h"
#include "i18n.h"

static unsigned no_more(struct app *app, const char *what) {
    app_say(app, "%s", what);
    return REACT_DRAW;
}

/* Are there quotes to go to? */
static bool ready(struct app *app) {
    if (!app_page(app)) app_say(app, app->opening == TAG_NONE ? "No article is open" : "The article is not read yet");
    else if (!app_on_article(app)) app_say(app, "That is for articles; q closes this page");
    else if (!app->article->tagged) app_say(app, "The quotes are not found yet");
    else if (!app->voices.n) app_say(app, "No quotes were found here");
    else return app_page(app)->layout;
    return false;
}

unsigned app_go_quote(struct app *app, uint32_t quote) {
    app_leave(app);
    page_show(app_page(app), quote_extent(&app->article->tags, &app->article->tags.quotes.at[quote]),
              app_pane_rows(app, PANE_BODY));
    sidebar_to_quote(&app->sidebar, &app->voices, quote);
    return REACT_DRAW;
}

/* On a page that is no article: from link to link. */
static unsigned go_link(struct app *app, int step, unsigned count) {
    struct page *page = app_page(app);
    const struct page_span *link = NULL;
    while (page->layout && count-- && (link = pages_link_beside(page, step)))
        page_show(page, link->at, app_pane_rows(app, PANE_BODY));
    return link ? REACT_DRAW : no_more(app, step > 0 ? _("No link after this") : _("No link before this"));
}

unsigned do_next_quote(struct app *app, const struct call *call) {
    if (app_page(app) && !app_on_article(app)) return go_link(app, 1, call_count(call));
    if (!ready(app)) return REACT_DRAW;
    const struct tags *tags = &app->article->tags;
    uint32_t quote = quote_after(tags, app_page(app)->point), last = tags->quotes.n - 1;
    if (quote == TAG_NONE) return no_more(app, _("No quote after this"));
    uint32_t more = call_count(call) - 1;
    return app_go_quote(app, more < last - quote ? quote + more : last);
}

unsigned do_previous_quote(struct app *app, const struct call *call) {
    if (app_page(app) && !app_on_article(app)) return go_link(app, -1, call_count(call));
    if (!ready(app)) return REACT_DRAW;
    uint32_t quote = quote_before(&app->article->tags, app_page(app)->point);
    if (quote == TAG_NONE) return no_more(app, _("No quote before this"));
    uint32_t more = call_count(call) - 1;
    return app_go_quote(app, more < quote ? quote - more : 0);
}

/* How many quotes of a voice begin before `at`. */
static uint32_t begun_before(const struct app *app, const struct voice *voice, uint32_t at) {
    const uint32_t *quotes = app->voices.quotes + voice->first;
    uint32_t low = 0, high = voice->quotes;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (quote_extent(&app->article->tags, &app->article->tags.quotes.at[quotes[middle]]).beg < at) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The voice that speaks at the point, or the chosen one. */
static const struct voice *voice_here(const struct app *app) {
    uint32_t here = page_quote(app_page(app));
    return &app->voices.at[here != TAG_NONE ? app->voices.of_quote[here] : app->sidebar.chosen];
}

/* Where going back starts: the beginning of the quote at the point, so that we leave it. */
static uint32_t back_from(const struct app *app) {
    uint32_t here = page_quote(app_page(app));
    if (here == TAG_NONE) return app_page(app)->point;
    return quote_extent(&app->article->tags, &app->article->tags.quotes.at[here]).beg;
}

unsigned do_next_same(struct app *app, const struct call *call) {
    if (!ready(app)) return REACT_DRAW;
    const struct voice *voice = voice_here(app);
    uint32_t next = begun_before(app, voice, app_page(app)->point + 1), more = call_count(call) - 1;
    if (next == voice->quotes) return no_more(app, _("No further quote by this speaker"));
    if (more > voice->quotes - 1 - next) more = voice->quotes - 1 - next;
    return app_go_quote(app, app->voices.quotes[voice->first + next + more]);
}

unsigned do_previous_same(struct app *app, const struct call *call) {
    if (!ready(app)) return REACT_DRAW;
    const struct voice *voice = voice_here(app);
    uint32_t before = begun_before(app, voice, back_from(app)), steps = call_count(call);
    if (!before) return no_more(app, _("No earlier quote by this speaker"));
    return app_go_quote(app, app->voices.quotes[voice->first + (steps < before ? before - steps : 0)]);
}

unsigned do_next_speaker(struct app *app, const struct call *call) {
    if (!ready(app)) return REACT_DRAW;
    const uint32_t *of = app->voices.of_quote;
    uint32_t n = app->article->tags.quotes.n, found = TAG_NONE, here = page_quote(app_page(app));
    uint32_t voice = here == TAG_NONE ? TAG_NONE : of[here], i = quote_after(&app->article->tags, app_page(app)->point);
    for (unsigned steps = call_count(call); steps && i < n; i++) {
        if (of[i] == voice) continue;
        found = i;
        voice = of[i];
        steps--;
    }
    return found == TAG_NONE ? no_more(app, _("No other speaker after this")) : app_go_quote(app, found);
}

unsigned do_previous_speaker(struct app *app, const struct call *call) {
    if (!ready(app)) return REACT_DRAW;
    const uint32_t *of = app->voices.of_quote;
    uint32_t here = page_quote(app_page(app)), voice = here == TAG_NONE ? TAG_NONE : of[here];
    uint32_t i = quote_before(&app->article->tags, back_from(app)), found = TAG_NONE, left = call_count(call);
    for (; i != TAG_NONE && (left || of[i] == voice); i = i ? i - 1 : TAG_NONE) {
        if (of[i] != voice) left--;
        else if (found == TAG_NONE) continue; /* the run we stand in */
        voice = of[i];
        found = i;
    }
    return found == TAG_NONE ? no_more(app, _("No other speaker before this")) : app_go_quote(app, found);
}
