#include "theme.h"

/* Speakers: hues that stay apart for readers who confuse red and green (blue,
   orange, sky, yellow and so on, unlike in lightness too), in the order of slots. */
static const short dark_256[] = { 75, 214, 115, 213, 228, 81, 209, 147, 156, 180, 87, 217 };
static const short light_256[] = { 25, 130, 29, 127, 94, 31, 160, 55, 64, 88, 24, 133 };
static const short colors_8[] = { 6, 3, 2, 5, 4, 1 };

static short speaker_color(const struct theme *theme, unsigned slot) {
    if (!slot || !theme->colors) return COLOR_DEFAULT;
    unsigned i = slot - 1;
    if (theme->colors < 256) return colors_8[i % (sizeof colors_8 / sizeof *colors_8)];
    unsigned n = sizeof dark_256 / sizeof *dark_256;
    return theme->light ? light_256[i % n] : dark_256[i % n];
}

static const uint8_t role_attributes[STYLE_ROLE_COUNT] = {
    [STYLE_HEADING] = LOOK_BOLD,    [STYLE_META] = LOOK_DIM,         [STYLE_INDIRECT] = LOOK_ITALIC,
    [STYLE_NAME] = LOOK_BOLD,       [STYLE_CUE] = LOOK_ITALIC,       [STYLE_SOURCE] = LOOK_BOLD,
    [STYLE_LINK] = LOOK_UNDERLINE,  [STYLE_GUTTER] = LOOK_BOLD,      [STYLE_BORDER] = LOOK_DIM,
    [STYLE_PANE] = LOOK_DIM,        [STYLE_PANE_FOCUS] = LOOK_BOLD,  [STYLE_ITEM_DETAIL] = LOOK_DIM,
    [STYLE_STATUS] = LOOK_REVERSE,  [STYLE_MESSAGE] = LOOK_BOLD,     [STYLE_ERROR] = LOOK_BOLD,
    [STYLE_KEY] = LOOK_BOLD,        [STYLE_RULE] = LOOK_DIM,         [STYLE_STAND_IN] = LOOK_REVERSE,
};

/* Which roles take the colour of their speaker; a cue says how, not who. */
static bool takes_color(enum style_role role) {
    return role != STYLE_CUE && role != STYLE_ITEM && role != STYLE_ITEM_DETAIL;
}

struct look theme_look(const struct theme *theme, style what) {
    enum style_role role = style_role_of(what);
    struct look look = { COLOR_DEFAULT, COLOR_DEFAULT, role < STYLE_ROLE_COUNT ? role_attributes[role] : 0 };
    if (takes_color(role)) look.foreground = speaker_color(theme, style_speaker_of(what));
    if (role == STYLE_ERROR && theme->colors) look.foreground = 1;
    /* without colours quoted words must stand out by themselves */
    if (role == STYLE_QUOTE && !theme->colors) look.attributes |= LOOK_UNDERLINE;
    if (what & STYLE_DIM) {
        look.attributes = LOOK_DIM;
        look.foreground = COLOR_DEFAULT;
    }
    if (what & STYLE_CURRENT) look.attributes |= LOOK_BOLD | LOOK_UNDERLINE;
    if (what & STYLE_MATCH) look.attributes |= LOOK_REVERSE;
    if (what & STYLE_SELECTED) look.attributes |= what & STYLE_FOCUS ? LOOK_REVERSE : LOOK_BOLD;
    if (look.attributes & LOOK_BOLD) look.attributes &= (uint8_t)~LOOK_DIM;
    return look;
}
