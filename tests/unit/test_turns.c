/* Paragraphs that are somebody's turn to speak: a label, a colon, words without
   marks. Listed as source: kind: speaker: content. The first line is a title. */
#include "test.h"

#include "unit/tagging.h"

static const char *turns_of(struct tagging *t, const char *string) {
    const char *newline = strchr(string, '\n');
    struct tag_options options = { .title = { 0, newline ? (uint32_t)(newline - string) : 0 } };
    *t = (struct tagging){ 0 };
    assert_true(text_copy(&t->text, string, strlen(string), "UTF-8", NULL));
    assert_true(tags_build(&t->tags, &t->text, &options, NULL));
    for (uint32_t i = 0; i < t->tags.quotes.n; i++) {
        const struct quote *quote = &t->tags.quotes.at[i];
        if (quote->rule != RULE_TURN) continue;
        tagging_add(t, "", quote->source);
        strcat(strcat(t->list, ": "), quote_kind_name((enum quote_kind)quote->kind));
        tagging_add_text(t, ": ", quote->speaker == TAG_NONE ? SPAN_NONE : t->tags.actors.at[quote->speaker].name);
        tagging_add_text(t, ": ", quote_extent(&t->tags, quote));
    }
    return t->list;
}

#define CHECK(table) tagging_check(turns_of, table, sizeof(table) / sizeof *(table))

static void a_transcript_names_who_speaks(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "A bridge\n\nMayor Ada Lund met reporters.\n\nADA LUND: We have waited for nine years. Nobody hurried.",
          "ADA LUND: direct: Ada Lund: We have waited for nine years. Nobody hurried." },
        { "A bridge\n\nMayor Ada Lund met reporters.\n\nReporter: And what will it cost?\n\nLUND: That is what it is.",
          "Reporter: direct: Reporter: And what will it cost?|LUND: direct: Ada Lund: That is what it is." },
        { "A bridge\n\nMayor Ada Lund met reporters.\n\nLund: My father called it “a hole,” and he was right.",
          "Lund: direct: Ada Lund: My father called it “a hole,” and he was right." },
    };
    CHECK(table);
}

static void an_interview_is_answered_by_whom_it_is_about(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "A ferry\n\nInes Calder has steered it for years. Calder met Piet Horst there.\n\n"
          "Q: Is it late?\n\nA: It is always late. Piet Horst knows.\n\nQ: And then?\n\nA: Then we wait.",
          "Q: direct: : Is it late?|A: direct: Ines Calder: It is always late. Piet Horst knows.|"
          "Q: direct: : And then?|A: direct: Ines Calder: Then we wait." },
        { "A ferry\n\nInes Calder steers it.\n\nQ. Is it late?\n\nA. Yes.",
          "Q.: direct: : Is it late?|A.: direct: Ines Calder: Yes." },
    };
    CHECK(table);
}

static void a_title_tells_what_somebody_said(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Mayor Lund: Bridge will open in May\n\nIt was late.", "Mayor Lund: indirect: Lund: Bridge will open in May" },
        { "Police: Two men were hurt in Elm Street\n\nIt was late.", "Police: indirect: Police: Two men were hurt in Elm Street" },
    };
    CHECK(table);
}

static void other_labels_are_nobodys(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "A bridge\n\nEditor’s note: this story was mended on Monday.", "" },
        { "A bridge\n\nOslo: The ships were waiting there.", "" },
        { "A bridge\n\nPort Averill: the ships were waiting there.", "" },
        { "Correction: the bridge was opened in May\n\nIt was late.", "" },
        { "A race\n\nThree were in it.\n\nAda Lund: 2,316.\n\nPiet Horst: third, in a borrowed boat.", "" },
        { "A bridge\n\nA. Lund said that it was late. Q: what a name.", "" },
        { "A bridge\n\nAda Lund: “It was late.”", "" },
    };
    CHECK(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_transcript_names_who_speaks),
        cmocka_unit_test(an_interview_is_answered_by_whom_it_is_about),
        cmocka_unit_test(a_title_tells_what_somebody_said),
        cmocka_unit_test(other_labels_are_nobodys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
