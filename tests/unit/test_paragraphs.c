/* Paragraphs: of the text, line by line or hard-wrapped, and of the tagger. */
#include "test.h"

#include "unit/tagging.h"

static void check(const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        tagging_make(&t, table[i][0]);
        for (uint32_t k = 0; k < t.tags.paragraphs.n; k++) tagging_add(&t, "", t.tags.paragraphs.at[k].at);
        assert_string_equal(t.list, table[i][1]);
        tagging_free(&t);
    }
}
#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void a_line_is_a_paragraph_without_blank_edges(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "One. \n\n \xC2\xA0\tTwo\xC2\xA0\r\nThree\rFour", "One.|Two|Three|Four" },
        { "\xEF\xBB\xBFOne", "One" },
        { " \n\xC2\xA0\n", "" },
        { "", "" },
    };
    CHECK(table);
}

static void wrapped_lines_are_one_paragraph(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry left the quay\nand nobody waved to it\nat all.\n\nThen it sank.",
          "The ferry left the quay\nand nobody waved to it\nat all.|Then it sank." },
        { "  The ferry left the quay\nand nobody waved to it\nat all.\n  Then it sank.",
          "The ferry left the quay\nand nobody waved to it\nat all.|Then it sank." },
    };
    CHECK(table);
}

static void motions_stop_at_every_paragraph(void **state) {
    (void)state;
    static const char string[] = "One.\n\nTwo.\n  \nThree and more words\nthat go on.\n\nFour.\n";
    for (int wrapped = 0; wrapped < 2; wrapped++) {
        struct text text;
        uint32_t begs[8], n = 0;
        assert_true(text_copy(&text, string, sizeof string - 1, NULL, NULL));
        text.hard_wrapped = wrapped;
        for (uint32_t at = text_paragraph_at(&text, 0).beg; at < text.len; at = text_paragraph_next(&text, at)) begs[n++] = at;
        assert_int_equal(n, wrapped ? 4 : 5);
        for (uint32_t at = text.len; n > 0;) {
            at = text_paragraph_prev(&text, at);
            assert_int_equal(at, begs[--n]);
        }
        text_free(&text);
    }
}

static void a_huge_paragraph_is_cut_in_pieces(void **state) {
    (void)state;
    enum { HUGE_LENGTH = 300000 };
    char *string = malloc(HUGE_LENGTH + 1);
    assert_non_null(string);
    static const char *const fills[] = { "The ferry left. ", "x", "é" };
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(fills[i]);
        for (size_t k = 0; k + n <= HUGE_LENGTH; k += n) memcpy(string + k, fills[i], n + 1);
        struct tagging t;
        tagging_make(&t, string);
        assert_in_range(t.tags.paragraphs.n, 5, 6);
        for (uint32_t k = 0; k < t.tags.paragraphs.n; k++) {
            struct span at = t.tags.paragraphs.at[k].at;
            assert_true(span_len(at) < UINT16_MAX && memcmp(t.text.at + at.beg, fills[i], 1) == 0);
        }
        if (i == 0) assert_int_equal(t.tags.sentences.n, HUGE_LENGTH / 16);
        tagging_free(&t);
    }
    free(string);
}

/* What passes need for one block is given back: what stays of it is less than the text. */
static void memory_depends_on_what_is_found_and_not_on_the_blocks(void **state) {
    (void)state;
    enum { LENGTH = 1 << 20 };
    static const char fill[] = "“We tried,” Ann Torvik, the harbour master, said. She said that the ferry would sail again on Monday. ";
    struct tag_options options = { .title = SPAN_NONE };
    struct tags tags = { 0 };
    struct block block;
    struct text text;
    char *string = malloc(LENGTH + sizeof fill);
    assert_non_null(string);
    for (size_t at = 0; at < LENGTH; at += sizeof fill - 1) memcpy(string + at, fill, sizeof fill);
    assert_true(text_copy(&text, string, strlen(string), "UTF-8", NULL));
    size_t before = 0;
    uint32_t mentions = 0;
    for (blocks_begin(&block, &tags, &text, &options); !block_failed(&block) && blocks_next(&block);) {
#define X(pass, stage) pass(&block);
        BLOCK_PASSES(X)
#undef X
        if (!before && tags.paragraphs.at[block.paragraph].at.beg > LENGTH / 4) before = block.scratch.used, mentions = tags.mentions.n;
    }
    assert_false(block_failed(&block));
    assert_in_range(tags.mentions.n - mentions, LENGTH / 100, LENGTH);
    assert_true(before > 0 && block.scratch.used - before < LENGTH / 2);
    blocks_free(&block);
    tags_free(&tags);
    text_free(&text);
    free(string);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_paragraph_without_blank_edges),
        cmocka_unit_test(wrapped_lines_are_one_paragraph),
        cmocka_unit_test(motions_stop_at_every_paragraph),
        cmocka_unit_test(a_huge_paragraph_is_cut_in_pieces),
        cmocka_unit_test(memory_depends_on_what_is_found_and_not_on_the_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
