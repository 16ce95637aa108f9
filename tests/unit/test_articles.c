/* Opening, reading again, keeping the place; keys where there is no article. */
#include "test.h"
#include "ui/app.h"
#include "ui/place.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void a_place_is_found_again_by_its_paragraph_or_else_by_share(void **state) {
    (void)state;
    static const struct {
        const char *old_text, *new_text, *at, *found; /* at: what stands at the place */
    } cases[] = {
        { "One.\n\nTwo and more.\n\nThree.\n", "New.\n\nOne.\n\nTwo and more.\n\nThree.\n", "Two", "Two" },
        { "One.\n\nTwo and more.\n\nThree.\n", "New.\n\nOne.\n\nTwo and more.\n\nThree.\n", "more", "more" },
        { "A a.\n\nSame.\n\nB b.\n\nSame.\n", "A a.\n\nSame.\n\nB b.\n\nSame.\n", "Same.\n", "Same.\n\nB" },
        { "A a.\n\nB b.\n\nC c.\n", "X x.\n\nY y.\n\nC d.\n", "B b", "Y y" },
        { "A a.\n\nB b.\n\nC c.\n", "A a.\n", "C c", ".\n" },
        { "Día uno.\n\nDía dos.\n", "Hoy.\n\nDía dos.\n", "dos", "dos" },
        { "A a.\n", "", "a.", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text old_text, new_text;
        assert_true(text_copy(&old_text, cases[i].old_text, strlen(cases[i].old_text), NULL, NULL));
        assert_true(text_copy(&new_text, cases[i].new_text, strlen(cases[i].new_text), NULL, NULL));
        uint32_t at = place_in(&new_text, &old_text, (uint32_t)(strstr(old_text.at, cases[i].at) - old_text.at));
        assert_true(at <= new_text.len);
        if (strncmp(new_text.at + at, cases[i].found, strlen(cases[i].found)))
            fail_msg("case %zu: “%s”, wanted “%s”", i, new_text.at + at, cases[i].found);
        text_free(&old_text);
        text_free(&new_text);
    }
}

/* --- an application over a file of our own --- */

static char file[] = "/tmp/dixit-articles-XXXXXX";

static int make_file(void **state) {
    (void)state;
    int fd = mkstemp(file);
    return fd < 0 || close(fd);
}

static int drop_file(void **state) {
    (void)state;
    return unlink(file);
}

/* A line, then n paragraphs with numbers. */
static void write_paragraphs(const char *first, int n) {
    FILE *to = fopen(file, "w");
    assert_non_null(to);
    fprintf(to, "%s\n\n", first);
    for (int i = 0; i < n; i++) fprintf(to, "Paragraph %d of those that the keeper wrote.\n\n", i);
    assert_int_equal(fclose(to), 0);
}

static struct app *app_of(const char *path, uint32_t small) {
    struct app_options options = { .paths = &path, .count = 1, .rows = 24, .columns = 80, .small = small };
    struct app *app = app_new(&options, NULL);
    assert_non_null(app);
    while (app_busy(app)) app_work(app);
    return app;
}

static unsigned press(struct app *app, uint32_t key) {
    struct event event = { .kind = EVENT_KEY, .key = key };
    unsigned react = app_handle(app, &event);
    while (app_busy(app)) react |= app_work(app);
    return react;
}

static const char *at_point(const struct app *app) {
    assert_non_null(app_page(app));
    return app_page(app)->text->at + app_page(app)->point;
}

static void a_changed_file_is_read_again_and_the_place_kept(void **state) {
    (void)state;
    struct event nothing = { .kind = EVENT_NONE };
    for (uint32_t small = 0; small < 2; small++) { /* at once, and by the worker */
        write_paragraphs("First", 100);
        struct app *app = app_of(file, small * 10);
        app_run_line(app, "search Paragraph 70 of", 0);
        assert_int_equal(strncmp(at_point(app), "Paragraph 70", 12), 0);
        assert_int_equal(app_handle(app, &nothing), REACT_NOTHING);
        write_paragraphs("A first line that is longer than before", 90);
        assert_int_equal(app_handle(app, &nothing), REACT_DRAW);
        while (app_busy(app)) app_work(app);
        assert_int_equal(strncmp(app->article->text.at, "A first line", 12), 0);
        assert_int_equal(strncmp(at_point(app), "Paragraph 70", 12), 0);
        assert_true(app->article->tagged);
        assert_int_equal(app_handle(app, &nothing), REACT_NOTHING);
        write_paragraphs("Another line", 90);
        app_run_line(app, "e!", 0); /* as vim's: not waited for */
        while (app_busy(app)) app_work(app);
        assert_int_equal(strncmp(app->article->text.at, "Another line", 12), 0);
        assert_int_equal(strncmp(at_point(app), "Paragraph 70", 12), 0);
        assert_int_equal(unlink(file), 0); /* what was read stays */
        assert_int_equal(app_handle(app, &nothing), REACT_NOTHING);
        assert_non_null(app->article);
        app_free(app);
    }
}

