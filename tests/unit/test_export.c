/* Exports: every format from the same hand-made tags. */
#include "sample_article.h"
#include "test.h"
#include <dixit/export.h>
#include <string.h>

static struct buffer export_story(struct export_options options) {
    struct sample sample = sample_story();
    struct buffer out = { 0 };
    export_begin(&out, "A <title>", &options);
    export_article(&out, sample.article, &options);
    export_end(&out, &options);
    buffer_put(&out, "", 1);
    assert_false(out.failed);
    article_free(sample.article);
    return out;
}

static void expect(struct export_options options, const char *expected) {
    struct buffer out = export_story(options);
    assert_string_equal(out.at, expected);
    buffer_free(&out);
}

static void expect_within(struct export_options options, const char *const *parts) {
    struct buffer out = export_story(options);
    const char *at = out.at;
    for (; *parts; parts++) {
        const char *found = strstr(at, *parts);
        if (!found) fail_msg("no “%s” in:\n%s", *parts, at);
        at = found + strlen(*parts);
    }
    buffer_free(&out);
}

static void expect_nowhere(struct export_options options, const char *part) {
    struct buffer out = export_story(options);
    if (strstr(out.at, part)) fail_msg("“%s” in:\n%s", part, out.at);
    buffer_free(&out);
}

static void csv_has_a_row_for_each_quote(void **state) {
    (void)state;
    expect((struct export_options){ .format = EXPORT_CSV },
           "doc,title,date,speaker,role,kind,cue,quote,before,after,begin,end,confidence\r\n"
           "ferry.one,\"'=Ferry <b>Étoile</b>, \"\"late\"\" again\",,Zoë Hart,the harbour master,direct,said,"
           "\"“The ferry is late,” … “It is *always* late.”\",,,36,125,0.97\r\n"
           "ferry.one,\"'=Ferry <b>Étoile</b>, \"\"late\"\" again\",,Ben O’Neil,,mixed,denied,"
           "\"that 2 + 2 = <script>alert(1)</script>, a “fair” view\",Ben O’Neil denied,.,146,203,0.60\r\n"
           "ferry.one,\"'=Ferry <b>Étoile</b>, \"\"late\"\" again\",,,,direct,shouted,\"\"\"No comment␛[2J,\"\"\",,"
           "somebody shouted.,205,222,0.20\r\n");
}

static void a_cell_that_begins_a_formula_gets_an_apostrophe(void **state) {
    (void)state;
    static const char *const cells[][2] = {
        { "=1+1", "'=1+1" },   { "+1", "'+1" },       { "-2", "'-2" },           { "@SUM(A1)", "'@SUM(A1)" },
        { "＝1", "'＝1" },     { "a=1", "a=1" },      { "\t=1", "'=1" },         { "=1,2", "\"'=1,2\"" },
        { "“=1”", "“=1”" },    { "=\"x\"", "\"'=\"\"x\"\"\"" },
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct sample sample = sample_new("x.txt", cells[i][0], true);
        struct export_options options = { .format = EXPORT_CSV, .by = BY_ARTICLE };
        struct buffer out = { 0 };
        assert_true(export_fields(&options, "title", NULL));
        export_article(&out, sample.article, &options);
        buffer_put(&out, "", 1);
        assert_false(out.failed);
        assert_memory_equal(out.at, cells[i][1], strlen(cells[i][1]));
        assert_string_equal(out.at + strlen(cells[i][1]), "\r\n");
        buffer_free(&out);
        article_free(sample.article);
    }
}

static void csv_by_article_and_by_speaker_counts(void **state) {
    (void)state;
    struct export_options options = { .format = EXPORT_CSV, .by = BY_ARTICLE };
    assert_true(export_fields(&options, "doc,voices,quotes,direct,mixed,indirect,quoted_words", NULL));
    expect(options, "doc,voices,quotes,direct,mixed,indirect,quoted_words\r\nferry.one,2,3,2,1,0,21\r\n");
    options.by = BY_SPEAKER;
    assert_true(export_fields(&options, "speaker,quotes,quoted_words,share", NULL));
    expect(options, "speaker,quotes,quoted_words,share\r\nZoë Hart,1,8,0.38\r\nBen O’Neil,1,10,0.48\r\n,1,3,0.14\r\n");
}

