/* The library: what a list of files and folders opens, and in what order. */
#include "test.h"
#include "folder.h"
#include <dixit/article.h>
#include <dixit/library.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void make_file(const char *path, const char *bytes) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(bytes, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void make_folder(const char *path) {
    assert_int_equal(mkdir(path, 0700), 0);
}

static void assert_lists(const char *const *paths, uint32_t count, const char *const *wanted, uint32_t n) {
    struct error error = { 0 };
    struct library *library = library_open(paths, count, &error);
    assert_non_null(library);
    for (uint32_t i = 0; i < library->count && i < n; i++) assert_string_equal(library->entries[i].path, wanted[i]);
    assert_int_equal(library->count, n);
    library_free(library);
}

#define LISTS(path, ...)                                                              \
    do {                                                                              \
        const char *const paths[] = { path }, *const wanted[] = { __VA_ARGS__ };      \
        assert_lists(paths, 1, wanted, sizeof wanted / sizeof *wanted);               \
    } while (0)

/* --- tests --- */

static void folders_are_walked_depth_first_in_the_order_of_bytes(void **state) {
    (void)state;
    make_folder("news");
    make_folder("news/b");
    make_file("news/b/1.txt", "x");
    make_file("news/b/2.txt", "x");
    make_file("news/a.txt", "x");
    make_file("news/Z.txt", "x");
    make_file("news/é.txt", "x");
    make_file("news/c.txt", "x");
    LISTS("news", "news/Z.txt", "news/a.txt", "news/b/1.txt", "news/b/2.txt", "news/c.txt", "news/é.txt");
    LISTS("news/", "news/Z.txt", "news/a.txt", "news/b/1.txt", "news/b/2.txt", "news/c.txt", "news/é.txt");
    LISTS("./news//b", "./news//b/1.txt", "./news//b/2.txt");
}

static void hidden_names_copies_and_what_is_no_text_are_skipped(void **state) {
    (void)state;
    static const char *const names[] = { "in",   "in.txt", "in.text", "in.md", "in.HTML", "in.1", "in.news-2019", "in.tar.txt",
                                         ".out", "out~",   "out.txt~", "out.png", "out.PDF", "out.tar.gz", "out.7z", "out.zst",
                                         "out.ann", "out.jsonl", "out.mp3" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) make_file(names[i], "x");
    make_folder(".git");
    make_file(".git/in.txt", "x");
    assert_int_equal(mkfifo("in.fifo", 0600), 0);
    LISTS(".", "./in", "./in.1", "./in.HTML", "./in.md", "./in.news-2019", "./in.tar.txt", "./in.text", "./in.txt");
}

static void a_path_named_outright_is_always_an_entry(void **state) {
    (void)state;
    make_file("photo.png", "x");
    make_folder("empty");
    static const char *const paths[] = { "-", "missing.txt", "photo.png", "empty", "", "photo.png" };
    static const char *const wanted[] = { "-", "missing.txt", "photo.png", "", "photo.png" };
    assert_lists(paths, 6, wanted, 5);
    assert_lists(paths, 0, wanted, 0);
}

static void loops_of_links_end_and_links_to_files_are_followed(void **state) {
    (void)state;
    make_folder("a");
    make_folder("a/b");
    make_file("a/b/x.txt", "x");
    assert_int_equal(symlink("..", "a/b/up"), 0);
    assert_int_equal(symlink(".", "a/self"), 0);
    assert_int_equal(symlink("b/x.txt", "a/link.txt"), 0);
    assert_int_equal(symlink("nowhere", "a/dangling.txt"), 0);
    assert_int_equal(symlink("loop.txt", "a/loop.txt"), 0);
    assert_int_equal(symlink("/dev/zero", "a/zero.txt"), 0);
    assert_int_equal(symlink("b", "a/second"), 0);
    LISTS("a", "a/b/x.txt", "a/link.txt");
}

