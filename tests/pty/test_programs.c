/* What the reader gives to others: the clipboard's bytes, arguments of a browser
   and an editor, the input of a command; and that the terminal comes back. */
#include "pty/pty.h"
#include "test.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder of our own, gone with the test. */
static char folder[] = "/tmp/dixit-programs-XXXXXX";
static char article[64], program[64], record[64];

static const char story[] = "Title: The ferry that came back\n"
                            "URL: https://elmhaven.example/ferry?a=1&b=$(touch+x)\n\n"
                            "The last ferry came back at noon.\n\n"
                            "“We saw the light too late,” said Ada Brook, the pilot.\n\n"
                            "The log is at http://elmhaven.example/log.\n";

/* It shows its arguments on the terminal and waits for Enter. */
static const char shows[] = "#!/bin/sh\nfor word; do printf '[%s]\\n' \"$word\"; done\nread answer\n";

/* It writes its arguments to the record, which somebody waits for. */
static const char records[] = "#!/bin/sh\nfor word; do printf '[%s]\\n' \"$word\"; done >\"${0%/*}/record\"\n";

static void write_file(const char *path, const char *bytes, int mode) {
    FILE *to = fopen(path, "w");
    assert_non_null(to);
    assert_int_equal(fputs(bytes, to) < 0, 0);
    assert_int_equal(fclose(to), 0);
    assert_int_equal(chmod(path, (mode_t)mode), 0);
}

static void start(struct pty *pty, const char *name, const char *more) {
    static char variable[128], manual[512];
    const char *source = getenv("srcdir");
    snprintf(manual, sizeof manual, "DIXIT_MANUAL=%s/man/dixit.1", source ? source : ".");
    snprintf(variable, sizeof variable, "%s=%s -x", name, program);
    const char *const argv[] = { "./dixit", "--no-config", article, NULL };
    const char *const environment[] = { "TERM=xterm-256color", "LC_ALL=C.UTF-8", manual, variable, more, NULL };
    write_file(article, story, 0600);
    pty_start(pty, argv, 24, 100, NULL, environment);
    expect(pty, pty_shows(pty, "came back at noon"));
}

static void leave(struct pty *pty) {
    expect(pty, pty_shows(pty, "came back at noon"));
    pty_leave(pty, "Q");
}

static void y_copies_the_quote_by_osc_52(void **state) {
    (void)state;
    struct pty pty;
    start(&pty, "X", NULL);
    pty_keys(&pty, "]y");
    expect(&pty, pty_shows(&pty, "Copied the quote"));
    /* “We saw the light too late, */
    static const char encoded[] = "\033]52;c;4oCcV2Ugc2F3IHRoZSBsaWdodCB0b28gbGF0ZSzigJ0K";
    assert_non_null(memmem(pty.raw, pty.raw_len, encoded, sizeof encoded - 1));
    leave(&pty);
}

static void what_is_selected_is_copied_by_osc_52_and_its_end_has_the_cursor(void **state) {
    (void)state;
    struct pty pty;
    start(&pty, "X", NULL);
    pty_keys(&pty, "]xw");
    expect(&pty, pty_shows(&pty, "selecting"));
    expect(&pty, pty_shows_cursor(&pty, true));
    pty_keys(&pty, "eey");
    expect(&pty, pty_shows(&pty, "Copied what was selected"));
    expect(&pty, pty_shows_cursor(&pty, false));
    static const char encoded[] = "\033]52;c;4oCcV2Ugc2F3CuKAlC"; /* “We saw */
    assert_non_null(memmem(pty.raw, pty.raw_len, encoded, sizeof encoded - 1));
    leave(&pty);
}

static void a_program_copies_too_where_it_is_set(void **state) {
    (void)state;
    struct pty pty;
    static char copier[80], path[512];
    char got[256] = "";
    snprintf(copier, sizeof copier, "%s/wl-copy", folder);
    snprintf(path, sizeof path, "PATH=%s:%s", folder, getenv("PATH"));
    write_file(copier, "#!/bin/sh\ncat >\"${0%/*}/record\"\n", 0700);
    assert_int_equal(mkfifo(record, 0600), 0);
    start(&pty, "X", path);
    pty_keys(&pty, ":set clipboard=wl-copy\r]y");
    FILE *from = fopen(record, "r"); /* waits for the program to write */
    assert_non_null(from);
    got[fread(got, 1, sizeof got - 1, from)] = 0;
    fclose(from);
    unlink(record);
    unlink(copier);
    assert_non_null(strstr(got, "“We saw the light too late,”\n— Ada Brook"));
    leave(&pty);
}

