/* Cells: the gate to the screen. */
#include "test.h"
#include "ui/cells.h"
#include "ui/glyphs.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <stdlib.h>
#include <string.h>

/* What one row of `columns` shows after `text` was put there, dumped. */
static char *row_with(unsigned columns, const char *text, size_t n, unsigned *used) {
    struct grid grid = { 0 };
    assert_true(grid_resize(&grid, 1, columns));
    *used = cells_put(grid_area(&grid), 0, 0, columns, text, n, STYLE_TEXT);
    char *dump = grid_dump(&grid, false);
    assert_non_null(dump);
    grid_free(&grid);
    dump[strlen(dump) - 1] = 0;
    return dump;
}

static void text_becomes_cells(void **state) {
    (void)state;
    static const struct {
        const char *text, *shown;
        unsigned columns, used;
    } cases[] = {
        { "plain", "plain", 10, 5 },
        { "cut here", "cut h", 5, 5 },
        { "日本語", "日本語", 6, 6 },
        { "日本語", "日本", 5, 5 },                   /* the half that fits is a blank */
        { "e\u0301a", "e\u0301a", 10, 2 },
        { "\u0301a", "\u25CC\u0301a", 10, 2 },        /* a stray mark stands on a dotted circle */
        { " \u0301", " \u25CC\u0301", 10, 2 },
        { "\n\u0301", " \u25CC\u0301", 10, 2 },
        { "e\u0301\u0302\u0303\u0304\u0305\u0306x", "e\u0301\u0302\u0303\u0304x", 10, 2 },
        { "a\u00ADb\u200Dc", "abc", 10, 3 },
        { "\u200D\u00AD", "", 10, 0 },
        { "👩\u200D👧", "👩👧", 10, 4 },
        { "👍🏽!", "👍!", 10, 3 },
        { "☎\uFE0F.", "☎.", 10, 2 },
        { "a\tb\nc\r\nd\re", "a b c d e", 20, 9 },
        { "\033[2J", "␛[2J", 10, 4 },
        { "a\u202Eb", "a\uFFFDb", 10, 3 },
        { "\x9B""1m", "\uFFFD1m", 10, 3 },            /* a byte that is no UTF-8 */
        { "\u00A0\u2009x", "  x", 10, 3 },
        { "\u1112\u1161\u11AB", "\u1112\u1161\u11AB", 10, 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned used;
        char *shown = row_with(cases[i].columns, cases[i].text, strlen(cases[i].text), &used);
        assert_string_equal(shown, cases[i].shown);
        assert_int_equal(used, cases[i].used);
        free(shown);
    }
}

static void no_code_point_passes_unseen_or_acts(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        char text[4], *shown;
        unsigned used;
        size_t n = (size_t)char_encode(text, code);
        uint32_t stand_in;
        shown = row_with(4, text, n, &used);
        assert_int_equal(used, clean_char(code, &stand_in) == CLEAN_JOINER ? 0 : used == 2 ? 2 : 1);
        assert_int_equal(used, cells_width(text, n));
        for (size_t i = 0; shown[i];) {
            uint32_t seen;
            i += (size_t)char_decode(shown + i, strlen(shown + i), &seen);
            assert_int_equal(clean_char(seen, &stand_in), CLEAN_SHOW);
        }
        free(shown);
    }
}

