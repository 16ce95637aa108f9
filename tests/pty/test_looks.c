/* Colours, the ground's detection and the mouse, on a terminal. */
#include "pty/pty.h"
#include "test.h"
#include "ui/theme.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder of our own, gone with the test. */
static char folder[] = "/tmp/dixit-looks-XXXXXX";
static char article[64];

static void write_file(const char *path, const char *bytes) {
    FILE *to = fopen(path, "w");
    assert_non_null(to);
    assert_int_equal(fputs(bytes, to) < 0, 0);
    assert_int_equal(fclose(to), 0);
}

static void write_article(unsigned paragraphs) {
    FILE *to = fopen(article, "w");
    assert_non_null(to);
    fputs("The ferry that came back\n\n“We saw the light too late,” said Ada Brook, the pilot.\n\n"
          "“Nobody told us,” said Tom Hale, the mate.\n\n", to);
    for (unsigned i = 1; i <= paragraphs; i++) fprintf(to, "Number %u: the harbour master wrote it down.\n\n", i);
    assert_int_equal(fclose(to), 0);
}

/* On 24 rows and 120 columns; `more` and `other` stand in the environment, or are NULL. */
static void start(struct pty *pty, const char *term, const char *more, const char *other) {
    const char *const argv[] = { "./dixit", "--no-config", article, NULL };
    const char *const environment[] = { term, "LC_ALL=C.UTF-8", more, other, NULL };
    pty_start(pty, argv, 24, 120, NULL, environment);
    expect(pty, pty_shows(pty, "We saw the light"));
}

static bool wrote(const struct pty *pty, const char *bytes) {
    return memmem(pty->raw, pty->raw_len, bytes, strlen(bytes)) != NULL;
}

/* The colour of the letter A in the gutter: of the palette's number, -1 for the terminal's own. */
static int gutter_color(struct pty *pty) {
    VTermPos at = { 0 };
    VTermScreenCell cell;
    char row[1024];
    for (at.row = 0; at.row < (int)pty->rows; at.row++) {
        pty_row(pty, (unsigned)at.row, row, sizeof row);
        char *found = strstr(row, "A  “We saw");
        if (!found) continue;
        *found = 0;
        for (at.col = 0; at.col < (int)pty->columns; at.col++) {
            vterm_screen_get_cell(pty->screen, at, &cell);
            if (cell.chars[0] == 'A') return VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? -1 : cell.fg.indexed.idx;
        }
    }
    return -2;
}

static int speaker_color(bool light) {
    return color_for(theme_speaker(THEME_AUTO, light, 1), 256);
}

static void the_ground_that_the_terminal_tells_makes_the_theme(void **state) {
    (void)state;
    struct pty pty;
    write_article(3);
    start(&pty, "TERM=xterm-256color", NULL, NULL); /* and the first page did not wait for the answer */
    assert_true(wrote(&pty, "\033]11;?\033\\"));
    assert_int_equal(gutter_color(&pty), speaker_color(false));
    pty_keys(&pty, "\033]11;rgb:ffff/ffff/f0f0\033\\:x"); /* in order: once the x is shown the answer was taken */
    expect(&pty, pty_shows(&pty, ":x"));
    assert_int_equal(gutter_color(&pty), speaker_color(true));
    pty_keys(&pty, "\025\033]11;rgb:00/00/00\033\\y");
    expect(&pty, pty_shows(&pty, ":y"));
    assert_int_equal(gutter_color(&pty), speaker_color(false));
    assert_false(wrote(&pty, "\033]104")); /* nor is the palette touched that the user chose */
    pty_keys(&pty, "\003");
    pty_leave(&pty, "Q");
}

static void what_the_environment_says_of_the_ground_is_not_asked(void **state) {
    (void)state;
    struct pty pty;
    write_article(3);
    start(&pty, "TERM=xterm-256color", "COLORFGBG=0;15", NULL);
    assert_int_equal(gutter_color(&pty), speaker_color(true));
    assert_false(wrote(&pty, "\033]11;?"));
    pty_leave(&pty, "Q");
}

