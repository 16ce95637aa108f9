/* How styles look, and whether speakers' colours are told apart and read. */
#include "palette.h"
#include "test.h"
#include "ui/theme.h"
#include "ui/tints.h"
#include <string.h>

static void a_colour_is_the_nearest_that_the_terminal_has(void **state) {
    (void)state;
    static const struct {
        color wanted;
        int colors;
        int32_t number;
    } cases[] = {
        { COLOR_DEFAULT, 256, -1 },      { 0xFF0000, 0, -1 },
        { 0xAF5FFF, 256, 135 },          { 0x8A8A8A, 256, 245 },
        { 0xFF0000, 256, 196 },          { 0xFF0000, 16, 9 },
        { 0xFF0000, 8, 1 },              { 0x123456, COLORS_DIRECT, 0x123456 },
        { 0x000004, COLORS_DIRECT, 8 },  { COLOR_NUMBER + 4, 8, 4 },
        { COLOR_NUMBER + 4, COLORS_DIRECT, 4 }, { COLOR_NUMBER + 12, 8, 4 },
        { COLOR_NUMBER + 200, 256, 200 }, { COLOR_NUMBER + 15, COLORS_DIRECT, 0xFFFFFF },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (color_for(cases[i].wanted, cases[i].colors) != cases[i].number)
            fail_msg("%#x of %d: %#x", (unsigned)cases[i].wanted, cases[i].colors,
                     (unsigned)color_for(cases[i].wanted, cases[i].colors));
}

/* What number n, 16 or more, looks like: what stands for it where there are 24 bits. */
static color color_of(int n) {
    return n == 16 ? 0 : color_for(COLOR_NUMBER + n, COLORS_DIRECT);
}

/* The quick way among the 240, against a look at each of them. */
static void of_256_colours_none_is_nearer(void **state) {
    (void)state;
    for (unsigned i = 0; i < 4096; i++) {
        color wanted = (color)(i * 2654435761u >> 8 & 0xFFFFFF);
        int got = color_for(wanted, 256);
        for (int n = 16; n < 256; n++) {
            color looks[2] = { color_of(got), color_of(n) };
            long far[2];
            for (int k = 0; k < 2; k++) {
                long r = (looks[k] >> 16) - (wanted >> 16), g = (looks[k] >> 8 & 0xFF) - (wanted >> 8 & 0xFF),
                     b = (looks[k] & 0xFF) - (wanted & 0xFF);
                far[k] = 2 * r * r + 4 * g * g + 3 * b * b;
            }
            if (far[1] < far[0]) fail_msg("#%06x: %d is nearer than %d", (unsigned)wanted, n, got);
        }
    }
}

static int pairs_made;

static void pair_made(short pair, int foreground, int background) {
    (void)foreground;
    (void)background;
    assert_int_equal(pair, ++pairs_made);
}

static void a_style_is_worked_out_once_a_theme(void **state) {
    (void)state;
    static struct tints tints;
    struct theme theme = { .name = THEME_DARK, .colors = 256 };
    pairs_made = 0;
    tints_clear(&tints, 2);
    assert_int_equal(tints_of(&tints, &theme, 256, STYLE_TEXT, pair_made).pair, 0);
    for (int i = 0; i < 3; i++) { /* slots 1 and 9 have one colour */
        assert_int_equal(tints_of(&tints, &theme, 256, STYLE_QUOTE | STYLE_SPEAKER(1), pair_made).pair, 1);
        assert_int_equal(tints_of(&tints, &theme, 256, STYLE_QUOTE | STYLE_SPEAKER(9), pair_made).pair, 1);
        assert_int_equal(tints_of(&tints, &theme, 256, STYLE_QUOTE | STYLE_SPEAKER(2), pair_made).pair, 2);
    }
    assert_int_equal(tints_of(&tints, &theme, 256, STYLE_QUOTE | STYLE_SPEAKER(3), pair_made).pair, 0); /* no room */
    assert_true(tints_of(&tints, &theme, 256, STYLE_HEADING, pair_made).attributes & LOOK_BOLD);
    assert_int_equal(pairs_made, 2);
    pairs_made = 0;
    tints_clear(&tints, 2); /* another theme */
    assert_int_equal(tints_of(&tints, &theme, 256, STYLE_QUOTE | STYLE_SPEAKER(3), pair_made).pair, 1);
    assert_int_equal(pairs_made, 1);
}

static void a_colour_of_style_stands_above_the_speakers(void **state) {
    (void)state;
    struct theme theme = { .name = THEME_DARK, .colors = 256 };
    const char *const red[] = { "red" }, *const bold[] = { "default", "default", "bold" };
    style words = STYLE_QUOTE | STYLE_SPEAKER(1);
    color speaker = theme_speaker(THEME_DARK, false, 1);
    assert_int_equal(theme_look(&theme, words).foreground, speaker);
    assert_true(theme_change(&theme, STYLE_QUOTE, 1, red, NULL));
    assert_int_equal(theme_look(&theme, words).foreground, COLOR_NUMBER + 1);
    assert_int_equal(theme_look(&theme, STYLE_NAME | STYLE_SPEAKER(1)).foreground, speaker);
    assert_true(theme_change(&theme, STYLE_QUOTE, 3, bold, NULL)); /* no colour: the speaker's stays */
    assert_int_equal(theme_look(&theme, words).foreground, speaker);
}

static void colours_are_read_as_they_are_written(void **state) {
    (void)state;
    static const char *const right[] = { "default", "red", "bright-cyan", "16", "255", "#a0b1c2" };
    static const char *const wrong[] = { "", "reddish", "256", "-1", "#12345", "#12345g", "bright-", "1x" };
    color value;
    char text[COLOR_TEXT];
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(color_parse(right[i], &value));
        assert_string_equal(color_write(value, text), right[i]);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(color_parse(wrong[i], &value));
}

static void the_answer_about_the_ground_is_understood(void **state) {
    (void)state;
    static const struct {
        const char *reply;
        bool known, light;
    } replies[] = {
        { "\033]11;rgb:ffff/ffff/ffff\033\\", true, true }, { "\033]11;rgb:1e1e/1e1e/2e2e\a", true, false },
        { "\033]11;rgb:fd/f6/e3\a", true, true },           { "\033]11;rgba:0/0/0/f\a", true, false },
        { "\033]10;rgb:ffff/ffff/ffff\a", false, false },   { "\033]11;rgb:\a", false, false },
        { "\033[?62c", false, false },                      { "\033]11;rgb:fffff/0/0\a", false, false },
    };
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        bool light = false;
        assert_int_equal(color_ground_reply(replies[i].reply, strlen(replies[i].reply), &light), replies[i].known);
        assert_int_equal(light, replies[i].light);
    }
}