static void gnu_screen_hands_the_clipboard_on_in_pieces(void **state) {
    (void)state;
    struct pty pty;
    start(&pty, "STY", "TERM=screen");
    pty_keys(&pty, "]y");
    expect(&pty, pty_shows(&pty, "Copied the quote"));
    static const char begins[] = "\033P\033]52;c;4oCcV2Ugc2F3IHRoZSBsaWdodCB0b28gbGF0ZSzigJ0K", ends[] = "\a\033\\";
    assert_non_null(memmem(pty.raw, pty.raw_len, begins, sizeof begins - 1));
    assert_non_null(memmem(pty.raw, pty.raw_len, ends, sizeof ends - 1));
    assert_null(memmem(pty.raw, pty.raw_len, "\033\\\033P", 4)); /* short: in one piece */
    leave(&pty);
    start(&pty, "STY", "TERM=screen");
    pty_keys(&pty, "gxG$y"); /* the whole text */
    expect(&pty, pty_shows(&pty, "Copied what was selected"));
    assert_non_null(memmem(pty.raw, pty.raw_len, "\033\\\033P", 4));
    leave(&pty);
}

static void the_linux_console_is_sent_no_osc_52(void **state) {
    (void)state;
    struct pty pty;
    start(&pty, "X", "TERM=linux");
    pty_keys(&pty, "]y");
    expect(&pty, pty_shows(&pty, ":set clipboard"));
    assert_null(memmem(pty.raw, pty.raw_len, "\033]52", 4));
    leave(&pty);
}

static void o_gives_the_address_to_the_browser_as_one_argument(void **state) {
    (void)state;
    struct pty pty;
    write_file(program, shows, 0700);
    start(&pty, "BROWSER", NULL);
    pty_keys(&pty, "o");
    expect(&pty, pty_shows(&pty, "[-x]"));
    expect(&pty, pty_shows(&pty, "[https://elmhaven.example/ferry?a=1&b=$(touch+x)]"));
    pty_keys(&pty, "\r");
    leave(&pty);
}

static void a_graphical_browser_runs_apart(void **state) {
    (void)state;
    struct pty pty;
    char got[256] = "";
    write_file(program, records, 0700);
    assert_int_equal(mkfifo(record, 0600), 0);
    start(&pty, "BROWSER", "DISPLAY=:7");
    pty_keys(&pty, "o");
    expect(&pty, pty_shows(&pty, "Opened in the browser"));
    FILE *from = fopen(record, "r"); /* waits for the browser to write */
    assert_non_null(from);
    got[fread(got, 1, sizeof got - 1, from)] = 0;
    fclose(from);
    unlink(record);
    assert_string_equal(got, "[-x]\n[https://elmhaven.example/ferry?a=1&b=$(touch+x)]\n");
    leave(&pty);
}

static void a_browser_that_is_missing_is_told(void **state) {
    (void)state;
    struct pty pty;
    unlink(program);
    start(&pty, "BROWSER", NULL);
    pty_keys(&pty, "o");
    expect(&pty, pty_shows(&pty, "no browser is found"));
    leave(&pty);
}

static void the_manual_is_formatted_and_searched(void **state) {
    (void)state;
    struct pty pty;
    start(&pty, "X", NULL);
    pty_keys(&pty, ":man\r");
    expect(&pty, pty_shows(&pty, "SYNOPSIS"));
    pty_keys(&pty, "/EXIT STATUS\r");
    expect(&pty, pty_shows_no_more(&pty, "SYNOPSIS"));
    expect(&pty, pty_shows(&pty, "EXIT STATUS"));
    pty_keys(&pty, "q");
    leave(&pty);
}

static void a_formatter_that_is_missing_is_told(void **state) {
    (void)state;
    struct pty pty;
    static char path[80];
    snprintf(path, sizeof path, "PATH=%s", folder);
    start(&pty, "X", path);
    pty_keys(&pty, ":man\r");
    expect(&pty, pty_shows(&pty, "install mandoc"));
    leave(&pty);
}

static void what_a_formatter_failed_of_is_told(void **state) {
    (void)state;
    struct pty pty;
    static const struct { const char *does, *told; } formatters[] = {
        { "#!/bin/sh\nkill -9 $$\n", "mandoc was ended by signal 9" },
        { "#!/bin/sh\nexit 3\n", "mandoc failed (status 3)" },
        { "#!/bin/sh\n", "mandoc wrote nothing" },
    };
    static char path[80], mandoc[80];
    snprintf(path, sizeof path, "PATH=%s", folder);
    snprintf(mandoc, sizeof mandoc, "%s/mandoc", folder);
    for (size_t i = 0; i < sizeof formatters / sizeof *formatters; i++) {
        write_file(mandoc, formatters[i].does, 0700);
        start(&pty, "X", path);
        pty_keys(&pty, ":man\r");
        expect(&pty, pty_shows(&pty, formatters[i].told));
        leave(&pty);
    }
    unlink(mandoc);
}

