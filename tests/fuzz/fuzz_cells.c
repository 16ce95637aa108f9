/* Any bytes, put anywhere on a grid over one another: the grid's invariants hold, no
   column outside the area changes, and what is measured is what is used. The first
   bytes choose where. */
#include "fuzz/fuzz.h"
#include "grid_check.h"
#include <stdio.h>
#include <string.h>

enum { ROWS = 4, COLUMNS = 20 };

static void check_grid(const struct grid *grid) {
    uint32_t at = 0;
    const char *wrong = grid_check(grid, &at);
    if (wrong) fprintf(stderr, "cell %u: %s\n", at, wrong);
    need(!wrong);
}

/* A text cut between clusters has the width of its parts. */
static void check_widths(const char *text, size_t n) {
    unsigned columns = 0, width;
    for (size_t at = 0, length; at < n; at += length) {
        length = cells_next(text + at, n - at, &width);
        need(length > 0 && length <= n - at && width <= 2);
        columns += width;
    }
    need(cells_width(text, n) == columns);
}

static void put(struct grid *grid, const uint8_t where[4], const char *text, size_t n) {
    struct area area = { grid, where[0] % ROWS, where[1] % COLUMNS, 2, (uint16_t)(1 + where[2] % COLUMNS) };
    unsigned column = where[3] % COLUMNS, room = column < area.columns ? area.columns - column : 0, width = cells_width(text, n);
    if (room > COLUMNS - area.column - column) room = area.column + column < COLUMNS ? COLUMNS - area.column - column : 0;
    unsigned used = cells_put(area, where[0] / ROWS % 3, column, COLUMNS, text, n, STYLE_TEXT);
    need(used <= room && used <= width);
    check_grid(grid);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct grid grid = { 0 };
    need(grid_resize(&grid, ROWS, COLUMNS));
    check_widths((const char *)data, size);
    while (size > 5) {
        size_t n = data[4] < size - 5 ? data[4] : size - 5;
        put(&grid, data, (const char *)data + 5, n);
        data += 5 + n;
        size -= 5 + n;
    }
    grid_free(&grid);
    return 0;
}
