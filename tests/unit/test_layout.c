/* Layout: paragraphs into lines. */
#include "layout_check.h"
#include "test.h"
#include "ui/cells.h"
#include "ui/hyphenator.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All lines as text: "|" at a line's end, "-|" where hyphenated, "~" for each stretched column,
   "^" for an indent's column, "#" for a blank line, "<...>" for a fold. */
static void dump(const struct text *text, struct typography typography, const struct span *folds, uint32_t n, char *to,
                 size_t room) {
    struct layout *layout = layout_new(text, typography, folds, n);
    assert_non_null(layout);
    struct line line = layout_line_at(layout, 0);
    char *end = to + room - 8;
    do {
        for (unsigned i = 0; i < line.indent; i++) *to++ = '^';
        if (line.blank) *to++ = '#';
        if (line.fold) *to++ = '<';
        for (uint32_t at = line.beg; at < line.end && to < end; at++) {
            *to++ = text->at[at] == '\n' ? ' ' : text->at[at];
            for (unsigned i = layout_gap(layout, &line, at); i > 0; i--) *to++ = '~';
        }
        if (line.fold) *to++ = '>';
        if (line.hyphen) *to++ = '-';
        *to++ = '|';
    } while (layout_next(layout, &line) && to < end);
    *to = 0;
    layout_free(layout);
}

struct layout_case {
    const char *text, *lines;
    struct typography typography;
    bool hard_wrapped;
};

static void check_case(const struct layout_case *c, const struct span *folds, uint32_t n) {
    struct text text;
    char lines[1000];
    uint32_t at;
    assert_true(text_copy(&text, c->text, strlen(c->text), NULL, NULL));
    text.hard_wrapped = c->hard_wrapped;
    dump(&text, c->typography, folds, n, lines, sizeof lines);
    assert_string_equal(lines, c->lines);
    const char *wrong = layout_check(&text, c->typography, folds, n, &at);
    if (wrong) fail_msg("%s: %s", c->text, wrong);
    text_free(&text);
}

/* By patterns of our own: a word is divided where the list of exceptions says. */
static void words_are_divided_where_they_do_not_fit(void **state) {
    (void)state;
    const char *source = getenv("srcdir");
    char path[1024];
    struct error error = { 0 };
    snprintf(path, sizeof path, "%s/tests/unit/patterns.dic", source ? source : ".");
    struct hyphenator *hyphenator = hyphenator_open(path, &error);
    if (!hyphenator) {
        print_message("%s\n", error.message);
        skip();
    }
    const struct typography nine = { .width = 9, .hyphenator = hyphenator };
    const struct layout_case cases[] = {
        { "the republic", "the|republic|", { .width = 8, .hyphenator = NULL }, false },
        { "the republic", "the re-|public|", { .width = 8, .hyphenator = hyphenator }, false },
        { "the republic", "the repub-|lic|", { .width = 10, .hyphenator = hyphenator }, false },
        { "a “republic”, he", "a “repub-|lic”, he|", nine, false },
        { "a republic’s end", "a repub-|lic’s end|", nine, false },
        { "the Republic", "the|Republic|", nine, false },              /* a name */
        { "so a.republic", "so|a.republ|ic|", { .width = 8, .hyphenator = hyphenator }, false }, /* an address */
        { "my well-republic", "my well-|republic|", nine, false },
        { "so republic9", "so|republic9|", nine, false },
        { "so re\u00ADpublic", "so re\u00AD-|public|", { .width = 8, .hyphenator = hyphenator }, false },
        { "republicrepublic a", "republicre-|public a|", { .width = 11, .hyphenator = hyphenator }, false },
        { "aa ablia ablia ablia", "aa ab-|lia ab-|lia|ablia|", { .width = 7, .hyphenator = hyphenator }, false }, /* two in a row */
        { "it so republic to", "it so ~re-|public to|", { .width = 10, .hyphenator = hyphenator, .justify = true }, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i], NULL, 0);
    char longer[8000] = "";
    for (size_t n = 0; n + 16 < sizeof longer; n += 10) memcpy(longer + n, "republic, ", 10);
    struct text text; /* the library must see one word alone, not what follows it */
    uint32_t at;
    assert_true(text_copy(&text, longer, strlen(longer), NULL, NULL));
    assert_null(layout_check(&text, (struct typography){ .width = 17, .hyphenator = hyphenator }, NULL, 0, &at));
    text_free(&text);
    hyphenator_free(hyphenator);
}

