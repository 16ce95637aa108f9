#include "theme.h"
#include <stdio.h>
#include <string.h>

/* Speakers' colours: chosen by a search for the largest least distance, also as
   seen without one kind of cones, among those of the 256 that stand out from the
   ground; tests/palette.c computes what was reached. */
static const color speakers[3][2][THEME_SPEAKERS] = {
    { { 0xAF5FFF, 0x87FF87, 0xFFAFFF, 0xD78700, 0x00AFAF, 0xD787FF, 0x00D7AF, 0xAFD700 },   /* on dark */
      { 0x005FFF, 0x5F005F, 0x005F00, 0xD70087, 0x870087, 0x5F00D7, 0xAF005F, 0x875FAF } }, /* on light */
    { { 0xAFAF00, 0x87D7FF, 0xFF87AF, 0xAFFF5F, 0x5FAFFF, 0xAFD700, 0xFFAF87, 0x5FFFAF },   /* high contrast */
      { 0x0000FF, 0x5F0000, 0x00005F, 0x5F00AF, 0x005F00, 0x87005F, 0x5F0087, 0x0000D7 } },
};

/* Of a palette of 16 or 8, by number: those that can be read on the ground. */
static const uint8_t few_dark[] = { 14, 11, 13, 10, 12, 9 }, fewer_dark[] = { 6, 3, 5, 2 }, few_light[] = { 4, 1, 5 };

color theme_speaker(enum theme_name name, bool light, unsigned slot) {
    return speakers[name == THEME_HIGH_CONTRAST][light][(slot - 1) % THEME_SPEAKERS];
}

static bool is_light(const struct theme *theme) {
    return theme->name == THEME_LIGHT || (theme->name != THEME_DARK && theme->light);
}

static bool has_colors(const struct theme *theme) {
    return theme->colors && theme->name != THEME_MONO;
}

static color speaker_color(const struct theme *theme, unsigned slot) {
    unsigned i = slot - 1;
    if (!slot || !has_colors(theme)) return COLOR_DEFAULT;
    if (theme->changed[PART_SPEAKER + i % THEME_SPEAKERS]) return theme->own[PART_SPEAKER + i % THEME_SPEAKERS].foreground;
    if (theme->colors >= 256) return theme_speaker(theme->name, is_light(theme), slot);
    if (is_light(theme)) return COLOR_NUMBER + few_light[i % sizeof few_light];
    return COLOR_NUMBER + (theme->colors >= 16 ? few_dark[i % sizeof few_dark] : fewer_dark[i % sizeof fewer_dark]);
}

static const uint8_t role_attributes[STYLE_ROLE_COUNT] = {
    [STYLE_HEADING] = LOOK_BOLD,    [STYLE_META] = LOOK_DIM,         [STYLE_INDIRECT] = LOOK_ITALIC,
    [STYLE_NAME] = LOOK_BOLD,       [STYLE_CUE] = LOOK_ITALIC,       [STYLE_SOURCE] = LOOK_BOLD,
    [STYLE_LINK] = LOOK_UNDERLINE,  [STYLE_GUTTER] = LOOK_BOLD,      [STYLE_BORDER] = LOOK_DIM,
    [STYLE_PANE] = LOOK_DIM,        [STYLE_PANE_FOCUS] = LOOK_BOLD,  [STYLE_ITEM_DETAIL] = LOOK_DIM,
    [STYLE_STATUS] = LOOK_REVERSE,  [STYLE_MESSAGE] = LOOK_BOLD,     [STYLE_ERROR] = LOOK_BOLD,
    [STYLE_KEY] = LOOK_BOLD,        [STYLE_RULE] = LOOK_DIM,         [STYLE_TICK] = LOOK_BOLD,
};

/* Which roles take the colour of their speaker; a cue says how, not who. */
static bool takes_color(enum style_role role) {
    return role != STYLE_CUE && role != STYLE_ITEM && role != STYLE_ITEM_DETAIL;
}

