/* How styles look, and whether speakers' colours are told apart and read. */
#include "palette.h"
#include "test.h"
#include "ui/theme.h"
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
