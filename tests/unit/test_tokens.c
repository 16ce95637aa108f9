/* Tokens: words, clitics, numbers, stops, marks and links. Each is listed with
   the first letter of its kind: w c n s p q l (q: a quotation mark). */
#include "test.h"

#include "unit/tagging.h"

static const char *tokens_of(struct tagging *t, const char *string) {
    static const char *const kinds[] = { "w:", "c:", "n:", "s:", "p:", "q:", "l:" };
    tagging_make(t, string);
    for (uint32_t i = 0; i < t->block.tokens.n; i++) {
        const struct token *token = &t->block.tokens.at[i];
        tagging_add(t, kinds[token->kind], (struct span){ token->beg, token->beg + token->len });
    }
    return t->list;
}

static void check(const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        assert_string_equal(tokens_of(&t, table[i][0]), table[i][1]);
        tagging_free(&t);
    }
}
#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void clitics_are_split_from_their_word(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "It’s Ola's", "w:It|c:’s|w:Ola|c:'s" },
        { "don’t can't", "w:do|c:n’t|w:ca|c:n't" },
        { "we’re I’ll they’ve she’d I’m", "w:we|c:’re|w:I|c:’ll|w:they|c:’ve|w:she|c:’d|w:I|c:’m" },
        { "O’Hara o’clock", "w:O’Hara|w:o’clock" },
        { "U.S.’s JR's 1980's", "w:U.S.|c:’s|w:JR|c:'s|n:1980|c:'s" },
        { "It 's odd", "w:It|c:'s|w:odd" },
        { "the boys’ coats", "w:the|w:boys|c:’|w:coats" },
    };
    CHECK(table);
}

static void hyphens_and_ampersands_join_words(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Oslo-Bergen train", "w:Oslo-Bergen|w:train" },
        { "a 19-year-old", "w:a|w:19-year-old" },
        { "B&N U.S.-led", "w:B&N|w:U.S.-led" },
        { "well - no -- yes—so", "w:well|p:-|w:no|p:--|w:yes|p:—|w:so" },
        { "Élan naïve cafe\xCC\x81", "w:Élan|w:naïve|w:cafe\xCC\x81" },
    };
    CHECK(table);
}

static void a_stop_belongs_to_an_abbreviation(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Mr. Oak, 9 a.m. sharp", "w:Mr.|w:Oak|p:,|n:9|w:a.m.|w:sharp" },
        { "J. K. Lund, Ph.D.", "w:J.|w:K.|w:Lund|p:,|w:Ph.D." },
        { "No. 5 or no.", "w:No.|n:5|w:or|w:no|s:." },
        { "the mass. In Mass. too", "w:the|w:mass|s:.|w:In|w:Mass.|w:too" },
        { "the end.The start", "w:the|w:end|s:.|w:The|w:start" },
        { "on shop.example.org.", "w:on|w:shop.example.org|s:." },
    };
    CHECK(table);
}

static void numbers_keep_their_signs_and_units(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "$2,500.50 and 3.5% of 20th", "n:$2,500.50|w:and|n:3.5%|w:of|n:20th" },
        { "€5 £6m 10:30 9/11", "n:€5|n:£6m|n:10:30|n:9/11" },
        { "1,000.", "n:1,000|s:." },
    };
    CHECK(table);
}

static void dots_are_one_stop(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "so... well … yes?!", "w:so|s:...|w:well|s:…|w:yes|s:?!" },
        { "so . . . well", "w:so|s:. . .|w:well" },
    };
    CHECK(table);
}

static void two_single_marks_are_a_double_one(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "``Aye,'' he said", "q:``|w:Aye|p:,|q:''|w:he|w:said" },
        { "‘‘Aye’’ \"\"No\"\"", "q:‘‘|w:Aye|q:’’|q:\"\"|w:No|q:\"\"" },
        { "“Aye,” «no» „so“", "q:“|w:Aye|p:,|q:”|q:«|w:no|q:»|q:„|w:so|q:“" },
    };
    CHECK(table);
}

static void links_are_one_token(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "See https://example.org/a?b=1, or www.example.com.", "w:See|l:https://example.org/a?b=1|p:,|w:or|l:www.example.com|s:." },
        { "ask o.lund@example.org (@olund #fish)", "w:ask|l:o.lund@example.org|p:(|l:@olund|l:#fish|p:)" },
        { "at example.org/news today", "w:at|l:example.org/news|w:today" },
    };
    CHECK(table);
}

