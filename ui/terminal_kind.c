#include "terminal_kind.h"
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

bool terminal_kind_is_too_large(void) {
    const char *rows = getenv("LINES"), *columns = getenv("COLUMNS");
    return (rows && strtol(rows, NULL, 10) > SHRT_MAX) || (columns && strtol(columns, NULL, 10) > SHRT_MAX);
}

bool terminal_kind_light_ground(void) {
    const char *said = getenv("COLORFGBG"), *semicolon = said ? strrchr(said, ';') : NULL; /* "fg;bg" */
    int ground = semicolon ? (int)strtol(semicolon + 1, NULL, 10) : 0;
    return semicolon && (ground == 7 || (ground >= 9 && ground <= 15));
}

/* Does $TERM begin with one of these? */
static bool named_like(const char *const *names, size_t n) {
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < n; i++)
        if (!strncmp(name, names[i], strlen(names[i]))) return true;
    return false;
}

bool terminal_kind_answers(void) {
    static const char *const names[] = { "xterm", "tmux", "rxvt", "foot", "kitty", "alacritty", "wezterm", "konsole",
                                         "vte", "st-", "contour", "mlterm", "ghostty" };
    return !getenv("COLORFGBG") && named_like(names, sizeof names / sizeof *names);
}

bool terminal_kind_has_clipboard(void) {
    static const char *const without[] = { "linux", "vt", "dumb", "ansi", "cons" };
    return getenv("TERM") && !named_like(without, sizeof without / sizeof *without);
}

bool terminal_kind_is_screen(void) {
    static const char *const names[] = { "screen" };
    return getenv("STY") && !getenv("TMUX") && named_like(names, 1);
}
