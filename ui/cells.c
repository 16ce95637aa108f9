#include "cells.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <stdlib.h>
#include <string.h>

enum { MARKS_MAX = 4, DOTTED_CIRCLE = 0x25CC, REPLACEMENT = 0xFFFD };

static bool is_plain(char byte) {
    return byte >= ' ' && byte < 0x7F;
}

static bool is_conjoining_jamo(uint32_t code) {
    return (code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FF);
}

enum part { PART_BASE, PART_MARK, PART_NOTHING };

/* Read one character: what part of a cluster it is, and in *code what to show of it. */
static enum part read_part(const char *text, size_t n, size_t *length, uint32_t *code) {
    *length = (size_t)char_decode(text, n, code);
    switch (clean_char(*code, code)) {
    case CLEAN_JOINER: return PART_NOTHING;
    case CLEAN_STAND_IN: return PART_BASE;
    case CLEAN_SHOW: break;
    }
    if (char_width(*code) > 0) return PART_BASE;
    if (char_is_mark(*code) || is_conjoining_jamo(*code)) return PART_MARK;
    *code = REPLACEMENT; /* takes no column and marks nothing: it would pass unseen */
    return PART_BASE;
}

/* Blanks of one column are sent as spaces: terminals differ over the others. */
static uint32_t as_shown(uint32_t code) {
    return char_is_space(code) && char_width(code) == 1 ? ' ' : code;
}

static bool takes_marks(uint32_t code) {
    return !char_is_space(code) && code != REPLACEMENT && !(code >= 0x2400 && code <= 0x2421);
}

/* Is the cluster at `text` one ASCII character? The short way for nearly all. */
static bool is_plain_cluster(const char *text, size_t n) {
    return is_plain(text[0]) && (n == 1 || (unsigned char)text[1] < 0x80);
}

/* Read the cluster that begins at `text` into *cell (but its style); returns its bytes.
   Joiners that stand alone are a cluster of no columns. */
static size_t read_cluster(const char *text, size_t n, struct cell *cell) {
    size_t length, used = 0;
    uint32_t code;
    int marks = 0;
    memset(cell, 0, sizeof *cell);
    if (is_plain_cluster(text, n)) {
        cell->bytes[0] = *text;
        cell->width = 1;
        return 1;
    }
    if (*text == '\n' || *text == '\t' || *text == '\r') {
        cell->bytes[0] = ' ';
        cell->width = 1;
        return *text == '\r' && n > 1 && text[1] == '\n' ? 2 : 1;
    }
    enum part part = read_part(text, n, &length, &code);
    if (part != PART_MARK) used = length;
    else code = DOTTED_CIRCLE;
    if (part != PART_NOTHING) {
        code = as_shown(code);
        cell->width = (uint8_t)char_width(code);
    }
    bool open = part != PART_NOTHING && takes_marks(code);
    int at = part == PART_NOTHING ? 0 : char_encode(cell->bytes, code);
    while (used < n && !is_plain(text[used])) {
        if (text[used] == '\n' || text[used] == '\t' || text[used] == '\r') break;
        part = read_part(text + used, n - used, &length, &code);
        if (part == PART_BASE || (part == PART_MARK && !open)) break;
        if (part == PART_MARK && marks++ < MARKS_MAX) at += char_encode(cell->bytes + at, code);
        used += length;
    }
    return used;
}

size_t cells_next(const char *text, size_t n, unsigned *width) {
    if (is_plain_cluster(text, n)) {
        *width = 1;
        return 1;
    }
    struct cell cell;
    size_t used = read_cluster(text, n, &cell);
    *width = cell.width;
    return used;
}

unsigned cells_width(const char *text, size_t n) {
    unsigned columns = 0, width;
    for (size_t at = 0; at < n; columns += width) at += cells_next(text + at, n - at, &width);
    return columns;
}

/* --- the grid --- */

static void blank(struct cell *cells, size_t n, style look) {
    for (size_t i = 0; i < n; i++) cells[i] = (struct cell){ .bytes = " ", .style = look, .width = 1 };
}

bool grid_resize(struct grid *grid, unsigned rows, unsigned columns) {
    if (rows > GRID_ROWS_MAX) rows = GRID_ROWS_MAX;
    if (columns > GRID_COLUMNS_MAX) columns = GRID_COLUMNS_MAX;
    size_t room = (size_t)rows * columns;
    struct cell *cells = realloc(grid->cells, (room ? room : 1) * sizeof *cells);
    if (!cells) {
        grid_free(grid);
        return false;
    }
    *grid = (struct grid){ .rows = (uint16_t)rows, .columns = (uint16_t)columns, .cells = cells };
    blank(cells, room, STYLE_TEXT);
    return true;
}

void grid_free(struct grid *grid) {
    free(grid->cells);
    *grid = (struct grid){ 0 };
}

struct area grid_area(struct grid *grid) {
    return (struct area){ grid, 0, 0, grid->rows, grid->columns };
}

static struct cell *row_of(const struct grid *grid, unsigned row) {
    return grid->cells + (size_t)row * grid->columns;
}

static void set_blank(struct cell *cell) {
    memset(cell->bytes, 0, sizeof cell->bytes);
    cell->bytes[0] = ' ';
    cell->width = 1;
}

