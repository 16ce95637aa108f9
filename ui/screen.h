/* The screen: which panes are there at a size, where they stand, and how the
   state is drawn into them. At 110 columns and more: list, body, voices; from 70:
   two of them, the list in place of the voices while it has the focus; below: the
   one with the focus. Below 16x5 a polite word. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "cells.h"
#include <stdbool.h>

enum pane { PANE_LIST, PANE_BODY, PANE_VOICES, PANE_COUNT };

enum { SCREEN_COLUMNS_MIN = 16, SCREEN_ROWS_MIN = 5, SCREEN_TWO = 70, SCREEN_THREE = 110 };

struct rectangle {
    uint16_t row, column, rows, columns; /* columns == 0: not there */
};

struct screen {
    struct rectangle panes[PANE_COUNT]; /* with their title rows */
    uint16_t status;                    /* the row of status, message and prompt */
    bool too_small;
};

/* A pure function of the size, the focus, whether the body stands alone, and whether
   the list has anything to choose from: else it is there only while it has the focus. */
struct screen screen_plan(unsigned rows, unsigned columns, enum pane focus, bool alone, bool listed);

/* Columns of the body's text, and where they begin within the pane; the gutter
   stands before them. At both sides `margin` columns stay free, as far as the text
   keeps MARGIN_TEXT_MIN; a preformatted text takes all there are. */
struct text_column {
    unsigned column, columns;
};
struct text_column screen_text_column(const struct rectangle *body, unsigned wanted, unsigned margin,
                                      bool preformatted);

struct app;

/* Draw the whole state. */
void screen_draw(const struct app *app, struct grid *grid);

#endif
