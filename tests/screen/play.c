#include "test.h"
#include "play.h"
#include "tagged.h"
#include "ui/app.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATHS = 16 };

struct player {
    struct app *app;
    struct grid grid;
    unsigned rows, columns;
    const char *folder;
    struct buffer *shown;
    uint32_t small; /* bytes of an article that is tagged before it is shown; 0: as ever */
    bool held;      /* what goes on in the background waits for the step `work` */
};

/* What the loop would be asked to do. */
static void wish_show(struct wish *wish, struct buffer *shown) {
    static const char *const kinds[] = { "nothing", "copy", "pipe to", "browse", "edit" };
    const char *words = wish->words ? wish->words : "", *slash = strrchr(words, '/');
    buffer_printf(shown, "=== wish: %s %s ===\n", kinds[wish->kind], wish->kind == WISH_EDIT && slash ? slash + 1 : words);
    buffer_put(shown, wish->bytes.at, wish->bytes.len);
    buffer_puts(shown, "\n");
    wish_free(wish);
}

static void work(struct player *player, const char *text) {
    int times = *text ? atoi(text) : -1;
    for (; times && app_busy(player->app); times--) app_work(player->app);
}

static void settle(struct player *player, struct event event) {
    unsigned react = app_handle(player->app, &event);
    while (!player->held && app_busy(player->app)) react |= app_work(player->app);
    if (react & REACT_QUIT) buffer_puts(player->shown, "=== left ===\n");
    if (react & REACT_WISH) wish_show(&player->app->wish, player->shown);
}

static void key(struct player *player, uint32_t code) {
    settle(player, (struct event){ .kind = EVENT_KEY, .key = code });
}

static void size(struct player *player, const char *text) {
    assert_int_equal(sscanf(text, "%ux%u", &player->columns, &player->rows), 2);
    if (!player->app) return;
    struct event event = { .kind = EVENT_RESIZE };
    event.size.rows = (uint16_t)player->rows;
    event.size.columns = (uint16_t)player->columns;
    settle(player, event);
}

static void open_paths(struct player *player, char *text) {
    static char paths[PATHS][1024];
    const char *at[PATHS];
    uint32_t n = 0;
    for (char *path = strtok(text, " "); path && n < PATHS; path = strtok(NULL, " ")) {
        snprintf(paths[n], sizeof *paths, "%s/%s", player->folder, path);
        at[n] = paths[n];
        n++;
    }
    struct app_options options = { .paths = at, .count = n, .rows = player->rows, .columns = player->columns,
                                   .tag = tag_by_hand, .small = player->small };
    struct error error = { 0 };
    app_free(player->app);
    player->app = app_new(&options, &error);
    if (!player->app) assert_int_equal(error.code, ERROR_MEMORY);
}

/* As if the worker had come so far with the article. */
static void tagged(struct player *player, const char *text) {
    struct reader_job *job = app_job(player->app, JOB_TAG);
    if (!job) return;
    atomic_store(&job->job.progress, (uint32_t)((uint64_t)player->app->article->text.len * (unsigned)atoi(text) / 100 + 1));
}

static void keys(struct player *player, const char *text) {
    while (*text) {
        uint32_t code = key_parse(&text);
        assert_int_not_equal(code, 0);
        key(player, code);
        while (*text == ' ') text++;
    }
}

static void type(struct player *player, const char *text) {
    struct event event = { .kind = EVENT_KEY };
    for (; *text; text++) {
        event.key = (unsigned char)*text;
        settle(player, event);
    }
}

/* `press ROW COLUMN`, `up ROW COLUMN`, `down ROW COLUMN`: the wheel. */
static void mouse(struct player *player, const char *text) {
    struct event event = { .kind = EVENT_MOUSE };
    char what[8];
    unsigned row, column;
    assert_int_equal(sscanf(text, "%7s %u %u", what, &row, &column), 3);
    event.mouse.row = (uint16_t)row;
    event.mouse.column = (uint16_t)column;
    event.mouse.button = 1;
    event.mouse.action = *what == 'p' ? MOUSE_PRESS : *what == 'u' ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
    settle(player, event);
}

static void shot(struct player *player, const char *title, bool styles) {
    char *dump = app_draw(player->app, &player->grid) ? grid_dump(&player->grid, styles) : NULL;
    if (!dump) return; /* no memory: the screen keeps what it shows */
    buffer_printf(player->shown, "=== %s (%ux%u, cursor %u,%u%s) ===\n", title, player->columns, player->rows,
                  player->grid.cursor.row, player->grid.cursor.column, player->grid.cursor.shown ? " shown" : "");
    buffer_puts(player->shown, dump);
    free(dump);
}

static void step(struct player *player, char *line) {
    char *argument = strchr(line, ' ');
    if (argument) *argument++ = 0;
    else argument = line + strlen(line);
    bool opens = !strcmp(line, "small") || !strcmp(line, "hold") || !strcmp(line, "size") || !strcmp(line, "open");
    if (!player->app && !opens) return; /* there was no memory to open anything */
    if (!strcmp(line, "small")) player->small = (uint32_t)atoi(argument);
    else if (!strcmp(line, "hold")) player->held = true;
    else if (!strcmp(line, "work")) work(player, argument);
    else if (!strcmp(line, "tagged")) tagged(player, argument);
    else if (!strcmp(line, "size")) size(player, argument);
    else if (!strcmp(line, "open")) open_paths(player, argument);
    else if (!strcmp(line, "keys")) keys(player, argument);
    else if (!strcmp(line, "mouse")) mouse(player, argument);
    else if (!strcmp(line, "type")) type(player, argument);
    else if (!strcmp(line, "shot")) shot(player, argument, false);
    else if (!strcmp(line, "styles")) shot(player, argument, true);
    else fail_msg("no step “%s”", line);
}

void play(const char *script, const char *folder, struct buffer *shown) {
    struct player player = { .rows = 24, .columns = 80, .folder = folder, .shown = shown };
    FILE *file = fopen(script, "r");
    char line[1024];
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (*line && *line != '#') step(&player, line);
    }
    fclose(file);
    app_free(player.app);
    grid_free(&player.grid);
}
