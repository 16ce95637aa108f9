/* Reading by voice: one voice kept, speech or narration alone. */
#include "app.h"
#include "folds.h"
#include "pages.h"
#include "panes.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

uint32_t app_voice_here(const struct app *app) {
    uint32_t quote = app_on_article(app) ? page_quote(app_page(app)) : TAG_NONE;
    if (app->focus == PANE_VOICES && sidebar_voice(&app->sidebar) != TAG_NONE) return sidebar_voice(&app->sidebar);
    if (app->focus != PANE_VOICES && quote != TAG_NONE && app->voices.n) return app->voices.of_quote[quote];
    return app->sidebar.chosen < app->voices.n ? app->sidebar.chosen : TAG_NONE;
}

/* The quote at the point of an article, the one that a page is the evidence for, or
   that the link at the point leads to. */
static uint32_t page_quote_here(const struct app *app) {
    const struct page *page = app_page(app);
    if (app_on_article(app)) return page_quote(page);
    if (page->kind == PAGE_EVIDENCE) return page->subject;
    const struct page_span *link = page->kind == PAGE_VOICE && page->layout ? pages_link(page) : NULL;
    return link && link->link == LINK_PLACE ? quote_at(&app->article->tags, link->target) : TAG_NONE;
}

uint32_t app_quote_here(const struct app *app) {
    if (!app->voices.n || !app_page(app)) return TAG_NONE;
    return app->focus == PANE_VOICES ? sidebar_quote(&app->sidebar, &app->voices) : page_quote_here(app);
}

unsigned do_only_voice(struct app *app, const struct call *call) {
    (void)call;
    char name[160];
    uint32_t voice = app_voice_here(app);
    if (app->only != TAG_NONE) {
        app->only = TAG_NONE;
        app_say(app, "All voices again");
    } else if (voice == TAG_NONE) {
        app_say(app, "There is no voice to keep");
    } else {
        app->only = voice;
        voice_name(app->article, &app->voices.at[voice], name, sizeof name);
        if (app->voices.at[voice].actor == TAG_NONE) snprintf(name, sizeof name, "%s", _("what nobody known says"));
        app_say(app, "Only %s; f brings the others back", name);
    }
    return REACT_DRAW;
}

unsigned do_fold(struct app *app, const struct call *call) {
    (void)call;
    static const char *const said[] = { N_("All is shown"), N_("Speech only; F goes on to narration"),
                                        N_("Narration only; F shows all again") };
    struct page *page = app_page(app);
    struct error error;
    if (!app_on_article(app) || !app->article->tagged) {
        app_say(app, app_on_article(app) ? "Not tagged yet" : "Only an article can be folded; q closes this page");
        return REACT_DRAW;
    }
    enum page_reading reading = (enum page_reading)((page->reading + 1) % 3);
    if (!folds_make(page, reading)) {
        error_memory(&error);
        return app_fail(app, &error);
    }
    app_say(app, "%s", said[reading]);
    return REACT_DRAW;
}

/* --- filtering the sidebar --- */

static void filtered(struct app *app) {
    struct sidebar *sidebar = &app->sidebar;
    sidebar_arrange(sidebar, &app->voices, app->article, (enum sidebar_order)app->settings.voices);
    if (sidebar->n && sidebar_row(sidebar, sidebar->chosen) == sidebar->n) sidebar_choose(sidebar, sidebar->order[0]);
}

void voices_filter(struct app *app, const char *filter) {
    size_t n = strlen(filter);
    if (!app->voices.n) return;
    summary_fold(app->sidebar.filter, filter, n < SIDEBAR_FILTER ? n : SIDEBAR_FILTER);
    filtered(app);
}

void voices_unfilter(struct app *app) {
    if (!app->voices.n) return;
    memcpy(app->sidebar.filter, app->sidebar.before, sizeof app->sidebar.filter);
    filtered(app);
}

unsigned voices_filter_ask(struct app *app, const char *filter) {
    if (filter) {
        voices_filter(app, filter);
    } else {
        memcpy(app->sidebar.before, app->sidebar.filter, sizeof app->sidebar.before);
        prompt_open(&app->prompt, '&', "", &app->filters);
    }
    return REACT_DRAW;
}
