/* A cell of CSV as RFC 4180 has it: quotation marks where needed. A spreadsheet takes
   a cell that begins with = + - or @ for a formula and runs it; such a cell of
   text gets an apostrophe in front. */
#ifndef DIXIT_CSV_CELL_H
#define DIXIT_CSV_CELL_H

#include "line.h"

/* The text as a cell of one line. */
void csv_cell(struct buffer *to, struct slice text);

/* A cell whose text is put between, with this escaping: begin, and end it with to->len as it was before. */
extern const struct escaping csv_escaping;
void csv_cell_begin(struct buffer *to);
void csv_cell_end(struct buffer *to, size_t beg);

/* The bytes of the cell that begins at `at` of a line, its marks among them. */
size_t csv_cell_length(struct slice line, size_t at);

#endif
