/* The configuration: lines of commands, told by number where they are wrong, and
   written so that they can be read again. */
#include "test.h"
#include "ui/app.h"
#include "ui/configuration.h"
#include "ui/paths.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct app *blank(void) {
    struct app *app = app_new(&(struct app_options){ .rows = 24, .columns = 80 }, NULL);
    assert_non_null(app);
    return app;
}

static void run(struct app *app, const char *lines, struct buffer *wrong) {
    config_run(app, "config", lines, strlen(lines), wrong);
    buffer_put(wrong, "", 1);
    assert_false(wrong->failed);
}

static void lines_are_commands_and_comments(void **state) {
    (void)state;
    struct app *app = blank();
    struct buffer wrong = { 0 };
    run(app, "\xEF\xBB\xBF# a comment\n\" another\n\nset width=50\r\n  :set justify\nbind x next-quote", &wrong);
    assert_string_equal(wrong.at, "");
    assert_int_equal(app->settings.width, 50);
    assert_true(app->settings.justify);
    const char *line;
    assert_int_equal(keymap_find(&app->keymap, (const uint32_t[]){ 'x' }, 1, &line), KEYMAP_FOUND);
    assert_string_equal(line, "next-quote");
    buffer_free(&wrong);
    app_free(app);
}

static void a_wrong_line_is_told_by_its_number_and_the_rest_is_done(void **state) {
    (void)state;
    struct app *app = blank();
    struct buffer wrong = { 0 };
    run(app, "frobnicate\nset width=50\nset width=a\n\nbind x\nset justify\n", &wrong);
    static const char *const told[] = { "config:1: no command", "config:3: expected width=N", "config:5: expected :bind" };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) assert_non_null(strstr(wrong.at, told[i]));
    assert_int_equal(app->settings.width, 50);
    assert_true(app->settings.justify);
    buffer_free(&wrong);
    app_free(app);
}

static void a_setting_is_asked_for_by_its_name(void **state) {
    (void)state;
    struct app *app = blank();
    app_run_line(app, "set width=44", 0);
    app_run_line(app, "set width", 0);
    assert_string_equal(app->message, "width=44");
    app_run_line(app, "set justify?", 0);
    assert_string_equal(app->message, "nojustify");
    assert_false(app->settings.justify);
    app_free(app);
}

static void help_explains_keys_too_as_they_are_bound(void **state) {
    (void)state;
    struct app *app = blank();
    static const struct { const char *line; enum command command; } rows[] = {
        { "help n", COMMAND_SEARCH_NEXT }, { "help :n", COMMAND_NEXT }, { "help next-q", COMMAND_NEXT_QUOTE },
        { "help ]", COMMAND_NEXT_QUOTE },  { "help ^F", COMMAND_PAGE_DOWN }, { "help ZZ", COMMAND_QUIT_ALL },
        { "help F2", COMMAND_SET }, { "help :", COMMAND_COMMAND_LINE }, { "help :q", COMMAND_QUIT },
    };
    app_run_line(app, "bind F2 set width=50", 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        app_run_line(app, rows[i].line, 0);
        const struct page *page = app_page(app);
        assert_true(page && page->kind == PAGE_COMMAND);
        if (page->subject != (uint32_t)rows[i].command)
            fail_msg("%s explains %s", rows[i].line, command_info((enum command)page->subject)->name);
    }
    app_run_line(app, "help ZA", 0);
    assert_non_null(strstr(app->message, "no command, setting or key “ZA”"));
    app_free(app);
}

static void no_command_in_a_configuration_needs_an_article(void **state) {
    (void)state;
    struct app *app = blank();
    for (int i = 0; i < COMMAND_COUNT; i++) {
        static const char *const arguments[] = { "", " 1", " x", " a b" };
        for (size_t j = 0; j < sizeof arguments / sizeof *arguments; j++) {
            char line[128];
            struct buffer wrong = { 0 };
            snprintf(line, sizeof line, "%s%s", command_info((enum command)i)->name, arguments[j]);
            run(app, line, &wrong);
            assert_false(app->prompt.open);
            buffer_free(&wrong);
        }
    }
    app_free(app);
}

