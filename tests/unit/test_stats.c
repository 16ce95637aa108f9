/* Statistics: names made one, figures added up, the same in any order. */
#include "sample_article.h"
#include "test.h"
#include <dixit/stats.h>
#include <stdio.h>
#include <string.h>

static const char *const texts[] = { "“We pay,” said Zoë Hart.\n", "ZOE HART denied it all. “No,” said Ben Lo.\n" };

static struct sample article(int which) {
    struct sample sample = sample_new("x.txt", texts[which], false);
    if (which == 0) {
        uint32_t hart = sample_actor(sample, "Zoë Hart", NULL, ACTOR_PERSON);
        sample_quote(sample, QUOTE_DIRECT, hart, "Zoë Hart", "said", "“We pay,”", NULL, 90);
        return sample;
    }
    uint32_t hart = sample_actor(sample, "ZOE HART", NULL, ACTOR_PERSON);
    uint32_t lo = sample_actor(sample, "Ben Lo", NULL, ACTOR_PERSON);
    sample_quote(sample, QUOTE_INDIRECT, hart, "ZOE HART", "denied", "it all", NULL, 50);
    sample_quote(sample, QUOTE_DIRECT, lo, "Ben Lo", "said", "“No,”", NULL, 90);
    return sample;
}

static void add(struct stats *stats, int which, const char *date, const struct export_options *options) {
    struct sample sample = article(which);
    struct export_item item;
    export_item_init(&item, sample.article);
    item.number = (uint64_t)which;
    item.citation.date = (struct slice){ date, strlen(date) };
    assert_true(stats_add(stats, &item, options));
    article_free(sample.article);
}

static struct buffer table(const int *order, const struct export_options *options) {
    static const char *const dates[] = { "2020-05-06", "2019-01-02" };
    struct stats *stats = stats_new();
    assert_non_null(stats);
    struct buffer out = { 0 };
    for (int i = 0; i < 2; i++) add(stats, order[i], dates[order[i]], options);
    stats_write(&out, stats);
    buffer_put(&out, "", 1);
    assert_false(out.failed);
    stats_free(stats);
    return out;
}

static void speakers_are_added_up_whatever_the_order_of_articles(void **state) {
    (void)state;
    static const int orders[][2] = { { 0, 1 }, { 1, 0 } };
    static const char expected[] =
        "Speaker                             Quotes     Words  Articles  First       Last        Share\n"
        "Zoë Hart                                 2         4         2  2019-01-02  2020-05-06  80.0%  ████████████████████████\n"
        "Ben Lo                                   1         1         1  2019-01-02  2019-01-02  20.0%  ██████\n"
        "All                                      3         5         2  2019-01-02  2020-05-06 100.0%\n";
    for (size_t i = 0; i < 2; i++) {
        struct buffer out = table(orders[i], &(struct export_options){ 0 });
        assert_string_equal(out.at, expected);
        buffer_free(&out);
    }
}

static void filters_leave_quotes_out_of_the_figures(void **state) {
    (void)state;
    struct buffer out = table((const int[]){ 0, 1 }, &(struct export_options){ .min_confidence = 60 });
    assert_non_null(strstr(out.at, "Zoë Hart                                 1         2         1  2020-05-06"));
    buffer_free(&out);
}

static void many_names_are_kept_apart(void **state) {
    (void)state;
    enum { MANY = 1000 };
    struct stats *stats = stats_new();
    assert_non_null(stats);
    struct buffer out = { 0 };
    struct export_options options = { 0 };
    for (int i = 0; i < MANY; i++) {
        char text[80];
        snprintf(text, sizeof text, "“Yes,” said Speaker%d.\n", i / 2);
        struct sample sample = sample_new("x.txt", text, false);
        char name[24];
        snprintf(name, sizeof name, "Speaker%d", i / 2);
        uint32_t actor = sample_actor(sample, name, NULL, ACTOR_PERSON);
        sample_quote(sample, QUOTE_DIRECT, actor, name, "said", "“Yes,”", NULL, 90);
        struct export_item item;
        export_item_init(&item, sample.article);
        item.number = (uint64_t)i;
        assert_true(stats_add(stats, &item, &options));
        article_free(sample.article);
    }
    stats_write(&out, stats);
    buffer_put(&out, "", 1);
    assert_false(out.failed);
    int lines = 0;
    for (const char *at = out.at; (at = strchr(at, '\n')); at++) lines++;
    assert_int_equal(lines, MANY / 2 + 2);
    buffer_free(&out);
    stats_free(stats);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speakers_are_added_up_whatever_the_order_of_articles),
        cmocka_unit_test(filters_leave_quotes_out_of_the_figures),
        cmocka_unit_test(many_names_are_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
