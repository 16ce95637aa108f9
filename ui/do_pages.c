/* Opening pages of our own, following their links, and back to the article. */
#include "cmdline.h"
#include "links.h"
#include "pages.h"
#include "i18n.h"
#include <string.h>

void app_show_article(struct app *app) {
    if (app->page_count < 2) return;
    app_leave(app);
    app->page_count = 1;
}

static unsigned explain_setting(struct app *app, size_t setting) {
    char value[SETTING_TEXT];
    settings_write(&app->settings, setting, value, sizeof value);
    app_say(app, "%s: %s", value, _(setting_info(setting)->help));
    return REACT_DRAW;
}

/* The command that these keys are bound to, or COMMAND_COUNT. */
static enum command bound_to(const struct keymap *keymap, const char *names) {
    uint32_t keys[KEYMAP_KEYS];
    int n = 0;
    const char *line;
    struct cmdline parsed;
    struct error error;
    while (*names && n < KEYMAP_KEYS && (keys[n] = key_parse(&names))) n++;
    bool found = n && !*names && keymap_find(keymap, keys, n, &line) == KEYMAP_FOUND;
    return found && cmdline_parse(&parsed, line, &error) ? parsed.command : COMMAND_COUNT;
}

/* As in vim: n is the key, :n the command. */
unsigned do_help(struct app *app, const struct call *call) {
    if (!call->argc) return pages_open(app, PAGE_HELP, app->focus);
    bool colon = call->argv[0][0] == ':' && call->argv[0][1];
    const char *name = call->argv[0] + colon;
    enum command command = colon ? COMMAND_COUNT : bound_to(&app->keymap, name);
    if (command == COMMAND_COUNT) command = command_named(name, strlen(name), NULL);
    if (command != COMMAND_COUNT) return pages_open(app, PAGE_COMMAND, command);
    size_t setting = setting_named(name);
    if (setting != setting_count) return explain_setting(app, setting);
    struct error error;
    error_set(&error, ERROR_ARGUMENT, 0, "no command, setting or key “%s”; :help and :set list them", name);
    return app_fail(app, &error);
}

unsigned do_man(struct app *app, const struct call *call) {
    (void)call;
    return pages_open(app, PAGE_MANUAL, 0);
}

unsigned do_evidence(struct app *app, const struct call *call) {
    (void)call;
    uint32_t quote = app_quote_here(app);
    if (quote != TAG_NONE) return pages_open(app, PAGE_EVIDENCE, quote);
    app_say(app, "There is no quote here; ] goes to the next");
    return REACT_DRAW;
}

unsigned do_links(struct app *app, const struct call *call) {
    (void)call;
    if (app->article && !span_is_none(link_find(&app->article->text, 0))) return pages_open(app, PAGE_LINKS, 0);
    app_say(app, "There are no addresses in this article");
    return REACT_DRAW;
}

/* --- following --- */

static unsigned show(struct app *app, uint32_t at) {
    page_show(app_page(app), (struct span){ at, at }, app_pane_rows(app, PANE_BODY));
    return REACT_DRAW;
}

static unsigned show_in_article(struct app *app, uint32_t at) {
    app_show_article(app);
    app_settle(app); /* it may never have been laid out at this size */
    app_page(app)->landed = at;
    return show(app, at);
}

static unsigned go_mark(struct app *app, unsigned i) {
    const char letter[] = { visits_letter(i), 0 }, *const argv[] = { letter };
    return do_go_mark(app, &(struct call){ .argc = 1, .argv = argv });
}

/* The address before which this number stands. */
static const struct page_span *address_numbered(const struct page *page, unsigned number) {
    for (uint32_t i = 0; i < page->spans.n; i++)
        if (page->spans.at[i].link == LINK_URL && page->spans.at[i].target == number) return &page->spans.at[i];
    return NULL;
}

unsigned pages_enter(struct app *app, const struct call *call) {
    const struct page *page = app_page(app);
    if (!page || !page->layout) return REACT_NOTHING;
    const struct page_span *link = app_on_article(app) ? NULL : pages_link(page);
    if (page->kind == PAGE_LINKS && call->count && !(link = address_numbered(page, call->count))) {
        app_say(app, "There is no address %u", call->count);
        return REACT_DRAW;
    }
    if (!link) return do_down(app, call);
    switch (link->link) {
    case LINK_COMMAND: return pages_open(app, PAGE_COMMAND, link->target);
    case LINK_PLACE: return show_in_article(app, link->target);
    case LINK_MARK: return go_mark(app, link->target);
    case LINK_URL: return app_browse(app, page->text->at + link->at.beg, span_len(link->at));
    default:
        app_leave(app);
        return show(app, link->target);
    }
}
