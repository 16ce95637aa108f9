/* What a search finds, and that it goes by slices. */
#include "test.h"
#include "ui/search.h"
#include <string.h>

static struct search found(struct text *text, const char *in, const char *pattern, uint32_t slice) {
    struct search search = { 0 };
    assert_true(text_copy(text, in, strlen(in), "UTF-8", NULL));
    search_begin(&search, text, pattern);
    while (!search_step(&search, slice)) {}
    return search;
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
            if (search.matches.n != cases[i].matches) fail_msg("%s: %u matches", cases[i].pattern, search.matches.n);
            if (search.matches.n) {
                assert_int_equal(search.matches.at[0].beg, cases[i].beg);
                assert_int_equal(search.matches.at[0].end, cases[i].end);
            }
            search_free(&search);
            text_free(&text);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_finds_what_a_reader_means),
        cmocka_unit_test(the_match_at_or_after_a_place_is_found_by_halving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
