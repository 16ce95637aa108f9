/* Drawing functions, one a pane: state -> an area of the grid. They change nothing. */
#ifndef UI_PANES_H
#define UI_PANES_H

#include "app.h"

void pane_list_draw(const struct app *app, struct area area);
void pane_body_draw(const struct app *app, struct area area);
void pane_voices_draw(const struct app *app, struct area area);

/* The bottom row: the prompt, else a message, else where the reader is. */
void pane_status_draw(const struct app *app, struct area area);

/* Over the prompt, what Tab goes through. */
void pane_menu_draw(const struct app *app, struct area whole);

/* The first row of a pane: a title and, at the right, a figure. */
void pane_title_draw(struct area area, const char *title, const char *right, bool focus);

/* Rows that each item of the list takes. */
unsigned pane_list_item_rows(const struct app *app);

/* How the sidebar's rows are shared out: the voices' (two rows each), a heading, the quotes' (two each). */
struct sidebar_rows {
    unsigned voices, quotes; /* items that fit */
    unsigned quotes_row;     /* where the heading of the quotes stands, below the title */
};
struct sidebar_rows pane_voices_rows(const struct app *app, unsigned rows);

/* Speaker's style flags of a quote: the slot of its voice, unsure, dim where another voice is kept. */
style quote_style(const struct app *app, uint32_t quote);

/* The name to show for a voice. */
void voice_name(const struct article *article, const struct voice *voice, char *to, size_t room);

#endif
