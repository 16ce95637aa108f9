#include "grid_check.h"
#include "check.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <string.h>
#include <unistr.h>

static const char *check_cell(const struct cell *cell) {
    size_t n = strnlen(cell->bytes, CELL_BYTES);
    CHECK(n < CELL_BYTES);
    CHECK(cell->width ? n > 0 : n == 0);
    CHECK(u8_check((const uint8_t *)cell->bytes, n) == NULL);
    for (size_t i = 0; i < n;) {
        uint32_t code, shown;
        int length = char_decode(cell->bytes + i, n - i, &code);
        CHECK(clean_char(code, &shown) == CLEAN_SHOW);
        CHECK(i == 0 ? char_width(code) == cell->width : char_width(code) == 0);
        i += (size_t)length;
    }
    return NULL;
}

const char *grid_check(const struct grid *grid, uint32_t *at) {
    for (unsigned row = 0; row < grid->rows; row++)
        for (unsigned column = 0; column < grid->columns; column++) {
            *at = row * grid->columns + column;
            const struct cell *cell = &grid->cells[*at];
            const char *wrong = check_cell(cell);
            if (wrong) return wrong;
            CHECK(cell->width <= 2);
            if (cell->width == 2) CHECK(column + 1u < grid->columns && !cell[1].width);
            if (!cell->width) CHECK(column > 0 && cell[-1].width == 2);
        }
    return NULL;
}
