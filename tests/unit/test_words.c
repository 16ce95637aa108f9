/* The lexicon: what words are known to be. */
#include "src/tag/words.h"
#include "test.h"
#include <string.h>

static uint16_t find(const char *word) {
    return word_find(word_hash(word, (uint32_t)strlen(word)));
}

static uint16_t find_phrase(const char *const *words, int n) {
    uint64_t hash = word_hash(words[0], (uint32_t)strlen(words[0]));
    for (int i = 1; i < n; i++) hash = word_hash_join(hash, word_hash(words[i], (uint32_t)strlen(words[i])));
    return word_find(hash);
}

static void a_word_has_the_classes_of_its_tables_in_any_case(void **state) {
    (void)state;
    static const struct {
        const char *word;
        uint32_t is, is_not;
    } cases[] = {
        { "said", WORD_SAY, WORD_THINK },
        { "Moscow", WORD_CAPITAL, WORD_COUNTRY },
        { "MOSCOW", WORD_CAPITAL, WORD_COUNTRY },
        { "Sweden", WORD_COUNTRY, WORD_CAPITAL },
        { "Russian", WORD_PEOPLE, WORD_COUNTRY },
        { "Mrs", WORD_TITLE, WORD_ROLE },
        { "spokeswoman", WORD_ROLE, WORD_GROUP },
        { "spokeswomen", WORD_GROUP, WORD_ROLE },
        { "residents", WORD_GROUP, WORD_ROLE },
        { "ministry", WORD_ORG, WORD_ROLE },
        { "tuesday", WORD_MONTH, WORD_PRONOUN },
        { "didn't", WORD_AUXILIARY, WORD_COMMON },
        { "didn’t", WORD_AUXILIARY, WORD_COMMON },
        { "although", WORD_CONJUNCTION, WORD_PREPOSITION },
        { "Ines", WORD_FEMALE, WORD_MALE | WORD_COMMON },
        { "harbour", WORD_COMMON | WORD_PLACE_WORD, WORD_MALE },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint16_t word = find(cases[i].word);
        assert_int_not_equal(word, 0);
        assert_int_equal(word_classes(word) & cases[i].is, cases[i].is);
        assert_false(word_is(word, cases[i].is_not));
    }
}

static void an_unknown_word_has_index_zero_and_no_class(void **state) {
    (void)state;
    assert_int_equal(find("qwrtz"), 0);
    assert_false(word_is(0, ~0u));
}

static void a_phrase_is_found_by_its_joined_hashes(void **state) {
    (void)state;
    static const char *const korea[] = { "South", "Korea" }, *const emirates[] = { "United", "Arab", "Emirates" },
                      *const not_one[] = { "South", "Pudding" };
    assert_true(word_is(find("south"), WORD_PHRASE));
    assert_true(word_is(find_phrase(korea, 2), WORD_COUNTRY));
    assert_true(word_is(find_phrase(emirates, 3), WORD_COUNTRY));
    assert_int_equal(find_phrase(not_one, 2), 0);
}

static void a_word_gives_back_its_hash(void **state) {
    (void)state;
    static const char *const words[] = { "said", "an", "spokeswoman", "although", "didn't", "zürich" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_not_equal(find(words[i]), 0);
        assert_true(word_hash_of(find(words[i])) == word_hash(words[i], (uint32_t)strlen(words[i])));
    }
    assert_true(word_hash_of(0) == 0);
}

static void tables_tell_frames_countries_and_traits(void **state) {
    (void)state;
    uint16_t said = find("said");
    assert_true(word_percent(said) > 50 && word_percent(said) <= 100);
    assert_true(word_frame(said, 'q') && word_frame(said, 't') && !word_frame(said, 'i'));
    assert_int_equal(word_country(find("Moscow")), WORD_COUNTRY_CODE('R', 'U'));
    assert_int_equal(word_country(find("Russians")), word_country(find("Russia")));
    assert_int_not_equal(word_country(find("Moscow")), word_country(find("Paris")));
    assert_int_equal(word_traits(find("she")), TRAIT_FEMALE);
    assert_int_equal(word_traits(find("our")), TRAIT_FIRST | TRAIT_PLURAL | TRAIT_POSSESSIVE);
    assert_int_equal(word_traits(find("chairman")), TRAIT_MALE);
}

static void the_hash_of_a_literal_is_that_of_the_word_in_a_text(void **state) {
    (void)state;
    static const char text[] = "Re-Electioneering's-End";
    for (uint32_t n = 1; n < sizeof text; n++) {
        assert_true(word_hash_short(text, n) == word_hash(text, n));
        assert_true(word_hash_short("re-electioneering's-end", n) == word_hash(text, n));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_has_the_classes_of_its_tables_in_any_case),
        cmocka_unit_test(an_unknown_word_has_index_zero_and_no_class),
        cmocka_unit_test(a_phrase_is_found_by_its_joined_hashes),
        cmocka_unit_test(the_hash_of_a_literal_is_that_of_the_word_in_a_text),
        cmocka_unit_test(a_word_gives_back_its_hash),
        cmocka_unit_test(tables_tell_frames_countries_and_traits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
