/* Characters: decoding one, classes, folding, width. */
#include "test.h"
#include <dixit/chars.h>
#include <dixit/error.h>
#include <errno.h>
#include <string.h>
#include <unictype.h>
#include <uniwidth.h>

static void every_scalar_value_is_written_and_read_back(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        uint32_t back, wanted = code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code;
        int length = char_encode(bytes, code);
        assert_int_equal(char_decode(bytes, (size_t)length, &back), length);
        assert_int_equal(back, wanted);
    }
    char bytes[4];
    assert_int_equal(char_encode(bytes, 0x110000), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void a_byte_that_begins_no_character_is_one_bad_character(void **state) {
    (void)state;
    static const char *const rows[] = { "\x80", "\xC0\x80", "\xE2\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\xF0\x9F\x98" };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t code;
        assert_int_equal(char_decode(rows[i], strlen(rows[i]), &code), 1);
        assert_int_equal(code, 0xFFFD);
    }
}

static void ascii_and_the_rest_have_one_definition_of_a_class(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (char_is_space(code) != uc_is_property_white_space(code) ||
            char_is_letter(code) != uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L) ||
            char_is_upper(code) != uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt) ||
            char_is_lower(code) != uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Ll) ||
            char_is_digit(code) != uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd) ||
            char_is_mark(code) != uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M))
            fail_msg("U+%04X", code);
    }
}

static void the_width_is_that_of_libunistring_for_every_code_point(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        int width = uc_width(code, "UTF-8");
        if (char_width(code) != (width < 0 ? 0 : width)) fail_msg("U+%04X is %d wide", code, char_width(code));
    }
}

static void folding_takes_case_and_accents_away_and_nothing_else(void **state) {
    (void)state;
    static const struct {
        const char *from, *to;
    } rows[] = {
        { "A", "a" }, { "z", "z" }, { "é", "e" }, { "É", "e" }, { "ç", "c" }, { "Å", "a" }, { "\xE2\x84\xAB", "a" }, /* ANGSTROM SIGN */
        { "ệ", "e" }, { "Ș", "s" }, { "ё", "е" }, { "Ώ", "ω" }, { "ø", "ø" }, { "ß", "ß" }, { "新", "新" },
        { "각", "각" }, { "\xCC\x81", "\xCC\x81" }, { "7", "7" }, { "“", "“" }, { "İ", "i" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t from, to;
        char_decode(rows[i].from, strlen(rows[i].from), &from);
        char_decode(rows[i].to, strlen(rows[i].to), &to);
        if (char_fold(from) != to) fail_msg("%s folds to U+%04X", rows[i].from, char_fold(from));
    }
    for (uint32_t code = 0; code <= 0x10FFFF; code++) assert_int_equal(char_fold(char_fold(code)), char_fold(code));
}

static void bytes_are_cut_between_characters(void **state) {
    (void)state;
    static const char bytes[] = "aé“😀";
    static const size_t wanted[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };
    for (size_t most = 0; most < sizeof wanted / sizeof *wanted; most++)
        assert_int_equal(char_cut(bytes, sizeof bytes - 1, most), wanted[most]);
}

/* --- error.h --- */

static void a_message_is_harmless_and_cut_at_a_character(void **state) {
    (void)state;
    struct error error;
    char name[1024] = "";
    assert_false(error_set(&error, ERROR_SYNTAX, 7, "%s: %d", "a\x1B[31m\n\xFF", 5));
    assert_string_equal(error.message, "a␛[31m �: 5");
    assert_int_equal(error.code, ERROR_SYNTAX);
    assert_int_equal(error.position, 7);
    for (int i = 0; i < 300; i++) strcat(name, "é");
    for (size_t lead = 0; lead < 4; lead++) {
        error_set(&error, ERROR_SYSTEM, 0, "%.*s%s", (int)lead, "xyz", name);
        assert_int_equal(strlen(error.message), (239 - lead) / 2 * 2 + lead);
        assert_null(strstr(error.message, "�"));
    }
    memset(name, '\x1B', 300);
    error_set(&error, ERROR_SYSTEM, 0, "%s", name);
    assert_int_equal(strlen(error.message), 237);
    error_set(&error, ERROR_SYSTEM, 0, "%s", "");
    assert_string_equal(error.message, "");
    errno = ENOENT;
    assert_false(error_system(&error, "cannot open"));
    assert_int_equal(errno, ENOENT);
    assert_string_equal(error.message, "cannot open: No such file or directory");
    assert_false(error_memory(NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_is_written_and_read_back),
        cmocka_unit_test(a_byte_that_begins_no_character_is_one_bad_character),
        cmocka_unit_test(ascii_and_the_rest_have_one_definition_of_a_class),
        cmocka_unit_test(the_width_is_that_of_libunistring_for_every_code_point),
        cmocka_unit_test(folding_takes_case_and_accents_away_and_nothing_else),
        cmocka_unit_test(bytes_are_cut_between_characters),
        cmocka_unit_test(a_message_is_harmless_and_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