static void without_colours_none_is_sent(void **state) {
    (void)state;
    struct pty pty;
    write_article(3);
    start(&pty, "TERM=xterm-256color", "NO_COLOR=1", NULL);
    assert_int_equal(gutter_color(&pty), -1);
    static const char *const forbidden[] = { "\033[38", "38;5;", "\033]11;?", "\033]4;" };
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) assert_false(wrote(&pty, forbidden[i]));
    pty_leave(&pty, "Q");
    start(&pty, "TERM=xterm-256color", "NO_COLOR=", NULL); /* empty: not set */
    assert_int_equal(gutter_color(&pty), speaker_color(false));
    assert_false(wrote(&pty, "\033]4;")); /* the palette stays as it is */
    pty_leave(&pty, "Q");
}

/* False where there is no tic. */
static bool compile_terminfo(const char *source) {
    int status;
    pid_t pid = fork();
    if (!pid) {
        execlp("tic", "tic", "-x", "-o", folder, source, (char *)NULL);
        _exit(127);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && !WEXITSTATUS(status);
}

static void a_terminal_of_24_bits_gets_each_colour_as_it_is(void **state) {
    (void)state;
    static char source[80], where[80], wanted[48];
    struct pty pty;
    color first = theme_speaker(THEME_AUTO, false, 1);
    write_article(3);
    snprintf(source, sizeof source, "%s/direct.ti", folder);
    snprintf(where, sizeof where, "TERMINFO=%s", folder);
    write_file(source,
               "dixit-direct|colours of 24 bits,\n\tRGB, colors#0x1000000, pairs#0x10000,\n"
               "\tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1%{255}%&%d%;m,\n"
               "\tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1%{255}%&%d%;m,\n"
               "\tuse=xterm-256color,\n");
    if (!compile_terminfo(source)) skip();
    snprintf(wanted, sizeof wanted, "38:2::%d:%d:%dm", first >> 16, first >> 8 & 0xFF, first & 0xFF);
    start(&pty, "TERM=dixit-direct", where, NULL);
    assert_true(wrote(&pty, wanted));
    assert_false(wrote(&pty, "38;5;"));
    pty_leave(&pty, "Q");
}

static void the_mouse_is_the_terminals_until_it_is_asked_for(void **state) {
    (void)state;
    struct pty pty;
    write_article(200);
    start(&pty, "TERM=xterm-256color", NULL, NULL);
    assert_false(wrote(&pty, "\033[?1000h"));
    pty_keys(&pty, "M");
    expect(&pty, pty_shows(&pty, "The mouse is taken"));
    assert_true(wrote(&pty, "\033[?1000h\033[?1006h"));
    for (int i = 0; i < 10; i++) pty_keys(&pty, "\033[<65;60;12M"); /* the wheel over the text */
    expect(&pty, pty_shows(&pty, "Number 20:"));
    expect(&pty, pty_shows_no_more(&pty, "Number 1:"));
    for (int i = 0; i < 30; i++) pty_keys(&pty, "\033[<64;60;12M");
    expect(&pty, pty_shows(&pty, "We saw the light"));
    pty_keys(&pty, "\033[<0;100;4M\033[<0;100;4m"); /* a press on the second voice */
    expect(&pty, pty_shows(&pty, "Quotes of B"));
    pty_keys(&pty, "M");
    expect(&pty, pty_shows(&pty, "The mouse is the terminal's"));
    assert_true(wrote(&pty, "\033[?1006l\033[?1000l"));
    pty_leave(&pty, "Q");
}

static int make_folder(void **state) {
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    if (!mkdtemp(folder)) return 1;
    snprintf(article, sizeof article, "%s/article", folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    static const char *const files[] = { "/article", "/direct.ti", "/d/dixit-direct", "/d", "" };
    char path[80];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s%s", folder, files[i]);
        if (remove(path) < 0 && !*files[i]) return 1;
    }
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ground_that_the_terminal_tells_makes_the_theme),
        cmocka_unit_test(what_the_environment_says_of_the_ground_is_not_asked),
        cmocka_unit_test(without_colours_none_is_sent),
        cmocka_unit_test(a_terminal_of_24_bits_gets_each_colour_as_it_is),
        cmocka_unit_test(the_mouse_is_the_terminals_until_it_is_asked_for),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