static void every_style_can_be_told_and_changed_by_its_name(void **state) {
    (void)state;
    struct theme theme = { .colors = 256 };
    for (unsigned part = 0; part < PART_COUNT; part++) {
        char look[THEME_LOOK_TEXT], again[THEME_LOOK_TEXT];
        const char *const words[] = { "red", "default", "bold" }, *const back[] = { "theme" };
        assert_int_equal(theme_part_named(theme_part_name(part)), part);
        theme_write(&theme, part, look);
        assert_true(theme_change(&theme, part, 3, words, NULL));
        theme_write(&theme, part, again);
        assert_string_equal(again, "red default bold");
        assert_true(theme_change(&theme, part, 1, back, NULL));
        theme_write(&theme, part, again);
        assert_string_equal(again, look);
    }
}

static void without_colours_nothing_has_one_and_quotes_still_stand_out(void **state) {
    (void)state;
    const struct theme themes[] = { { .colors = 0 }, { .colors = 256, .name = THEME_MONO } };
    for (size_t i = 0; i < 2; i++)
        for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++)
            for (unsigned slot = 0; slot < 4; slot++)
                for (unsigned bit = 15; bit < 23; bit++) {
                    struct look look = theme_look(&themes[i], role | STYLE_SPEAKER(slot) | (bit > 15 ? 1u << bit : 0));
                    assert_int_equal(look.foreground, COLOR_DEFAULT);
                    assert_int_equal(look.background, COLOR_DEFAULT);
                }
    assert_true(theme_look(&themes[0], STYLE_QUOTE).attributes != theme_look(&themes[0], STYLE_TEXT).attributes);
}

static void automatic_is_dark_or_light_as_the_ground_is(void **state) {
    (void)state;
    struct theme automatic = { .colors = 256 }, fixed = { .colors = 256, .name = THEME_DARK };
    style speaker = STYLE_QUOTE | STYLE_SPEAKER(1);
    assert_int_equal(theme_look(&automatic, speaker).foreground, theme_look(&fixed, speaker).foreground);
    automatic.light = true;
    fixed.name = THEME_LIGHT;
    assert_int_equal(theme_look(&automatic, speaker).foreground, theme_look(&fixed, speaker).foreground);
}

static void speakers_are_told_apart_also_without_one_kind_of_cones(void **state) {
    (void)state;
    for (int light = 0; light < 2; light++) {
        assert_true(palette_distance(THEME_AUTO, light, SIGHT_COUNT) >= 0.08);
        assert_true(palette_distance(THEME_HIGH_CONTRAST, light, SIGHT_COUNT) >= 0.06);
    }
}

static void everything_coloured_can_be_read_on_its_ground(void **state) {
    (void)state;
    for (int name = 0; name < THEME_MONO; name++)
        for (int light = 0; light < 2; light++) {
            struct theme theme = { .colors = 256, .name = (enum theme_name)name, .light = light };
            if ((name == THEME_DARK && light) || (name == THEME_LIGHT && !light)) continue;
            double least = name == THEME_HIGH_CONTRAST ? 7 : 4.5;
            for (unsigned slot = 0; slot <= THEME_SPEAKERS; slot++)
                for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++)
                    for (unsigned flag = 0; flag < 2; flag++) {
                        struct look look = theme_look(&theme, role | STYLE_SPEAKER(slot) | (flag ? STYLE_DIM : 0));
                        if (look.foreground != COLOR_DEFAULT) assert_true(palette_contrast(look.foreground, light) >= least);
                    }
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_colour_is_the_nearest_that_the_terminal_has),
        cmocka_unit_test(of_256_colours_none_is_nearer),
        cmocka_unit_test(a_style_is_worked_out_once_a_theme),
        cmocka_unit_test(a_colour_of_style_stands_above_the_speakers),
        cmocka_unit_test(colours_are_read_as_they_are_written),
        cmocka_unit_test(the_answer_about_the_ground_is_understood),
        cmocka_unit_test(every_style_can_be_told_and_changed_by_its_name),
        cmocka_unit_test(without_colours_nothing_has_one_and_quotes_still_stand_out),
        cmocka_unit_test(automatic_is_dark_or_light_as_the_ground_is),
        cmocka_unit_test(speakers_are_told_apart_also_without_one_kind_of_cones),
        cmocka_unit_test(everything_coloured_can_be_read_on_its_ground),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
