/* What leaves the reader: citations, addresses, words of a program, base64. */
#include "sample_article.h"
#include "test.h"
#include "ui/base64.h"
#include "ui/citation.h"
#include "ui/links.h"
#include "ui/words.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct article *story(void) {
    struct sample sample = sample_new("tide_1.txt", "Title: The tide & the mole\nSource: Elm_haven Post\nDate: 2024-03-11\n"
                                      "URL: https://elmhaven.example/tide_1?a=1\n\n"
                                      "“It *rose* by 2 ~m,” said Ida Moor, the pilot. “It\nfell again.”\n", false);
    sample.article->heading = heading_find(&sample.article->text);
    uint32_t ida = sample_actor(sample, "Ida Moor", "the pilot", ACTOR_PERSON);
    sample_quote(sample, QUOTE_DIRECT, ida, "Ida Moor", "said", "“It *rose* by 2 ~m,”", "“It\nfell again.”", 95);
    return sample.article;
}

static void expect_citation(enum citation_style style, const char *expected) {
    struct article *article = story();
    struct buffer got = { 0 };
    cite(&got, article, &article->tags.quotes.at[0], style);
    buffer_put(&got, "", 1);
    assert_false(got.failed);
    assert_string_equal(got.at, expected);
    buffer_free(&got);
    article_free(article);
}

static void a_plain_citation_says_who_said_it_where(void **state) {
    (void)state;
    expect_citation(CITE_PLAIN, "“It *rose* by 2 ~m,” … “It fell again.”\n"
                                "— Ida Moor, the pilot: The tide & the mole, Elm_haven Post, 2024-03-11, "
                                "https://elmhaven.example/tide_1?a=1, bytes 109–180\n");
}

static void markdown_escapes_what_the_text_holds(void **state) {
    (void)state;
    expect_citation(CITE_MARKDOWN, "> “It \\*rose\\* by 2 \\~m,” … “It fell again.”\n>\n"
                                   "> — Ida Moor, the pilot: *The tide \\& the mole*, Elm\\_haven Post, 2024-03-11, "
                                   "<https://elmhaven.example/tide_1?a=1>, bytes 109–180\n");
}

static void bibtex_is_one_entry(void **state) {
    (void)state;
    expect_citation(CITE_BIBTEX, "@misc{tide1:109,\n"
                                 "  title = {The tide \\& the mole},\n"
                                 "  howpublished = {Elm\\_haven Post},\n"
                                 "  year = {2024},\n"
                                 "  date = {2024-03-11},\n"
                                 "  url = {https://elmhaven.example/tide_1?a=1},\n"
                                 "  note = {Ida Moor, the pilot: “It *rose* by 2 \\textasciitilde{}m,” … "
                                 "“It fell again.”, bytes 109--180}\n}\n");
}

static void a_citation_is_harmless_where_it_is_pasted(void **state) {
    (void)state;
    struct sample sample = sample_new("x.txt", "“Run \x1b]52;c;eA\x07 \xe2\x80\xae now,” she said.\n", false);
    sample_quote(sample, QUOTE_DIRECT, TAG_NONE, NULL, NULL, "“Run \x1b]52;c;eA\x07 \xe2\x80\xae now,”", NULL, 0);
    for (int style = CITE_PLAIN; style <= CITE_BIBTEX; style++) {
        struct buffer got = { 0 };
        cite(&got, sample.article, &sample.article->tags.quotes.at[0], (enum citation_style)style);
        buffer_put(&got, "", 1);
        assert_false(got.failed);
        assert_null(strpbrk(got.at, "\x1b\x07"));
        assert_null(strstr(got.at, "\xe2\x80\xae"));
        assert_non_null(strstr(got.at, "unknown speaker"));
        buffer_free(&got);
    }
    article_free(sample.article);
}

static void addresses_are_found_without_what_stands_around_them(void **state) {
    (void)state;
    static const struct {
        const char *text, *links[4];
    } texts[] = {
        { "see https://a.example/b, and http://c.example.", { "https://a.example/b", "http://c.example" } },
        { "(https://a.example/b_(c))", { "https://a.example/b_(c)" } },
        { "<mailto:ida@a.example>", { "mailto:ida@a.example" } },
        { "“HTTPS://A.example/é”", { "HTTPS://A.example/é" } },
        { "javascript:alert(1) file:///etc/passwd data:x https://", { NULL } },
        { "xhttp://a.example b:c :: http:// mailto:", { NULL } },
        { "https://a.example/\x1b[2J", { "https://a.example/" } },
        { "https://a.example/\xe2\x80\xaex", { "https://a.example/" } },
        { "http://a.example:80/x:y;http://b.example", { "http://a.example:80/x:y;http://b.example" } },
        { "http://a.example]) (http://b.example[)]), ", { "http://a.example", "http://b.example[)]" } },
        { "See www.a.example/b_(c), “WWW.b.example”, (www.c-d.example).", { "www.a.example/b_(c)", "WWW.b.example", "www.c-d.example" } },
        { "www.é.example; http://www.a.example/www.b.example", { "www.é.example", "http://www.a.example/www.b.example" } },
        { "www. www.a www.a. b.c www..a.b awww.a.b ftp://www.a.b ida@www.a.b www.a b.c www www.a/b.c www.a@b.c www", { NULL } },
        { "", { NULL } },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct text text;
        assert_true(text_copy(&text, texts[i].text, strlen(texts[i].text), "UTF-8", NULL));
        uint32_t at = 0;
        for (size_t j = 0; texts[i].links[j]; j++) {
            struct span link = link_find(&text, at);
            if (span_is_none(link)) fail_msg("no %s in %s", texts[i].links[j], texts[i].text);
            assert_int_equal(span_len(link), strlen(texts[i].links[j]));
            assert_memory_equal(text.at + link.beg, texts[i].links[j], span_len(link));
            char *whole = link_whole(text.at + link.beg, span_len(link));
            bool bare = !strncasecmp(texts[i].links[j], "www", 3);
            assert_non_null(whole);
            assert_true(link_opens(whole, strlen(whole)));
            assert_string_equal(whole + (bare ? strlen("https://") : 0), texts[i].links[j]);
            free(whole);
            at = link.end;
        }
        assert_true(span_is_none(link_find(&text, at)));
        text_free(&text);
    }
}

