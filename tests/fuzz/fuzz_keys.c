/* Bytes of a terminal -> events -> the reader -> a grid. Whatever is typed, every
   row of the grid is full of whole characters that a terminal does not obey. A byte
   0xFF is a new size: the two behind it. */
#include "fuzz/fuzz.h"
#include "grid_check.h"
#include "ui/app.h"
#include "ui/input.h"
#include <stdio.h>
#include <string.h>

enum { EVENTS_MAX = 400, BYTES_MAX = 4096 };

static struct app *reader(void) {
    static char first[1024], second[1024];
    static const char *const paths[] = { first, second };
    const char *source = getenv("srcdir");
    snprintf(first, sizeof first, "%s/tests/screen/press.txt", source ? source : ".");
    snprintf(second, sizeof second, "%s/tests/screen/second.txt", source ? source : ".");
    setenv("DIXIT_MANUAL", "/nowhere", 1);
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 2, .rows = 24, .columns = 120 }, NULL);
    need(app);
    return app;
}

static void check_grid(const struct app *app, struct grid *grid) {
    uint32_t at = 0;
    need(app_draw(app, grid));
    const char *wrong = grid_check(grid, &at);
    if (wrong) fprintf(stderr, "cell %u: %s\n", at, wrong);
    need(!wrong);
    const struct page *page = app_page(app);
    if (page) need(page->top <= page->text->len && page->point <= page->text->len);
}

/* False: the reader has left. */
static bool happen(struct app *app, struct grid *grid, const struct event *event, int *events) {
    if (event->kind == EVENT_NONE) return true;
    unsigned react = app_handle(app, event);
    for (int i = 0; i < 100 && app_busy(app); i++) app_work(app);
    if (++*events % 4 == 0) check_grid(app, grid);
    return !(react & REACT_QUIT) && *events < EVENTS_MAX;
}

static bool feed(struct app *app, struct grid *grid, struct input *input, bool late, int *events) {
    for (;;) {
        struct event event = input_next(input, late);
        if (event.kind == EVENT_NONE) return true;
        if (!happen(app, grid, &event, events)) return false;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct input input;
    struct grid grid = { 0 };
    int events = 0;
    bool here = true;
    if (size > BYTES_MAX) size = BYTES_MAX;
    struct app *app = reader();
    input = (struct input){ 0 };
    for (size_t at = 0; here && at < size; at++) {
        if (data[at] == 0xFF && at + 2 < size) {
            struct event event = { .kind = EVENT_RESIZE };
            event.size.rows = (uint16_t)(1 + data[at + 1] % 80);
            event.size.columns = (uint16_t)(1 + data[at + 2]);
            here = happen(app, &grid, &event, &events);
            at += 2;
        } else {
            need(input.len < sizeof input.bytes);
            input.bytes[input.len++] = (char)data[at];
            here = feed(app, &grid, &input, false, &events);
        }
    }
    for (int i = 0; here && input.len && i < INPUT_PATIENCE + 1; i++) here = feed(app, &grid, &input, true, &events);
    if (here) check_grid(app, &grid);
    grid_free(&grid);
    app_free(app);
    return 0;
}
