/* A grid of cells is what a screen shows. Drawing is a pure function: state ->
   grid; ui/term.c sends a grid to the terminal, tests compare it with a file.
   cells_put is the one gate: nothing else turns text into cells, and what it
   lets through is harmless (dixit/clean.h). */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include "style.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CELL_BYTES = 20, GRID_ROWS_MAX = 500, GRID_COLUMNS_MAX = 1000 };

struct cell {
    char bytes[CELL_BYTES]; /* one base character and at most four combining marks, UTF-8, NUL-padded;
                               empty in the right half of a wide character */
    style style : 24;
    uint32_t width : 8;     /* 1 or 2; 0 in the right half */
};

_Static_assert(STYLE_RULER < 1 << 24, "a cell has 24 bits for its style");

struct grid {
    uint16_t rows, columns; /* clamped to the limits above */
    struct cell *cells;     /* [rows * columns]; owned */
    struct {
        uint16_t row, column;
        bool shown; /* a bar to type at; when not shown it still stands there, for screen readers */
    } cursor;
};

/* Give the grid this size and blank it. False when out of memory: then it is 0x0. */
bool grid_resize(struct grid *grid, unsigned rows, unsigned columns);
void grid_free(struct grid *grid);

/* A part of the grid that drawing is confined to. */
struct area {
    struct grid *grid;
    uint16_t row, column, rows, columns;
};

struct area grid_area(struct grid *grid);

/* Blank an area in a style. */
void cells_clear(struct area area, style look);

/* Put the n bytes at `text` (any bytes) on a row of the area from `column` on, at
   most `columns` wide; returns the columns used. LF, CRLF and tab become a space,
   other controls stand-ins; for a wide character that would be cut there is a blank. */
unsigned cells_put(struct area area, unsigned row, unsigned column, unsigned columns, const char *text, size_t n,
                   style look);

/* The same for a string of ours, cut with “…” where it does not fit. */
unsigned cells_puts(struct area area, unsigned row, unsigned column, unsigned columns, const char *text, style look);

/* Columns that cells_put would use for all of it: the width of every layout. */
unsigned cells_width(const char *text, size_t n);

/* The cluster that cells_put takes first from the n >= 1 bytes at `text`: its bytes
   returned, its columns in *width (0: joiners alone). A text cut between clusters
   has the width of its parts. */
size_t cells_next(const char *text, size_t n, unsigned *width);

/* Or flags into the styles of some cells, leaving their text. */
void cells_mark(struct area area, unsigned row, unsigned column, unsigned columns, style flags);

/* The grid as text, a row a line without trailing blanks, for golden files; with
   `styles`, two more blocks of rows: a letter for each cell's role (' ' for text, 'a'
   for the next of style.h and so on) and one for its flags. malloc'ed; NULL: no memory. */
char *grid_dump(const struct grid *grid, bool styles);

#endif