static void filters_leave_out_what_does_not_match(void **state) {
    (void)state;
    static const char *const names[] = { "zoe hart", "NOBODY" };
    struct export_options by_speaker = { .format = EXPORT_CSV, .speakers = names, .speaker_count = 2 };
    struct export_options by_kind = { .format = EXPORT_CSV, .kinds = 1 << QUOTE_MIXED };
    struct export_options sure = { .format = EXPORT_CSV, .min_confidence = 90 };
    assert_true(export_fields(&by_speaker, "begin", NULL));
    assert_true(export_fields(&by_kind, "begin", NULL));
    assert_true(export_fields(&sure, "begin", NULL));
    expect(by_speaker, "begin\r\n36\r\n");
    expect(by_kind, "begin\r\n146\r\n");
    expect(sure, "begin\r\n36\r\n");
}

static void a_speaker_is_found_by_whole_words(void **state) {
    (void)state;
    static const struct {
        const char *name;
        bool found;
    } cases[] = { { "Zoë Hart", true }, { "zoe", true },     { "HART", true },       { "har", false },
                  { "hart zoe", false }, { " zoë,  hart ", true }, { "", false }, { "zoe hart x", false } };
    struct sample sample = sample_story();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (speaker_matches(sample.article, &sample.article->tags.actors.at[0], cases[i].name) != cases[i].found)
            fail_msg("“%s” %s", cases[i].name, cases[i].found ? "not found" : "found");
    article_free(sample.article);
}

static void an_unknown_field_is_refused_with_those_there_are(void **state) {
    (void)state;
    struct export_options options = { .format = EXPORT_CSV };
    struct error error;
    assert_false(export_fields(&options, "doc,colour", &error));
    assert_int_equal(error.code, ERROR_ARGUMENT);
    assert_non_null(strstr(error.message, "colour"));
    assert_non_null(strstr(error.message, "doc path title"));
    options.format = EXPORT_MD;
    assert_false(export_fields(&options, "doc", &error));
}

static void markdown_is_a_dossier_by_speaker_with_citations(void **state) {
    (void)state;
    expect_within((struct export_options){ .format = EXPORT_MD },
                  (const char *const[]){ "# \\=Ferry \\<b\\>Étoile\\</b\\>, \"late\" again\n\n", "ferry.one\n\n",
                                         "## Zoë Hart, the harbour master\n\n1 quote, 8 words\n\n",
                                         "> “The ferry is late,” … “It is \\*always\\* late.”\n>\n",
                                         "> — Zoë Hart, the harbour master, “said”: *\\=Ferry",
                                         "*, bytes 36–125 (direct, 97% sure)\n\n", "## Ben O’Neil\n\n",
                                         "\\<script\\>alert(1)\\</script\\>", "(mixed, **unsure**: 60%)\n\n",
                                         "## Unknown speaker\n\n", "\"No comment␛\\[2J,\"", NULL });
    expect_nowhere((struct export_options){ .format = EXPORT_MD }, " <script>");
}

static void html_marks_each_quote_and_links_it_from_its_voice(void **state) {
    (void)state;
    expect_within((struct export_options){ .format = EXPORT_HTML },
                  (const char *const[]){ "<!DOCTYPE html>", "<title>A &#60;title&#62;</title>", "<h1 dir=\"auto\">=Ferry &#60;b",
                                         "id=\"a0q0\"", "href=\"#a0v0\">A</a>“The ferry is late,”</mark> ",
                                         "<span class=\"cue\">said</span> <span class=\"source v v0\">Zoë Hart</span>",
                                         "“It is *always* late.”</mark>", "<mark class=\"v v1 mixed unsure\"",
                                         "href=\"#a0v1\">B?</a>that", "&#60;script&#62;", "id=\"a0v0\"",
                                         "Zoë Hart <small>the harbour master</small>", "href=\"#a0q0\">“The ferry", "href=\"#a0q1\"><b>?</b> that",
                                         "A question mark: ", "</html>\n", NULL });
    expect_nowhere((struct export_options){ .format = EXPORT_HTML }, "<script");
    expect_nowhere((struct export_options){ .format = EXPORT_HTML }, "\x1b");
}

