/* The arena: what it hands out stays, grows, and fails once for all. */
#include "test.h"
#include <dixit/arena.h>
#include <dixit/span.h>
#include <string.h>

static void blocks_are_aligned_apart_and_counted(void **state) {
    (void)state;
    struct arena arena = { 0 };
    unsigned char *blocks[2000];
    size_t sizes[2000], sum = 0;
    for (size_t i = 0; i < 2000; i++) {
        sizes[i] = i % 40 == 39 ? 20000 + i : i * 7 % 300;
        blocks[i] = arena_alloc(&arena, sizes[i]);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % 16, 0);
        memset(blocks[i], (int)(i % 251), sizes[i]);
        sum += sizes[i];
    }
    assert_true(arena.used >= sum);
    for (size_t i = 0; i < 2000; i++)
        for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(blocks[i][k], i % 251);
    arena_free(&arena);
    assert_null(arena.chunks);
}

static void many_vecs_grow_side_by_side_and_keep_their_elements(void **state) {
    (void)state;
    enum { VECS = 7, EACH = 50000 };
    struct arena arena = { 0 };
    VEC(uint64_t) vecs[VECS] = { 0 };
    for (uint32_t i = 0; i < EACH; i++)
        for (uint32_t v = 0; v < VECS; v++) {
            uint64_t *new = vec_push(&arena, &vecs[v]);
            if (!new) fail();
            *new = (uint64_t)v << 32 | i;
        }
    for (uint32_t v = 0; v < VECS; v++) {
        assert_int_equal(vecs[v].n, EACH);
        for (uint32_t i = 0; i < EACH; i++) assert_true(vecs[v].at[i] == ((uint64_t)v << 32 | i));
    }
    assert_true(arena.used < 4 * VECS * EACH * sizeof(uint64_t)); /* growth leaves no more than it gives */
    arena_free(&arena);
}

static void a_block_grows_and_shrinks_with_its_contents(void **state) {
    (void)state;
    static const size_t sizes[] = { 10, 16, 17, 1000, 20000, 100000, 90000, 15, 300000, 0, 5 };
    struct arena arena = { 0 };
    unsigned char *block = NULL;
    size_t size = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        block = arena_resize(&arena, block, size, sizes[i]);
        assert_non_null(block);
        size_t kept = size < sizes[i] ? size : sizes[i];
        for (size_t k = 0; k < kept; k++) assert_int_equal(block[k], k % 251);
        size = sizes[i];
        for (size_t k = 0; k < size; k++) block[k] = (unsigned char)(k % 251);
        assert_non_null(arena_alloc(&arena, 3)); /* it is the youngest no more */
    }
    arena_free(&arena);
}

static void failure_stays_until_the_arena_is_emptied(void **state) {
    (void)state;
    struct arena arena = { 0 };
    VEC(uint32_t) vec = { 0 };
    uint32_t *first = vec_push(&arena, &vec);
    assert_non_null(first);
    *first = 1;
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_true(arena_failed(&arena));
    assert_null(arena_alloc(&arena, 1));
    assert_null(arena_resize(&arena, NULL, 0, 1));
    while (vec.n < vec.room) assert_non_null(vec_push(&arena, &vec));
    assert_null(vec_push(&arena, &vec));
    assert_int_equal(vec.n, vec.room);
    assert_int_equal(vec.at[0], 1);
    arena_reset(&arena);
    assert_false(arena_failed(&arena));
    assert_non_null(arena_alloc(&arena, 1));
    assert_null(arena_resize(&arena, arena_alloc(&arena, 8), 8, SIZE_MAX - 3));
    assert_true(arena_failed(&arena));
    arena_free(&arena);
    assert_false(arena_failed(&arena));
}

static void a_reset_keeps_the_largest_chunk_for_use_again(void **state) {
    (void)state;
    struct arena arena = { 0 };
    for (int i = 0; i < 100; i++) arena_alloc(&arena, 1000);
    void *large = arena_alloc(&arena, 200000);
    arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    assert_ptr_equal(arena_alloc(&arena, 100), large);
    arena_free(&arena);
    arena_reset(&arena);
    assert_null(arena.chunks);
}

static void the_span_at_a_place_is_found(void **state) {
    (void)state;
    static const struct span spans[] = { { 2, 4 }, { 4, 6 }, { 9, 10 } };
    static const int64_t wanted[] = { -1, -1, 0, 0, 1, 1, 1, 1, 1, 2, 2 };
    for (uint32_t at = 0; at < 11; at++) assert_int_equal(span_index(spans, 3, at), wanted[at]);
    assert_int_equal(span_index(spans, 3, UINT32_MAX), 2);
    assert_int_equal(span_index(spans, 0, 5), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_aligned_apart_and_counted),
        cmocka_unit_test(many_vecs_grow_side_by_side_and_keep_their_elements),
        cmocka_unit_test(a_block_grows_and_shrinks_with_its_contents),
        cmocka_unit_test(failure_stays_until_the_arena_is_emptied),
        cmocka_unit_test(a_reset_keeps_the_largest_chunk_for_use_again),
        cmocka_unit_test(the_span_at_a_place_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