static void words_fill_lines(void **state) {
    (void)state;
    static const struct layout_case cases[] = {
        { "", "|", { .width = 10 }, false },
        { " \n \n", "|", { .width = 10 }, false },
        { "one two six ten", "one two|six ten|", { .width = 7 }, false }, /* a word that just fits stays */
        { "one two  six", "one two|six|", { .width = 7 }, false },
        { "a b\n\n\nc d\n", "a b|#|c d|", { .width = 9 }, false },
        { "\n\n  a\n", "a|", { .width = 9 }, false },
        { "extraordinary it is", "extra|ordin|ary|it is|", { .width = 5 }, false },
        { "see http://a.example/long/path now", "see http://|a.example/|long/path|now|", { .width = 11 }, false },
        { "3,000 $5.00 (so) “yes”", "3,000|$5.00|(so)|“yes”|", { .width = 6 }, false },
        { "at 10 p.m. in U.S. ports", "at 10|p.m. in|U.S.|ports|", { .width = 8 }, false },
        { "10\u00A0km away", "10\u00A0km|away|", { .width = 7 }, false },
        { "日本語の本。", "日本|語の|本。|", { .width = 4 }, false },
        { "日本語の本。", "日本語|の本。|", { .width = 6 }, false },
        { "日本", "日|本|", { .width = 1 }, false },
        { "re\u00ADpub\u00ADlic of", "re\u00ADpub\u00AD-|lic of|", { .width = 6 }, false },
        { "re\u00ADpub\u00ADlic of", "re\u00AD-|pub\u00AD-|lic|of|", { .width = 5 }, false },
        { "re\u00ADpub\u00ADlic", "re\u00ADpub\u00ADlic|", { .width = 8 }, false },
        { "ne\u0301e\u0301 ne\u0301", "ne\u0301e\u0301|ne\u0301|", { .width = 3 }, false },
        { "a well-known em—dash", "a well-|known|em—dash|", { .width = 7 }, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i], NULL, 0);
}

static void typography_changes_lines(void **state) {
    (void)state;
    static const struct layout_case cases[] = {
        { "a bb ccc dd e f gg", "a ~bb ~ccc|dd e f gg|", { .width = 10, .justify = true }, false },
        { "some words that are set in lines\nand more", "^^some words|that are set in|lines|^^and more|",
          { .width = 16, .indent = true }, false },
        { "NAME\n    dixit - reader\n\n\nEND  \n", "NAME|    dixit - reader|||END|", { .width = 30, .preformatted = true },
          false },
        { "  a long line\nb", "  a|long|line|b|", { .width = 5, .preformatted = true }, false },
        { "longestword a b", "longestword|a b|", { .width = 12, .justify = true }, false },
        { "a bb ccc dd e\n\na bb ccc dd e f gg", "a bb ccc|dd e|#|a ~bb ~ccc|dd e f gg|", { .width = 10, .justify = true, .heading = { 0, 13 } }, false },
        { "a heading of some words\n\nwords that are more", "a heading of|some words|#|^^words that are|more|",
          { .width = 16, .indent = true, .heading = { 0, 23 } }, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i], NULL, 0);
}

static void folds_are_lines_of_their_own(void **state) {
    (void)state;
    static const struct {
        struct layout_case c;
        struct span folds[3];
        uint32_t n;
    } cases[] = {
        { { "one two three", "one|<two>|three|", { .width = 20 }, false }, { { 4, 7 } }, 1 },
        { { "one two three", "<one >|two|<three>|", { .width = 20 }, false }, { { 0, 4 }, { 8, 13 } }, 2 },
        { { "one\n\ntwo\n\nsix", "one|#|<two>|#|six|", { .width = 20 }, false }, { { 5, 8 } }, 1 },
        { { "one\n\ntwo\n\nsix", "one|<  two  >|six|", { .width = 20 }, false }, { { 3, 10 } }, 1 },
        { { "one two", "<one two>|", { .width = 20 }, false }, { { 0, 7 } }, 1 },
        { { "one two six", "one|<two>|<six>|", { .width = 20 }, false }, { { 4, 7 }, { 8, 11 } }, 2 },
        { { " a\n b\n\nc", " a|< b>||c|", { .width = 20, .preformatted = true }, false }, { { 3, 5 } }, 1 },
        { { "a b\nc d\n", "<a>|b|<c>|d|", { .width = 20, .preformatted = true }, false }, { { 0, 1 }, { 4, 5 } }, 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i].c, cases[i].folds, cases[i].n);
}

