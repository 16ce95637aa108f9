#include "app.h"
#include "pages.h"
#include "cmdline.h"
#include "files.h"
#include "i18n.h"
#include "configuration.h"
#include "hyphenator.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void app_say(struct app *app, const char *format, ...) {
    enum { LONGEST = MESSAGE_BYTES / 3 - 1 }; /* clean_copy may make three bytes of one */
    char line[LONGEST + 2];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, _(format), arguments);
    va_end(arguments);
    clean_copy(app->message, line, char_cut(line, strlen(line), LONGEST), false);
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
    page->serial = ++app->page_serial;
    app->pages[app->page_count++] = page;
    app->page_kept = app->page_count;
    app->focus = PANE_BODY;
    return REACT_DRAW;
}

void app_pop(struct app *app) {
    pages_drop(app, --app->page_count);
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

/* What is wrong with the configuration is a message; or how much is, and :messages has it. */
static void configure(struct app *app, const char *path) {
    struct buffer wrong = { 0 };
    struct error error;
    unsigned lines = 0;
    if (path) config_read(app, path, &wrong);
    for (size_t i = 0; i < wrong.len; i++) lines += wrong.at[i] == '\n';
    if (lines > 1) {
        app_keep_messages(app, wrong.at, wrong.len);
        error_set(&error, ERROR_SYNTAX, 0, "%u lines of the configuration are wrong; :messages lists them", lines);
    } else if (lines) {
        error_set(&error, ERROR_SYNTAX, 0, "%.*s", (int)strcspn(wrong.at, "\n"), wrong.at);
    }
    if (lines) app_fail(app, &error);
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
    buffer_free(&app->messages);
    free(app);
}
