/* No memory: with the Nth allocation failing, for every N until all succeed, the
   library says so, loses nothing and gives the same result as ever once it has
   enough. */
#include "test.h"
#include "allocations.h"
#include <dixit/article.h>
#include <dixit/export.h>
#include <dixit/library.h>
#include <dixit/record.h>
#include <dixit/stats.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- what is run: returns an owned result, or NULL where it said that there was no memory --- */

static const char story[] =
    "Title: Ferry line to close\nSource: Harbour Post\n\n"
    "The ferry “will not sail again,” Ann Torvik, the harbour master, said on Monday.\n\n"
    "“We tried,” she added. “It was not enough.” The union said that it would appeal.\n\n"
    "According to Per Lunde, a deckhand, the boats are \"old but sound\".\n\n";

static char *export_all(const struct article *article) {
    struct buffer buffer = { 0 };
    for (int format = 0; format < EXPORT_COUNT; format++) {
        struct export_options options = { .format = (enum export_format)format };
        export_begin(&buffer, "Story", &options);
        export_article(&buffer, article, &options);
        export_end(&buffer, &options);
    }
    buffer_put(&buffer, "", 1);
    if (!buffer.failed) return buffer.at;
    buffer_free(&buffer);
    return NULL;
}

static char *tag_and_export(const char *bytes, size_t n, const char *encoding) {
    struct error error = { 0 };
    struct article *article = article_from_bytes("news/story.txt", bytes, n, encoding, &error);
    char *result = article && article_tag(article, NULL, NULL, &error) ? export_all(article) : NULL;
    if (error.code != ERROR_NONE) assert_int_equal(error.code, ERROR_MEMORY);
    article_free(article);
    return result;
}

static char *run_small(void) {
    return tag_and_export(story, sizeof story - 1, NULL);
}

static char *run_repaired(void) {
    static const char bytes[] = "“No,” said Ann Torvik. \xFF\xE2\x80 “Never.”";
    return tag_and_export(bytes, sizeof bytes - 1, NULL);
}

static char *run_converted(void) {
    static const char bytes[] = "\"\xCD\xE5\xF2,\" said Ann Torvik.";
    return tag_and_export(bytes, sizeof bytes - 1, "KOI8-R");
}

static char *run_wide(void) {
    static const char bytes[] = "\xFF\xFEN\0o\0";
    return tag_and_export(bytes, sizeof bytes - 1, NULL);
}

static char large[300 * sizeof story];

static char *run_large(void) {
    return tag_and_export(large, strlen(large), NULL);
}

/* Records on their way into an export and statistics. */
static char *put_record(struct record *record, struct stats *stats, const char *line) {
    static const struct export_options options = { .format = EXPORT_JSONL };
    struct export_item item;
    struct error error = { 0 };
    struct buffer out = { 0 };
    bool fine = record_read(record, line, strlen(line), "in.jsonl:1", &error) &&
                article_tag(record->article, NULL, NULL, &error);
    if (error.code) assert_int_equal(error.code, ERROR_MEMORY);
    if (fine) {
        export_item_of_record(&item, record);
        export_item(&out, &item, &options);
        fine = stats_add(stats, &item, &options);
    }
    if (fine) stats_write(&out, stats);
    buffer_put(&out, "", 1);
    if (fine && !out.failed) return out.at;
    buffer_free(&out);
    return NULL;
}

static char *run_record(void) {
    static const char line[] = "{\"id\":\"a\\u00e9\",\"more\":[1,\"\\u201cx\\u201d\"],"
                               "\"text\":\"\\u201cWe tried,\\u201d Ann Torvik said.\\n\"}";
    struct record record = { 0 };
    struct stats *stats = stats_new();
    char *result = stats ? put_record(&record, stats, line) : NULL;
    record_free(&record);
    stats_free(stats);
    return result;
}

static char folder[] = "/tmp/dixit-oom-XXXXXX", path[64];

static bool summarise(struct library *library, char *result, size_t room) {
    for (uint32_t i = 0; i < library->count; i++) {
        struct error error = { 0 };
        struct article *article = article_open(library->entries[i].path, NULL, NULL, &error);
        bool done = error.code != ERROR_MEMORY && library_summarise(library, i, article, &error);
        article_free(article);
        if (!done) return false;
        const struct summary *summary = library->entries[i].summary;
        snprintf(result + strlen(result), room - strlen(result), "%s, %s, %s\n", library->entries[i].path, summary->title,
                 summary->source ? summary->source : "-");
    }
    return true;
}

static char *run_library(void) {
    enum { ROOM = 4096 };
    const char *const paths[] = { folder, "missing", path };
    struct error error = { 0 };
    struct library *library = library_open(paths, 3, &error);
    if (!library) {
        assert_int_equal(error.code, ERROR_MEMORY);
        return NULL;
    }
    char *result = calloc(1, ROOM);
    if (result && (!library_add(library, "more", NULL) || !summarise(library, result, ROOM))) {
        free(result);
        result = NULL;
    }
    uint32_t indices[2] = { 1, 0 };
    if (!library_order(library, LIBRARY_BY_TITLE, false, indices, 2)) {
        free(result);
        result = NULL;
    }
    library_free(library);
    return result;
}

static int make_files(void **state) {
    (void)state;
    for (int i = 0; i < 300; i++) strcat(large, story);
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/a.txt", folder);
    FILE *file = fopen(path, "wb");
    if (!file || fputs(story, file) < 0) return -1;
    return fclose(file);
}

static int remove_files(void **state) {
    (void)state;
    return unlink(path) || rmdir(folder);
}

/* --- */

static char *run_failing(char *(*run)(void), long n, bool after) {
    allocations_fail(n, after);
    char *result = run();
    allocations_fail(0, false);
    return result;
}

/* Fail each allocation in turn; where there are many, each of the first and then ever fewer. */
static void fails_at_every_allocation(char *(*run)(void), bool after) {
    allocations_fail(0, false);
    char *wanted = run();
    long all = allocations_asked(), before = allocations_live();
    assert_non_null(wanted);
    assert_true(all > 0);
    for (long n = 1; n <= all; n += getenv("DIXIT_EVERY") ? 1 : 1 + n / 500) {
        char *result = run_failing(run, n, after);
        if (result) assert_string_equal(result, wanted); /* it did without */
        if (after && n < all) assert_null(result);
        free(result);
        assert_int_equal(allocations_live(), before);
    }
    free(wanted);
}

#define AT_EVERY_ALLOCATION(of)                                \
    static void of##_says_when_memory_fails(void **state) {    \
        (void)state;                                           \
        fails_at_every_allocation(run_##of, false);            \
        fails_at_every_allocation(run_##of, true);             \
    }

AT_EVERY_ALLOCATION(small)
AT_EVERY_ALLOCATION(repaired)
AT_EVERY_ALLOCATION(converted)
AT_EVERY_ALLOCATION(wide)
AT_EVERY_ALLOCATION(large)
AT_EVERY_ALLOCATION(library)
AT_EVERY_ALLOCATION(record)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_says_when_memory_fails),   cmocka_unit_test(repaired_says_when_memory_fails),
        cmocka_unit_test(converted_says_when_memory_fails), cmocka_unit_test(wide_says_when_memory_fails),
        cmocka_unit_test(large_says_when_memory_fails),   cmocka_unit_test(library_says_when_memory_fails),
        cmocka_unit_test(record_says_when_memory_fails),
    };
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
