#include "panes.h"
#include "i18n.h"
#include <string.h>

enum { ROWS = 10, GAP = 2 };

/* Columns of the longest candidate, and of the longest word on one. */
static void menu_measure(const struct prompt *prompt, unsigned *text, unsigned *help) {
    *text = *help = 0;
    for (int i = 0; i < prompt->candidate_count; i++) {
        const struct candidate *candidate = &prompt->candidates[i];
        unsigned texts = cells_width(candidate->text, strlen(candidate->text));
        const char *word = *candidate->help ? _(candidate->help) : "";
        unsigned helps = cells_width(word, strlen(word));
        if (texts > *text) *text = texts;
        if (helps > *help) *help = helps;
    }
}

static void item_draw(const struct candidate *candidate, struct area area, unsigned row, unsigned text, bool chosen) {
    style look = STYLE_MENU | (chosen ? STYLE_SELECTED | STYLE_FOCUS : 0);
    struct area line = { area.grid, (uint16_t)(area.row + row), area.column, 1, area.columns };
    cells_clear(line, look);
    cells_puts(line, 0, 0, 1, "│", STYLE_BORDER);
    cells_puts(line, 0, 1, text, candidate->text, look);
    if (*candidate->help && 1 + text + GAP < line.columns)
        cells_puts(line, 0, 1 + text + GAP, line.columns - 1 - text - GAP, _(candidate->help), look);
}

/* Above the prompt, the candidates below one another and above what they stand for. Of more than there is room for,
   the page that holds the chosen one. */
void pane_menu_draw(const struct app *app, struct area whole) {
    const struct prompt *prompt = &app->prompt;
    if (!prompt->open || !prompt->candidates) return;
    unsigned text, help, rows = app->screen.status < ROWS ? app->screen.status : ROWS;
    if (rows > (unsigned)prompt->candidate_count) rows = (unsigned)prompt->candidate_count;
    menu_measure(prompt, &text, &help);
    unsigned columns = 1 + text + (help ? GAP + help : 0) + 1;
    unsigned column = cells_width(prompt->line, prompt->completed_from); /* its edge above the cell before the candidate */
    if (columns > whole.columns) columns = whole.columns;
    if (column > whole.columns - columns) column = whole.columns - columns;
    struct area area = { whole.grid, (uint16_t)(app->screen.status - rows), (uint16_t)column, (uint16_t)rows, (uint16_t)columns };
    unsigned chosen = prompt->candidate < 0 ? 0 : (unsigned)prompt->candidate, first = chosen - chosen % rows;
    if (first + rows > (unsigned)prompt->candidate_count) first = (unsigned)prompt->candidate_count - rows;
    for (unsigned row = 0; row < rows; row++)
        item_draw(&prompt->candidates[first + row], area, row, text, (int)(first + row) == prompt->candidate);
}