static void brat_offsets_count_code_points(void **state) {
    (void)state;
    expect_within((struct export_options){ .format = EXPORT_ANN },
                  (const char *const[]){ "T1\tSource 63 71\tZoë Hart\n", "T2\tCue 58 62\tsaid\n",
                                         "T3\tContent 35 57;93 115\t“The ferry is late,” “It is *always* late.”\n",
                                         "T4\tAttribution 58 62\tsaid\n",
                                         "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n", "A1\tKind E1 direct\n",
                                         "#1\tAnnotatorNotes E1\tspeaker: Zoë Hart; confidence: 97%\n", "E3\t", NULL });
}

static void a_brat_span_is_cut_at_line_breaks(void **state) {
    (void)state;
    struct sample sample = sample_new("x.txt", "He said the tide\nturned.", false);
    struct buffer out = { 0 };
    sample_quote(sample, QUOTE_INDIRECT, TAG_NONE, NULL, "said", "the tide\nturned", NULL, 50);
    export_article(&out, sample.article, &(struct export_options){ .format = EXPORT_ANN });
    buffer_put(&out, "", 1);
    assert_false(out.failed);
    assert_non_null(strstr(out.at, "Content 8 16;17 23\tthe tide turned\n"));
    buffer_free(&out);
    article_free(sample.article);
}

static void plain_text_is_clean_and_without_the_mark_of_its_encoding(void **state) {
    (void)state;
    static const char bytes[] = "\xEF\xBB\xBF" "One\n\nTwo\033[2J";
    struct export_options options = { .format = EXPORT_TEXT };
    struct article *article = article_from_bytes("mark.txt", bytes, sizeof bytes - 1, NULL, NULL);
    struct buffer out = { 0 };
    assert_non_null(article);
    export_article(&out, article, &options);
    buffer_put(&out, "", 1);
    assert_false(out.failed);
    assert_string_equal(out.at, "One\n\nTwo␛[2J");
    buffer_free(&out);
    article_free(article);
}

static void json_lines_keep_the_order_of_the_fields_asked_for(void **state) {
    (void)state;
    struct export_options options = { .format = EXPORT_JSONL };
    assert_true(export_fields(&options, "quotes,doc", NULL));
    expect_within(options, (const char *const[]){ "{\"quotes\":[{\"quote\":[[36,62],[99,125]],\"kind\":\"direct\"",
                                                  "\"confidence\":0.97,\"text\":\"“The ferry is late,” … “It is *always* late.”\"}",
                                                  "\\\"No comment\\u001b[2J,\\\"\"}],\"doc\":\"ferry.one\"}\n", NULL });
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_has_a_row_for_each_quote),
        cmocka_unit_test(a_cell_that_begins_a_formula_gets_an_apostrophe),
        cmocka_unit_test(csv_by_article_and_by_speaker_counts),
        cmocka_unit_test(filters_leave_out_what_does_not_match),
        cmocka_unit_test(a_speaker_is_found_by_whole_words),
        cmocka_unit_test(an_unknown_field_is_refused_with_those_there_are),
        cmocka_unit_test(markdown_is_a_dossier_by_speaker_with_citations),
        cmocka_unit_test(html_marks_each_quote_and_links_it_from_its_voice),
        cmocka_unit_test(brat_offsets_count_code_points),
        cmocka_unit_test(a_brat_span_is_cut_at_line_breaks),
        cmocka_unit_test(plain_text_is_clean_and_without_the_mark_of_its_encoding),
        cmocka_unit_test(json_lines_keep_the_order_of_the_fields_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