static void who_was_at_the_end_stays_at_the_end(void **state) {
    (void)state;
    struct event nothing = { .kind = EVENT_NONE };
    for (uint32_t small = 0; small < 2; small++) {
        struct grid grid = { 0 };
        write_paragraphs("First", 50);
        struct app *app = app_of(file, small * 10);
        assert_true(app_draw(app, &grid));
        press(app, 'G');
        write_paragraphs("First", 90);
        assert_int_equal(app_handle(app, &nothing), REACT_DRAW);
        while (app_busy(app)) app_work(app);
        app_settle(app);
        press(app, 'k'); /* from the last line over a blank one */
        press(app, 'j');
        assert_int_equal(strncmp(at_point(app), "Paragraph 89", 12), 0);
        assert_int_equal(page_percent(app_page(app), app_pane_rows(app, PANE_BODY)), 100);
        app_free(app);
        grid_free(&grid);
    }
}

static void an_article_can_be_left_while_it_is_read_or_tagged(void **state) {
    (void)state;
    write_paragraphs("First", 100);
    for (int steps = 0; steps < 6; steps++) {
        const char *paths[] = { file, "/no/such/file" };
        struct app_options options = { .paths = paths, .count = 2, .rows = 24, .columns = 80, .small = 10,
                                       .threaded = steps % 2 };
        struct app *app = app_new(&options, NULL);
        assert_non_null(app);
        for (int i = 0; i < steps; i++) app_work(app);
        if (steps > 2) press(app, 'J');
        app_free(app);
    }
}

static void no_key_does_harm_where_there_is_no_article(void **state) {
    (void)state;
    static const char *const paths[] = { "/no/such/file", NULL };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct app_options options = { .paths = paths + i, .count = paths[i] ? 1 : 0, .rows = 24, .columns = 80 };
        struct app *app = app_new(&options, NULL);
        assert_non_null(app);
        struct grid grid = { 0 };
        for (uint32_t j = 0; j < app->keymap.n; j++) {
            for (int k = 0; k < KEYMAP_KEYS && app->keymap.at[j].keys[k]; k++) press(app, app->keymap.at[j].keys[k]);
            press(app, 'x');
            press(app, KEY_ENTER);
            press(app, KEY_ESCAPE);
            assert_true(app_draw(app, &grid));
            while (app->page_count) app_pop(app);
            app_settle(app);
        }
        grid_free(&grid);
        app_free(app);
    }
}

static void open_adds_what_it_opens_to_the_list(void **state) {
    (void)state;
    char line[128];
    write_paragraphs("First", 3);
    struct app *app = app_of("/no/such/file", 0);
    assert_int_equal(app->list.n, 1);
    app_run_line(app, "open /no/such/folder", 0);
    assert_true(app->message_is_error);
    assert_int_equal(app->list.n, 1);
    snprintf(line, sizeof line, "open %s", file);
    for (int i = 0; i < 2; i++) { /* the second time it is there */
        app_run_line(app, line, 0);
        assert_int_equal(app->list.n, 2);
        assert_int_equal(app->entry, 1);
        assert_int_equal(app->list.order[app->list.cursor], 1);
        assert_true(app->library->entries[1].read);
    }
    app_free(app);
}

static void file_tells_where_one_is_and_what_is_wrong_in_the_list(void **state) {
    (void)state;
    write_paragraphs("First", 3);
    struct app *app = app_of(file, 0);
    app_run_line(app, "file", 0);
    assert_non_null(strstr(app->message, file));
    assert_non_null(strstr(app->message, "byte 0 of "));
    app_free(app);
    app = app_of("/no/such/file", 0);
    assert_string_equal(app->message, "file: cannot open: No such file or directory");
    assert_true(app->message_is_error);
    app_run_line(app, "browse", 0);
    assert_string_equal(app->message, "No article is open");
    app_run_line(app, "file", 0);
    assert_string_equal(app->message, "No article is open");
    app->focus = PANE_LIST;
    app_run_line(app, "file", 0);
    assert_non_null(strstr(app->message, "No such file or directory · /no/such/file"));
    app_free(app);
}

static void what_cannot_be_read_is_passed_by_and_told(void **state) {
    (void)state;
    write_paragraphs("First", 1);
    const char *const paths[] = { file, "/nonexistent/dixit", file, "/nonexistent/dixit" };
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 4, .rows = 24, .columns = 80 }, NULL);
    assert_non_null(app);
    const struct { char key; uint32_t entry; const char *said; } steps[] = { /* no summaries are made in between */
        { 'J', 2, "No such file" }, { 'J', 2, "No such file" }, { 'J', 2, "This is the last article" },
        { 'K', 0, "" }, { 'K', 0, "This is the first article" },
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct event event = { .kind = EVENT_KEY, .key = (uint32_t)steps[i].key };
        app_handle(app, &event);
        assert_int_equal(app->entry, steps[i].entry);
        assert_int_equal(app->list.cursor, steps[i].entry);
        assert_non_null(strstr(app->message, steps[i].said));
    }
    app_free(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_found_again_by_its_paragraph_or_else_by_share),
        cmocka_unit_test_setup_teardown(a_changed_file_is_read_again_and_the_place_kept, make_file, NULL),
        cmocka_unit_test_setup_teardown(who_was_at_the_end_stays_at_the_end, NULL, drop_file),
        cmocka_unit_test_setup_teardown(an_article_can_be_left_while_it_is_read_or_tagged, NULL, drop_file),
        cmocka_unit_test(no_key_does_harm_where_there_is_no_article),
        cmocka_unit_test_setup_teardown(open_adds_what_it_opens_to_the_list, NULL, drop_file),
        cmocka_unit_test_setup_teardown(file_tells_where_one_is_and_what_is_wrong_in_the_list, NULL, drop_file),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_passed_by_and_told, NULL, drop_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
