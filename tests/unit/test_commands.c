/* The table of commands, the `:` line and the prompt it is typed at. */
#include "test.h"
#include "ui/cmdline.h"
#include "ui/complete.h"
#include "ui/event.h"
#include "ui/help.h"
#include "ui/prompt.h"
#include <stdlib.h>
#include <string.h>

static void every_command_is_reached_by_its_name_and_named_in_help(void **state) {
    (void)state;
    struct keymap keymap;
    assert_true(keymap_init(&keymap));
    struct page *page = help_page(&keymap, PANE_BODY, 60);
    assert_non_null(page);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        char name[80] = ":";
        memcpy(name + 1, info->name, strlen(info->name) + 1);
        assert_int_equal(command_named(info->name, strlen(info->name), NULL), i);
        assert_non_null(strstr(page->text->at, name));
        assert_true(strlen(info->help) > 8);
    }
    page_free(page);
    keymap_free(&keymap);
}

static void a_line_is_taken_apart_by_blanks_quotes_and_backslashes(void **state) {
    (void)state;
    static const struct {
        const char *line;
        int argc;
        const char *first, *second;
    } lines[] = {
        { "set width=60 justify", 2, "width=60", "justify" },
        { ":set 'a b' c\\ d", 2, "a b", "c d" },
        { "bind x set \"width=40\"", 3, "x", "set" },
        { "50%", 1, "50%", NULL },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct cmdline line;
        struct error error = { 0 };
        if (!cmdline_parse(&line, lines[i].line, &error)) fail_msg("%s: %s", lines[i].line, error.message);
        if (!lines[i].second) continue; /* text: only that it is taken */
        assert_int_equal(line.argc, lines[i].argc);
        assert_string_equal(line.argv[0], lines[i].first);
        assert_string_equal(line.argv[1], lines[i].second);
    }
}

static void short_names_of_vim_are_taken(void **state) {
    (void)state;
    static const struct {
        const char *line;
        enum command command;
    } lines[] = { { "q", COMMAND_QUIT }, { "q!", COMMAND_QUIT }, { "qa", COMMAND_QUIT_ALL }, { "x", COMMAND_QUIT },
                  { "n", COMMAND_NEXT }, { "bn", COMMAND_NEXT }, { "bp", COMMAND_PREVIOUS }, { "prev", COMMAND_PREVIOUS }, { "p", COMMAND_PREVIOUS }, { "e a.txt", COMMAND_OPEN }, { "e!", COMMAND_OPEN }, { "$", COMMAND_END }, { "w a.txt", COMMAND_WRITE },
                  { "w! a.txt", COMMAND_WRITE }, { "h", COMMAND_HELP }, { "noh", COMMAND_CANCEL }, { "5", COMMAND_GOTO } };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct cmdline line;
        struct error error = { 0 };
        if (!cmdline_parse(&line, lines[i].line, &error)) fail_msg("%s: %s", lines[i].line, error.message);
        assert_int_equal(line.command, lines[i].command);
    }
}

static void a_wrong_line_is_answered_by_what_was_expected(void **state) {
    (void)state;
    static const struct {
        const char *line, *answer;
    } lines[] = {
        { "frobnicate", "no command “frobnicate”" }, { "next-", "begins several" }, { "down 3", "takes no argument" },
        { "goto", "expected :goto N|N%" },           { "set 'width=3", "left open" }, { "bind", "expected :bind KEYS" },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct cmdline line;
        struct error error = { 0 };
        assert_false(cmdline_parse(&line, lines[i].line, &error));
        if (!strstr(error.message, lines[i].answer)) fail_msg("%s: %s", lines[i].line, error.message);
    }
}

static void comments_and_blank_lines_do_nothing(void **state) {
    (void)state;
    static const char *const lines[] = { "", "  ", "# width", "\" width", ":" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct cmdline line;
        assert_true(cmdline_parse(&line, lines[i], NULL));
        assert_int_equal(line.command, COMMAND_COUNT);
    }
}

static void completion_knows_commands_and_the_values_of_arguments(void **state) {
    (void)state;
    static const struct {
        const char *line;
        uint32_t from;
        const char *first;
    } lines[] = { { "sea", 0, "search" }, { "set wi", 4, "width=" }, { "set noj", 4, "nojustify" },
                  { "help zen", 5, "zen" }, { "help hyph", 5, "hyphenate" }, { "bind x unb", 7, "unbind" },
                  { "bind x set wid", 11, "width=" } };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct candidates found;
        uint32_t from;
        complete_line(&found, &from, lines[i].line, (uint32_t)strlen(lines[i].line));
        assert_true(found.n > 0);
        assert_int_equal(from, lines[i].from);
        assert_string_equal(found.at[0].text, lines[i].first);
        for (uint32_t j = 0; j < found.n; j++) free(found.at[j].text);
        free(found.at);
    }
}

static enum prompt_answer press(struct prompt *prompt, const char *keys) {
    enum prompt_answer answer = PROMPT_NOTHING;
    while (*keys) answer = prompt_key(prompt, key_parse(&keys));
    return answer;
}

static void the_prompt_edits_by_clusters_and_words(void **state) {
    (void)state;
    static const struct {
        const char *start, *keys, *line;
    } edits[] = {
        { "one two", "^W", "one " }, { "one two", "Home ^K", "" }, { "one two", "M-b Del", "one wo" },
        { "cafe\xCC\x81", "Backspace", "caf" }, { "ab", "Left x", "axb" }, { "one two", "M-b ^U", "two" },
        { "ab", "^A ^D", "b" },
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        struct history history = { 0 };
        struct prompt prompt = { 0 };
        prompt_open(&prompt, ':', edits[i].start, &history);
        press(&prompt, edits[i].keys);
        assert_string_equal(prompt.line, edits[i].line);
        prompt_close(&prompt, false);
    }
}

static void history_is_walked_by_what_was_typed(void **state) {
    (void)state;
    struct history history = { 0 };
    struct prompt prompt = { 0 };
    static const char *const lines[] = { "set width=40", "next", "set justify", "next" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        prompt_open(&prompt, ':', lines[i], &history);
        prompt_close(&prompt, true);
    }
    assert_int_equal(history.n, 3); /* a line stands once */
    prompt_open(&prompt, ':', "set", &history);
    press(&prompt, "Up Up Up");
    assert_string_equal(prompt.line, "set width=40");
    press(&prompt, "Down Down");
    assert_string_equal(prompt.line, "set");
    assert_int_equal(press(&prompt, "Esc"), PROMPT_CANCELLED);
    prompt_close(&prompt, false);
    history_free(&history);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_is_reached_by_its_name_and_named_in_help),
        cmocka_unit_test(a_line_is_taken_apart_by_blanks_quotes_and_backslashes),
        cmocka_unit_test(short_names_of_vim_are_taken),
        cmocka_unit_test(a_wrong_line_is_answered_by_what_was_expected),
        cmocka_unit_test(comments_and_blank_lines_do_nothing),
        cmocka_unit_test(completion_knows_commands_and_the_values_of_arguments),
        cmocka_unit_test(the_prompt_edits_by_clusters_and_words),
        cmocka_unit_test(history_is_walked_by_what_was_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
