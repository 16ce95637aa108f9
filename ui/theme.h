/* A theme turns a style, which says what a cell is, into how it looks: colours and
   attributes. Where there are no colours, attributes and letters carry the meaning
   alone. What :style changed stands above every theme. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "color.h"
#include "style.h"
#include <dixit/error.h>
#include <stdbool.h>

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_ITALIC = 4, LOOK_UNDERLINE = 8, LOOK_REVERSE = 16 };

struct look {
    color foreground, background;
    uint8_t attributes;
};

/* id, name, help */
#define THEMES(X)                                                              \
    X(THEME_AUTO, "auto", "dark or light, as the terminal's ground is")        \
    X(THEME_DARK, "dark", "for a dark ground")                                 \
    X(THEME_LIGHT, "light", "for a light ground")                              \
    X(THEME_HIGH_CONTRAST, "high-contrast", "strong colours, nothing faint")   \
    X(THEME_MONO, "mono", "no colours: attributes and letters alone")

enum theme_name {
#define X(id, name, help) id,
    THEMES(X)
#undef X
        THEME_COUNT
};

enum { THEME_SPEAKERS = 8 };

/* What :style names: the roles of style.h, then the flags, then the speakers. */
enum theme_part {
    PART_DIM = STYLE_ROLE_COUNT, PART_RULER, PART_MATCH, PART_CURRENT, PART_SELECTED, PART_FOCUS,
    PART_SPEAKER, PART_COUNT = PART_SPEAKER + THEME_SPEAKERS
};

struct theme {
    enum theme_name name;
    int colors;                  /* of the terminal: 0, 8, 16, 256, COLORS_DIRECT */
    bool light;                  /* the terminal's ground is */
    bool changed[PART_COUNT];    /* by :style, to these: */
    struct look own[PART_COUNT];
};

struct look theme_look(const struct theme *theme, style what);

/* The colour of a speaker's slot (from 1) on a dark or a light ground, of at least 256 colours. */
color theme_speaker(enum theme_name name, bool light, unsigned slot);

/* The theme of this name, THEME_COUNT where there is none; the name of one. */
enum theme_name theme_named(const char *name);
const char *theme_name(enum theme_name name);

/* The name of part i; PART_COUNT where there is none of that name. */
const char *theme_part_name(unsigned part);
unsigned theme_part_named(const char *name);

/* Change a part: words are foreground, background and attributes, the last ones may
   be left out; "theme" alone gives the theme's own back. False and what was expected. */
bool theme_change(struct theme *theme, unsigned part, int n, const char *const *words, struct error *error);

/* The look of a part as theme_change takes it. */
enum { THEME_LOOK_TEXT = 96 };
void theme_write(const struct theme *theme, unsigned part, char to[THEME_LOOK_TEXT]);

#endif