static void a_copier_that_is_missing_is_told(void **state) {
    (void)state;
    struct pty pty;
    static char path[80];
    snprintf(path, sizeof path, "PATH=%s", folder);
    start(&pty, "X", path);
    pty_keys(&pty, ":set clipboard=xclip\r]y");
    expect(&pty, pty_shows(&pty, "xclip is not installed"));
    leave(&pty);
}

static void v_opens_the_editor_and_its_stop_stops_the_job(void **state) {
    (void)state;
    struct pty pty;
    write_file(program, shows, 0700);
    start(&pty, "VISUAL", NULL);
    pty_keys(&pty, "]v");
    expect(&pty, pty_shows(&pty, "[+6]"));
    expect(&pty, pty_shows(&pty, article));
    pty_keys(&pty, "\032");
    expect(&pty, pty_stops(&pty));
    pty_foreground(&pty);
    pty_keys(&pty, "\r");
    leave(&pty);
}

static void a_file_that_the_editor_changed_is_read_again(void **state) {
    (void)state;
    struct pty pty;
    write_file(program, "#!/bin/sh\necho 'A line at the end.' >>\"$3\"\n", 0700);
    start(&pty, "EDITOR", NULL);
    pty_keys(&pty, "v");
    expect(&pty, pty_shows(&pty, "A line at the end."));
    leave(&pty);
}

static void a_command_gets_the_quote_and_an_interrupt_ends_only_it(void **state) {
    (void)state;
    struct pty pty;
    start(&pty, "X", NULL);
    pty_keys(&pty, "]|");
    expect(&pty, pty_shows(&pty, ":pipe quote"));
    pty_keys(&pty, "tr a-z A-Z | cat\r");
    expect(&pty, pty_shows(&pty, "“WE SAW THE LIGHT TOO LATE,”"));
    expect(&pty, pty_shows(&pty, "Enter goes back"));
    pty_keys(&pty, "\r");
    expect(&pty, pty_shows(&pty, "came back at noon"));
    pty_keys(&pty, ":pipe article printf %s%s no thing\r"); /* which reads nothing */
    expect(&pty, pty_shows(&pty, "nothing"));
    pty_keys(&pty, "\r");
    expect(&pty, pty_shows(&pty, "came back at noon"));
    pty_keys(&pty, ":pipe article printf '\\033[2J%s%s' be gun; read x </dev/tty\r"); /* and no old question stands there */
    expect(&pty, pty_shows(&pty, "begun"));
    pty_keys(&pty, "\003");
    expect(&pty, pty_shows(&pty, "Enter goes back"));
    pty_keys(&pty, "\r");
    leave(&pty);
}

static int make_folder(void **state) {
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    if (!mkdtemp(folder)) return 1;
    snprintf(article, sizeof article, "%s/ferry.txt", folder);
    snprintf(program, sizeof program, "%s/program", folder);
    snprintf(record, sizeof record, "%s/record", folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    unlink(article);
    unlink(program);
    unlink(record);
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(y_copies_the_quote_by_osc_52),
        cmocka_unit_test(what_is_selected_is_copied_by_osc_52_and_its_end_has_the_cursor),
        cmocka_unit_test(a_program_copies_too_where_it_is_set),
        cmocka_unit_test(gnu_screen_hands_the_clipboard_on_in_pieces),
        cmocka_unit_test(the_linux_console_is_sent_no_osc_52),
        cmocka_unit_test(o_gives_the_address_to_the_browser_as_one_argument),
        cmocka_unit_test(a_graphical_browser_runs_apart),
        cmocka_unit_test(a_browser_that_is_missing_is_told),
        cmocka_unit_test(the_manual_is_formatted_and_searched),
        cmocka_unit_test(a_formatter_that_is_missing_is_told),
        cmocka_unit_test(what_a_formatter_failed_of_is_told),
        cmocka_unit_test(a_copier_that_is_missing_is_told),
        cmocka_unit_test(v_opens_the_editor_and_its_stop_stops_the_job),
        cmocka_unit_test(a_file_that_the_editor_changed_is_read_again),
        cmocka_unit_test(a_command_gets_the_quote_and_an_interrupt_ends_only_it),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