static void only_three_schemes_are_opened(void **state) {
    (void)state;
    static const char *const refused[] = { "", "file:///etc/passwd", "javascript:x", "http://", "-http://a", "ftp://a/b",
                                           "http://a b", "http://a\nb", "http://a\x1b", "http://a\"b", "www.a.example" };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (link_opens(refused[i], strlen(refused[i]))) fail_msg("%s would be opened", refused[i]);
}

static void a_host_that_poses_as_another_is_told(void **state) {
    (void)state;
    static const struct {
        const char *address;
        bool poses;
    } rows[] = {
        { "https://example.org/", false },           { "http://\u0435xample.com/", true },
        { "https://ex\u0430mple.org", true },         { "https://b\u00FCcher.example/\u0435x", false },
        { "https://\u043F\u0440\u0438.example/", false }, { "https://\u65B0news.example", false },
        { "mailto:ida@\u03BFslo.example", true },     { "https://a.\u043F?b=\u0435b", false },
        { "https://xn--e1awd7f.com/", false },        { "https://a\u0430@b", true },
        { "https://\u0441\u043E\u0440\u0430.example/", true }, { "https://\u03BF\u03BD.example", true },
        { "https://\u0441\u043E\u0440\u0430", true },  { "https://\u0441\u043E\u0440\u0430.1.\u0441\u043E", true },
        { "https://\u0441\u043E\u0440\u0430.\u0440\u0444/", false }, { "https://\u0441\u043E\u0440\u0430@b.example", false },
        { "https://192.0.2.1/\u0441\u043E\u0440\u0430", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (link_host_poses(rows[i].address, strlen(rows[i].address)) != rows[i].poses) fail_msg("%s", rows[i].address);
}

static void a_programs_words_are_parted_at_blanks(void **state) {
    (void)state;
    static const struct {
        const char *text, *argument, *words[5];
    } cases[] = {
        { "firefox", "U", { "firefox", "U" } },
        { "  w3m -o  a=b ", "U", { "w3m", "-o", "a=b", "U" } },
        { "open --url=%s -n", "U V", { "open", "--url=U V", "-n" } },
        { "vi $(x);'y", NULL, { "vi", "$(x);'y" } },
        { " \t", "U", { NULL } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct words words;
        words_split(&words, cases[i].text, strlen(cases[i].text), cases[i].argument);
        int n = 0;
        for (; cases[i].words[n]; n++) assert_string_equal(words.at[n], cases[i].words[n]);
        assert_int_equal(words.n, n);
        assert_null(words.at[n]);
    }
}

static void words_that_find_no_room_are_none(void **state) {
    (void)state;
    struct words words;
    char *text = malloc(2 * WORDS_BYTES);
    assert_non_null(text);
    memset(text, 'x', 2 * WORDS_BYTES);
    words_split(&words, text, 2 * WORDS_BYTES, "U");
    assert_int_equal(words.n, 0);
    for (size_t i = 1; i < 100; i += 2) text[i] = ' ';
    words_split(&words, text, 100, "U");
    assert_int_equal(words.n, 0);
    free(text);
}

static void base64_is_as_in_rfc_4648(void **state) {
    (void)state;
    static const char *const cases[][2] = { { "", "" },         { "f", "Zg==" },         { "fo", "Zm8=" },
                                            { "foo", "Zm9v" },  { "foob", "Zm9vYg==" },  { "\xff\xfe\xfd", "//79" } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[16];
        base64_write(got, cases[i][0], strlen(cases[i][0]));
        assert_string_equal(got, cases[i][1]);
        assert_int_equal(base64_len(strlen(cases[i][0])), strlen(got));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_citation_says_who_said_it_where),
        cmocka_unit_test(markdown_escapes_what_the_text_holds),
        cmocka_unit_test(bibtex_is_one_entry),
        cmocka_unit_test(a_citation_is_harmless_where_it_is_pasted),
        cmocka_unit_test(addresses_are_found_without_what_stands_around_them),
        cmocka_unit_test(only_three_schemes_are_opened),
        cmocka_unit_test(a_host_that_poses_as_another_is_told),
        cmocka_unit_test(a_programs_words_are_parted_at_blanks),
        cmocka_unit_test(words_that_find_no_room_are_none),
        cmocka_unit_test(base64_is_as_in_rfc_4648),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