static void a_folder_that_cannot_be_read_is_an_entry_with_its_error(void **state) {
    (void)state;
    if (geteuid() == 0) skip(); /* root reads everything */
    make_folder("a");
    make_folder("a/locked");
    assert_int_equal(chmod("a/locked", 0), 0);
    LISTS("a", "a/locked");
    LISTS("a/locked", "a/locked");
    struct error error = { 0 };
    assert_null(article_open("a/locked", NULL, NULL, &error));
    assert_string_equal(error.message, "cannot open: Permission denied");
    assert_int_equal(chmod("a/locked", 0700), 0);
}

static void names_may_hold_any_bytes(void **state) {
    (void)state;
    static const char *const names[] = { "\x1B]0;t\a.txt", " ", "$(x).txt", "%s%n.txt", "-o.txt", "a\nb.txt", "bad\xFF\xFE.txt", "*.txt" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) make_file(names[i], "x");
    LISTS(".", "./\x1B]0;t\a.txt", "./ ", "./$(x).txt", "./%s%n.txt", "./*.txt", "./-o.txt", "./a\nb.txt", "./bad\xFF\xFE.txt");
}

static void a_tree_deeper_than_the_limit_ends(void **state) {
    (void)state;
    char path[1024] = "deep";
    make_folder(path);
    for (int i = 0; i < 70; i++) {
        strcat(path, "/d");
        make_folder(path);
    }
    strcat(path, "/x.txt");
    make_file(path, "x");
    make_file("deep/y.txt", "x");
    LISTS("deep", "deep/y.txt");
}

static void many_files_are_listed_all(void **state) {
    (void)state;
    enum { MANY = 300 };
    make_folder("many");
    for (int i = 0; i < MANY; i++) {
        char path[64];
        snprintf(path, sizeof path, "many/%04d.txt", i);
        make_file(path, "");
    }
    const char *const paths[] = { "many", "many" }; /* the second time it is known */
    struct library *library = library_open(paths, 2, NULL);
    assert_non_null(library);
    assert_int_equal(library->count, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        char path[64];
        snprintf(path, sizeof path, "many/%04u.txt", i);
        assert_string_equal(library->entries[i].path, path);
    }
    library_free(library);
}

static struct library *library_of(const char *const *paths, uint32_t count) {
    struct library *library = library_open(paths, count, NULL);
    assert_non_null(library);
    return library;
}

static void a_summary_tells_of_the_article_or_of_its_error(void **state) {
    (void)state;
    make_file("a.txt", "A title here\n\nThe mayor spoke.\n");
    const char *const paths[] = { "a.txt", "no\033\nsuch" };
    struct library *library = library_of(paths, 2);
    struct article *article = article_open("a.txt", NULL, NULL, NULL);
    assert_non_null(article);
    assert_true(library_summarise(library, 0, article, NULL));
    const struct summary *summary = library->entries[0].summary;
    assert_null(summary->error);
    assert_false(summary->tagged);
    assert_true(article_tag(article, NULL, NULL, NULL));
    assert_true(library_summarise(library, 0, article, NULL));
    assert_true(library->entries[0].summary->tagged);
    article_free(article);
    struct error error = { 0 };
    assert_null(article_open(paths[1], NULL, NULL, &error));
    assert_true(library_summarise(library, 1, NULL, &error));
    assert_string_equal(library->entries[1].summary->title, "no␛ such");
    assert_string_equal(library->entries[1].summary->error, "cannot open: No such file or directory");
    library_free(library);
}

static void set_summary(struct library *library, uint32_t index, const char *title, const char *date, uint32_t words) {
    struct summary *summary = calloc(1, sizeof *summary);
    assert_non_null(summary);
    summary->title = strdup(title);
    summary->folded = strdup(title);
    assert_true(summary->title && summary->folded);
    strcpy(summary->date, date);
    summary->words = words;
    summary->tagged = words;
    library_give(library, index, summary);
}

static void assert_order(const struct library *library, const char *name, bool reverse, const char *wanted) {
    char order[16] = "";
    uint32_t indices[16];
    for (uint32_t i = 0; i < library->count; i++) indices[i] = library->count - 1 - i;
    assert_true(library_order(library, library_order_named(name), reverse, indices, library->count));
    for (uint32_t i = 0; i < library->count; i++) strcat(order, library->entries[indices[i]].path);
    assert_string_equal(order, wanted);
}

