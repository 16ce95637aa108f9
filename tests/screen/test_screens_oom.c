/* No memory in the reader: while the scripts of the golden screens are played, an
   allocation fails, once or from then on. Nothing crashes, nothing is lost, and what
   is shown of the rest is left to the golden screens. DIXIT_EVERY=1 tries every
   allocation, else ever fewer. */
#include "test.h"
#include "allocations.h"
#include "play.h"
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

static void play_failing(const char *script, const char *source, long n, bool after) {
    struct buffer shown = { 0 };
    allocations_fail(n, after);
    play(script, source, &shown);
    allocations_fail(0, false);
    buffer_free(&shown);
}

static void script_survives(const char *script, const char *source, long spread) {
    struct buffer shown = { 0 };
    allocations_fail(0, false);
    play(script, source, &shown);
    long all = allocations_asked();
    buffer_free(&shown);
    long before = allocations_live();
    assert_true(all > 0);
    for (long n = 1; n <= all; n += 1 + n / spread) {
        for (int after = 0; after < 2; after++) {
            play_failing(script, source, n, after);
            if (allocations_live() != before)
                fail_msg("%s: %ld blocks are lost where allocation %ld fails", script, allocations_live() - before, n);
        }
    }
}

static void the_reader_does_without_memory(void **state) {
    (void)state;
    const char *source = getenv("srcdir"), *every = getenv("DIXIT_EVERY");
    char pattern[1024];
    glob_t scripts;
    if (!source) source = ".";
    snprintf(pattern, sizeof pattern, "%s/tests/screen/*.keys", source);
    assert_int_equal(glob(pattern, 0, NULL, &scripts), 0);
    for (size_t i = 0; i < scripts.gl_pathc; i++) script_survives(scripts.gl_pathv[i], source, every ? 1L << 30 : 8);
    globfree(&scripts);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_reader_does_without_memory) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
