/* Bytes of a terminal become keys, pastes and replies. */
#include "test.h"
#include "ui/input.h"
#include <string.h>

static void feed(struct input *input, const char *bytes) {
    size_t n = strlen(bytes);
    memcpy(input->bytes + input->len, bytes, n);
    input->len += n;
}

static void sequences_become_keys(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        uint32_t key;
    } keys[] = {
        { "j", 'j' }, { "\x05", 'e' | KEY_CONTROL }, { "\r", KEY_ENTER }, { "\t", KEY_TAB }, { "\177", KEY_BACKSPACE },
        { "\033[A", KEY_UP }, { "\033OA", KEY_UP }, { "\033[6~", KEY_PAGE_DOWN }, { "\033[Z", KEY_BACK_TAB },
        { "\033OP", KEY_F1 }, { "\033[11~", KEY_F1 }, { "\033[24~", KEY_F12 }, { "\033[1;5C", KEY_RIGHT | KEY_CONTROL },
        { "\033x", 'x' | KEY_ALT }, { "é", 0xE9 }, { "\033[3~", KEY_DELETE }, { "\033[H", KEY_HOME },
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        static struct input input;
        struct event event = { 0 };
        input = (struct input){ 0 };
        for (size_t at = 0; keys[i].bytes[at]; at++) { /* whatever the pieces that they come in */
            char byte[2] = { keys[i].bytes[at], 0 };
            feed(&input, byte);
            event = input_next(&input, false);
            if (keys[i].bytes[at + 1]) assert_int_equal(event.kind, EVENT_NONE);
        }
        assert_int_equal(event.kind, EVENT_KEY);
        assert_int_equal(event.key, keys[i].key);
        assert_int_equal(input.len, 0);
    }
}

static void a_lone_escape_is_a_key_when_nothing_follows_in_time(void **state) {
    (void)state;
    static struct input input;
    feed(&input, "\033");
    assert_int_equal(input_next(&input, false).kind, EVENT_NONE);
    assert_int_equal(input_next(&input, true).key, KEY_ESCAPE);
}

static void a_reply_never_becomes_a_key(void **state) {
    (void)state;
    static const char *const replies[] = { "\033[?62;c", "\033]11;rgb:0000/0000/0000\033\\", "\033]11;rgb:f\a", "\033[3;4R",
                                           "\033[I", "\033[O", "\033P1+r\033\\", "\033[<0;0;0M", "\033[<66;3;3M" };
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        static struct input input;
        input = (struct input){ 0 };
        feed(&input, replies[i]);
        assert_int_not_equal(input_next(&input, false).kind, EVENT_KEY);
        assert_int_equal(input.len, 0);
    }
}

static void a_piece_of_a_reply_is_waited_for_and_never_becomes_keys(void **state) {
    (void)state;
    static const char *const replies[] = { "\033]11;rgb:ffff/ffff/ffff\033\\", "\033[?64;1c", "\033P>|x\033\\", "\033[<0;12;4M" };
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++)
        for (size_t cut = 3; replies[i][cut]; cut++) {
            static struct input input;
            char first[64] = "";
            input = (struct input){ 0 };
            memcpy(first, replies[i], cut);
            feed(&input, first);
            assert_int_equal(input_next(&input, false).kind, EVENT_NONE);
            assert_int_equal(input_next(&input, true).kind, EVENT_NONE); /* late, as over a slow line */
            feed(&input, replies[i] + cut);
            assert_int_not_equal(input_next(&input, false).kind, EVENT_KEY);
            assert_int_equal(input.len, 0);
        }
}

static void a_piece_that_nothing_follows_is_dropped_in_the_end(void **state) {
    (void)state;
    static struct input input;
    int times = 1;
    input = (struct input){ 0 };
    feed(&input, "\033]11;rgb:");
    while (input_next(&input, true).kind == EVENT_NONE) times++;
    assert_int_equal(times, INPUT_PATIENCE);
    assert_int_equal(input.len, 0);
    feed(&input, "\033]11;rgb\rj"); /* or by a control */
    assert_int_equal(input_next(&input, false).kind, EVENT_REPLY);
    assert_int_equal(input_next(&input, false).key, KEY_ENTER);
    assert_int_equal(input_next(&input, false).key, 'j');
}

static void alt_with_a_bracket_is_a_key_when_it_is_late(void **state) {
    (void)state;
    static struct input input;
    input = (struct input){ 0 };
    feed(&input, "\033[");
    assert_int_equal(input_next(&input, false).kind, EVENT_NONE);
    assert_int_equal(input_next(&input, true).key, '[' | KEY_ALT);
}

