/* Giving what is read to other programs: the clipboard, a browser, an editor, a command. */
#include "app.h"
#include "citation.h"
#include "links.h"
#include "i18n.h"
#include <dixit/clean.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The quote at the point, or under the cursor of the sidebar; TAG_NONE after a message why not. */
static uint32_t quote_here(struct app *app) {
    uint32_t quote = app_quote_here(app);
    if (quote == TAG_NONE) app_say(app, "There is no quote here; ] goes to the next");
    return quote;
}

static unsigned wish(struct app *app, bool made, const char *said) {
    struct error error;
    if (made && !app->wish.bytes.failed) {
        if (said) app_say(app, "%s", said);
        return REACT_WISH | REACT_DRAW;
    }
    wish_free(&app->wish);
    error_memory(&error);
    return app_fail(app, &error);
}

/* --- copying --- */

/* Harmless for the terminal that it may be pasted into, its lines kept. */
static void put_clean(struct buffer *to, const char *bytes, size_t n) {
    char *room = buffer_room(to, 3 * n + 1);
    if (room) to->len += clean_copy(room, bytes, n, true);
}

/* Words of an article with their citation; of a page of our own, the words. */
static unsigned copy_selected(struct app *app, struct page *page, struct span selected) {
    bool made = wish_begin(&app->wish, WISH_COPY, NULL);
    page->selecting = false;
    if (page->kind == PAGE_ARTICLE)
        cite_span(&app->wish.bytes, page->article, selected, (enum citation_style)app->settings.citation);
    else put_clean(&app->wish.bytes, page->text->at + selected.beg, span_len(selected));
    return wish(app, made, page->kind == PAGE_ARTICLE ? _("Copied what was selected with its citation") : _("Copied what was selected"));
}

unsigned do_copy(struct app *app, const struct call *call) {
    (void)call;
    struct span selected;
    struct page *page = app_page(app);
    if (page && page_selected(page, &selected)) return copy_selected(app, page, selected);
    uint32_t quote = quote_here(app);
    if (quote == TAG_NONE) return REACT_DRAW;
    bool made = wish_begin(&app->wish, WISH_COPY, NULL);
    cite(&app->wish.bytes, app->article, &app->article->tags.quotes.at[quote],
         (enum citation_style)app->settings.citation);
    return wish(app, made, _("Copied the quote with its citation"));
}

unsigned do_copy_paragraph(struct app *app, const struct call *call) {
    (void)call;
    const struct page *page = app_page(app);
    struct span at = page ? text_paragraph_at(page->text, page->point) : (struct span){ 0, 0 };
    if (!span_len(at)) {
        app_say(app, "There is no paragraph here");
        return REACT_DRAW;
    }
    bool made = wish_begin(&app->wish, WISH_COPY, NULL);
    put_clean(&app->wish.bytes, page->text->at + at.beg, span_len(at));
    return wish(app, made, _("Copied the paragraph"));
}

/* --- piping --- */

static void put_quote(struct app *app, uint32_t quote) {
    cite_words(&app->wish.bytes, app->article, &app->article->tags.quotes.at[quote]);
    buffer_puts(&app->wish.bytes, "\n");
}

static bool put_scope(struct app *app, const char *scope) {
    uint32_t voice = app_voice_here(app), quote;
    struct page *page = app_page(app);
    struct span selected;
    if (!strcmp(scope, "selection")) {
        if (!page_selected(page, &selected)) {
            app_say(app, "Nothing is selected; x begins");
            return false;
        }
        put_clean(&app->wish.bytes, page->text->at + selected.beg, span_len(selected));
        buffer_puts(&app->wish.bytes, "\n");
        page->selecting = false;
    } else if (!strcmp(scope, "article")) {
        put_clean(&app->wish.bytes, app->article->text.at, app->article->text.len);
    } else if (!strcmp(scope, "quote")) {
        if ((quote = quote_here(app)) == TAG_NONE) return false;
        put_quote(app, quote);
    } else if (voice == TAG_NONE) {
        app_say(app, "There is no voice here");
        return false;
    } else {
        const struct voice *of = &app->voices.at[voice];
        for (uint32_t i = 0; i < of->quotes; i++) put_quote(app, app->voices.quotes[of->first + i]);
    }
    return true;
}

