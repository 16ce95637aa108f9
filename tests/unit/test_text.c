/* Text: arenas, decoding, motions. */
#include "test.h"
#include <dixit/arena.h>
#include <dixit/text.h>
#include <string.h>

static void a_vec_grows_and_keeps_its_elements(void **state) {
    (void)state;
    struct arena arena = { 0 };
    VEC(uint32_t) vec = { 0 };
    for (uint32_t i = 0; i < 100000; i++) {
        uint32_t *new = vec_push(&arena, &vec);
        if (!new) fail();
        *new = i;
    }
    for (uint32_t i = 0; i < 100000; i++) assert_int_equal(vec.at[i], i);
    arena_free(&arena);
}

static void valid_utf8_stays_byte_for_byte(void **state) {
    (void)state;
    static const char bytes[] = "“Aye,” she said.\r\n\tNo\0w.";
    struct text text;
    assert_true(text_copy(&text, bytes, sizeof bytes - 1, NULL, NULL));
    assert_int_equal(text.len, sizeof bytes - 1);
    assert_memory_equal(text.at, bytes, sizeof bytes - 1);
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vec_grows_and_keeps_its_elements),
        cmocka_unit_test(valid_utf8_stays_byte_for_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
