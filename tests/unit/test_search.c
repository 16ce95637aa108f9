/* What a search finds, and that it goes by slices. */
#include "test.h"
#include "ui/search.h"
#include <string.h>

static struct search found(struct text *text, const char *in, const char *pattern, uint32_t slice) {
    struct search search = { 0 };
    assert_true(text_copy(text, in, strlen(in), "UTF-8", NULL));
    assert_true(search_begin(&search, text, pattern, false, NULL));
    while (!search_step(&search, slice)) {}
    return search;
}

/* So many matches, and the first of them there; then both are freed. */
static void check_first(struct search *search, struct text *text, const char *pattern, uint32_t matches, uint32_t beg,
                        uint32_t end) {
    if (search->matches.n != matches) fail_msg("%s: %u matches", pattern, search->matches.n);
    if (matches) {
        assert_int_equal(search->matches.at[0].beg, beg);
        assert_int_equal(search->matches.at[0].end, end);
    }
    search_free(search);
    text_free(text);
}

static void a_search_finds_what_a_reader_means(void **state) {
    (void)state;
    static const struct {
        const char *text, *pattern;
        uint32_t matches, beg, end; /* of the first */
    } cases[] = {
        { "The Council met. council", "council", 2, 4, 11 },      /* small letters find large ones */
        { "The Council met. council", "Council", 1, 4, 11 },      /* large ones only large ones */
        { "a naïve idea", "naive", 1, 2, 8 },                     /* accents are ignored */
        { "a naive idea", "naïve", 0, 0, 0 },                     /* unless typed */
        { "cafe\xCC\x81 au lait", "cafe au", 1, 0, 9 },           /* a combining mark too */
        { "one\ntwo  three", "one two three", 1, 0, 14 },         /* across lines and runs of blanks */
        { "it’s “so”", "it's \"so\"", 1, 0, 15 },                 /* straight quotes find curly ones */
        { "aaaa", "aa", 2, 0, 2 },                                /* matches do not overlap */
        { "Straße", "x", 0, 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (uint32_t slice = 1; slice < 20; slice += 6) {
            struct text text;
            struct search search = found(&text, cases[i].text, cases[i].pattern, slice);
            check_first(&search, &text, cases[i].pattern, cases[i].matches, cases[i].beg, cases[i].end);
        }
}

static void the_match_at_or_after_a_place_is_found_by_halving(void **state) {
    (void)state;
    struct text text;
    struct search search = found(&text, "x.x.x.", "x", 100);
    static const uint32_t wanted[] = { 0, 1, 1, 2, 2, 3 };
    for (uint32_t at = 0; at < 6; at++) assert_int_equal(search_from(&search, at), wanted[at]);
    search_free(&search);
    text_free(&text);
}

static void expressions_find_what_they_describe_within_a_paragraph(void **state) {
    (void)state;
    static const struct {
        const char *text, *pattern;
        uint32_t matches, beg, end; /* of the first */
    } cases[] = {
        { "In 1998 and 2003.", "[0-9]{4}", 2, 3, 7 },
        { "Said, said, SAID", "said", 3, 0, 4 },            /* small letters find large ones */
        { "Said, said, SAID", "Said", 1, 0, 4 },            /* large ones only large ones */
        { "Said, said", "\\Ssaid|\\Bx|\\Waid|said", 2, 0, 4 }, /* an escape's letter is none */
        { "one\n\ntwo", "^\\w+$", 2, 0, 3 },
        { "one\n\ntwo", "one\\s+two", 0, 0, 0 },          /* within a paragraph */
        { "élan", "\\w+", 1, 0, 5 },
        { "aaa", "x*", 0, 0, 0 },                           /* nothing is no match */
        { "abab", "(?<=a)b", 2, 1, 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text;
        struct error error = { 0 };
        struct search search = { 0 };
        assert_true(text_copy(&text, cases[i].text, strlen(cases[i].text), "UTF-8", NULL));
        if (!search_begin(&search, &text, cases[i].pattern, true, &error)) {
            text_free(&text);
            print_message("%s\n", error.message);
            skip();
        }
        while (!search_step(&search, 1)) {}
        check_first(&search, &text, cases[i].pattern, cases[i].matches, cases[i].beg, cases[i].end);
    }
}

static void a_wrong_or_endless_expression_is_refused(void **state) {
    (void)state;
    struct text text;
    struct search search = { 0 };
    struct error error = { 0 };
    char many[4000];
    memset(many, 'a', sizeof many);
    many[sizeof many - 1] = 'b';
    assert_true(text_copy(&text, many, sizeof many, "UTF-8", NULL));
    assert_false(search_begin(&search, &text, "a(", true, &error));
    assert_int_equal(search.n, 0);
    assert_true(*error.message);
    if (search_begin(&search, &text, "(a+)+$", true, &error)) {
        while (!search_step(&search, 1)) {}
        assert_true(search.gave_up);
        assert_int_equal(search.matches.n, 0);
    }
    search_free(&search);
    text_free(&text);
}

/* No paragraph ends: it is searched by pieces, each cut between words. */
static void an_expression_goes_through_a_long_paragraph_by_pieces(void **state) {
    (void)state;
    enum { LENGTH = sizeof "“north” is " - 1, TIMES = 20000 };
    static char many[TIMES * LENGTH];
    for (size_t i = 0; i < TIMES; i++) memcpy(many + i * LENGTH, "“north” is ", LENGTH);
    struct text text;
    struct search search = { 0 };
    uint32_t steps = 0;
    assert_true(text_copy(&text, many, sizeof many, "UTF-8", NULL));
    if (!search_begin(&search, &text, "north” is", true, NULL)) {
        text_free(&text);
        skip();
    }
    while (!search_step(&search, 1)) steps++;
    assert_true(steps > 20);
    assert_in_range(search.matches.n, TIMES - steps, TIMES);
    search_free(&search);
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_finds_what_a_reader_means),
        cmocka_unit_test(expressions_find_what_they_describe_within_a_paragraph),
        cmocka_unit_test(a_wrong_or_endless_expression_is_refused),
        cmocka_unit_test(an_expression_goes_through_a_long_paragraph_by_pieces),
        cmocka_unit_test(the_match_at_or_after_a_place_is_found_by_halving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
