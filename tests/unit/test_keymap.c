/* Keys, their names, and what they are bound to. */
#include "test.h"
#include "ui/cmdline.h"
#include "ui/event.h"
#include "ui/keymap.h"
#include <string.h>

static void key_names_are_read_as_they_are_written(void **state) {
    (void)state;
    static const struct {
        const char *name;
        uint32_t key;
    } keys[] = {
        { "j", 'j' }, { "^E", 'e' | KEY_CONTROL }, { "Space", ' ' }, { "PgDn", KEY_PAGE_DOWN }, { "F1", KEY_F1 },
        { "F12", KEY_F12 }, { "M-x", 'x' | KEY_ALT }, { "S-Tab", KEY_BACK_TAB }, { "é", 0xE9 }, { "^", '^' },
        { "M-Up", KEY_UP | KEY_ALT }, { "]", ']' },
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *at = keys[i].name;
        char name[KEY_NAME_BYTES];
        assert_int_equal(key_parse(&at), keys[i].key);
        assert_string_equal(at, "");
        assert_string_equal(key_name(keys[i].key, name), keys[i].name);
    }
}

static void every_default_binding_runs_a_command(void **state) {
    (void)state;
    struct keymap keymap;
    assert_true(keymap_init(&keymap));
    assert_true(keymap.n > 40);
    for (uint32_t i = 0; i < keymap.n; i++) {
        struct cmdline line;
        struct error error = { 0 };
        if (!cmdline_parse(&line, keymap.at[i].line, &error)) fail_msg("%s: %s", keymap.at[i].line, error.message);
        assert_int_not_equal(line.command, COMMAND_COUNT);
    }
    keymap_free(&keymap);
}

static void a_sequence_of_two_keys_is_waited_for(void **state) {
    (void)state;
    struct keymap keymap;
    const char *line = NULL;
    uint32_t keys[] = { 'c', 'y' };
    assert_true(keymap_init(&keymap));
    assert_true(keymap_bind(&keymap, "cy", "next-quote", NULL));
    assert_int_equal(keymap_find(&keymap, keys, 1, &line), KEYMAP_MORE);
    assert_int_equal(keymap_find(&keymap, keys, 2, &line), KEYMAP_FOUND);
    assert_string_equal(line, "next-quote");
    assert_true(keymap_unbind(&keymap, "cy", NULL));
    assert_int_equal(keymap_find(&keymap, keys, 1, &line), KEYMAP_NONE);
    keymap_free(&keymap);
}

static void a_key_cannot_act_and_begin_a_sequence(void **state) {
    (void)state;
    struct keymap keymap;
    struct error error = { 0 };
    assert_true(keymap_init(&keymap));
    assert_false(keymap_bind(&keymap, "gg", "top", &error));
    assert_non_null(strstr(error.message, "clashes"));
    assert_false(keymap_bind(&keymap, "abc", "top", &error));
    assert_non_null(strstr(error.message, "expected"));
    keymap_free(&keymap);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_names_are_read_as_they_are_written),
        cmocka_unit_test(every_default_binding_runs_a_command),
        cmocka_unit_test(a_sequence_of_two_keys_is_waited_for),
        cmocka_unit_test(a_key_cannot_act_and_begin_a_sequence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
