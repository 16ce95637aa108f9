/* Parts of speech: a sentence and its tags, a space between. */
#include "test.h"

#include "src/tag/passes.h"
#include "src/tag/posmodel.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tagged {
    struct text text;
    struct tags tags;
    struct block block;
    char list[1024];
};

static void tagged_make(struct tagged *t, const char *string) {
    struct tag_options options = { .title = SPAN_NONE };
    *t = (struct tagged){ 0 };
    assert_true(text_copy(&t->text, string, strlen(string), "UTF-8", NULL));
    paragraphs_find(&t->tags, &t->text, &options);
    t->block = (struct block){ .text = &t->text, .tags = &t->tags, .paragraph_end = t->tags.paragraphs.n };
    tokens_find(&t->block);
    sentences_find(&t->block);
    marks_find(&t->block);
    pos_find(&t->block, 0, t->block.tokens.n);
    for (uint32_t i = 0; i < t->block.tokens.n; i++) {
        size_t n = strlen(t->list);
        snprintf(t->list + n, sizeof t->list - n, "%s%s", n ? " " : "", pos_name(t->block.tokens.at[i].pos));
    }
}

static void tagged_free(struct tagged *t) {
    blocks_free(&t->block);
    tags_free(&t->tags);
    text_free(&t->text);
}

static void check(const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagged t;
        tagged_make(&t, table[i][0]);
        assert_string_equal(t.list, table[i][1]);
        tagged_free(&t);
    }
}
#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void past_tense_and_participle_are_two(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "She told the ferrymen.", "PRP VBD DT NNS ." },
        { "The specimen was found.", "DT NN VBD VBN ." },
        { "She was told twice.", "PRP VBD VBN RB ." },
        { "He has asked them.", "PRP VBZ VBN PRP ." },
        { "He asked them.", "PRP VBD PRP ." },
    };
    CHECK(table);
}

static void that_is_a_preposition_behind_a_verb_and_a_determiner_before_a_noun(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They said that the bridge was closed.", "PRP VBD IN DT NN VBD VBN ." },
        { "He saw that man.", "PRP VBD DT NN ." },
    };
    CHECK(table);
}

static void clitics_are_told_apart(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The mayor’s plan failed.", "DT NN POS NN VBD ." },
        { "The mayors’ plan failed.", "DT NNS POS NN VBD ." },
        { "It’s possible.", "PRP VBZ JJ ." },
        { "They don't know.", "PRP VB RB VB ." },
    };
    CHECK(table);
}

static void a_capital_makes_a_name_but_for_the_first_word(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Police met Orla Brandvik in Tromso.", "NNS VBD NNP NNP IN NNP ." },
        { "They paid $40 for 12% of it in the 1990s.", "PRP VBD CD IN CD IN PRP IN DT NNS ." },
    };
    CHECK(table);
}

static void a_range_is_tagged_and_no_more(void **state) {
    (void)state;
    struct tagged t;
    tagged_make(&t, "One came. Two left.");
    for (uint32_t i = 0; i < t.block.tokens.n; i++) t.block.tokens.at[i].pos = POS_NONE;
    uint32_t second = 1;
    while (second < t.block.tokens.n && !(t.block.tokens.at[second].flags & TOKEN_FIRST)) second++;
    assert_true(second < t.block.tokens.n);
    pos_find(&t.block, second, t.block.tokens.n);
    for (uint32_t i = 0; i < t.block.tokens.n; i++) assert_true((t.block.tokens.at[i].pos == POS_NONE) == (i < second));
    tagged_free(&t);
}

static void tags_do_not_hang_on_what_stands_in_another_sentence(void **state) {
    (void)state;
    struct tagged alone, after;
    tagged_make(&alone, "She was told twice.");
    tagged_make(&after, "He has gone. She was told twice.");
    assert_string_equal(after.list + strlen(after.list) - strlen(alone.list), alone.list);
    tagged_free(&alone);
    tagged_free(&after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(past_tense_and_participle_are_two),
        cmocka_unit_test(that_is_a_preposition_behind_a_verb_and_a_determiner_before_a_noun),
        cmocka_unit_test(clitics_are_told_apart),
        cmocka_unit_test(a_capital_makes_a_name_but_for_the_first_word),
        cmocka_unit_test(a_range_is_tagged_and_no_more),
        cmocka_unit_test(tags_do_not_hang_on_what_stands_in_another_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
