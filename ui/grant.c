#include "grant.h"
#include "run.h"
#include "words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- the clipboard --- */

/* The programs of :set clipboard=, in its order; the first is the terminal alone. */
static const char *const copiers[][4] = {
    { NULL }, { "wl-copy", NULL }, { "xclip", "-selection", "clipboard", NULL }, { "pbcopy", NULL },
};

static bool copy(struct app *app, struct terminal *term, struct error *error) {
    const struct buffer *bytes = &app->wish.bytes;
    const char *const *copier = copiers[app->settings.clipboard];
    bool sent = term_copy(term, bytes->at, bytes->len);
    if (!*copier)
        return sent || error_set(error, ERROR_SYSTEM, 0,
                                 "this terminal takes no clipboard, or none of that size; see :set clipboard");
    int status = run_program(copier, bytes->at, bytes->len, NULL, NULL, RUN_SECONDS, error);
    if (status == 127) error_set(error, ERROR_SYSTEM, 0, "%s is not installed; see :set clipboard", *copier);
    else if (status > 0) error_set(error, ERROR_SYSTEM, 0, "%s failed (status %d)", *copier, status);
    return !status;
}

/* --- programs on the terminal --- */

static int on_terminal(struct terminal *term, const char *const *argv, const char *input, size_t n, bool wait,
                       struct error *error) {
    term_lend(term);
    int status = run_on_terminal(argv, input, n, error);
    if (wait) term_wait_for_enter(term);
    term_take_back(term);
    return status;
}

static bool is_text_browser(const char *program) {
    static const char *const names[] = { "w3m",    "lynx",     "links",  "links2", "elinks",
                                         "browsh", "carbonyl", "chawan", "cha" };
    const char *slash = strrchr(program, '/'), *name = slash ? slash + 1 : program;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name)) return true;
    return false;
}

/* Without a graphical session every browser is one for the terminal. */
static bool needs_terminal(const char *program) {
    bool graphical = getenv("DISPLAY") || getenv("WAYLAND_DISPLAY") || !strcmp(program, "open");
    return !graphical || is_text_browser(program);
}

/* BROWSER is a list parted by colons, the first that there is, is taken. */
static bool browse(struct terminal *term, const char *address, struct error *error) {
    const char *browsers = getenv("BROWSER");
    struct words words;
    if (!browsers || !*browsers) browsers = "xdg-open:open";
    for (size_t n; *browsers; browsers += n + (browsers[n] == ':')) {
        n = strcspn(browsers, ":");
        words_split(&words, browsers, n, address);
        if (!words.n) continue;
        if (!needs_terminal(words.at[0])) {
            if (run_apart(words.at, error)) return true;
            continue;
        }
        int status = on_terminal(term, words.at, NULL, 0, false, error);
        if (status > 0 && status != 127)
            error_set(error, ERROR_SYSTEM, 0, "%s failed (status %d)", words.at[0], status);
        if (status != 127) return !status;
    }
    return error_set(error, ERROR_SYSTEM, 0, "no browser is found; set BROWSER to one");
}

static bool changed_since(const char *path, const struct stat *before) {
    struct stat now;
    return stat(path, &now) == 0 && (now.st_mtime != before->st_mtime || now.st_size != before->st_size);
}

static bool edit(struct app *app, struct terminal *term, struct error *error) {
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    struct words words;
    struct stat before = { 0 };
    char line[16], text[1024];
    snprintf(line, sizeof line, "+%u", app->wish.line);
    const char *with = visual && *visual ? visual : editor && *editor ? editor : "vi";
    snprintf(text, sizeof text, "%s %s", with, line);
    words_split(&words, text, strlen(text), app->wish.words);
    stat(app->wish.words, &before);
    int status = on_terminal(term, words.at, NULL, 0, false, error);
    if (status == 127) return error_set(error, ERROR_SYSTEM, 0, "there is no editor “%s”; set VISUAL or EDITOR", with);
    if (changed_since(app->wish.words, &before)) {
        app_open_entry(app, app->entry); /* which keeps the place by its words */
        app_settle(app);
    }
    return status >= 0;
}

static bool pipe_to(struct app *app, struct terminal *term, struct error *error) {
    const char *const argv[] = { "sh", "-c", app->wish.words, NULL };
    const struct buffer *bytes = &app->wish.bytes;
    int status = on_terminal(term, argv, bytes->at ? bytes->at : "", bytes->len, true, error);
    if (status > 0) error_set(error, ERROR_SYSTEM, 0, "the command ended with status %d", status);
    return !status;
}

unsigned grant(struct app *app, struct terminal *term) {
    struct error error = { 0 };
    bool granted = true;
    unsigned react = REACT_REPAINT;
    switch (app->wish.kind) {
    case WISH_NONE: return REACT_NOTHING;
    case WISH_COPY:
        granted = copy(app, term, &error);
        react = REACT_DRAW;
        break;
    case WISH_BROWSE: granted = browse(term, app->wish.words, &error); break;
    case WISH_EDIT: granted = edit(app, term, &error); break;
    case WISH_PIPE: granted = pipe_to(app, term, &error); break;
    }
    wish_free(&app->wish);
    return granted ? react : react | app_fail(app, &error);
}