/* Columns [beg, end) of a row are about to be written: blank the halves of wide
   characters that would be left at its edges. */
static void part_wide(const struct grid *grid, struct cell *row, unsigned beg, unsigned end) {
    if (beg > 0 && beg < end && !row[beg].width) set_blank(&row[beg - 1]);
    if (beg < end && end < grid->columns && !row[end].width) set_blank(&row[end]);
}

/* What of columns [column, column + columns) lies in the area and in the grid, in
   the grid's columns; false where nothing does. */
static bool clip(struct area area, unsigned row, unsigned column, unsigned columns, unsigned *beg, unsigned *end) {
    if (row >= area.rows || area.row + row >= area.grid->rows || column >= area.columns) return false;
    if (columns > area.columns - column) columns = area.columns - column;
    *beg = area.column + column;
    *end = *beg + columns;
    if (*end > area.grid->columns) *end = area.grid->columns;
    return *beg < *end;
}

void cells_clear(struct area area, style look) {
    unsigned beg, end;
    for (unsigned row = 0; row < area.rows && clip(area, row, 0, area.columns, &beg, &end); row++) {
        struct cell *cells = row_of(area.grid, area.row + row);
        part_wide(area.grid, cells, beg, end);
        blank(cells + beg, end - beg, look);
    }
}

static void put_cell(const struct grid *grid, struct cell *row, unsigned column, const struct cell *cell) {
    part_wide(grid, row, column, column + cell->width);
    row[column] = *cell;
    if (cell->width == 2) row[column + 1] = (struct cell){ .style = cell->style };
}

unsigned cells_put(struct area area, unsigned row, unsigned column, unsigned columns, const char *text, size_t n,
                   style look) {
    unsigned beg, end;
    if (!clip(area, row, column, columns, &beg, &end)) return 0;
    struct cell *cells = row_of(area.grid, area.row + row), cell;
    unsigned at = beg;
    for (size_t i = 0; i < n && at < end; at += cell.width) {
        i += read_cluster(text + i, n - i, &cell);
        cell.style = look;
        if (cell.width > end - at) set_blank(&cell);
        if (cell.width) put_cell(area.grid, cells, at, &cell);
    }
    return at - beg;
}

unsigned cells_puts(struct area area, unsigned row, unsigned column, unsigned columns, const char *text, style look) {
    static const char ellipsis[] = "…";
    size_t n = strlen(text);
    if (column >= area.columns) return 0;
    if (columns > area.columns - column) columns = area.columns - column;
    if (!columns || cells_width(text, n) <= columns) return cells_put(area, row, column, columns, text, n, look);
    unsigned used = cells_put(area, row, column, columns - 1, text, n, look);
    return used + cells_put(area, row, column + used, columns - used, ellipsis, sizeof ellipsis - 1, look);
}

void cells_mark(struct area area, unsigned row, unsigned column, unsigned columns, style flags) {
    unsigned beg, end;
    if (!clip(area, row, column, columns, &beg, &end)) return;
    struct cell *cells = row_of(area.grid, area.row + row);
    for (; beg < end; beg++) cells[beg].style |= flags;
}

/* --- the dump --- */

static size_t dump_text(const struct cell *cell, char *to) {
    size_t n = strnlen(cell->bytes, sizeof cell->bytes);
    memcpy(to, cell->bytes, n);
    return n;
}

static size_t dump_role(const struct cell *cell, char *to) {
    unsigned role = style_role_of(cell->style);
    *to = (char)(role ? 'a' + role - 1 : ' ');
    return 1;
}

static size_t dump_flags(const struct cell *cell, char *to) {
    static const struct {
        style flag;
        char letter;
    } letters[] = {
        { STYLE_CURRENT, 'c' }, { STYLE_MATCH, 'm' }, { STYLE_FOCUS, 'f' },
        { STYLE_SELECTED, 's' }, { STYLE_DIM, 'd' }, { STYLE_UNSURE, 'u' }, { STYLE_RULER, 'r' },
    };
    *to = ' ';
    for (size_t i = sizeof letters / sizeof *letters; i-- > 0;)
        if (cell->style & letters[i].flag) *to = letters[i].letter;
    return 1;
}

static char *dump_block(const struct grid *grid, char *to, size_t (*dump)(const struct cell *cell, char *to)) {
    for (unsigned row = 0; row < grid->rows; row++) {
        char *beg = to;
        for (unsigned column = 0; column < grid->columns; column++) to += dump(&row_of(grid, row)[column], to);
        while (to > beg && to[-1] == ' ') to--;
        *to++ = '\n';
    }
    return to;
}

char *grid_dump(const struct grid *grid, bool styles) {
    size_t cells = (size_t)grid->rows * grid->columns;
    char *dump = malloc(cells * (CELL_BYTES + 2) + 3 * (size_t)grid->rows + 32), *to = dump;
    if (!dump) return NULL;
    to = dump_block(grid, to, dump_text);
    if (styles) {
        to = dump_block(grid, stpcpy(to, "--- roles\n"), dump_role);
        to = dump_block(grid, stpcpy(to, "--- flags\n"), dump_flags);
    }
    *to = 0;
    return dump;
}
