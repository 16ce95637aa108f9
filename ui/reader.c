#include "reader.h"
#include "app.h"
#include "broker.h"
#include "grant.h"
#include "configuration.h"
#include "paths.h"
#include "sandbox.h"
#include "terminal.h"
#include "terminal_kind.h"
#include <dixit/clean.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Draw and show, unless more keys wait: then only what they lead to is seen. */
static bool show(struct app *app, struct terminal *term, struct grid *grid, bool whole) {
    if (!app_draw(app, grid)) return false;
    term_show(term, grid, &app->theme, whole);
    return true;
}

static void enter_sandbox(const struct app_options *start) {
    struct sandbox_plan plan;
    sandbox_plan(&plan);
    for (size_t i = 0; i < start->count; i++) sandbox_let_read(&plan, start->paths[i]);
    sandbox_enter(&plan);
}

/* The first page is painted: what nobody needs for reading is taken away, and then there may be a thread. */
static void confine(struct app *app, const struct app_options *start) {
    if (broker_start()) enter_sandbox(start);
    worker_begin(app->worker);
}

static bool loop(struct app *app, const struct app_options *start, struct terminal *term) {
    struct grid grid = { 0 };
    unsigned react = REACT_REPAINT;
    bool fine = true, confined = false;
    term_watch(term, worker_fd(app->worker));
    while (fine && !(react & REACT_QUIT)) {
        term_mouse(term, app->settings.mouse);
        struct event event = { .kind = EVENT_NONE }; /* keys that wait are taken before anything is drawn, but for the first page */
        if (confined) event = term_event(term, 0);
        if (event.kind == EVENT_NONE) {
            if (react & (REACT_DRAW | REACT_REPAINT)) fine = show(app, term, &grid, react & REACT_REPAINT);
            if (!confined) confine(app, start);
            confined = true;
            react = app_work(app);
            event = term_event(term, react ? 0 : app_patience(app));
        }
        react |= app_handle(app, &event);
        if (react & REACT_SUSPEND) {
            term_suspend(term);
            react = REACT_REPAINT;
        }
        if (react & REACT_WISH) react = (react & ~(unsigned)REACT_WISH) | grant(app, term);
    }
    grid_free(&grid);
    return fine;
}

/* --config, or the user's own. */
static const char *config_path(const struct options *options, char *to, size_t room) {
    if (options->config || options->no_config) return options->config;
    return paths_config(to, room) ? to : NULL;
}

/* What the application starts with, and where that is kept. */
struct beginning {
    struct app_options app;
    char articles[PATHS_BYTES], config[PATHS_BYTES];
    const char *sample;
};

/* The paths given, or our sample articles. */
static bool begin(struct beginning *begin, const struct options *options, const struct terminal *term, struct error *error) {
    struct app_options *app = &begin->app;
    *app = (struct app_options){ .paths = options->paths, .count = options->path_count, .encoding = options->encoding,
                                 .start = &options->start, .start_count = options->start ? 1 : 0, .threaded = true };
    if (!app->count) {
        if (!paths_articles(begin->articles, sizeof begin->articles))
            return error_set(error, ERROR_SYSTEM, 0, "no path is given, and the sample articles are not installed");
        begin->sample = begin->articles;
        app->paths = &begin->sample;
        app->count = 1;
    }
    app->config = config_path(options, begin->config, sizeof begin->config);
    term_size(term, &app->rows, &app->columns);
    app->colors = term_colors(term);
    app->light = terminal_kind_light_ground();
    return true;
}

/* Memory is asked for in large pieces, and what tagging gives back the page takes: at the start each page of it costs. */
static void keep_memory(void) {
#ifdef __GLIBC__
    enum { PIECE = 1 << 20 };
    mallopt(M_TOP_PAD, PIECE);
    mallopt(M_TRIM_THRESHOLD, 2 * PIECE);
#endif
}

int reader_run(const struct options *options) {
    keep_memory();
    struct error error = { 0 };
    struct beginning start;
    struct terminal *term = term_open(&error);
    struct app *app = term && begin(&start, options, term, &error) ? app_new(&start.app, &error) : NULL;
    bool fine = app && loop(app, &start.app, term);
    app_free(app);
    broker_stop();
    term_close(term);
    if (!fine && error.code) fprintf(stderr, "dixit: %s\n", error.message);
    int number = term_ended_by();
    if (number) {
        signal(number, SIG_DFL);
        raise(number);
    }
    return fine ? EXIT_FINE : EXIT_SOME_FAILED;
}

/* Messages in the order of their lines, each made harmless. */
static void complain(const struct buffer *wrong) {
    char *clean = wrong->len ? malloc(3 * wrong->len + 1) : NULL;
    if (!clean) return;
    clean_copy(clean, wrong->at, wrong->len, true);
    fprintf(stderr, "%s", clean);
    free(clean);
}

int reader_dump_config(const struct options *options) {
    char path[PATHS_BYTES];
    struct error error = { 0 };
    struct buffer wrong = { 0 }, dump = { 0 };
    struct app *app = app_new(&(struct app_options){ .rows = 24, .columns = 80 }, &error);
    const char *config = config_path(options, path, sizeof path);
    bool fine = app;
    if (fine && config) config_read(app, config, &wrong);
    complain(&wrong);
    if (fine) config_dump(app, &dump);
    if (fine && (wrong.failed || dump.failed)) fine = error_memory(&error);
    if (fine && (fwrite(dump.at, 1, dump.len, stdout) < dump.len || fflush(stdout)))
        fine = error_system(&error, "standard output: cannot write");
    if (!fine) fprintf(stderr, "dixit: %s\n", error.message);
    if (wrong.len) fine = false;
    buffer_free(&wrong);
    buffer_free(&dump);
    app_free(app);
    return fine ? EXIT_FINE : EXIT_SOME_FAILED;
}
