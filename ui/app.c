#include "app.h"
#include "pages.h"
#include "panes.h"
#include "cmdline.h"
#include "files.h"
#include "folds.h"
#include "i18n.h"
#include "configuration.h"
#include "hyphenator.h"
#include <dixit/clean.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TITLE_BYTES = 64 << 10 };

void app_say(struct app *app, const char *format, ...) {
    char line[MESSAGE_BYTES / 3];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, _(format), arguments);
    va_end(arguments);
    clean_copy(app->message, line, strlen(line), false);
    app->message_is_error = false;
}

void app_unsay(struct app *app) {
    if (!app->message_is_error) app->message[0] = 0;
}

unsigned app_fail(struct app *app, const struct error *error) {
    snprintf(app->message, sizeof app->message, "%s", error->message);
    app->message_is_error = true;
    return REACT_DRAW;
}

bool app_on_article(const struct app *app) {
    const struct page *page = app_page(app);
    return page && page->kind == PAGE_ARTICLE && app->article;
}

bool app_list_is_sections(const struct app *app) {
    const struct page *page = app_page(app);
    return page && page->sections.n;
}

/* Is there anything to choose from, articles or sections? */
static bool is_listed(const struct app *app) {
    return app->library->count > 1 || app_list_is_sections(app);
}

struct rectangle app_pane(const struct app *app, enum pane pane) {
    if (app->screen.panes[pane].columns) return app->screen.panes[pane];
    unsigned rows = app->rows < SCREEN_ROWS_MIN ? SCREEN_ROWS_MIN : app->rows;
    unsigned columns = app->columns < SCREEN_COLUMNS_MIN ? SCREEN_COLUMNS_MIN : app->columns;
    struct screen screen = screen_plan(rows, columns, pane, false, is_listed(app));
    return screen.panes[pane];
}

unsigned app_pane_rows(const struct app *app, enum pane pane) {
    return app_pane(app, pane).rows - 1u;
}

/* --- pages and articles --- */

/* Free the pages from number n on. */
static void pages_drop(struct app *app, unsigned n) {
    while (app->page_kept > n) page_free(app->pages[--app->page_kept]);
}

unsigned app_push(struct app *app, struct page *page) {
    struct error error;
    if (!page) {
        error_memory(&error);
        return app_fail(app, &error);
    }
    pages_drop(app, app->page_count);
    if (app->page_count == PAGES_MAX) { /* the oldest that stands over the article goes */
        page_free(app->pages[1]);
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
        memmove(app->pages + 1, app->pages + 2, (PAGES_MAX - 2) * sizeof *app->pages);
        app->page_count--;
    }
    page->serial = ++app->page_serial;
    app->pages[app->page_count++] = page;
    app->page_kept = app->page_count;
    app->focus = PANE_BODY;
    return REACT_DRAW;
}

void app_pop(struct app *app) {
    pages_drop(app, --app->page_count);
}

/* --- keeping everything in place --- */

/* Show the item `cursor` of n in a list of `rows`. */
static void keep_in_view(uint32_t *top, uint32_t *cursor, uint32_t n, unsigned rows) {
    if (!rows) rows = 1;
    if (*cursor >= n) *cursor = n ? n - 1 : 0;
    if (*cursor < *top) *top = *cursor;
    if (*cursor >= *top + rows) *top = *cursor - rows + 1;
    if (*top + rows > n) *top = n > rows ? n - rows : 0;
}

static void sidebar_settle(struct app *app) {
    struct sidebar *sidebar = &app->sidebar;
    if (!app->voices.n) return;
    if (sidebar->by != app->settings.voices)
        sidebar_arrange(sidebar, &app->voices, app->article, (enum sidebar_order)app->settings.voices);
    uint32_t items = sidebar_items(sidebar, &app->voices);
    if (sidebar->cursor >= items) sidebar->cursor = items ? items - 1 : 0;
    struct sidebar_rows rows = pane_voices_rows(app, app_pane_rows(app, PANE_VOICES));
    uint32_t at_voice = sidebar->cursor < sidebar->n ? sidebar->cursor : sidebar_row(sidebar, sidebar->chosen);
    uint32_t at_quote = sidebar->cursor < sidebar->n ? sidebar->top_quote : sidebar->cursor - sidebar->n;
    keep_in_view(&sidebar->top_voice, &at_voice, sidebar->n, rows.voices);
    keep_in_view(&sidebar->top_quote, &at_quote, items - sidebar->n, rows.quotes);
}

