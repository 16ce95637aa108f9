/* pages FILE: the reader without a terminal pages through a text to its end, drawing each page. It prints nothing:
   complexity.sh counts the instructions of pages_drawn. */
#include "ui/app.h"
#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 40, COLUMNS = 100 };

int pages_drawn(struct app *app, struct grid *grid);

/* How many there were: until a page changes nothing. */
__attribute__((noinline)) int pages_drawn(struct app *app, struct grid *grid) {
    const struct event space = { .kind = EVENT_KEY, .key = ' ' };
    int pages = 1;
    app_draw(app, grid);
    for (uint32_t before = UINT32_MAX; app->article && app_page(app) && app_page(app)->point != before; pages++) {
        before = app_page(app)->point;
        app_handle(app, &space);
        app_draw(app, grid);
    }
    return pages;
}

int main(int argc, char **argv) {
    const char *const paths[] = { argc > 1 ? argv[1] : "" };
    struct grid grid = { 0 };
    struct app *app = argc == 2 ? app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = ROWS, .columns = COLUMNS }, NULL) : NULL;
    if (!app) return 2;
    while (app_busy(app)) app_work(app);
    int pages = pages_drawn(app, &grid);
    grid_free(&grid);
    app_free(app);
    return pages > 0 ? 0 : 1;
}
