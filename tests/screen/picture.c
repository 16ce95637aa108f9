/* Pictures of real screens: the application is given keys, its grid is drawn as
   SVG. `make pictures` draws those of the README. */
#include "ui/app.h"
#include "ui/color.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_X = 84, CELL_Y = 180, FONT = 140, EDGE = 80 }; /* tenths of a pixel */

struct picture {
    const char *name;
    unsigned rows, columns;
    bool light;
    const char *line; /* a `:` line, or NULL */
    const char *keys; /* then */
};

static const struct picture pictures[] = {
    { "dark", 36, 128, false, NULL, "]" },
    { "light", 30, 100, true, "set justify paragraph=indent", "] f" },
    { "narrow", 24, 58, false, "set scrollbar", "/ d r i v e r Enter n" },
};

struct drawn {
    color foreground, background;
    uint8_t attributes;
};

static struct drawn drawn(const struct theme *theme, style what) {
    struct look look = theme_look(theme, what);
    color text = theme->light ? 0x1A1A1A : 0xDADADA, ground = theme->light ? 0xFFFFFF : 0x1E1E1E;
    struct drawn cell = { look.foreground == COLOR_DEFAULT ? text : look.foreground,
                          look.background == COLOR_DEFAULT ? ground : look.background, look.attributes };
    if (look.attributes & LOOK_REVERSE) {
        color swap = cell.foreground;
        cell.foreground = cell.background;
        cell.background = swap;
    }
    return cell;
}

static bool same(struct drawn a, struct drawn b) {
    return a.foreground == b.foreground && a.background == b.background && a.attributes == b.attributes;
}

static void tenths(FILE *to, const char *name, unsigned value) {
    fprintf(to, " %s=\"%u.%u\"", name, value / 10, value % 10);
}

static void escaped(FILE *to, const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == '&') fputs("&amp;", to);
        else if (bytes[i] == '<') fputs("&lt;", to);
        else if (bytes[i] == ' ') fputs("&#160;", to); /* blanks are not kept everywhere */
        else fputc(bytes[i], to);
    }
}

/* Cells [beg, end) of a row look the same. */
static void run_draw(FILE *to, const struct grid *grid, unsigned row, unsigned beg, unsigned end, struct drawn look, color ground) {
    const struct cell *cells = grid->cells + (size_t)row * grid->columns;
    unsigned y = EDGE + row * CELL_Y;
    if (look.background != ground) {
        fputs("<rect", to);
        tenths(to, "x", EDGE + beg * CELL_X);
        tenths(to, "y", y);
        tenths(to, "width", (end - beg) * CELL_X);
        tenths(to, "height", CELL_Y);
        fprintf(to, " fill=\"#%06x\"/>\n", (unsigned)look.background);
    }
    while (beg < end && !strcmp(cells[beg].bytes, " ")) beg++; /* blanks at the ends are not drawn alike everywhere */
    while (end > beg && !strcmp(cells[end - 1].bytes, " ")) end--;
    if (beg == end) return;
    fputs("<text", to);
    tenths(to, "x", EDGE + beg * CELL_X);
    tenths(to, "y", y + FONT - 10);
    tenths(to, "textLength", (end - beg) * CELL_X);
    fprintf(to, " lengthAdjust=\"spacingAndGlyphs\" fill=\"#%06x\"%s%s%s>", (unsigned)look.foreground,
            look.attributes & LOOK_BOLD ? " font-weight=\"bold\"" : "",
            look.attributes & LOOK_ITALIC ? " font-style=\"italic\"" : "",
            look.attributes & LOOK_UNDERLINE ? " text-decoration=\"underline\"" : "");
    for (unsigned i = beg; i < end; i++) escaped(to, cells[i].bytes, strnlen(cells[i].bytes, CELL_BYTES));
    fputs("</text>\n", to);
}

static void grid_draw(FILE *to, const struct grid *grid, const struct theme *theme) {
    unsigned width = grid->columns * CELL_X + 2 * EDGE, height = grid->rows * CELL_Y + 2 * EDGE;
    color ground = drawn(theme, STYLE_TEXT).background;
    fprintf(to, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %u %u\"", width / 10, height / 10);
    tenths(to, "width", width);
    tenths(to, "height", height);
    fprintf(to, " font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"%u\">\n"
                "<rect width=\"100%%\" height=\"100%%\" fill=\"#%06x\"/>\n", FONT / 10, (unsigned)ground);
    for (unsigned row = 0; row < grid->rows; row++)
        for (unsigned beg = 0, end; beg < grid->columns; beg = end) {
            const struct cell *cells = grid->cells + (size_t)row * grid->columns;
            struct drawn look = drawn(theme, cells[beg].style);
            for (end = beg + 1; end < grid->columns && same(look, drawn(theme, cells[end].style)); end++) {}
            run_draw(to, grid, row, beg, end, look, ground);
        }
    fputs("</svg>\n", to);
}

static void press(struct app *app, const char *keys) {
    while (*keys) {
        struct event event = { .kind = EVENT_KEY, .key = key_parse(&keys) };
        if (!event.key) break;
        app_handle(app, &event);
        while (app_busy(app)) app_work(app);
    }
}

static bool picture_draw(const struct picture *picture, const char *articles, const char *folder) {
    const char *const paths[] = { articles };
    struct grid grid = { 0 };
    char path[1024];
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = picture->rows,
                                                     .columns = picture->columns, .colors = COLORS_DIRECT,
                                                     .light = picture->light, .start = &picture->line,
                                                     .start_count = picture->line ? 1 : 0 }, NULL);
    snprintf(path, sizeof path, "%s/%s.svg", folder, picture->name);
    FILE *to = app ? fopen(path, "w") : NULL;
    bool fine = false;
    if (to) {
        press(app, "Enter ");
        press(app, picture->keys);
        fine = app_draw(app, &grid);
        if (fine) grid_draw(to, &grid, &app->theme);
        fine = fclose(to) == 0 && fine;
    }
    grid_free(&grid);
    app_free(app);
    return fine;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: %s ARTICLES FOLDER\n", argv[0]);
        return 2;
    }
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (!picture_draw(&pictures[i], argv[1], argv[2])) {
            perror(pictures[i].name);
            return 1;
        }
    return 0;
}