/* Faint text still has 4.5 times the light of a dark ground, or the ground of it; 7 in high contrast. */
static struct look faint(const struct theme *theme) {
    bool strong = theme->name == THEME_HIGH_CONTRAST;
    if (!has_colors(theme) || theme->colors < 256)
        return (struct look){ COLOR_DEFAULT, COLOR_DEFAULT, strong ? 0 : LOOK_DIM };
    color gray = is_light(theme) ? strong ? 0x4E4E4E : 0x6C6C6C : strong ? 0xA8A8A8 : 0x8A8A8A;
    return (struct look){ gray, COLOR_DEFAULT, 0 };
}

static struct look built_in(const struct theme *theme, unsigned part) {
    struct look look = { COLOR_DEFAULT, COLOR_DEFAULT, part < STYLE_ROLE_COUNT ? role_attributes[part] : 0 };
    bool many = has_colors(theme) && theme->colors >= 256;
    if (look.attributes == LOOK_DIM) return faint(theme);
    if (part == STYLE_ERROR && has_colors(theme)) look.foreground = many ? is_light(theme) ? 0x870000 : 0xFF8787 : COLOR_NUMBER + 1;
    /* without colours quoted words must stand out by themselves */
    if (part == STYLE_QUOTE && !has_colors(theme)) look.attributes |= LOOK_UNDERLINE;
    if (part == STYLE_QUOTE && theme->name == THEME_HIGH_CONTRAST) look.attributes |= LOOK_BOLD;
    if (part >= PART_SPEAKER) look.foreground = speaker_color(theme, part - PART_SPEAKER + 1);
    switch (part) {
    case PART_DIM: return faint(theme);
    case STYLE_MENU:
        if (many) look.background = is_light(theme) ? 0xE4E4E4 : 0x303030;
        break;
    case PART_RULER:
        if (many) look.background = is_light(theme) ? 0xE4E4E4 : 0x303030;
        else look.attributes = LOOK_UNDERLINE;
        break;
    case PART_MATCH:
        look = (struct look){ many ? 0x000000 : COLOR_DEFAULT, many ? 0xFFD75F : COLOR_DEFAULT, many ? 0 : LOOK_REVERSE };
        break;
    case PART_CURRENT: look.attributes = LOOK_BOLD | LOOK_UNDERLINE; break;
    case PART_SELECTED: look.attributes = LOOK_BOLD; break;
    case PART_FOCUS: look.attributes = LOOK_REVERSE; break;
    default: break;
    }
    return look;
}

static struct look part_look(const struct theme *theme, unsigned part) {
    return theme->changed[part] ? theme->own[part] : built_in(theme, part);
}

/* One look over another: its colours where it has some, its attributes too. */
static void lay_over(struct look *look, struct look over) {
    if (over.foreground != COLOR_DEFAULT) look->foreground = over.foreground;
    if (over.background != COLOR_DEFAULT) look->background = over.background;
    look->attributes |= over.attributes;
}

struct look theme_look(const struct theme *theme, style what) {
    enum style_role role = style_role_of(what);
    struct look look = part_look(theme, role < STYLE_ROLE_COUNT ? role : STYLE_TEXT);
    unsigned slot = style_speaker_of(what);
    if (role == STYLE_NAME && !slot && !theme->changed[role]) look.attributes = 0; /* not of a voice: read on */
    bool chosen = role < STYLE_ROLE_COUNT && theme->changed[role] && look.foreground != COLOR_DEFAULT; /* by :style */
    if (slot && takes_color(role) && !chosen) {
        struct look speaker = { speaker_color(theme, slot), COLOR_DEFAULT, 0 };
        lay_over(&look, theme->changed[PART_SPEAKER + (slot - 1) % THEME_SPEAKERS]
                            ? theme->own[PART_SPEAKER + (slot - 1) % THEME_SPEAKERS] : speaker);
    }
    if (what & STYLE_DIM) look = part_look(theme, PART_DIM);
    if (what & STYLE_RULER) lay_over(&look, part_look(theme, PART_RULER));
    if (what & STYLE_CURRENT) lay_over(&look, part_look(theme, PART_CURRENT));
    if (what & STYLE_MATCH) lay_over(&look, part_look(theme, PART_MATCH));
    bool bar = what & STYLE_SELECTED && what & STYLE_FOCUS && role != STYLE_GUTTER; /* of one colour, but for the letter */
    if (bar) look = (struct look){ COLOR_DEFAULT, COLOR_DEFAULT, look.attributes & (LOOK_BOLD | LOOK_ITALIC) };
    if (what & STYLE_SELECTED) lay_over(&look, part_look(theme, what & STYLE_FOCUS ? PART_FOCUS : PART_SELECTED));
    if (look.attributes & LOOK_BOLD) look.attributes &= (uint8_t)~LOOK_DIM;
    return look;
}

