/* From a key to a drawn grid: what each motion takes in an article, in the
   application without a terminal. It prints figures and judges nothing.

   keys FILE... : the files, one after another and again until there are 100 KB, as one article */
#include "ui/app.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BYTES = 100000, TIMES = 200, ROWS = 50, COLUMNS = 200 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Fill `to` from the files; false where there is nothing to fill it with. */
static bool fill(FILE *to, char **paths, int n) {
    static char bytes[BYTES];
    for (long done = 0; done < BYTES;) {
        long before = done;
        for (int i = 0; i < n && done < BYTES; i++) {
            FILE *from = fopen(paths[i], "r");
            size_t got = from ? fread(bytes, 1, (size_t)(BYTES - done), from) : 0;
            if (from) fclose(from);
            done += (long)fwrite(bytes, 1, got, to);
        }
        if (done == before) return false;
    }
    return true;
}

static void measure(struct app *app, struct grid *grid, const char *keys) {
    double times[TIMES];
    const char *at = keys;
    struct event event = { .kind = EVENT_KEY };
    uint32_t codes[8];
    int n = 0;
    while (*at && n < 8) codes[n++] = key_parse(&at);
    for (int i = 0; i < TIMES; i++) {
        event.key = codes[i % n];
        double beg = now();
        app_handle(app, &event);
        app_draw(app, grid);
        times[i] = now() - beg;
    }
    double first = times[0];
    qsort(times, TIMES, sizeof *times, by_size);
    printf("%-12s %8.0f %8.0f %8.0f %8.0f\n", keys, first, times[TIMES / 2], times[TIMES * 95 / 100], times[TIMES - 1]);
}

int main(int argc, char **argv) {
    static const char *const keys[] = { "j", "k", "Space", "b", "^D", "^U", "g G", "G", "g", "}", "{", "]", "[", ")", "(",
                                        ">", "<", "n", "+ -", "Tab", "H q", "O O", "zz zt", "* #", "v w j Esc" };
    char path[] = "/tmp/dixit-bench-XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (!file || !fill(file, argv + 1, argc - 1) || fclose(file)) {
        fprintf(stderr, "usage: keys FILE...\n");
        return 2;
    }
    const char *const paths[] = { path }, *const start[] = { "/the" };
    struct app_options options = { .paths = paths, .count = 1, .rows = ROWS, .columns = COLUMNS, .start = start,
                                   .start_count = 1 };
    struct grid grid = { 0 };
    double beg = now();
    struct app *app = app_new(&options, NULL);
    if (app) app_draw(app, &grid);
    printf("opened, tagged and drawn: %.0f us for %d bytes\n", now() - beg, BYTES);
    while (app && app_busy(app)) app_work(app);
    printf("%-12s %8s %8s %8s %8s   (us, %d presses at %dx%d)\n", "key", "first", "median", "95%", "most", TIMES, COLUMNS,
           ROWS);
    for (size_t i = 0; app && i < sizeof keys / sizeof *keys; i++) measure(app, &grid, keys[i]);
    app_free(app);
    grid_free(&grid);
    unlink(path);
    return app ? 0 : 1;
}
