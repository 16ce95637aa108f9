/* Records: what is JSON and what is not, what becomes of a record's members. */
#include "test.h"
#include <dixit/record.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

static bool reads(const char *line, struct record *record, struct error *error) {
    return record_read(record, line, strlen(line), "news/in.jsonl:7", error);
}

static void only_a_json_object_with_a_text_is_a_record(void **state) {
    (void)state;
    static const struct {
        const char *line;
        bool record;
    } cases[] = {
        { "{\"text\":\"a\"}", true },
        { " {\t\"text\" : \"a\" ,\r\"x\":[ ] } ", true },
        { "\xEF\xBB\xBF{\"text\":\"\"}", true },
        { "{\"text\":\"a\",\"n\":[-0,0.5,1e9,-1.25E-3,10]}", true },
        { "{\"text\":\"a\",\"o\":{\"p\":{\"q\":[true,false,null,{}]}}}", true },
        { "{\"text\":\"\\u0041\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", true },
        { "", false },
        { "{}", false },
        { "[]", false },
        { "\"text\"", false },
        { "{\"text\":1}", false },
        { "{\"text\":null}", false },
        { "{\"text\":\"a\"", false },
        { "{\"text\":\"a\"}}", false },
        { "{\"text\":\"a\"} x", false },
        { "{\"text\":\"a\",}", false },
        { "{\"text\" \"a\"}", false },
        { "{text:\"a\"}", false },
        { "{\"text\":'a'}", false },
        { "{\"text\":\"a\nb\"}", false },
        { "{\"text\":\"\\x\"}", false },
        { "{\"text\":\"\\u12g4\"}", false },
        { "{\"text\":\"\\", false },
        { "{\"text\":\"a\",\"n\":01}", false },
        { "{\"text\":\"a\",\"n\":1.}", false },
        { "{\"text\":\"a\",\"n\":.5}", false },
        { "{\"text\":\"a\",\"n\":+1}", false },
        { "{\"text\":\"a\",\"n\":1e}", false },
        { "{\"text\":\"a\",\"n\":-}", false },
        { "{\"text\":\"a\",\"n\":NaN}", false },
        { "{\"text\":\"a\",\"n\":[1 2]}", false },
        { "{\"text\":\"a\",\"n\":[1,]}", false },
        { "{\"text\":\"a\",\"n\":[}}", false },
        { "{\"text\":\"a\",\"n\":{\"a\":1]}}", false },
        { "{\"text\":\"a\",\"n\":tru}", false },
    };
    struct record record = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error;
        if (reads(cases[i].line, &record, &error) != cases[i].record)
            fail_msg("%s: %s", cases[i].line, cases[i].record ? error.message : "was taken");
        if (!cases[i].record) assert_int_equal(error.code, ERROR_SYNTAX);
    }
    record_free(&record);
}

static void nesting_is_bounded(void **state) {
    (void)state;
    enum { DEEP = 100000 };
    char *line = malloc(2 * DEEP + 64);
    assert_non_null(line);
    struct record record = { 0 };
    struct error error;
    int n = snprintf(line, 64, "{\"text\":\"a\",\"x\":");
    memset(line + n, '[', DEEP);
    memset(line + n + DEEP, ']', DEEP);
    memcpy(line + n + 2 * DEEP, "}", 2);
    assert_false(reads(line, &record, &error));
    assert_non_null(strstr(error.message, "too deep"));
    memset(line + n + 500, ']', 500);
    memcpy(line + n + 1000, "}", 2);
    assert_true(reads(line, &record, &error));
    record_free(&record);
    free(line);
}

static void escapes_in_the_text_become_characters(void **state) {
    (void)state;
    static const struct {
        const char *escaped, *text;
    } cases[] = {
        { "a\\nb", "a\nb" },
        { "\\u201cIt is\\u201d", "“It is”" },
        { "\\ud83d\\ude00", "\xF0\x9F\x98\x80" },
        { "\\ud83d!", "\xEF\xBF\xBD!" },
        { "\\ude00\\ud83d", "\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "\\ud83d\\u0041", "\xEF\xBF\xBD" "A" },
        { "\\\\n", "\\n" },
        { "caf\xC3\xA9", "café" },
    };
    struct record record = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[128];
        snprintf(line, sizeof line, "{\"text\":\"%s\"}", cases[i].escaped);
        assert_true(reads(line, &record, NULL));
        assert_string_equal(record.article->text.at, cases[i].text);
    }
    record_free(&record);
}

