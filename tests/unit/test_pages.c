/* Pages of our own: filling lines with passages, links, and the places visited. */
#include "test.h"
#include "ui/compose.h"
#include "ui/visits.h"
#include <string.h>

static struct visit place(uint32_t point) {
    return (struct visit){ .entry = point / 100, .point = point };
}

static void back_and_forward_walk_the_places_left(void **state) {
    (void)state;
    struct visits visits = { 0 };
    struct visit to;
    assert_false(visits_back(&visits, place(1), &to));
    for (uint32_t i = 1; i <= 3; i++) visits_leave(&visits, place(i));
    for (uint32_t i = 3; i >= 1; i--) {
        assert_true(visits_back(&visits, place(i + 1), &to));
        assert_int_equal(to.point, i);
    }
    assert_false(visits_back(&visits, place(1), &to));
    for (uint32_t i = 2; i <= 4; i++) {
        assert_true(visits_forward(&visits, place(i - 1), &to));
        assert_int_equal(to.point, i);
    }
    assert_false(visits_forward(&visits, place(4), &to));
}

static void a_jump_drops_what_lay_forward(void **state) {
    (void)state;
    struct visits visits = { 0 };
    struct visit to;
    for (uint32_t i = 1; i <= 3; i++) visits_leave(&visits, place(i));
    assert_true(visits_back(&visits, place(4), &to));
    assert_true(visits_back(&visits, to, &to));
    visits_leave(&visits, place(20));
    assert_false(visits_forward(&visits, place(30), &to));
    assert_true(visits_back(&visits, place(30), &to));
    assert_int_equal(to.point, 20);
    assert_int_equal(visits.before.point, 20);
}

static void a_place_left_twice_is_visited_once(void **state) {
    (void)state;
    struct visits visits = { 0 };
    struct visit to;
    visits_leave(&visits, place(1));
    visits_leave(&visits, place(1));
    assert_true(visits_back(&visits, place(5), &to));
    assert_int_equal(to.point, 1);
    assert_false(visits_back(&visits, to, &to));
}

static void the_oldest_places_are_forgotten(void **state) {
    (void)state;
    struct visits visits = { 0 };
    struct visit to = { 0 };
    for (uint32_t i = 0; i < 3 * VISITS_MAX; i++) visits_leave(&visits, place(i));
    uint32_t steps = 0;
    for (struct visit here = place(9999); visits_back(&visits, here, &to); here = to) steps++;
    assert_in_range(steps, VISITS_MAX - 1, VISITS_MAX);
    assert_in_range(to.point, 2 * VISITS_MAX, 2 * VISITS_MAX + 1);
    for (steps = 0; visits_forward(&visits, to, &to);) steps++;
    assert_int_equal(to.point, 9999);
}

static void a_mark_is_one_letter(void **state) {
    (void)state;
    static const char *const letters[] = { "a", "z", "A", "Z" }, *const others[] = { "", "1", "ab", "é", "'" };
    struct visits visits = { 0 };
    bool *marked;
    for (size_t i = 0; i < 4; i++) assert_non_null(visits_mark(&visits, letters[i], &marked));
    for (size_t i = 0; i < 5; i++) assert_null(visits_mark(&visits, others[i], &marked));
    assert_ptr_equal(visits_mark(&visits, "Z", &marked), &visits.marks[VISIT_MARKS - 1]);
}

/* A page whose lines are filled with a passage from where `before` ends. */
static void expect_lines(const char *before, const char *words, unsigned indent, unsigned columns, const char *expected) {
    struct composer composer;
    compose_begin(&composer, PAGE_HELP, "");
    compose_puts(&composer, STYLE_TEXT, before);
    compose_passage(&composer, &(struct passage){ .bytes = words, .n = (uint32_t)strlen(words), .look = STYLE_TEXT,
                                                  .indent = indent, .columns = columns });
    struct page *page = compose_end(&composer);
    assert_non_null(page);
    assert_string_equal(page->text->at, expected);
    page_free(page);
}

static void a_passage_fills_lines_between_indent_and_columns(void **state) {
    (void)state;
    expect_lines("", "one two three", 0, 7, "one two\nthree");
    expect_lines("a: ", "one two three", 3, 8, "a: one\n   two\n   three");
    expect_lines("", "one\n two\t\r\nthree ", 2, 40, "  one two three");
    expect_lines("", "é日本 x", 0, 5, "é日本\nx");
    expect_lines("", "incomprehensible x", 2, 6, "  incomprehensible\n  x");
    expect_lines("", "  ", 2, 6, "");
}

static void marked_words_are_spans_of_their_own_and_links(void **state) {
    (void)state;
    static const char words[] = "she (“said”) so";
    const struct span marked = { 5, 5 + (uint32_t)strlen("“said”") };
    struct composer composer;
    compose_begin(&composer, PAGE_HELP, "");
    compose_passage(&composer, &(struct passage){ .bytes = words, .n = sizeof words - 1, .marked = &marked, .marked_n = 1,
                                                  .look = STYLE_META, .marked_look = STYLE_QUOTE, .link = LINK_PLACE,
                                                  .target = 7, .columns = 40 });
    struct page *page = compose_end(&composer);
    assert_non_null(page);
    assert_string_equal(page->text->at, words);
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < page->spans.n; i++) {
        const struct page_span *span = &page->spans.at[i];
        if (span->style == STYLE_QUOTE) {
            assert_int_equal(span->at.beg, marked.beg);
            assert_int_equal(span->at.end, marked.end);
            assert_int_equal(span->target, 7);
            quoted++;
        }
    }
    assert_int_equal(quoted, 1);
    page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_and_forward_walk_the_places_left),
        cmocka_unit_test(a_jump_drops_what_lay_forward),
        cmocka_unit_test(a_place_left_twice_is_visited_once),
        cmocka_unit_test(the_oldest_places_are_forgotten),
        cmocka_unit_test(a_mark_is_one_letter),
        cmocka_unit_test(a_passage_fills_lines_between_indent_and_columns),
        cmocka_unit_test(marked_words_are_spans_of_their_own_and_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
