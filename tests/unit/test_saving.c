/* Saving from the reader: formats, suffixes, nothing overwritten unasked; and pages
   that are made again for another width. */
#include "test.h"
#include "ui/app.h"
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/dixit-saving-XXXXXX";

static const char story[] = "The log\n\n“It rose,” said Ida Moor, the pilot.\n";

static char *path_of(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put_file(const char *name, const char *bytes) {
    FILE *file = fopen(path_of(name), "w");
    assert_non_null(file);
    assert_true(fputs(bytes, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* "": there is no such file. */
static const char *file_of(const char *name) {
    static char bytes[8192];
    FILE *file = fopen(path_of(name), "r");
    if (!file) return "";
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = 0;
    fclose(file);
    return bytes;
}

static struct app *app_open(const char *name) {
    char copy[128];
    snprintf(copy, sizeof copy, "%s", path_of(name));
    const char *const paths[] = { copy };
    struct error error = { 0 };
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = 24, .columns = 80 }, &error);
    assert_non_null(app);
    return app;
}

static void run(struct app *app, const char *format, const char *name) {
    char line[256];
    snprintf(line, sizeof line, "%s %s", format, path_of(name));
    app->message[0] = 0;
    app_run_line(app, line, 0);
}

static void an_export_is_written_in_the_format_asked_for(void **state) {
    (void)state;
    struct app *app = app_open("log.txt");
    run(app, "export jsonl", "a.out");
    assert_non_null(strstr(file_of("a.out"), "\"quotes\":["));
    run(app, "export ann", "b.out");
    assert_non_null(strstr(file_of("b.out"), "Content"));
    app_free(app);
}

static void write_goes_by_the_suffix(void **state) {
    (void)state;
    static const char *const files[][2] = { { "w.md", "# The log" }, { "w.html", "<!doctype html>" }, { "w.csv", "doc," },
                                            { "w.jsonl", "{\"doc\":" }, { "w", "The log\n" }, { "w.unknown", "The log\n" } };
    struct app *app = app_open("log.txt");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        run(app, "write", files[i][0]);
        const char *got = file_of(files[i][0]);
        if (strncasecmp(got, files[i][1], strlen(files[i][1]))) fail_msg("%s: %s: %s", files[i][0], got, app->message);
    }
    app_free(app);
}

static void nothing_is_overwritten_without_a_bang(void **state) {
    (void)state;
    struct app *app = app_open("log.txt");
    put_file("old.md", "mine\n");
    run(app, "write", "old.md");
    assert_true(app->message_is_error);
    assert_non_null(strstr(app->message, "there already"));
    run(app, "export md", "old.md");
    assert_string_equal(file_of("old.md"), "mine\n");
    run(app, "write!", "old.md");
    assert_non_null(strstr(file_of("old.md"), "# The log"));
    put_file("old.md", "mine\n");
    run(app, "export! md", "old.md");
    assert_non_null(strstr(file_of("old.md"), "# The log"));
    app_free(app);
}

static void what_cannot_be_written_is_told(void **state) {
    (void)state;
    struct app *app = app_open("log.txt");
    run(app, "write", "no/such/folder.md");
    assert_true(app->message_is_error);
    run(app, "export pdf", "x");
    assert_true(app->message_is_error);
    assert_string_equal(file_of("x"), "");
    app_free(app);
}

static void a_tilde_is_home(void **state) {
    (void)state;
    struct app *app = app_open("log.txt");
    setenv("HOME", folder, 1);
    app_run_line(app, "write ~/home.txt", 0);
    assert_string_equal(file_of("home.txt"), story);
    app_free(app);
}

static void resize(struct app *app, uint16_t columns) {
    struct event event = { .kind = EVENT_RESIZE };
    event.size.rows = 24;
    event.size.columns = columns;
    app_handle(app, &event);
}

/* The words of the line that the point stands in: the same in every width. */
static void expect_at_point(const struct app *app, const char *words) {
    const struct page *page = app_page(app);
    assert_non_null(page);
    if (strncmp(page->text->at + page->point, words, strlen(words)))
        fail_msg("at the point: %.40s", page->text->at + page->point);
}

static void a_page_made_again_keeps_its_place(void **state) {
    (void)state;
    static const char *const pages[][2] = { { "help", "next-quote" }, { "man", "next" } };
    setenv("DIXIT_MANUAL", "man/dixit.1", 0);
    struct app *app = app_open("log.txt");
    for (size_t i = 0; i < 2; i++) {
        app_run_line(app, pages[i][0], 0);
        assert_non_null(app_page(app));
        if (i && app_page(app)->kind != PAGE_MANUAL) continue; /* no program to format it */
        app_settle(app);
        char line[64];
        snprintf(line, sizeof line, "search %s", pages[i][1]);
        app_run_line(app, line, 0);
        unsigned before = app_page(app)->formatted_for;
        for (uint16_t columns = 30; columns < 160; columns = (uint16_t)(columns + 43)) {
            resize(app, columns);
            assert_true(app_page(app)->formatted_for != before || columns >= 100);
            expect_at_point(app, pages[i][1]);
        }
        resize(app, 80);
        app_run_line(app, "quit", 0);
    }
    app_free(app);
}

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return 1;
    put_file("log.txt", story);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    glob_t files;
    if (glob(path_of("*"), 0, NULL, &files)) return 1;
    for (size_t i = 0; i < files.gl_pathc; i++) unlink(files.gl_pathv[i]);
    globfree(&files);
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_export_is_written_in_the_format_asked_for),
        cmocka_unit_test(write_goes_by_the_suffix),
        cmocka_unit_test(nothing_is_overwritten_without_a_bang),
        cmocka_unit_test(what_cannot_be_written_is_told),
        cmocka_unit_test(a_tilde_is_home),
        cmocka_unit_test(a_page_made_again_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