static void flags_tell_of_space_capitals_and_lines(void **state) {
    (void)state;
    struct tagging t;
    tagging_make(&t, "NATO went,\nÉlan too");
    const struct token *at = t.block.tokens.at;
    assert_int_equal(t.block.tokens.n, 5);
    assert_int_equal(at[0].flags & ~TOKEN_FIRST, TOKEN_SPACE | TOKEN_LINE | TOKEN_CAPITAL | TOKEN_ALL_CAPS);
    assert_int_equal(at[1].flags, TOKEN_SPACE);
    assert_int_equal(at[2].flags, 0);
    assert_int_equal(at[3].flags & ~TOKEN_FIRST, TOKEN_SPACE | TOKEN_LINE | TOKEN_CAPITAL);
    tagging_free(&t);
}

static void words_are_looked_up_without_case_stop_or_curl(void **state) {
    (void)state;
    struct tagging t;
    tagging_make(&t, "SAID Mr. didn’t");
    assert_int_equal(t.block.tokens.n, 4);
    assert_true(word_is(t.block.tokens.at[0].word, WORD_SAY));
    assert_true(word_is(t.block.tokens.at[1].word, WORD_TITLE));
    assert_int_equal(t.block.tokens.at[3].word, word_find(word_hash("n't", 3)));
    assert_int_equal(t.tags.words, 3);
    tagging_free(&t);
}

/* A + or a - for each token: is it among the words of a list, the last of which ends with the literal? */
static void a_token_is_among_the_words_of_a_list_and_no_others(void **state) {
    (void)state;
    static const char small[] = " of for — , so-called";
    struct tagging t;
    char found[32] = "", by_name[32] = "", searched[32] = "";
    const char *words = small;
    tagging_make(&t, "For OF — – , ; so-called oft fo or So-Calls fog");
    for (uint32_t i = 0; i <= t.block.tokens.n; i++) {
        found[i] = token_among(&t.block, i, " of for — , so-called") ? '+' : '-';
        by_name[i] = token_among(&t.block, i, words) ? '+' : '-';
        searched[i] = i < t.block.tokens.n && token_listed(&t.block, i, small) ? '+' : '-';
    }
    assert_string_equal(found, "+++-+-+------");
    assert_string_equal(by_name, found);
    assert_string_equal(searched, found);
    assert_true(token_is(&t.block, 0, "for"));
    assert_false(token_is(&t.block, 0, "fog"));
    assert_false(token_is(&t.block, 7, "of"));
    assert_false(token_is(&t.block, t.block.tokens.n, "of"));
    tagging_free(&t);
}

static void what_is_too_long_is_cut_before_a_character(void **state) {
    (void)state;
    static const char *const characters[] = { "a", "7", "é", "—", "@" };
    static const uint32_t bytes[] = { 65530, 65531, 65532, 65536, 200000 };
    for (size_t row = 0; row < sizeof characters / sizeof *characters * 5; row++) {
        const char *character = characters[row / 5];
        uint32_t n = (uint32_t)strlen(character), len = bytes[row % 5] / n * n, end = 0;
        char *string = malloc(len + 1);
        assert_non_null(string);
        for (uint32_t at = 0; at < len; at += n) memcpy(string + at, character, n);
        string[len] = 0;
        struct tagging t;
        tagging_make(&t, string);
        for (uint32_t i = 0; i < t.block.tokens.n; i++) {
            assert_int_equal(t.block.tokens.at[i].beg, end);
            assert_true(t.block.tokens.at[i].len > 0 && t.block.tokens.at[i].len % n == 0);
            end += t.block.tokens.at[i].len;
        }
        assert_int_equal(end, len);
        tagging_free(&t);
        free(string);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clitics_are_split_from_their_word),
        cmocka_unit_test(hyphens_and_ampersands_join_words),
        cmocka_unit_test(a_stop_belongs_to_an_abbreviation),
        cmocka_unit_test(numbers_keep_their_signs_and_units),
        cmocka_unit_test(dots_are_one_stop),
        cmocka_unit_test(two_single_marks_are_a_double_one),
        cmocka_unit_test(links_are_one_token),
        cmocka_unit_test(flags_tell_of_space_capitals_and_lines),
        cmocka_unit_test(words_are_looked_up_without_case_stop_or_curl),
        cmocka_unit_test(what_is_too_long_is_cut_before_a_character),
        cmocka_unit_test(a_token_is_among_the_words_of_a_list_and_no_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
