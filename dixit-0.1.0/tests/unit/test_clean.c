/* The gate: what becomes of each code point, and of any bytes. */
#include "test.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

/* The rule stated by Unicode's properties, which clean.c does not look at. */
static enum clean_fate fate_by_properties(uint32_t code) {
    if (code > 0x10FFFF) return CLEAN_STAND_IN;
    if (code == 0xAD || uc_is_property_variation_selector(code) || code == 0x180E) return CLEAN_JOINER;
    if (code >= 0x1F3FB && code <= 0x1F3FF) return CLEAN_JOINER; /* Emoji_Modifier */
    if (uc_is_property_bidi_control(code) || uc_is_property_not_a_character(code)) return CLEAN_STAND_IN;
    if (uc_is_general_category(code, UC_CONTROL) || uc_is_general_category(code, UC_SURROGATE))
        return CLEAN_STAND_IN;
    if (uc_is_general_category(code, UC_LINE_SEPARATOR) || uc_is_general_category(code, UC_PARAGRAPH_SEPARATOR))
        return CLEAN_STAND_IN;
    if (code >= 0xFFF9 && code <= 0xFFFB) return CLEAN_STAND_IN; /* interlinear annotation: not ignorable, yet unseen */
    if (uc_is_property_join_control(code)) return CLEAN_JOINER;
    if (!uc_is_property_default_ignorable_code_point(code)) return CLEAN_SHOW;
    return uc_is_general_category(code, UC_CATEGORY_Mn) ? CLEAN_JOINER : CLEAN_STAND_IN;
}

static void every_code_point_has_the_fate_of_its_properties(void **state) {
    (void)state;
    uint32_t shown, counts[3] = { 0 };
    for (uint32_t code = 0; code <= 0x110100; code++) {
        enum clean_fate fate = clean_char(code, &shown);
        if (fate != fate_by_properties(code)) fail_msg("U+%04X has fate %d", code, fate);
        if (code <= 0x10FFFF) counts[fate]++;
        if (fate != CLEAN_STAND_IN) assert_int_equal(shown, code);
        else assert_int_equal(clean_char(shown, &shown), CLEAN_SHOW);
    }
    assert_int_equal(counts[CLEAN_JOINER], 272);
    assert_int_equal(counts[CLEAN_STAND_IN], 6091);
}

static void what_the_suite_names_is_never_shown(void **state) {
    (void)state;
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        { 0, 31 },          { 0x7F, 0x9F },     { 0x61C, 0x61C },   { 0x200B, 0x200B }, { 0x200E, 0x200F },
        { 0x202A, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0x2028, 0x2029 }, { 0xFFF9, 0xFFFB },
        { 0xE0000, 0xE007F }, { 0xFDD0, 0xFDEF }, { 0xFFFE, 0xFFFF }, { 0x10FFFE, 0x10FFFF }, { 0xD800, 0xDFFF },
    };
    uint32_t shown;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t code = ranges[i].first; code <= ranges[i].last; code++)
            assert_int_equal(clean_char(code, &shown), CLEAN_STAND_IN);
}

#define BYTES(literal) literal, sizeof literal - 1

static void bytes_are_made_harmless(void **state) {
    (void)state;
    static const struct {
        const char *from;
        size_t n;
        const char *as_lines, *as_line;
    } rows[] = {
        { BYTES(""), "", "" },
        { BYTES("plain text, longer than eight bytes ~"), "plain text, longer than eight bytes ~", "plain text, longer than eight bytes ~" },
        { BYTES("a\nb\tc"), "a\nb\tc", "a b c" },
        { BYTES("a\r\nb"), "a␍\nb", "a␍ b" },
        { BYTES("\x1B]0;t\a"), "␛]0;t␇", "␛]0;t␇" },
        { BYTES("1234567\x7F" "1234567\0"), "1234567␡1234567␀", "1234567␡1234567␀" },
        { BYTES("1234567\x1F\x20"), "1234567␟ ", "1234567␟ " },
        { BYTES("\xC2\x9B" "31m \x9B"), "�31m �", "�31m �" },
        { BYTES("\xE2\x80\xAE\xEF\xBB\xBF"), "��", "��" },
        { BYTES("\xE2\x80 \xC0\x9B"), "�� ��", "�� ��" },
        { BYTES("“é” — 新 😀"), "“é” — 新 😀", "“é” — 新 😀" },
        { BYTES("\xE2\x80\x8D" "a\xE2\x80\x8D"), "�a\xE2\x80\x8D", "�a\xE2\x80\x8D" }, /* a joiner at the start, and behind a */
        { BYTES("a \xEF\xB8\x8F\nb\xC2\xAD" "c\n\xC2\xAD"), "a �\nb\xC2\xAD" "c\n�", "a � b\xC2\xAD" "c �" },
        { BYTES("👍🏽 🏽"), "👍🏽 🏽", "👍🏽 🏽" }, /* a skin tone is seen alone, too */
    };
    char to[256];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = clean_copy(to, rows[i].from, rows[i].n, true);
        assert_string_equal(to, rows[i].as_lines);
        assert_int_equal(n, strlen(to));
        clean_copy(to, rows[i].from, rows[i].n, false);
        assert_string_equal(to, rows[i].as_line);
    }
}

static void every_byte_after_every_byte_stays_harmless_within_the_room(void **state) {
    (void)state;
    for (unsigned first = 0; first < 256; first++)
        for (unsigned second = 0; second < 256; second++) {
            char from[11] = "12345678", to[3 * 10 + 1], again[3 * 30 + 1];
            from[8] = (char)first;
            from[9] = (char)second;
            size_t n = clean_copy(to, from, 10, false);
            assert_true(n < sizeof to && to[n] == 0);
            assert_null(u8_check((const uint8_t *)to, n));
            for (size_t i = 0; i < n; i++) assert_true((unsigned char)to[i] >= ' ' && to[i] != 0x7F);
            assert_int_equal(clean_copy(again, to, n, false), n);
            assert_memory_equal(again, to, n);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_has_the_fate_of_its_properties),
        cmocka_unit_test(what_the_suite_names_is_never_shown),
        cmocka_unit_test(bytes_are_made_harmless),
        cmocka_unit_test(every_byte_after_every_byte_stays_harmless_within_the_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
