/* Opening and closing: articles, pages, panes, the reader itself. */
#include "app.h"
#include "files.h"
#include "pages.h"
#include "paths.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- articles --- */

static bool is_known_to_fail(const struct entry *entry) {
    return entry->summary && entry->summary->error;
}

/* So many articles on, or, where that one cannot be read, the next that can: who pages through them is not stopped. */
static unsigned step(struct app *app, int64_t by) {
    struct list *list = &app->list;
    int64_t at = list_position(app), to = at + by;
    bool tried = false;
    if (to < 0) to = 0;
    if (to >= (int64_t)list->n) to = (int64_t)list->n - 1;
    for (; to != at && to >= 0 && to < (int64_t)list->n; to += by > 0 ? 1 : -1) {
        uint32_t entry = list->order[to];
        if (is_known_to_fail(&app->library->entries[entry])) continue;
        if (!tried) app_leave(app);
        tried = true;
        list->cursor = (uint32_t)to;
        app_open_entry(app, entry);
        if (entry == app->entry || entry == app->opening) return REACT_DRAW;
    }
    if (tried) list_go(app, app->entry); /* and the message says why */
    else app_say(app, by > 0 ? "This is the last article" : "This is the first article");
    return REACT_DRAW;
}

unsigned do_next(struct app *app, const struct call *call) {
    return step(app, call_count(call));
}

unsigned do_previous(struct app *app, const struct call *call) {
    return step(app, -(int64_t)call_count(call));
}

/* A file that can be read, or a folder that can be listed; outside the sandbox, by the broker. */
static bool may_open(const char *path) {
    struct stat st;
    if (access(path, R_OK) < 0 || stat(path, &st) < 0) return false;
    int fd = S_ISDIR(st.st_mode) ? files_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : 0;
    if (fd > 0) close(fd);
    return fd >= 0;
}

/* The entry with this path, or one more, or more for a folder; TAG_NONE and *error where there is nothing. */
static uint32_t entry_of(struct app *app, const char *path, struct error *error) {
    uint32_t n = app->library->count;
    for (uint32_t i = 0; i < n; i++)
        if (!strcmp(app->library->entries[i].path, path)) return i;
    if (!may_open(path)) error_system(error, path);
    else if (library_add(app->library, path, error) && app->library->count == n)
        error_set(error, ERROR_ARGUMENT, 0, "there is no text in that folder");
    return error->code || !list_make(&app->list, app->library) ? TAG_NONE : n;
}

unsigned do_open(struct app *app, const struct call *call) {
    if (!call->argc) return do_reload(app, call);
    char path[PATHS_BYTES];
    struct error error = { 0 };
    paths_home(path, sizeof path, call->argv[0]);
    uint32_t before = app->library->count, entry = entry_of(app, path, &error);
    if (entry == TAG_NONE) {
        if (!error.code) error_memory(&error);
        return app_fail(app, &error);
    }
    list_go(app, entry);
    app_leave(app);
    unsigned react = app_open_entry(app, entry);
    app->focus = app->library->count > before + 1 ? PANE_LIST : PANE_BODY;
    return react;
}

unsigned do_reload(struct app *app, const struct call *call) {
    (void)call;
    if (!app->article || !strcmp(app->article->path, "-")) {
        app_say(app, app->article ? "Standard input cannot be read again" : "No article is open");
        return REACT_DRAW;
    }
    app_open_entry(app, app->entry);
    if (app->opening == TAG_NONE && !app->message[0]) app_say(app, "Read again");
    return REACT_DRAW;
}

unsigned do_file(struct app *app, const struct call *call) {
    (void)call;
    const struct article *article = app->article;
    if (app->focus == PANE_LIST && !app_list_is_sections(app) && app->list.n) {
        const struct entry *entry = &app->library->entries[app->list.order[app->list.cursor]];
        const char *wrong = entry->summary ? entry->summary->error : NULL;
        app_say(app, "%s%s%s", wrong ? wrong : "", wrong ? " · " : "", entry->path);
    } else if (!article) {
        app_say(app, "No article is open");
    } else {
        app_say(app, "byte %u of %u · %s · %s", app->pages[0]->point, article->text.len, text_encoding_name(&article->text),
                article->path);
    }
    return REACT_DRAW;
}

/* --- Enter --- */

static unsigned enter_list(struct app *app) {
    struct page *page = app_page(app);
    if (app_list_is_sections(app)) {
        struct span at = page->sections.at[page->section_cursor].at;
        app->focus = PANE_BODY;
        page->point = page->top = at.beg;
        return REACT_DRAW;
    }
    if (!app->list.n) return REACT_NOTHING;
    uint32_t entry = app->list.order[app->list.cursor];
    unsigned react = REACT_DRAW;
    if (entry != app->entry) {
        app_leave(app);
        react = app_open_entry(app, entry);
    }
    if (entry == app->entry || entry == app->opening) app->focus = PANE_BODY;
    return react;
}

static unsigned enter_voices(struct app *app) {
    uint32_t voice = sidebar_voice(&app->sidebar), quote = sidebar_quote(&app->sidebar, &app->voices);
    if (voice == TAG_NONE && quote == TAG_NONE) return REACT_NOTHING;
    if (voice != TAG_NONE && voice == app->sidebar.chosen) return pages_open(app, PAGE_VOICE, voice);
    if (voice != TAG_NONE) {
        sidebar_choose(&app->sidebar, voice);
        app_say(app, "Enter again opens the page of this voice");
        return REACT_DRAW;
    }
    app_show_article(app);
    if (app->columns < SCREEN_TWO) app->focus = PANE_BODY;
    return app_go_quote(app, quote);
}

unsigned do_enter(struct app *app, const struct call *call) {
    if (app->focus == PANE_LIST) return enter_list(app);
    if (app->focus == PANE_VOICES) return enter_voices(app);
    return pages_enter(app, call);
}

/* --- leaving --- */

unsigned do_zen(struct app *app, const struct call *call) {
    (void)call;
    app->zen = !app->zen;
    if (app->zen) app->focus = PANE_BODY;
    return REACT_DRAW;
}

unsigned do_redraw(struct app *app, const struct call *call) {
    (void)app, (void)call;
    return REACT_REPAINT;
}

unsigned do_suspend(struct app *app, const struct call *call) {
    (void)app, (void)call;
    return REACT_SUSPEND;
}

unsigned do_cancel(struct app *app, const struct call *call) {
    (void)call;
    struct page *page = app_page(app);
    app->seeking.step = 0;
    if (page && page->selecting) { /* the highlights stay until they are asked away */
        page->selecting = false;
        return REACT_DRAW;
    }
    if (app_stop_opening(app)) {
        app_say(app, "Stopped");
    } else if (page && page->search.n) {
        search_free(&page->search);
    } else if (app->page_count > 1) {
        app_pop(app);
    }
    return REACT_DRAW;
}

/* Where the list is covered the article closes to it. */
unsigned do_quit(struct app *app, const struct call *call) {
    (void)call;
    if (app->page_count > 1) {
        app_pop(app);
        return REACT_DRAW;
    }
    if (!app->screen.panes[PANE_LIST].columns && app->list.n > 1) { /* back to it from what covers it */
        app->focus = PANE_LIST;
        app->zen = false;
        return REACT_DRAW;
    }
    return REACT_QUIT;
}

unsigned do_quit_all(struct app *app, const struct call *call) {
    (void)app, (void)call;
    return REACT_QUIT;
}
