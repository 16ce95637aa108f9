#include "screen.h"
#include "panes.h"
#include "i18n.h"
#include <string.h>

static unsigned clamp(unsigned value, unsigned least, unsigned most) {
    return value < least ? least : value > most ? most : value;
}

static struct rectangle rectangle(unsigned column, unsigned columns, unsigned rows) {
    return (struct rectangle){ 0, (uint16_t)column, (uint16_t)rows, (uint16_t)columns };
}

/* Two panes or three share the columns with a line between them. */
struct screen screen_plan(unsigned rows, unsigned columns, enum pane focus, bool alone, bool listed) {
    struct screen screen = { .too_small = rows < SCREEN_ROWS_MIN || columns < SCREEN_COLUMNS_MIN };
    if (screen.too_small) return screen;
    unsigned height = rows - 1, list = clamp(columns * 26 / 100, 22, 48), voices = clamp(columns * 23 / 100, 26, 40);
    bool three = listed && columns >= SCREEN_THREE;
    screen.status = (uint16_t)height;
    if (alone) screen.panes[PANE_BODY] = rectangle(0, columns, height);
    else if (columns < SCREEN_TWO) screen.panes[focus] = rectangle(0, columns, height);
    else if (!three && focus == PANE_LIST) {
        list = clamp(columns * 2 / 5, 28, 48);
        screen.panes[PANE_LIST] = rectangle(0, list, height);
        screen.panes[PANE_BODY] = rectangle(list + 1, columns - list - 1, height);
    } else {
        unsigned left = three ? list + 1 : 0;
        if (left) screen.panes[PANE_LIST] = rectangle(0, list, height);
        screen.panes[PANE_BODY] = rectangle(left, columns - left - voices - 1, height);
        screen.panes[PANE_VOICES] = rectangle(columns - voices, voices, height);
    }
    return screen;
}

enum { GUTTER = 3, EDGE = 1, MARGIN_TEXT_MIN = 10 };

struct text_column screen_text_column(const struct rectangle *body, unsigned wanted, unsigned margin,
                                      bool preformatted) {
    unsigned most = body->columns > GUTTER + EDGE ? (unsigned)body->columns - GUTTER - EDGE : 1u;
    unsigned left = most > 2 * margin + MARGIN_TEXT_MIN ? most - 2 * margin : most < MARGIN_TEXT_MIN ? most : MARGIN_TEXT_MIN;
    if (wanted > left) wanted = left;
    unsigned columns = preformatted ? most : wanted;
    unsigned spare = most - columns;
    return (struct text_column){ GUTTER + spare / 2, columns };
}

void pane_title_draw(struct area area, const char *title, const char *right, bool focus) {
    style look = focus ? STYLE_PANE_FOCUS : STYLE_PANE;
    struct area row = area;
    row.rows = 1;
    cells_clear(row, look);
    unsigned width = cells_width(right, strlen(right));
    unsigned room = area.columns > width + 3 ? area.columns - width - 3u : 0;
    cells_puts(row, 0, 1, room, title, look);
    if (width + 1 < area.columns) cells_puts(row, 0, area.columns - width - 1u, width, right, look);
}

static struct area area_of(struct grid *grid, const struct rectangle *rectangle) {
    return (struct area){ grid, rectangle->row, rectangle->column, rectangle->rows, rectangle->columns };
}

static void borders_draw(const struct screen *screen, struct grid *grid) {
    struct area whole = grid_area(grid);
    for (int i = 0; i < PANE_COUNT; i++) {
        const struct rectangle *pane = &screen->panes[i];
        for (unsigned row = 0; pane->columns && pane->column && row < pane->rows; row++)
            cells_puts(whole, row, pane->column - 1u, 1, "│", STYLE_BORDER);
    }
}

void screen_draw(const struct app *app, struct grid *grid) {
    static void (*const draw[PANE_COUNT])(const struct app *, struct area) = { pane_list_draw, pane_body_draw,
                                                                               pane_voices_draw };
    struct area whole = grid_area(grid);
    cells_clear(whole, STYLE_TEXT);
    grid->cursor.row = grid->cursor.column = 0;
    grid->cursor.shown = false;
    if (app->screen.too_small) {
        cells_puts(whole, 0, 0, whole.columns, _("Please make this"), STYLE_MESSAGE);
        cells_puts(whole, 1, 0, whole.columns, _("16x5 or larger."), STYLE_MESSAGE);
        return;
    }
    for (int i = 0; i < PANE_COUNT; i++)
        if (app->screen.panes[i].columns) draw[i](app, area_of(grid, &app->screen.panes[i]));
    borders_draw(&app->screen, grid);
    struct rectangle bottom = { app->screen.status, 0, 1, grid->columns };
    pane_status_draw(app, area_of(grid, &bottom));
    pane_menu_draw(app, whole);
}