static bool is_scope(const char *scope) {
    static const char *const scopes[] = { "quote", "voice", "article", "selection" };
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (!strcmp(scope, scopes[i])) return true;
    return false;
}

/* What `|` offers: what is selected, the quote at the point, the chosen voice where the sidebar has the focus, else the article. */
static const char *scope_here(const struct app *app) {
    struct span selected;
    if (app->focus == PANE_BODY && page_selected(app_page(app), &selected)) return "selection";
    if (app->focus == PANE_VOICES && sidebar_voice(&app->sidebar) != TAG_NONE) return "voice";
    return app_quote_here(app) == TAG_NONE ? "article" : "quote";
}

unsigned do_pipe(struct app *app, const struct call *call) {
    char line[32];
    struct error error;
    if (!app->article) return REACT_NOTHING;
    if (!call->argc) {
        snprintf(line, sizeof line, "pipe %s ", scope_here(app));
        prompt_open(&app->prompt, ':', line, &app->commands);
        return REACT_DRAW;
    }
    const char *scope = call->argv[0];
    if (call->argc < 2 || !is_scope(scope)) {
        error_set(&error, ERROR_ARGUMENT, 0, "expected :pipe quote, voice, article or selection and then a command");
        return app_fail(app, &error);
    }
    bool made = wish_begin(&app->wish, WISH_PIPE, call->rest[1]);
    if (made && !put_scope(app, scope)) {
        wish_free(&app->wish);
        return REACT_DRAW;
    }
    return wish(app, made, NULL);
}

/* --- browser and editor --- */

/* Why it is not opened, in *error. */
static bool browse_refused(const char *address, struct error *error) {
    size_t n = strlen(address);
    if (!link_opens(address, n))
        return !error_set(error, ERROR_ARGUMENT, 0, "only http, https and mailto are opened, not “%.80s”", address);
    if (link_host_poses(address, n))
        return !error_set(error, ERROR_ARGUMENT, 0,
                          "not opened: a name of its host looks like another, in letters of another alphabet: “%.80s”", address);
    return false;
}

unsigned app_browse(struct app *app, const char *address, size_t n) {
    struct error error;
    char *whole = link_whole(address, n);
    bool refused = whole && browse_refused(whole, &error);
    bool made = whole && !refused && wish_begin(&app->wish, WISH_BROWSE, whole);
    free(whole);
    return refused ? app_fail(app, &error) : wish(app, made, _("Opened in the browser"));
}

unsigned do_browse(struct app *app, const struct call *call) {
    (void)call;
    const struct article *article = app->article;
    if (!article || span_is_none(article->heading.url)) {
        app_say(app, article ? "The article names no address of its own; U lists the links in it" : "No article is open");
        return REACT_DRAW;
    }
    return app_browse(app, article->text.at + article->heading.url.beg, span_len(article->heading.url));
}

static uint32_t line_of(const struct text *text, uint32_t at) {
    uint32_t line = 1;
    for (const char *found = text->at; (found = memchr(found, '\n', (size_t)(text->at + at - found))); found++) line++;
    return line;
}

unsigned do_edit(struct app *app, const struct call *call) {
    (void)call;
    if (!app->article || !strcmp(app->article->path, "-")) {
        app_say(app, app->article ? "Standard input is no file to edit" : "There is no article to edit");
        return REACT_DRAW;
    }
    bool made = wish_begin(&app->wish, WISH_EDIT, app->article->path);
    app->wish.line = line_of(&app->article->text, app_on_article(app) ? app_page(app)->point : 0);
    return wish(app, made, NULL);
}
