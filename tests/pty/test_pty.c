/* The real program under a pseudo-terminal: what only a terminal can show. */
#include "pty/pty.h"
#include "test.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const utf8[] = { "TERM=xterm-256color", "LC_ALL=C.UTF-8", "XDG_CONFIG_HOME=/nowhere", NULL };

/* A file of our own, gone with the test. */
static char file[] = "/tmp/dixit-pty-XXXXXX";

static void write_file(const char *bytes, size_t n) {
    FILE *to = fopen(file, "w");
    assert_non_null(to);
    assert_int_equal(fwrite(bytes, 1, n, to), n);
    assert_int_equal(fclose(to), 0);
}

static const char story[] = "The ferry that came back\n\n"
                            "The last ferry of the year came back at noon, and the pilot, Ada Brook, was glad.\n\n"
                            "“We saw the light too late,” Brook said. “Then we turned.”\n\n";

/* The story and then paragraphs with numbers, so that a place can be told. */
static void write_story(unsigned paragraphs) {
    static char bytes[200000];
    size_t n = (size_t)snprintf(bytes, sizeof bytes, "%s", story);
    for (unsigned i = 1; i <= paragraphs; i++)
        n += (size_t)snprintf(bytes + n, sizeof bytes - n, "Number %u: the harbour master wrote it down and went home.\n\n", i);
    write_file(bytes, n);
}

static void start(struct pty *pty, unsigned rows, unsigned columns) {
    const char *const argv[] = { "./dixit", file, NULL };
    pty_start(pty, argv, rows, columns, NULL, utf8);
    expect(pty, pty_shows(pty, "the pilot, Ada Brook"));
}

static void q_quits_and_leaves_the_terminal_as_it_was(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 120);
    assert_true(pty.alternate);
    pty_leave(&pty, "q");
}

static void resizing_keeps_the_place(void **state) {
    (void)state;
    struct pty pty;
    write_story(300);
    start(&pty, 24, 120);
    pty_keys(&pty, "/Number 150:\r");
    expect(&pty, pty_shows(&pty, "Number 150:"));
    static const unsigned sizes[][2] = { { 40, 60 }, { 10, 30 }, { 5, 20 }, { 60, 200 } };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pty_resize(&pty, sizes[i][0], sizes[i][1]);
        expect(&pty, pty_shows(&pty, "Number 150:"));
    }
    pty_leave(&pty, "Q");
}

static void a_stop_gives_the_terminal_back_and_fg_paints_it_again(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 80);
    for (int i = 0; i < 4; i++) {
        if (i % 2) pty_signal(&pty, SIGTSTP);
        else pty_keys(&pty, "\032");
        expect(&pty, pty_stops(&pty));
        assert_true(pty_is_restored(&pty));
        pty_foreground(&pty);
        expect(&pty, pty_shows(&pty, "the pilot, Ada Brook"));
    }
    pty_leave(&pty, "Q");
}

static void a_signal_that_ends_it_restores_the_terminal(void **state) {
    (void)state;
    static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS };
    write_story(3);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct pty pty;
        start(&pty, 24, 80);
        pty_signal(&pty, signals[i]);
        expect(&pty, pty_ends(&pty));
        assert_true(WIFSIGNALED(pty.status) && WTERMSIG(pty.status) == signals[i]);
        assert_true(pty_is_restored(&pty));
        pty_close(&pty);
    }
}

static void a_terminal_that_vanishes_ends_it(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 80);
    pty_hang_up(&pty);
    assert_true(pty_ends(&pty));
    pty_close(&pty);
}

static void escape_is_answered_by_itself(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 80);
    pty_keys(&pty, ":xyzzy");
    expect(&pty, pty_shows(&pty, ":xyzzy"));
    pty_keys(&pty, "\033"); /* no other key follows */
    expect(&pty, pty_shows_no_more(&pty, ":xyzzy"));
    pty_leave(&pty, "Q");
}

static void a_paste_is_no_keys(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 80);
    pty_keys(&pty, "\033[200~QQq\r\033[201~:pasted");
    expect(&pty, pty_shows(&pty, ":pasted"));
    assert_false(pty.ended);
    pty_keys(&pty, "\033[200~-in\033[201~");
    expect(&pty, pty_shows(&pty, ":pasted-in"));
    pty_close(&pty);
}

static void replies_of_the_terminal_are_no_keys(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 80);
    pty_keys(&pty, "\033]11;rgb:QQ/QQ/QQ\033\\\033[?62;22c\033[12;40R\033P1+rQ\033\\:alive");
    expect(&pty, pty_shows(&pty, ":alive"));
    assert_false(pty.ended);
    pty_close(&pty);
}

static void hostile_text_does_not_reach_the_terminal(void **state) {
    (void)state;
    struct pty pty;
    static const char bytes[] = "Loud title \033]0;owned\a\033[31m\n\n\033[2J\033c\x9B""2J\302\2332J\u202Eabc\u2066 end of it\n";
    write_file(bytes, sizeof bytes - 1);
    const char *const argv[] = { "./dixit", file, NULL };
    pty_start(&pty, argv, 24, 120, NULL, utf8);
    expect(&pty, pty_shows(&pty, "end of it"));
    static const char *const forbidden[] = { "\033]0;owned", "\033c", "\302\233", "\u202E", "\u2066", "\033[31mabc" };
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        assert_null(memmem(pty.raw, pty.raw_len, forbidden[i], strlen(forbidden[i])));
    pty_close(&pty);
}