static void a_library_is_sorted_with_the_unknown_last(void **state) {
    (void)state;
    static const char *const paths[] = { "1", "2", "3", "4" };
    static const struct {
        const char *name, *forward, *back;
    } cases[] = {
        { "title", "2413", "1243" }, { "date", "4123", "1423" },  { "words", "4123", "1423" },
        { "source", "1234", "1234" }, { "place", "1234", "4321" }, { "read", "1342", "2134" },
    };
    struct library *library = library_of(paths, 4);
    set_summary(library, 0, "rain", "2020-01-02", 5);
    set_summary(library, 1, "flood", "", 0);
    set_summary(library, 3, "flood", "2021-01-02", 9);
    library->entries[1].read = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_order(library, cases[i].name, false, cases[i].forward);
        assert_order(library, cases[i].name, true, cases[i].back);
    }
    assert_int_equal(library_order_named("luck"), LIBRARY_ORDER_COUNT);
    library_free(library);
}

static void entries_are_added_at_the_end(void **state) {
    (void)state;
    static const char *const paths[] = { "1", "2", "3" };
    make_folder("f");
    make_file("f/x", "");
    make_file("f/y", "");
    struct library *library = library_of(paths, 3);
    set_summary(library, 1, "rain", "", 0);
    assert_true(library_add(library, "f", NULL));
    assert_int_equal(library->count, 5);
    assert_string_equal(library->entries[4].path, "f/y");
    assert_string_equal(library->entries[1].summary->title, "rain");
    library_free(library);
}

static void a_filter_looks_at_title_source_and_voices(void **state) {
    (void)state;
    static const struct {
        const char *filter;
        bool summarised, named; /* does the article pass, do its file's name? */
    } cases[] = {
        { "", true, true },        { "cafe", true, false },    { "courier", true, false }, { "CAFÉ’s", true, false },
        { "ada brook", true, false }, { "brook cafe", true, false }, { "brook tea", false, false },
        { "ferries", false, true }, { "pilot", false, false },
    };
    make_file("Ferries.txt", "Title: The Café’s last night\nSource: Tidewater Courier\n\n"
                             "“We will close at noon,” said Ada Brook, a cook.\n");
    const char *const paths[] = { "Ferries.txt", "Ferries.txt" };
    struct library *library = library_of(paths, 2);
    struct article *article = article_open(paths[0], NULL, NULL, NULL);
    assert_true(article && article_tag(article, NULL, NULL, NULL));
    assert_true(library_summarise(library, 0, article, NULL));
    article_free(article);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char filter[SUMMARY_FOLD_ROOM(32)];
        summary_fold(filter, cases[i].filter, strlen(cases[i].filter));
        assert_int_equal(entry_passes(&library->entries[0], filter), cases[i].summarised);
        assert_int_equal(entry_passes(&library->entries[1], filter), cases[i].named);
    }
    library_free(library);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)

static void only_what_has_words_takes_time(void **state) {
    (void)state;
    static const struct {
        uint32_t words, minutes;
    } rows[] = { { 0, 0 }, { 1, 1 }, { 230, 1 }, { 231, 2 }, { UINT32_MAX, UINT32_MAX / 230 + 1 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_int_equal(reading_minutes(rows[i].words), rows[i].minutes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(folders_are_walked_depth_first_in_the_order_of_bytes),
        IN_FOLDER(hidden_names_copies_and_what_is_no_text_are_skipped),
        IN_FOLDER(a_path_named_outright_is_always_an_entry),
        IN_FOLDER(loops_of_links_end_and_links_to_files_are_followed),
        IN_FOLDER(a_folder_that_cannot_be_read_is_an_entry_with_its_error),
        IN_FOLDER(names_may_hold_any_bytes),
        IN_FOLDER(a_tree_deeper_than_the_limit_ends),
        IN_FOLDER(many_files_are_listed_all),
        IN_FOLDER(a_summary_tells_of_the_article_or_of_its_error),
        IN_FOLDER(a_library_is_sorted_with_the_unknown_last),
        IN_FOLDER(entries_are_added_at_the_end),
        IN_FOLDER(a_filter_looks_at_title_source_and_voices),
        cmocka_unit_test(only_what_has_words_takes_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
