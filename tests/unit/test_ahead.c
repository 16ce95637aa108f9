/* What is read ahead: the file it was told of, as it still is, or nothing. */
#include "test.h"
#include "ui/ahead.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SMALL = 1000 };

static char file[] = "/tmp/dixit-ahead-XXXXXX";

static void write_file(const char *text) {
    FILE *to = fopen(file, "w");
    assert_non_null(to);
    fputs(text, to);
    assert_int_equal(fclose(to), 0);
}

static int make_file(void **state) {
    (void)state;
    int fd = mkstemp(file);
    return fd < 0 || close(fd);
}

static int drop_file(void **state) {
    (void)state;
    return unlink(file);
}

static void the_article_comes_tagged_and_once(void **state) {
    (void)state;
    write_file("“The dam holds,” Ines Moor said.\n");
    ahead_begin(file, NULL, SMALL);
    struct article *article = ahead_take(file);
    assert_non_null(article);
    assert_true(article->tagged);
    assert_int_equal(article->tags.quotes.n, 1);
    article_free(article);
    assert_null(ahead_take(file));
    ahead_end();
}

static void another_file_is_not_given(void **state) {
    (void)state;
    write_file("A dam.\n");
    ahead_begin(file, NULL, SMALL);
    assert_null(ahead_take("/tmp/another"));
    ahead_end();
    assert_null(ahead_take(file));
}

static void a_file_that_has_changed_is_not_given(void **state) {
    (void)state;
    write_file("A dam.\n");
    ahead_begin(file, NULL, SMALL);
    write_file("A dam that broke.\n");
    assert_null(ahead_take(file));
    ahead_end();
}

static void what_is_large_or_no_file_is_left_alone(void **state) {
    (void)state;
    write_file("A dam.\n");
    ahead_begin(file, NULL, 3);
    assert_null(ahead_take(file));
    assert_int_equal(unlink(file) || mkfifo(file, 0600), 0);
    ahead_begin(file, NULL, SMALL);
    assert_null(ahead_take(file));
    ahead_begin("/tmp", NULL, SMALL);
    assert_null(ahead_take("/tmp"));
    ahead_begin("/tmp/dixit-none/there", NULL, SMALL);
    assert_null(ahead_take("/tmp/dixit-none/there"));
    ahead_end();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_article_comes_tagged_and_once),
        cmocka_unit_test(another_file_is_not_given),
        cmocka_unit_test(a_file_that_has_changed_is_not_given),
        cmocka_unit_test(what_is_large_or_no_file_is_left_alone),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