static void an_article_on_standard_input_leaves_keys_to_the_terminal(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    const char *const argv[] = { "./dixit", "-", NULL };
    pty_start(&pty, argv, 24, 80, file, utf8);
    expect(&pty, pty_shows(&pty, "the pilot, Ada Brook"));
    pty_leave(&pty, "q");
}

static void a_text_piped_in_needs_no_path(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    const char *const argv[] = { "./dixit", NULL };
    pty_start(&pty, argv, 24, 80, file, utf8);
    expect(&pty, pty_shows(&pty, "the pilot, Ada Brook"));
    pty_leave(&pty, "q");
}

static void a_pipe_that_says_nothing_yet_leaves_the_keys_alive(void **state) {
    (void)state;
    char path[sizeof file + 8];
    struct pty pty;
    snprintf(path, sizeof path, "%s.fifo", file);
    assert_int_equal(mkfifo(path, 0600), 0);
    for (int written = 0; written < 2; written++) {
        const char *const argv[] = { "./dixit", path, NULL };
        pty_start(&pty, argv, 24, 80, NULL, utf8);
        expect(&pty, pty_shows(&pty, "Reading "));
        pty_keys(&pty, ":alive");
        expect(&pty, pty_shows(&pty, ":alive"));
        pty_keys(&pty, "\033");
        expect(&pty, pty_shows_no_more(&pty, ":alive"));
        if (written) {
            int fd = open(path, O_WRONLY);
            assert_int_equal(write(fd, story, sizeof story - 1), sizeof story - 1);
            close(fd);
            expect(&pty, pty_shows(&pty, "1 quote by 1 voice"));
        }
        pty_leave(&pty, "q");
    }
    unlink(path);
}

static void a_large_text_is_read_and_left_while_its_quotes_are_looked_for(void **state) {
    (void)state;
    enum { TIMES = 100000 };
    struct pty pty;
    FILE *to = fopen(file, "w");
    assert_non_null(to);
    for (int i = 0; i < TIMES; i++) fputs(story, to);
    assert_int_equal(fclose(to), 0);
    start(&pty, 24, 80);
    expect(&pty, pty_shows(&pty, "looking for quotes"));
    pty_keys(&pty, "G");
    expect(&pty, pty_shows(&pty, "100%"));
    pty_leave(&pty, "q");
}

static void a_file_that_changes_is_read_again(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    start(&pty, 24, 80);
    write_file("Another day\n\nNothing came back.\n", 32);
    expect(&pty, pty_shows(&pty, "Nothing came back"));
    pty_leave(&pty, "q");
}

static void a_terminal_too_simple_is_refused_in_a_line(void **state) {
    (void)state;
    static const struct {
        const char *term, *more, *named;
    } cases[] = {
        { "TERM=dumb", NULL, "TERM" }, { "TERM=no-such-terminal", NULL, "TERM" }, { "TERM=", NULL, "TERM" },
        { "TERM=\033[31m", NULL, "TERM" }, { "TERM=xterm", "LINES=32768", "LINES" }, { "TERM=xterm", "COLUMNS=99999", "COLUMNS" },
    };
    write_story(3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const argv[] = { "./dixit", file, NULL };
        const char *const environment[] = { cases[i].term, "LC_ALL=C.UTF-8", cases[i].more, NULL };
        struct pty pty;
        pty_start(&pty, argv, 24, 120, NULL, environment);
        expect(&pty, pty_ends(&pty));
        assert_true(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) != 0);
        assert_non_null(strstr(pty.raw, "dixit: "));
        assert_non_null(strstr(pty.raw, cases[i].named));
        assert_null(strchr(pty.raw, '\033'));
        pty_close(&pty);
    }
}

static void only_ascii_is_sent_where_the_locale_has_only_that(void **state) {
    (void)state;
    struct pty pty;
    write_story(3);
    const char *const argv[] = { "./dixit", file, NULL }, *const environment[] = { "TERM=xterm", "LC_ALL=C", NULL };
    pty_start(&pty, argv, 24, 120, NULL, environment);
    expect(&pty, pty_shows(&pty, "\"We saw the light too late,\""));
    for (size_t i = 0; i < pty.raw_len; i++) assert_true((unsigned char)pty.raw[i] < 0x80);
    pty_close(&pty);
}

static int make_file(void **state) {
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    int fd = mkstemp(file);
    if (fd >= 0) close(fd);
    return fd < 0;
}

static int drop_file(void **state) {
    (void)state;
    return unlink(file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(q_quits_and_leaves_the_terminal_as_it_was),
        cmocka_unit_test(resizing_keeps_the_place),
        cmocka_unit_test(a_stop_gives_the_terminal_back_and_fg_paints_it_again),
        cmocka_unit_test(a_signal_that_ends_it_restores_the_terminal),
        cmocka_unit_test(a_terminal_that_vanishes_ends_it),
        cmocka_unit_test(escape_is_answered_by_itself),
        cmocka_unit_test(a_paste_is_no_keys),
        cmocka_unit_test(replies_of_the_terminal_are_no_keys),
        cmocka_unit_test(hostile_text_does_not_reach_the_terminal),
        cmocka_unit_test(an_article_on_standard_input_leaves_keys_to_the_terminal),
        cmocka_unit_test(a_text_piped_in_needs_no_path),
        cmocka_unit_test(a_pipe_that_says_nothing_yet_leaves_the_keys_alive),
        cmocka_unit_test(a_large_text_is_read_and_left_while_its_quotes_are_looked_for),
        cmocka_unit_test(a_file_that_changes_is_read_again),
        cmocka_unit_test(a_terminal_too_simple_is_refused_in_a_line),
        cmocka_unit_test(only_ascii_is_sent_where_the_locale_has_only_that),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
