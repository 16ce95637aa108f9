/* Sentences: where a stop ends one and where it does not. */
#include "test.h"

#include "unit/tagging.h"

static void check(const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        tagging_make(&t, table[i][0]);
        for (uint32_t k = 0; k < t.tags.sentences.n; k++) tagging_add(&t, "", t.tags.sentences.at[k]);
        assert_string_equal(t.list, table[i][1]);
        tagging_free(&t);
    }
}
#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void a_stop_before_a_capital_ends_a_sentence(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry left. Nobody waved! Why?  It rained.", "The ferry left.|Nobody waved!|Why?|It rained." },
        { "It cost 4.50. 12 people paid.", "It cost 4.50.|12 people paid." },
        { "The ferry sank.Nobody drowned.", "The ferry sank.|Nobody drowned." },
        { "They met in St.Albans again.", "They met in St.Albans again." },
        { " \t The ferry left.\xC2\xA0\n\n  A title without a stop \n", "The ferry left.|A title without a stop" },
    };
    CHECK(table);
}

static void abbreviations_do_not(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Mr. Oak met Sen. Reed at No. 9 on Jan. 5.", "Mr. Oak met Sen. Reed at No. 9 on Jan. 5." },
        { "He voted no. Nobody else did.", "He voted no.|Nobody else did." },
        { "J. P. Lund rose at 5 a.m. Friday.", "J. P. Lund rose at 5 a.m. Friday." },
        { "The U.S. Senate sat. He left the U.S. The plane was late.",
          "The U.S. Senate sat.|He left the U.S.|The plane was late." },
        { "He runs Lund Inc. of Oslo. It sold Brim Inc. They cheered.",
          "He runs Lund Inc. of Oslo.|It sold Brim Inc.|They cheered." },
        { "It is you and I. Who else?", "It is you and I.|Who else?" },
    };
    CHECK(table);
}

static void closing_marks_stay_with_the_stop(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“We sank.” She wept. \"So what?\" He left.", "“We sank.”|She wept.|\"So what?\"|He left." },
        { "(He left early.) She stayed.", "(He left early.)|She stayed." },
        { "``We sank.'' She wept.", "``We sank.''|She wept." },
        { "“We sank. Nobody helped,” she said.", "“We sank.|Nobody helped,” she said." },
    };
    CHECK(table);
}

static void what_goes_on_in_lower_case_is_one_sentence(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“Really?” he asked. “No!” said Ola.", "“Really?” he asked.|“No!” said Ola." },
        { "“Really?” Ola Lund asked.", "“Really?” Ola Lund asked." },
        { "“Is it?” I asked.", "“Is it?” I asked." },
        { "It was (oh dear!) too late.", "It was (oh dear!) too late." },
        { "And -- surprise! -- it sank.", "And -- surprise! -- it sank." },
        { "She left Yahoo! Finance in May.", "She left Yahoo! Finance in May." },
    };
    CHECK(table);
}

static void an_ellipsis_may_leave_words_out(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "He waited ... The boat came.", "He waited ...|The boat came." },
        { "“He waited ... The boat came.”", "“He waited ... The boat came.”" },
        { "He waited.... The boat came.", "He waited....|The boat came." },
        { "He [...] waited ... and I left … I hope.", "He [...] waited ... and I left … I hope." },
    };
    CHECK(table);
}

static void items_of_a_list_are_sentences(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "1. Fill the pot 2. Light the fire 3. Wait", "1. Fill the pot|2. Light the fire|3. Wait" },
        { "a) Fill the pot b) Light the fire", "a) Fill the pot|b) Light the fire" },
        { "(i) Fill it. (ii) Light it.", "(i) Fill it.|(ii) Light it." },
        { "• 1. Fill it • 2. Light it", "• 1. Fill it|• 2. Light it" },
        { "1. Fill 5. The pot", "1. Fill 5.|The pot" },
    };
    CHECK(table);
}

static void a_heading_in_capitals_is_a_sentence(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "MINISTERS ASK FOR MORE TIME The ferries were late.", "MINISTERS ASK FOR MORE TIME|The ferries were late." },
        { "HARBOUR’S DAY OF THE STRIKE “We sank,” she said.", "HARBOUR’S DAY OF THE STRIKE|“We sank,” she said." },
        { "WHY ‘SMALL BOATS’ MAY BE BETTER “We sank,” she said.", "WHY ‘SMALL BOATS’ MAY BE BETTER|“We sank,” she said." },
        { "FERRIES LATE, PORTS FULL - Ines Calder: “No.”", "FERRIES LATE, PORTS FULL -|Ines Calder: “No.”" },
        { "UNITED NATIONS (AP) - U.N. Security Council members met.", "UNITED NATIONS (AP) - U.N. Security Council members met." },
        { "RIO DE JANEIRO, Brazil (AP) - It rained.", "RIO DE JANEIRO, Brazil (AP) - It rained." },
        { "NORRBECK AB SKYVELL Ines Calder left.", "NORRBECK AB SKYVELL Ines Calder left." },
        { "I WILL NEVER EVER EVER leave.", "I WILL NEVER EVER EVER leave." },
        { "THE HARBOUR MASTER SAID “No way.”", "THE HARBOUR MASTER SAID “No way.”" },
    };
    CHECK(table);
}

static void hard_wrapped_lines_are_no_ends(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry left the harbour late and\nnobody on the quay waved to it\nas it went.\n\nIt sank.",
          "The ferry left the harbour late and\nnobody on the quay waved to it\nas it went.|It sank." },
        { "bread\nfresh butter\nred cabbage", "bread|fresh butter|red cabbage" },
    };
    CHECK(table);
}

static void tokens_know_their_sentence(void **state) {
    (void)state;
    struct tagging t;
    tagging_make(&t, "We sank. He swam.");
    assert_true(t.block.tokens.n >= 4);
    assert_int_equal(t.block.tokens.at[0].flags & TOKEN_FIRST, TOKEN_FIRST);
    assert_int_equal(t.block.tokens.at[1].flags & TOKEN_FIRST, 0);
    assert_int_equal(t.block.tokens.at[2].sentence, 0);
    assert_int_equal(t.block.tokens.at[3].sentence, 1);
    assert_int_equal(t.block.tokens.at[3].flags & TOKEN_FIRST, TOKEN_FIRST);
    tagging_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_before_a_capital_ends_a_sentence),
        cmocka_unit_test(abbreviations_do_not),
        cmocka_unit_test(closing_marks_stay_with_the_stop),
        cmocka_unit_test(what_goes_on_in_lower_case_is_one_sentence),
        cmocka_unit_test(an_ellipsis_may_leave_words_out),
        cmocka_unit_test(items_of_a_list_are_sentences),
        cmocka_unit_test(a_heading_in_capitals_is_a_sentence),
        cmocka_unit_test(hard_wrapped_lines_are_no_ends),
        cmocka_unit_test(tokens_know_their_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
