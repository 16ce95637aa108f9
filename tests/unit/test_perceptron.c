/* The trainer: what a perceptron learns, that it learns it again alike, and that
   the table of bytes it writes says what the perceptron said. */
#include "test.h"

#include "src/tag/linear.h"
#include "train/perceptron.h"
#include <stdlib.h>

enum { BITS = 6, EXAMPLES = 400, CLASSES = 3, ROWS = 1 << BITS };

/* Example i: its class can be told from its first feature; the second is noise. */
static unsigned example(unsigned i, uint64_t features[2]) {
    features[0] = linear_feature(0, i % CLASSES);
    features[1] = linear_feature(1, i % 7);
    return i % CLASSES + 1;
}

static void go_through(struct perceptron *perceptron) {
    for (unsigned i = 0; i < EXAMPLES; i++) {
        uint64_t features[2];
        int64_t score[CLASSES + 1];
        unsigned right = example(i, features);
        perceptron_score(perceptron, features, 2, score);
        perceptron_update(perceptron, features, 2, right, perceptron_rival(perceptron, score, right, 1), 1);
    }
}

static void learn(int8_t *rows) {
    struct perceptron *perceptron = perceptron_new(CLASSES);
    assert_non_null(perceptron);
    for (unsigned i = 0; i < EXAMPLES; i++) {
        uint64_t features[2];
        example(i, features);
        assert_true(perceptron_count(perceptron, features, 2));
    }
    assert_int_equal(perceptron_features(perceptron), CLASSES + 7);
    perceptron_admit(perceptron, 2);
    go_through(perceptron);
    assert_true(perceptron_settle(perceptron, BITS));
    go_through(perceptron);
    perceptron_write(perceptron, LINEAR_WIDE, rows);
    perceptron_free(perceptron);
}

static int16_t of_class(const linear_lanes score[3], unsigned class) {
    return score[class / 8][class % 8];
}

static void the_table_of_bytes_tells_the_classes(void **state) {
    (void)state;
    static int8_t rows[ROWS * LINEAR_WIDE];
    learn(rows);
    for (unsigned i = 0; i < EXAMPLES; i++) {
        uint64_t features[2];
        linear_lanes score[3];
        unsigned right = example(i, features);
        linear_score_wide(rows, BITS, features, 2, score);
        for (unsigned class = 1; class <= CLASSES; class++)
            if (class != right) assert_true(of_class(score, right) > of_class(score, class));
        assert_int_equal(linear_best_wide(score), right);
    }
}

static void training_again_gives_the_same_bytes(void **state) {
    (void)state;
    static int8_t once[ROWS * LINEAR_WIDE], again[ROWS * LINEAR_WIDE];
    learn(once);
    learn(again);
    assert_memory_equal(once, again, sizeof once);
}

static void a_feature_seen_too_seldom_has_no_say(void **state) {
    (void)state;
    struct perceptron *perceptron = perceptron_new(1);
    assert_non_null(perceptron);
    const uint64_t often = linear_feature(0, 1), seldom = linear_feature(0, 2);
    int64_t score[2];
    assert_true(perceptron_count(perceptron, &often, 1));
    assert_true(perceptron_count(perceptron, &often, 1));
    assert_true(perceptron_count(perceptron, &seldom, 1));
    perceptron_admit(perceptron, 2);
    perceptron_update(perceptron, &often, 1, 1, 0, 5);
    perceptron_update(perceptron, &seldom, 1, 1, 0, 5);
    perceptron_score(perceptron, &often, 1, score);
    assert_int_equal(score[1], 5);
    perceptron_score(perceptron, &seldom, 1, score);
    assert_int_equal(score[1], 0);
    perceptron_free(perceptron);
}

static void a_row_is_silent_for_a_feature_that_is_not_its_own(void **state) {
    (void)state;
    int8_t rows[2 * LINEAR_WIDE] = { 0 };
    uint64_t feature = linear_feature(3, 9);
    int8_t *row = rows + linear_row(feature, 1) * LINEAR_WIDE;
    linear_lanes score[3];
    row[0] = linear_check(feature);
    row[23] = -7;
    linear_score_wide(rows, 1, &feature, 1, score);
    assert_int_equal(of_class(score, 23), -7);
    row[0] ^= 1;
    linear_score_wide(rows, 1, &feature, 1, score);
    assert_int_equal(of_class(score, 23), 0);
}

static void of_equals_the_first_class_is_best(void **state) {
    (void)state;
    linear_lanes score[3] = { { 9, -3, -2, -4, -5, -3, -9, -8 }, { -3, -2, -2, -4, -5, -3, -9, -8 }, { -3, -2, -2, -4, -5, -3, -9, -8 } };
    assert_int_equal(linear_best_wide(score), 2); /* and [0] is no class */
    score[2][7] = score[1][6] = -1;
    assert_int_equal(linear_best_wide(score), 14);
    score[2][7] = 0;
    assert_int_equal(linear_best_wide(score), 23);
}

/* Four at a time as one by one, also where both rows of a pair bear the feature's check: then its home has it. */
static void many_features_score_as_each_by_itself(void **state) {
    (void)state;
    enum { FEW_BITS = 2, MANY = 39 };
    int8_t rows[2 << FEW_BITS];
    uint64_t features[MANY];
    for (unsigned round = 0; round < 500; round++) {
        int32_t sum = 0;
        for (unsigned i = 0; i < MANY; i++) features[i] = linear_feature(i, round);
        for (unsigned i = 0; i < sizeof rows; i += 2) {
            rows[i] = linear_check(features[(i + round) % MANY]);
            rows[i + 1] = (int8_t)(features[i] >> 5);
            if (i & 2 && round & 1) rows[i] = rows[i - 2];
        }
        for (unsigned i = 0; i < MANY; i++) {
            const uint32_t home = linear_row(features[i], FEW_BITS);
            const int8_t check = linear_check(features[i]);
            if (rows[2 * home] == check) sum += rows[2 * home + 1];
            else if (rows[2 * (home ^ 1)] == check) sum += rows[2 * (home ^ 1) + 1];
        }
        assert_int_equal(linear_score_one(rows, FEW_BITS, features, MANY), sum);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_bytes_tells_the_classes),
        cmocka_unit_test(training_again_gives_the_same_bytes),
        cmocka_unit_test(a_feature_seen_too_seldom_has_no_say),
        cmocka_unit_test(a_row_is_silent_for_a_feature_that_is_not_its_own),
        cmocka_unit_test(of_equals_the_first_class_is_best),
        cmocka_unit_test(many_features_score_as_each_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
