/* Passages: the text between quotation marks. Listed with what is peculiar to
   them: ' single, > nested, + continues, ~ unclosed. */
#include "test.h"

#include "unit/tagging.h"

static const char *passages_of(struct tagging *t, const char *string) {
    tagging_make(t, string);
    for (uint32_t i = 0; i < t->block.passages.n; i++) {
        const struct passage *passage = &t->block.passages.at[i];
        char mark[5] = "";
        if (passage->single) strcat(mark, "'");
        if (passage->nested) strcat(mark, ">");
        if (passage->continues) strcat(mark, "+");
        if (passage->outer.end == passage->at.end) strcat(mark, "~");
        tagging_add(t, mark, passage->at);
    }
    return t->list;
}

static void check(const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        assert_string_equal(passages_of(&t, table[i][0]), table[i][1]);
        tagging_free(&t);
    }
}
#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void double_marks_pair_whatever_their_shape(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“Aye,” he said, “no.”", "Aye,|no." },
        { "\"Aye,\" he said (\"no\").", "Aye,|no" },
        { "“Aye,\" he said, \"no.”", "Aye,|no." },
        { "``Aye,'' he said, ''no.''", "Aye,|no." },
        { "«Aye», »no«, „so“, „or”, ”ah”", "Aye|no|so|or|ah" },
        { "He is 6' 2\" tall, a 5\" nail, said \"Ola\".", "Ola" },
        { "Aye,” he said.", "" },
        { "It was “late again“ and “wet”.", "late again|wet" },
    };
    CHECK(table);
}

static void an_open_mark_runs_to_the_paragraphs_end(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "He said, “Aye.\n\n“No,” he added.", "~Aye.|+No," },
        { "He said, “Aye. He said, “No.”", "~Aye. He said,|No." },
        { "He said, “Aye.\n\nThen “no”.", "~Aye.|no" },
    };
    CHECK(table);
}

static void single_marks_nest_inside_double_ones(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“He said ‘aye’ twice,” she said.", "He said ‘aye’ twice,|'>aye" },
        { "\"He said 'aye'\"", "He said 'aye'|'>aye" },
        { "“It’s the boys’ boat, ’tis ours, rock ’n’ roll ’90s.”", "It’s the boys’ boat, ’tis ours, rock ’n’ roll ’90s." },
        { "“They said ‘the boys’ boat’ again.”", "They said ‘the boys’ boat’ again.|'>the boys’ boat" },
        { "“They said ‘the boys’ again.”", "They said ‘the boys’ again.|'>the boys" },
        { "The ‘aye’ of the boys’ boat", "" },
    };
    CHECK(table);
}

static void in_british_style_the_single_ones_are_outside(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "‘We are late,’ said Ola. ‘The boys’ boat is “gone”, they say.’",
          "'We are late,|'The boys’ boat is “gone”, they say.|>gone" },
        { "'We are late,' said Ola's boy. 'We aren't.'", "'We are late,|'We aren't." },
        { "‘Aye,’ said Ola. ‘No.’ He called it “odd”.", "'Aye,|'No.|odd" },
        { "‘Aye,’ said Ola. ‘No.’\n\nShe liked ‘the hall. “We shall keep it,” said Oona.", "'Aye,|'No.|We shall keep it," },
    };
    CHECK(table);
}

static void tokens_between_double_marks_are_quoted(void **state) {
    (void)state;
    struct tagging t;
    tagging_make(&t, "He said “aye”.");
    static const bool quoted[] = { false, false, false, true, false, false };
    assert_int_equal(t.block.tokens.n, 6);
    for (uint32_t i = 0; i < 6; i++) assert_int_equal(!!(t.block.tokens.at[i].flags & TOKEN_QUOTED), quoted[i]);
    tagging_free(&t);
}

static void a_mark_that_pairs_with_none_is_an_apostrophe(void **state) {
    (void)state;
    struct tagging t;
    tagging_make(&t, "boys’ ’tis “‘aye’”");
    static const enum token_kind kinds[] = { TOKEN_WORD, TOKEN_CLITIC, TOKEN_PUNCT, TOKEN_WORD,
                                             TOKEN_MARK, TOKEN_MARK, TOKEN_WORD, TOKEN_MARK, TOKEN_MARK };
    assert_int_equal(t.block.tokens.n, 9);
    for (uint32_t i = 0; i < 9; i++) assert_int_equal(t.block.tokens.at[i].kind, kinds[i]);
    tagging_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(double_marks_pair_whatever_their_shape),
        cmocka_unit_test(an_open_mark_runs_to_the_paragraphs_end),
        cmocka_unit_test(single_marks_nest_inside_double_ones),
        cmocka_unit_test(in_british_style_the_single_ones_are_outside),
        cmocka_unit_test(tokens_between_double_marks_are_quoted),
        cmocka_unit_test(a_mark_that_pairs_with_none_is_an_apostrophe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