/* --- names --- */

static const char *const themes[] = {
#define X(id, name, help) name,
    THEMES(X)
#undef X
};

static const char *const parts[PART_COUNT] = {
#define X(id, name, help) name,
    STYLE_ROLES(X)
#undef X
    "dim", "ruler", "match", "current", "selected", "focus", "speaker-1", "speaker-2", "speaker-3", "speaker-4",
    "speaker-5", "speaker-6", "speaker-7", "speaker-8",
};

static const char *const attributes[] = { "bold", "dim", "italic", "underline", "reverse" };
enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

enum theme_name theme_named(const char *name) {
    int i = 0;
    while (i < THEME_COUNT && strcmp(themes[i], name)) i++;
    return (enum theme_name)i;
}

const char *theme_name(enum theme_name name) {
    return themes[name];
}

const char *theme_part_name(unsigned part) {
    return parts[part];
}

unsigned theme_part_named(const char *name) {
    unsigned i = 0;
    while (i < PART_COUNT && strcmp(parts[i], name)) i++;
    return i;
}

/* --- :style --- */

static bool attribute_parse(const char *word, uint8_t *to) {
    for (int i = 0; i < ATTRIBUTES; i++)
        if (!strcmp(word, attributes[i])) *to |= (uint8_t)(1 << i);
    for (int i = 0; i < ATTRIBUTES; i++)
        if (!strcmp(word, attributes[i])) return true;
    return !strcmp(word, "none");
}

bool theme_change(struct theme *theme, unsigned part, int n, const char *const *words, struct error *error) {
    struct look look = { COLOR_DEFAULT, COLOR_DEFAULT, 0 };
    if (n == 1 && !strcmp(words[0], "theme")) {
        theme->changed[part] = false;
        return true;
    }
    for (int i = 0; i < n; i++) {
        bool fine = i > 1 ? attribute_parse(words[i], &look.attributes)
                          : color_parse(words[i], i ? &look.background : &look.foreground);
        if (fine) continue;
        if (i > 1)
            return error_set(error, ERROR_ARGUMENT, 0, "“%s” is none of bold, dim, italic, underline, reverse, none", words[i]);
        return error_set(error, ERROR_ARGUMENT, 0, "“%s” is no colour; expected default, a name, 0 to 255 or #rrggbb", words[i]);
    }
    theme->own[part] = look;
    theme->changed[part] = true;
    return true;
}

void theme_write(const struct theme *theme, unsigned part, char to[THEME_LOOK_TEXT]) {
    struct look look = part_look(theme, part);
    char foreground[COLOR_TEXT], background[COLOR_TEXT];
    int n = snprintf(to, THEME_LOOK_TEXT, "%s %s", color_write(look.foreground, foreground),
                     color_write(look.background, background));
    for (int i = 0; i < ATTRIBUTES; i++)
        if (look.attributes & 1 << i && n < THEME_LOOK_TEXT)
            n += snprintf(to + n, (size_t)(THEME_LOOK_TEXT - n), " %s", attributes[i]);
}
