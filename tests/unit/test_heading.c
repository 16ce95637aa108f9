/* The heading: header block, title line, first sentence; dates. */
#include "test.h"

#include <dixit/article.h>
#include <stdio.h>
#include <string.h>

static struct article *article_of(const char *string) {
    struct article *article = article_from_bytes("news/doc.txt", string, strlen(string), "UTF-8", NULL);
    assert_non_null(article);
    return article;
}

static void check_span(const struct article *article, struct span at, const char *expected) {
    char found[256] = "";
    if (!span_is_none(at)) memcpy(found, article->text.at + at.beg, span_len(at));
    assert_string_equal(found, expected);
}

static const char longer[] = "Nobody on the quay waved to the ferry when it left late on Tuesday night. It rained.";

static void a_block_of_keys_is_the_heading(void **state) {
    (void)state;
    static const char *const heads[] = { "Title: Ferry: late\nBy:  O. Lund \nsource: Quay News\nPublished: 2024-05-06\nUrl: https://example.org\nSection: Sea\n\n",
                                         "\xEF\xBB\xBFHEADLINE: Ferry: late\r\nbyline: O. Lund\r\nPublisher: Quay News\r\nDate: 2024-05-06\r\nlink: https://example.org\r\n\r\n" };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char string[512];
        snprintf(string, sizeof string, "%s%s", heads[i], longer);
        struct article *article = article_of(string);
        assert_true(article->heading.block);
        assert_int_equal(article->heading.body, strlen(heads[i]));
        check_span(article, article->heading.title, "Ferry: late");
        check_span(article, article->heading.author, "O. Lund");
        check_span(article, article->heading.source, "Quay News");
        check_span(article, article->heading.date, "2024-05-06");
        check_span(article, article->heading.url, "https://example.org");
        article_free(article);
    }
}

static void front_matter_is_the_heading(void **state) {
    (void)state;
    static const char *const heads[] = {
        "---\ntitle: \"Ferry: late\"\nauthor: 'O. Lund'\ntags:\n  - sea\n- quay\nimage:\n  title: no\n\nsource: Quay News\ndate: 2024-05-06\nurl: https://example.org\n---\n\n",
        "\xEF\xBB\xBF---\r\nTitle: Ferry: late\r\nFrom: O. Lund\r\nFeed: Quay News\r\nDate: 2024-05-06\r\nlink: https://example.org\r\n...\r\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char string[512];
        snprintf(string, sizeof string, "%s%s", heads[i], longer);
        struct article *article = article_of(string);
        assert_true(article->heading.block);
        assert_int_equal(article->heading.body, strlen(heads[i]));
        check_span(article, article->heading.title, "Ferry: late");
        check_span(article, article->heading.author, "O. Lund");
        check_span(article, article->heading.source, "Quay News");
        check_span(article, article->heading.date, "2024-05-06");
        check_span(article, article->heading.url, "https://example.org");
        article_free(article);
    }
}

static void what_is_no_block_is_text(void **state) {
    (void)state;
    static const char *const heads[] = { "Ola: we sank.\nMay: we swam.\n\n", "Title: Ferry\nno key here\n\n", "Title: Ferry late",
                                         "---\nTitle: Ferry late\n\nIt left.\n", "---\nMay: we swam.\n---\n", "---", "---\n", "-----\nTitle: x\n---\n" };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct article *article = article_of(heads[i]);
        assert_false(article->heading.block);
        assert_int_equal(article->heading.body, 0);
        article_free(article);
    }
}

static void the_title_is_a_short_line_or_the_first_sentence(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ferry leaves late\n\n", "Ferry leaves late" },
        { "“Nobody waved”: a ferry’s farewell?\n", "“Nobody waved”: a ferry’s farewell?" },
        { "The ferry left. It rained.\n\n", "The ferry left." },
        { "Mr. A. Oak left. It rained.\n\n", "Mr. A. Oak left." },
        { "LISBON (Agency) — The ferry left, and that is that\n\n", "LISBON (Agency) — The ferry left, and that is that" },
        { "Author: O. Lund\n\nFerry leaves late\n\n", "Ferry leaves late" },
        { "---\ntitle: \"\"\ndate: ''\n---\n", "Nobody on the quay waved to the ferry when it left late on Tuesday night." },
        { "", "Nobody on the quay waved to the ferry when it left late on Tuesday night." },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char string[512];
        snprintf(string, sizeof string, "%s%s", table[i][0], longer);
        struct article *article = article_of(string);
        check_span(article, article->heading.title, table[i][1]);
        article_free(article);
    }
}

static void author_and_date_may_stand_under_the_title(void **state) {
    (void)state;
    char string[512];
    snprintf(string, sizeof string, "Ferry leaves late\n\nBy Ola Lund\n\nTuesday, 7 May 2024\n\n%s", longer);
    struct article *article = article_of(string);
    check_span(article, article->heading.author, "Ola Lund");
    check_span(article, article->heading.date, "Tuesday, 7 May 2024");
    article_free(article);
}

static void dates_are_read_in_many_forms(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "2016-04-19", "2016-04-19" },
        { "2016-04-19T10:00:00Z", "2016-04-19" },
        { "April 19, 2016", "2016-04-19" },
        { "Posted: Apr. 9th, 2016 at 5 p.m.", "2016-04-09" },
        { "19 April 2016", "2016-04-19" },
        { "Tue, 19 Apr 2016 10:00:00 GMT", "2016-04-19" },
        { "19/04/2016", "2016-04-19" },
        { "4/19/2016", "2016-04-19" },
        { "4/4/2016", "2016-04-04" },
        { "5/4/2016", "" },
        { "29 February 2016", "2016-02-29" },
        { "29 February 2015", "" },
        { "2016-13-01", "" },
        { "yesterday", "" },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char string[512], date[11];
        snprintf(string, sizeof string, "Date: %s\n\n%s", table[i][0], longer);
        struct article *article = article_of(string);
        assert_int_equal(article_date(article, date), *table[i][1] != 0);
        assert_string_equal(date, table[i][1]);
        article_free(article);
    }
}

static void the_shown_title_is_harmless_and_fits(void **state) {
    (void)state;
    char title[16], small[4];
    struct article *article = article_of("Title: Wér\x1B[2J late\n\nText.");
    article_title(article, title, sizeof title);
    assert_null(strchr(title, '\x1B'));
    article_title(article, small, 3);
    assert_string_equal(small, "W");
    article_free(article);
    article = article_of("");
    article_title(article, title, sizeof title);
    assert_string_equal(title, "doc");
    article_free(article);
}

static void a_title_without_end_is_cut_between_characters(void **state) {
    (void)state;
    enum { WHOLE = 1023 }; /* the next character has two bytes */
    char text[2000], title[2000];
    snprintf(text, sizeof text, "Title: %0*dé and more\n\nText.", WHOLE, 0);
    struct article *article = article_of(text);
    article_title(article, title, sizeof title);
    assert_int_equal(strlen(title), WHOLE);
    assert_int_equal(strspn(title, "0"), WHOLE);
    article_free(article);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_of_keys_is_the_heading),
        cmocka_unit_test(front_matter_is_the_heading),
        cmocka_unit_test(what_is_no_block_is_text),
        cmocka_unit_test(the_title_is_a_short_line_or_the_first_sentence),
        cmocka_unit_test(author_and_date_may_stand_under_the_title),
        cmocka_unit_test(dates_are_read_in_many_forms),
        cmocka_unit_test(the_shown_title_is_harmless_and_fits),
        cmocka_unit_test(a_title_without_end_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