static void half_of_a_wide_character_does_not_stay(void **state) {
    (void)state;
    static const struct {
        unsigned column;
        const char *over, *shown;
    } cases[] = {
        { 0, "x", "x 日日\n" }, { 1, "x", " x日日\n" }, { 1, "日", " 日 日\n" }, { 5, "x", "日日 x\n" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct grid grid = { 0 };
        assert_true(grid_resize(&grid, 1, 6));
        struct area area = grid_area(&grid);
        cells_puts(area, 0, 0, 6, "日日日", STYLE_TEXT);
        cells_puts(area, 0, cases[i].column, 6, cases[i].over, STYLE_TEXT);
        char *dump = grid_dump(&grid, false);
        assert_non_null(dump);
        assert_string_equal(dump, cases[i].shown);
        free(dump);
        grid_free(&grid);
    }
}

static void nothing_is_put_outside_its_area(void **state) {
    (void)state;
    struct grid grid = { 0 };
    assert_true(grid_resize(&grid, 3, 9));
    struct area area = { &grid, 1, 3, 1, 3 };
    for (unsigned row = 0; row < 3; row++) cells_puts(grid_area(&grid), row, 0, 9, "日日日日日", STYLE_TEXT);
    assert_int_equal(cells_put(area, 0, 0, 99, "abcdef", 6, STYLE_QUOTE), 3);
    assert_int_equal(cells_put(area, 1, 0, 99, "abcdef", 6, STYLE_QUOTE), 0);
    assert_int_equal(cells_put(area, 0, 3, 99, "abcdef", 6, STYLE_QUOTE), 0);
    char *dump = grid_dump(&grid, true);
    assert_non_null(dump);
    assert_string_equal(dump, "日日日日…\n日 abc日…\n日日日日…\n"
                              "--- roles\n\n   ccc\n\n--- flags\n\n\n\n");
    free(dump);
    grid_free(&grid);
}

static void a_string_too_long_ends_in_an_ellipsis(void **state) {
    (void)state;
    struct grid grid = { 0 };
    assert_true(grid_resize(&grid, 4, 6));
    struct area area = grid_area(&grid);
    assert_int_equal(cells_puts(area, 0, 0, 6, "sixsix", STYLE_TEXT), 6);
    assert_int_equal(cells_puts(area, 1, 0, 6, "sevenly", STYLE_TEXT), 6);
    assert_int_equal(cells_puts(area, 2, 0, 6, "日本語日", STYLE_TEXT), 6);
    assert_int_equal(cells_puts(area, 3, 4, 9, "abc", STYLE_TEXT), 2);
    char *dump = grid_dump(&grid, false);
    assert_non_null(dump);
    assert_string_equal(dump, "sixsix\nseven…\n日本 …\n    a…\n");
    free(dump);
    grid_free(&grid);
}

static void flags_are_marked_on_what_stands_there(void **state) {
    (void)state;
    struct grid grid = { 0 };
    assert_true(grid_resize(&grid, 1, 6));
    struct area area = grid_area(&grid);
    cells_puts(area, 0, 0, 6, "abcdef", STYLE_HEADING);
    cells_mark(area, 0, 1, 2, STYLE_MATCH);
    cells_mark(area, 0, 4, 99, STYLE_DIM);
    char *dump = grid_dump(&grid, true);
    assert_non_null(dump);
    assert_string_equal(dump, "abcdef\n--- roles\naaaaaa\n--- flags\n mm dd\n");
    free(dump);
    grid_free(&grid);
}

static void sizes_are_clamped_and_nothing_is_a_size(void **state) {
    (void)state;
    struct grid grid = { 0 };
    assert_true(grid_resize(&grid, 0, 0));
    assert_int_equal(cells_puts(grid_area(&grid), 0, 0, 5, "x", STYLE_TEXT), 0);
    assert_true(grid_resize(&grid, 1, 65535));
    assert_int_equal(grid.columns, GRID_COLUMNS_MAX);
    assert_true(grid_resize(&grid, 65535, 1));
    assert_int_equal(grid.rows, GRID_ROWS_MAX);
    assert_int_equal(cells_puts(grid_area(&grid), 499, 0, 5, "日", STYLE_TEXT), 1);
    grid_free(&grid);
}

static void where_there_is_ascii_alone_something_of_the_right_width_stands(void **state) {
    (void)state;
    static const char *const cells[] = { "a", "“", "…", "│", "▁", "▅", "█", "▋", "•", "«", "é" };
    static const wchar_t shown[] = L"a\".|_=##*\"?";
    wchar_t wide[CELL_BYTES];
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct cell cell = { .width = 1 };
        memcpy(cell.bytes, cells[i], strlen(cells[i]));
        glyphs_of(&cell, false, wide, 5);
        if (wide[0] != shown[i] || wide[1]) fail_msg("%s: %lc", cells[i], (wint_t)wide[0]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_becomes_cells),
        cmocka_unit_test(no_code_point_passes_unseen_or_acts),
        cmocka_unit_test(half_of_a_wide_character_does_not_stay),
        cmocka_unit_test(nothing_is_put_outside_its_area),
        cmocka_unit_test(a_string_too_long_ends_in_an_ellipsis),
        cmocka_unit_test(flags_are_marked_on_what_stands_there),
        cmocka_unit_test(where_there_is_ascii_alone_something_of_the_right_width_stands),
        cmocka_unit_test(sizes_are_clamped_and_nothing_is_a_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