static void expect_slice(struct slice slice, const char *expected) {
    if (!expected) {
        assert_null(slice.at);
        return;
    }
    assert_non_null(slice.at);
    assert_int_equal(slice.len, strlen(expected));
    assert_memory_equal(slice.at, expected, slice.len);
}

static void a_record_says_who_it_is(void **state) {
    (void)state;
    static const struct {
        const char *line, *doc, *path, *title, *publisher, *date;
    } cases[] = {
        { "{\"text\":\"a\"}", "in.jsonl:7", "news/in.jsonl:7", NULL, NULL, NULL },
        { "{\"id\":\"x1\",\"text\":\"a\",\"title\":\"T\\u00e9\"}", "x1", "news/in.jsonl:7", "Té", NULL, NULL },
        { "{\"id\":12,\"doc\":\"d\",\"text\":\"a\",\"path\":\"p\"}", "d", "p", NULL, NULL, NULL },
        { "{\"id\":12,\"text\":\"a\",\"source\":\"S\"}", "12", "news/in.jsonl:7", NULL, "S", NULL },
        { "{\"id\":null,\"text\":\"a\",\"title\":\"\",\"source\":\"S\",\"publisher\":\"P\"}", "in.jsonl:7",
          "news/in.jsonl:7", NULL, "P", NULL },
        { "{\"text\":\"a\",\"date\":\"2020-01-02\",\"title\":[\"a\", \"b\"]}", "in.jsonl:7", "news/in.jsonl:7",
          "[\"a\",\"b\"]", NULL, "2020-01-02" },
    };
    struct record record = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(reads(cases[i].line, &record, NULL));
        expect_slice(record.citation.doc, cases[i].doc);
        expect_slice(record.citation.path, cases[i].path);
        expect_slice(record.citation.title, cases[i].title);
        expect_slice(record.citation.publisher, cases[i].publisher);
        expect_slice(record.citation.date, cases[i].date);
    }
    record_free(&record);
}

static void other_members_pass_through_as_they_are(void **state) {
    (void)state;
    static const struct {
        const char *members, *passed;
    } cases[] = {
        { "\"x\":1.10", ",\"x\":1.10" },
        { "\"x\" : [ 1 , \"a  b\" ]", ",\"x\":[1,\"a  b\"]" },
        { "\"x\":{\"k\":\"\\u00e9\\\" \\\\\"}", ",\"x\":{\"k\":\"\\u00e9\\\" \\\\\"}" },
        { "\"caf\xC3\xA9\":\"\xC2\x85\x7F\"", ",\"café\":\"\\u0085\\u007f\"" },
        { "\"x\":\"\xFF\"", ",\"x\":\"\xEF\xBF\xBD\"" },
        { "\"quotes\":1,\"sentences\":2,\"actors\":3,\"encoding\":4,\"doc\":5", "" },
        { "\"id\":9,\"source\":\"s\"", ",\"id\":9,\"source\":\"s\"" },
        { "\"x\":1,\"x\":2", ",\"x\":1,\"x\":2" },
    };
    struct record record = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[200];
        snprintf(line, sizeof line, "{%s,\"text\":\"a\"}", cases[i].members);
        assert_true(reads(line, &record, NULL));
        assert_int_equal(record.members.len, strlen(cases[i].passed));
        if (record.members.len) assert_memory_equal(record.members.at, cases[i].passed, record.members.len);
    }
    record_free(&record);
}

static void a_record_goes_out_with_its_text_and_members(void **state) {
    (void)state;
    struct record record = { 0 };
    struct export_item item;
    struct export_options options = { .format = EXPORT_JSONL };
    struct buffer out = { 0 };
    assert_true(reads("{\"id\":3,\"text\":\"It rained.\\u2028\",\"lang\":\"en\"}", &record, NULL));
    assert_true(article_tag(record.article, NULL, NULL, NULL));
    export_item_of_record(&item, &record);
    export_item(&out, &item, &options);
    buffer_put(&out, "", 1);
    assert_false(out.failed);
    static const char begins[] = "{\"doc\":\"3\",\"path\":\"news/in.jsonl:7\",";
    static const char ends[] = ",\"text\":\"It rained.\\u2028\",\"id\":3,\"lang\":\"en\"}\n";
    assert_memory_equal(out.at, begins, strlen(begins));
    assert_string_equal(out.at + out.len - sizeof ends, ends);
    buffer_free(&out);
    record_free(&record);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_json_object_with_a_text_is_a_record),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(escapes_in_the_text_become_characters),
        cmocka_unit_test(a_record_says_who_it_is),
        cmocka_unit_test(other_members_pass_through_as_they_are),
        cmocka_unit_test(a_record_goes_out_with_its_text_and_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