static void what_is_dumped_gives_the_same_again(void **state) {
    (void)state;
    static const char *const configurations[] = {
        "theme light\nstyle quote bright-red #102030 bold underline\nstyle speaker-3 33 default\nstyle dim theme",
        "", "set width=40 justify", "unbind g\nbind g\\ g top\nunbind Q",
        "bind ' down\nbind \\\\ up\nbind \\\" goto 3\nbind # set width=30\nbind Space\\ x zen\nunbind Space\n",
        "unbind Space\nbind \"Space x\" search 'a b\nbind M-é down\nbind C-Left up",
    };
    for (size_t i = 0; i < sizeof configurations / sizeof *configurations; i++) {
        struct app *first = blank(), *second = blank();
        struct buffer wrong = { 0 }, dumped = { 0 }, again = { 0 };
        run(first, configurations[i], &wrong);
        config_dump(first, &dumped);
        buffer_put(&dumped, "", 1);
        assert_false(dumped.failed);
        run(second, dumped.at, &wrong);
        config_dump(second, &again);
        buffer_put(&again, "", 1);
        assert_false(again.failed);
        if (i != 4 && i != 5) assert_string_equal(wrong.at, "");
        assert_string_equal(dumped.at, again.at);
        assert_int_equal(first->keymap.n, second->keymap.n);
        buffer_free(&wrong);
        buffer_free(&dumped);
        buffer_free(&again);
        app_free(first);
        app_free(second);
    }
}

static void a_file_that_cannot_be_read_is_told_and_no_more(void **state) {
    (void)state;
    struct app *app = blank();
    struct buffer wrong = { 0 };
    config_read(app, "/nowhere/at/all", &wrong);
    config_read(app, "/", &wrong);
    buffer_put(&wrong, "", 1);
    assert_false(wrong.failed);
    assert_non_null(strstr(wrong.at, "/nowhere/at/all: No such file"));
    assert_non_null(strstr(wrong.at, "/: Is a directory"));
    buffer_free(&wrong);
    app_free(app);
}

/* The reader with a configuration of these lines. */
static struct app *configured(const char *lines) {
    char path[] = "/tmp/dixit-config-XXXXXX";
    const char *const paths[] = { "/nonexistent/dixit" };
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, lines, strlen(lines)) == (ssize_t)strlen(lines) && close(fd) == 0);
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .config = path, .rows = 24, .columns = 80 }, NULL);
    assert_non_null(app);
    unlink(path);
    return app;
}

static void several_wrong_lines_are_counted_and_listed(void **state) {
    (void)state;
    struct app *app = configured("set width=a\nset ruler\nfrobnicate\nbind x\n");
    static const char *const told[] = { ":1: expected width=N", ":3: no command", ":4: expected :bind" };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        assert_non_null(memmem(app->messages.at, app->messages.len, told[i], strlen(told[i])));
    char *many = calloc(1, CONFIG_MAX);
    assert_non_null(many);
    for (size_t n = 0; n < CONFIG_MAX / 2; n += strlen("frobnicate\n")) memcpy(many + n, "frobnicate\n", strlen("frobnicate\n"));
    app_free(app);
    app = configured(many);
    assert_true(app->messages.len && app->messages.len <= 32 << 10); /* the last of them, as whole lines */
    assert_int_equal(strncmp(app->messages.at, "/tmp/", 5), 0);
    free(many);
    app_free(app);
}

static void the_path_follows_xdg_where_that_is_absolute(void **state) {
    (void)state;
    char home[] = "/tmp/dixit-config-XXXXXX", path[PATHS_BYTES], expected[PATHS_BYTES];
    assert_non_null(mkdtemp(home));
    static const char *const folders[] = { "/.config", "/.config/dixit", "/dixit" };
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s%s", home, folders[i]);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    setenv("HOME", home, 1);
    setenv("XDG_CONFIG_HOME", "relative", 1);
    assert_false(paths_config(path, sizeof path));
    snprintf(expected, sizeof expected, "%s/.config/dixit/config", home);
    int fd = open(expected, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0 && close(fd) == 0);
    assert_true(paths_config(path, sizeof path));
    assert_string_equal(path, expected);
    setenv("XDG_CONFIG_HOME", home, 1);
    assert_false(paths_config(path, sizeof path));
    unlink(expected);
    for (size_t i = 3; i-- > 0;) {
        snprintf(path, sizeof path, "%s%s", home, i ? i == 1 ? "/.config/dixit" : "/dixit" : "/.config");
        rmdir(path);
    }
    rmdir(home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_commands_and_comments),
        cmocka_unit_test(a_wrong_line_is_told_by_its_number_and_the_rest_is_done),
        cmocka_unit_test(a_setting_is_asked_for_by_its_name),
        cmocka_unit_test(help_explains_keys_too_as_they_are_bound),
        cmocka_unit_test(no_command_in_a_configuration_needs_an_article),
        cmocka_unit_test(what_is_dumped_gives_the_same_again),
        cmocka_unit_test(a_file_that_cannot_be_read_is_told_and_no_more),
        cmocka_unit_test(several_wrong_lines_are_counted_and_listed),
        cmocka_unit_test(the_path_follows_xdg_where_that_is_absolute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