/* The sidebar shows the quote that the reader stands on. */
static void sidebar_follow(struct app *app) {
    uint32_t quote = app_on_article(app) ? page_quote(app_page(app)) : TAG_NONE;
    if (quote == TAG_NONE || !app->voices.n || app->focus == PANE_VOICES) return;
    sidebar_to_quote(&app->sidebar, &app->voices, quote);
}

/* Read the titles of the rows that will be shown; a large file keeps its name until the worker or somebody reads it. */
static void titles_read(struct app *app, unsigned items) {
    for (uint32_t i = app->list.top; i < app->list.n && i < app->list.top + items; i++) {
        uint32_t index = app->list.order[i];
        const struct entry *entry = &app->library->entries[index];
        struct stat st;
        if (entry->summary || stat(entry->path, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size > TITLE_BYTES) continue;
        struct error error = { 0 };
        struct article *article = files_article(entry->path, app->encoding, NULL, &error);
        library_summarise(app->library, index, article, article ? NULL : &error);
        article_free(article);
    }
}

static void list_settle(struct app *app) {
    unsigned rows = app_pane_rows(app, PANE_LIST);
    if (app_list_is_sections(app)) {
        struct page *page = app_page(app);
        keep_in_view(&page->section_top, &page->section_cursor, page->sections.n, rows);
        return;
    }
    unsigned items = rows / pane_list_item_rows(app);
    keep_in_view(&app->list.top, &app->list.cursor, app->list.n, items);
    if (app->screen.panes[PANE_LIST].columns) titles_read(app, items + 1);
}

struct text_column app_text_column(const struct app *app, unsigned wanted, unsigned margin, bool preformatted) {
    struct rectangle body = app_pane(app, PANE_BODY);
    if (app->settings.scrollbar && body.columns) body.columns--; /* a blank beside the bar */
    return screen_text_column(&body, wanted, margin, preformatted);
}

static void page_fit(struct app *app, struct page *page) {
    const struct settings *settings = &app->settings;
    struct typography typography = { .width = (uint16_t)page_text_column(app, page).columns,
                                     .justify = settings->justify,
                                     .indent = settings->paragraph == PARAGRAPH_INDENT,
                                     .hyphenator = settings->hyphenate ? app->hyphenator : NULL };
    folds_header(page);
    if (page_lay_out(page, typography)) page_settle(page, app_pane_rows(app, PANE_BODY));
}

/* Help, the manual, settings and the like have nothing to do with the voices: where there is no room for three
   panes, such a page has all of it. */
static bool stands_alone(const struct app *app) {
    const struct page *page = app_page(app);
    bool own = page && page->kind != PAGE_ARTICLE && page->kind != PAGE_VOICE && page->kind != PAGE_EVIDENCE;
    return app->zen || (own && app->focus == PANE_BODY && app->columns < SCREEN_THREE);
}

void app_settle(struct app *app) {
    app->screen = screen_plan(app->rows, app->columns, app->focus, stands_alone(app), is_listed(app));
    pages_fit(app);
    if (app_page(app)) page_fit(app, app_page(app));
    sidebar_follow(app);
    sidebar_settle(app);
    list_settle(app);
}

/* --- lines and events --- */

/* `action` is a function type; the table has a line for each of commands.h. */
static action *const actions[COMMAND_COUNT] = {
#define X(id, function, name, group, argument, usage, help) do_##function,
    COMMANDS(X)
#undef X
};

unsigned app_run_line(struct app *app, const char *line, unsigned count) {
    struct error error = { 0 };
    struct cmdline parsed;
    if (!cmdline_parse(&parsed, line, &error)) return app_fail(app, &error);
    if (parsed.command == COMMAND_COUNT) return REACT_DRAW;
    struct call call = { count, parsed.bang, parsed.argc, parsed.argv, parsed.rest };
    return actions[parsed.command](app, &call);
}

unsigned app_handle(struct app *app, const struct event *event) {
    unsigned react = REACT_NOTHING;
    switch (event->kind) {
    case EVENT_KEY: react = app_key(app, event->key); break;
    case EVENT_RESIZE:
        app->rows = event->size.rows;
        app->columns = event->size.columns;
        react = REACT_REPAINT;
        break;
    case EVENT_PASTE:
        if (app->prompt.open) prompt_insert(&app->prompt, event->bytes, event->len);
        react = REACT_DRAW;
        break;
    case EVENT_MOUSE: react = app_mouse(app, event); break;
    case EVENT_REPLY: {
        bool light = app->theme.light;
        if (!color_ground_reply(event->bytes, event->len, &light) || light == app->theme.light) return REACT_NOTHING;
        app->theme.light = light;
        return REACT_REPAINT;
    }
    case EVENT_RESUME: react = REACT_REPAINT; break;
    case EVENT_HANGUP: return REACT_QUIT;
    case EVENT_JOB: react = app_take_job(app); break;
    case EVENT_NONE: react = app_tick(app); break;
    default: return REACT_NOTHING;
    }
    app_settle(app);
    return react;
}

bool app_draw(const struct app *app, struct grid *grid) {
    if ((grid->rows != app->rows || grid->columns != app->columns) && !grid_resize(grid, app->rows, app->columns))
        return false;
    screen_draw(app, grid);
    return true;
}

/* --- birth and death --- */

/* A folder was given, not files: then the reader begins in the list. */
static bool begins_in_list(const struct app *app, const struct app_options *options) {
    return app->library->count > 1 && strcmp(app->library->entries[0].path, options->paths[0]);
}

/* What is wrong with the configuration is a message: its first line, and how many more there are. */
static void configure(struct app *app, const char *path) {
    struct buffer wrong = { 0 };
    struct error error;
    unsigned lines = 0;
    if (path) config_read(app, path, &wrong);
    for (size_t i = 0; i < wrong.len; i++) lines += wrong.at[i] == '\n';
    if (lines) {
        int n = (int)strcspn(wrong.at, "\n");
        if (lines > 1) error_set(&error, ERROR_SYNTAX, 0, "%.*s (and %u more)", n, wrong.at, lines - 1);
        else error_set(&error, ERROR_SYNTAX, 0, "%.*s", n, wrong.at);
        app_fail(app, &error);
    }
    buffer_free(&wrong);
}

struct app *app_new(const struct app_options *options, struct error *error) {
    struct app *app = calloc(1, sizeof *app);
    if (!app) {
        error_memory(error);
        return NULL;
    }
    app->entry = app->opening = app->sidebar.chosen = app->only = TAG_NONE;
    app->focus = PANE_BODY;
    app->encoding = options->encoding;
    app->tag = options->tag ? options->tag : article_tag;
    app->small = options->small ? options->small : ARTICLE_SMALL;
    app->rows = options->rows;
    app->columns = options->columns;
    settings_init(&app->settings);
    app->theme = (struct theme){ .colors = options->colors, .light = options->light };
    app->library = library_open(options->paths, options->count, error);
    if (app->library) app->library->open = files_open;
    app->worker = worker_new(options->threaded);
    if (!app->library || !app->worker || !list_make(&app->list, app->library) || !keymap_init(&app->keymap)) {
        if (app->library) error_memory(error);
        app_free(app);
        return NULL;
    }
    configure(app, options->config);
    app->start = options->start;
    app->start_count = options->start_count;
    if (!app->list.n) app_say(app, "No articles there.");
    else app_open_entry(app, app->list.order[0]);
    if (begins_in_list(app, options)) app->focus = PANE_LIST;
    app_settle(app);
    return app;
}

void app_free(struct app *app) {
    if (!app) return;
    app_close_article(app);
    worker_free(app->worker);
    library_free(app->library);
    list_free(&app->list);
    keymap_free(&app->keymap);
    hyphenator_free(app->hyphenator);
    if (app->prompt.open) prompt_close(&app->prompt, false);
    history_free(&app->commands);
    history_free(&app->searches);
    sidebar_free(&app->sidebar);
    wish_free(&app->wish);
    history_free(&app->filters);
    free(app);
}