static void the_mouse_is_reported_in_cells_from_zero(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        unsigned row, column, button, action;
    } reports[] = {
        { "\033[<0;12;4M", 3, 11, 1, MOUSE_PRESS },   { "\033[<2;1;1m", 0, 0, 3, MOUSE_RELEASE },
        { "\033[<64;5;6M", 5, 4, 1, MOUSE_WHEEL_UP }, { "\033[<65;5;6M", 5, 4, 2, MOUSE_WHEEL_DOWN },
        { "\033[<32;5;6M", 5, 4, 1, MOUSE_DRAG },     { "\033[<16;300;6M", 5, 299, 1, MOUSE_PRESS },
    };
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        static struct input input;
        input = (struct input){ 0 };
        feed(&input, reports[i].bytes);
        struct event event = input_next(&input, false);
        assert_int_equal(event.kind, EVENT_MOUSE);
        assert_int_equal(event.mouse.row, reports[i].row);
        assert_int_equal(event.mouse.column, reports[i].column);
        assert_int_equal(event.mouse.button, reports[i].button);
        assert_int_equal(event.mouse.action, reports[i].action);
    }
}

static void a_reply_is_handed_over_with_its_bytes(void **state) {
    (void)state;
    static struct input input;
    input = (struct input){ 0 };
    feed(&input, "\033]11;rgb:1/2/3\a");
    struct event event = input_next(&input, false);
    assert_int_equal(event.kind, EVENT_REPLY);
    assert_string_equal(event.bytes, "\033]11;rgb:1/2/3\a");
}

/* Half a megabyte in one paste: what fits is kept, and the end is found. */
static void a_paste_of_any_length_ends(void **state) {
    (void)state;
    static struct input input;
    input = (struct input){ 0 };
    feed(&input, "\033[200~");
    for (int i = 0; i < 200; i++) {
        size_t room = sizeof input.bytes - input.len;
        memset(input.bytes + input.len, i % 2 ? 'x' : '\033', room); /* an Escape is text here */
        input.len += room;
        assert_int_equal(input_next(&input, false).kind, EVENT_NONE);
        assert_true(input.len < 8);
    }
    feed(&input, "\033[201~j");
    struct event event = input_next(&input, false);
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_int_equal(event.len, INPUT_PASTE_MAX);
    assert_int_equal(input_next(&input, false).key, 'j');
}

static void a_paste_is_one_event_with_its_bytes(void **state) {
    (void)state;
    static struct input input;
    feed(&input, "\033[200~qQ\033[A:q\r");
    assert_int_equal(input_next(&input, false).kind, EVENT_NONE);
    feed(&input, "\033[201~j");
    struct event event = input_next(&input, false);
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_int_equal(event.len, 8);
    assert_memory_equal(event.bytes, "qQ\033[A:q\r", 8);
    assert_int_equal(input_next(&input, false).key, 'j');
}

static void escape_leaves_a_paste_that_does_not_end(void **state) {
    (void)state;
    static struct input input;
    feed(&input, "\033[200~never ended\033\033[20");
    assert_int_equal(input_next(&input, true).kind, EVENT_NONE); /* that may be the end */
    feed(&input, "\033");
    assert_int_equal(input_next(&input, false).kind, EVENT_NONE);
    assert_int_equal(input_next(&input, true).key, KEY_ESCAPE);
    feed(&input, "j");
    assert_int_equal(input_next(&input, false).key, 'j');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sequences_become_keys),
        cmocka_unit_test(a_piece_of_a_reply_is_waited_for_and_never_becomes_keys),
        cmocka_unit_test(a_piece_that_nothing_follows_is_dropped_in_the_end),
        cmocka_unit_test(alt_with_a_bracket_is_a_key_when_it_is_late),
        cmocka_unit_test(the_mouse_is_reported_in_cells_from_zero),
        cmocka_unit_test(a_reply_is_handed_over_with_its_bytes),
        cmocka_unit_test(a_paste_of_any_length_ends),
        cmocka_unit_test(a_lone_escape_is_a_key_when_nothing_follows_in_time),
        cmocka_unit_test(a_reply_never_becomes_a_key),
        cmocka_unit_test(a_paste_is_one_event_with_its_bytes),
        cmocka_unit_test(escape_leaves_a_paste_that_does_not_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