/* A text of `len` bytes made of a unit over and over. */
static struct text repeated(const char *unit, size_t len) {
    char *bytes = malloc(len + TEXT_PADDING);
    assert_non_null(bytes);
    size_t n = strlen(unit);
    struct text text;
    len -= len % n;
    for (size_t i = 0; i < len; i++) bytes[i] = unit[i % n];
    assert_true(text_adopt(&text, bytes, len, NULL, NULL));
    return text;
}

static void a_paragraph_of_any_length_is_laid_out_in_parts(void **state) {
    (void)state;
    static const char *const units[] = {
        "word and word, ", "日本語", "x", " ", "a\u0301\u0302", "é-", "👩\u200D👧", "long/path/", "\n", "a\n\n", "\u00AD",
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i += sample(5)) {
        struct text text = repeated(units[i], 70000 / sample(20));
        for (int wrapped = 0; wrapped < 2; wrapped++) {
            text.hard_wrapped = wrapped;
            for (unsigned width = 3; width < 80; width += 31) {
                uint32_t at;
                struct typography typography = { .width = (uint16_t)width, .justify = width > 3 };
                const char *wrong = layout_check(&text, typography, NULL, 0, &at);
                if (wrong) fail_msg("%s, %u columns, at %u: %s", units[i], width, at, wrong);
            }
        }
        text_free(&text);
    }
}

static void a_line_in_ten_megabytes_is_found_without_laying_out_all(void **state) {
    (void)state;
    struct text text = repeated("a word of it, ", (10 << 20) / sample(10));
    struct layout *layout = layout_new(&text, (struct typography){ .width = 72 }, NULL, 0);
    assert_non_null(layout);
    struct line line = layout_line_at(layout, text.len / 2);
    assert_true(line.beg <= text.len / 2 && text.len / 2 < line.next);
    for (int i = 0; i < 3000; i++) assert_true(layout_prev(layout, &line));
    for (int i = 0; i < 3000; i++) assert_true(layout_next(layout, &line));
    assert_true(line.beg <= text.len / 2 && text.len / 2 < line.next);
    line = layout_line_at(layout, UINT32_MAX);
    assert_int_equal(line.next, text.len);
    layout_free(layout);
    text_free(&text);
}

static void columns_and_offsets_belong_together(void **state) {
    (void)state;
    struct text text;
    static const char bytes[] = "a bb 日本 e\u0301 dd and more";
    assert_true(text_copy(&text, bytes, sizeof bytes - 1, NULL, NULL));
    struct layout *layout = layout_new(&text, (struct typography){ .width = 17, .justify = true }, NULL, 0);
    assert_non_null(layout);
    struct line line = layout_line_at(layout, 0);
    assert_int_equal(line.width, 14); /* up to “dd” */
    assert_int_equal(line.stretch, 3);
    static const struct {
        uint32_t at;
        unsigned column;
    } cases[] = { { 0, 0 }, { 2, 2 }, { 5, 6 }, { 8, 8 }, { 12, 12 }, { 13, 12 }, { 16, 15 } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(layout_column(layout, &line, cases[i].at), cases[i].column);
    assert_int_equal(layout_offset(layout, &line, 9), 8); /* the right half of 本 */
    assert_int_equal(layout_offset(layout, &line, 5), 4); /* within a stretched gap */
    assert_int_equal(layout_offset(layout, &line, 99), line.end - 1);
    layout_free(layout);
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fill_lines),
        cmocka_unit_test(words_are_divided_where_they_do_not_fit),
        cmocka_unit_test(typography_changes_lines),
        cmocka_unit_test(folds_are_lines_of_their_own),
        cmocka_unit_test(a_paragraph_of_any_length_is_laid_out_in_parts),
        cmocka_unit_test(a_line_in_ten_megabytes_is_found_without_laying_out_all),
        cmocka_unit_test(columns_and_offsets_belong_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
