/* The floor for a first screen: ncurses and libunistring and nothing else. It reads
   a file, checks that it is UTF-8, breaks its lines at 72 columns by UAX #14 and
   paints the first page in the middle of the screen; q leaves.

   dixit is measured against it by tests/bench/startup.sh. */
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

enum { BYTES = 1 << 20, WIDTH = 72 };

static char text[BYTES];
static char breaks[BYTES];

/* The end of the line that begins at `at`. */
static size_t line_end(size_t at, size_t n) {
    size_t end = at, possible = at;
    for (int width = 0; end < n && text[end] != '\n'; width++) {
        if (breaks[end] == UC_BREAK_POSSIBLE) possible = end;
        if (width > WIDTH) return possible > at ? possible : end;
        ucs4_t code;
        end += (size_t)u8_mbtouc(&code, (const uint8_t *)text + end, n - end);
        width += uc_width(code, "UTF-8") - 1;
    }
    return end;
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 1;
    size_t n = fread(text, 1, BYTES - 1, file), at = 0;
    setlocale(LC_ALL, "");
    if (u8_check((const uint8_t *)text, n)) return 2;
    initscr();
    start_color();
    use_default_colors();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    if (n > 1 << 14) n = 1 << 14; /* more than a page */
    u8_possible_linebreaks((const uint8_t *)text, n, "UTF-8", breaks);
    for (int row = 0; row < LINES && at < n; row++) {
        size_t end = line_end(at, n);
        mvaddnstr(row, COLS > WIDTH ? (COLS - WIDTH) / 2 : 0, text + at, (int)(end - at));
        at = end + (end < n && text[end] == '\n');
    }
    refresh();
    while (getch() != 'q') {}
    endwin();
    return 0;
}
