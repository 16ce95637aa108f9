/* The parts of an export's run: lines, the pool, what a file holds, progress, options. */
#include "../../ui/batch_held.h"
#include "../../ui/batch_lines.h"
#include "../../ui/batch_pool.h"
#include "../../ui/batch_progress.h"
#include "../../ui/options.h"
#include "../../ui/options_batch.h"
#include "test.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- lines --- */

static int file_of(const char *bytes, size_t n) {
    char name[] = "/tmp/dixit-test-XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    unlink(name);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static void lines_end_at_the_separator_and_at_the_end(void **state) {
    (void)state;
    static const struct {
        const char *text, *lines; /* each line in brackets; a ! where it has no separator */
    } cases[] = { { "", "" }, { "\n", "[]" }, { "a", "[a]!" }, { "a\n", "[a]" }, { "a\n\nb", "[a][][b]!" } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lines lines = { .fd = file_of(cases[i].text, strlen(cases[i].text)), .separator = '\n' };
        struct slice line;
        struct buffer got = { 0 };
        bool whole;
        while (lines_next(&lines, &line, &whole, NULL) == LINES_ONE)
            buffer_printf(&got, "[%.*s]%s", (int)line.len, line.at, whole ? "" : "!");
        buffer_put(&got, "", 1);
        assert_false(got.failed);
        assert_string_equal(got.at, cases[i].lines);
        assert_int_equal(lines.taken, strlen(cases[i].text));
        buffer_free(&got);
        close(lines.fd);
        lines_free(&lines);
    }
}

static void a_line_may_be_longer_than_any_piece(void **state) {
    (void)state;
    enum { LONG = 3 << 20 };
    char *text = malloc(LONG + 2);
    assert_non_null(text);
    memset(text, 'x', LONG);
    memcpy(text + LONG, "\ny", 2);
    struct lines lines = { .fd = file_of(text, LONG + 2), .separator = '\n' };
    struct slice line;
    assert_int_equal(lines_next(&lines, &line, NULL, NULL), LINES_ONE);
    assert_int_equal(line.len, LONG);
    assert_int_equal(lines_next(&lines, &line, NULL, NULL), LINES_ONE);
    assert_int_equal(line.len, 1);
    assert_int_equal(lines_next(&lines, &line, NULL, NULL), LINES_END);
    close(lines.fd);
    lines_free(&lines);
    free(text);
}

static void count_call(void *context) {
    ++*(int *)context;
}

static void waiting_for_a_pipe_ends_at_a_stop(void **state) {
    (void)state;
    int ends[2], idle = 0;
    atomic_bool stop = true;
    assert_int_equal(pipe(ends), 0);
    struct lines lines = { .fd = ends[0], .separator = '\n', .stop = &stop, .idle = count_call, .context = &idle };
    struct slice line;
    assert_int_equal(lines_next(&lines, &line, NULL, NULL), LINES_STOPPED);
    assert_int_equal(idle, 1);
    close(ends[0]);
    close(ends[1]);
    lines_free(&lines);
}

/* --- the pool --- */

struct count {
    uint64_t fetched, delivered, most, stop_at, break_at;
    atomic_uint worked;
    atomic_bool stop;
    bool in_order;
};

static bool fetch(void *context, struct batch_job *job) {
    struct count *count = context;
    if (count->fetched == count->most) return false;
    if (count->fetched == count->stop_at) atomic_store(&count->stop, true);
    job->number = count->fetched++;
    job->out.len = 0;
    return true;
}

/* Some take longer than others. */
static void work(void *context, struct batch_job *job) {
    struct count *count = context;
    volatile uint64_t busy = job->number * 2654435761u % 5000;
    while (busy) busy--;
    buffer_printf(&job->out, "%llu", (unsigned long long)job->number);
    atomic_fetch_add(&count->worked, 1);
}

static bool deliver(void *context, struct batch_job *job) {
    struct count *count = context;
    char expected[24];
    int n = snprintf(expected, sizeof expected, "%llu", (unsigned long long)count->delivered);
    count->in_order = count->in_order && job->number == count->delivered && job->out.len == (size_t)n &&
                      !memcmp(job->out.at, expected, job->out.len);
    return ++count->delivered != count->break_at;
}

static void idle(void *context) {
    (void)context;
}

static struct count run_pool(uint32_t threads, struct count count) {
    const struct pool_calls calls = { &count, fetch, work, deliver, idle, &count.stop };
    count.in_order = true;
    assert_true(pool_run(&calls, threads, NULL));
    return count;
}

static void jobs_are_delivered_in_order_by_any_number_of_threads(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= 9; threads += 2)
        for (uint64_t most = 0; most <= 1500; most += 500) {
            struct count count = run_pool(threads, (struct count){ .most = most, .stop_at = UINT64_MAX });
            assert_true(count.in_order);
            assert_int_equal(count.delivered, most);
            assert_int_equal(count.worked, most);
        }
}

static void a_stop_delivers_what_was_begun_and_no_more(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= 9; threads += 2) {
        struct count count = run_pool(threads, (struct count){ .most = 2000, .stop_at = 700 });
        assert_true(count.in_order);
        assert_int_equal(count.delivered, count.worked);
        assert_true(count.delivered < 2000);
    }
}

static void a_delivery_that_fails_ends_all(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= 9; threads += 2) {
        struct count count = run_pool(threads, (struct count){ .most = 2000, .stop_at = UINT64_MAX, .break_at = 300 });
        assert_true(count.in_order);
        assert_int_equal(count.delivered, 300);
    }
}

/* --- what a file holds --- */

static const struct export_options jsonl = { .format = EXPORT_JSONL }, csv = { .format = EXPORT_CSV };

#define HEAD "doc,title,date,speaker,role,kind,cue,quote,before,after,begin,end,confidence\r\n"

static void what_is_whole_is_held_and_the_rest_is_cut(void **state) {
    (void)state;
    static const struct {
        const struct export_options *options;
        const char *file, *kept; /* kept: NULL where the file is none of ours */
        uint64_t held;
    } cases[] = {
        { &jsonl, "", "", 0 },
        { &jsonl, "{\"doc\":\"a\",\"path\":\"a\",\"x\":1}\n", "{\"doc\":\"a\",\"path\":\"a\",\"x\":1}\n", 1 },
        { &jsonl, "{\"doc\":\"a\",\"path\":\"a\",\"x\":1}\n{\"doc\":\"b\",\"pa", "{\"doc\":\"a\",\"path\":\"a\",\"x\":1}\n", 1 },
        { &jsonl, "{\"doc\":\"a\\\"\",\"path\":\"a\\\\\"}\n", "{\"doc\":\"a\\\"\",\"path\":\"a\\\\\"}\n", 1 },
        { &jsonl, "My diary\n", NULL, 0 },
        { &jsonl, "{\"doc\":\"a\"}\n", NULL, 0 },
        { &csv, "", "", 0 },
        { &csv, "doc,ti", "", 0 },
        { &csv, HEAD, HEAD, 0 },
        { &csv, HEAD "a,1\r\na,2\r\nb,3\r\nb,4\r\n", HEAD "a,1\r\na,2\r\n", 1 },
        { &csv, HEAD "\"a,\"\"\",1\r\nb,3\r\nc", HEAD "\"a,\"\"\",1\r\n", 1 },
        { &csv, "name,age\r\n", NULL, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct output output = { .fd = file_of(cases[i].file, strlen(cases[i].file)), .regular = true };
        struct held held = { 0 };
        struct error error;
        char kept[400];
        bool read = held_read(&held, &output, cases[i].options, &error);
        if (read != !!cases[i].kept) fail_msg("%s: %s", cases[i].file, read ? "taken" : error.message);
        if (read) {
            ssize_t n = pread(output.fd, kept, sizeof kept - 1, 0);
            kept[n] = 0;
            assert_string_equal(kept, cases[i].kept);
            assert_int_equal(held.n, cases[i].held);
        }
        close(output.fd);
        held_free(&held);
    }
}

static void the_key_of_a_line_is_the_key_of_its_article(void **state) {
    (void)state;
    static const char *const names[] = { "a", "x, \"y\"", "=1", "a\\b\"c\nd", "  two  blanks ", "caf\xC3\xA9\x7F" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int format = 0; format < 2; format++) {
            const struct export_options *options = format ? &csv : &jsonl;
            struct citation citation = { .doc = { names[i], strlen(names[i]) }, .path = { names[i], strlen(names[i]) } };
            struct buffer line = { 0 };
            struct slice found;
            export_key(&line, &citation, options);
            size_t n = line.len;
            buffer_puts(&line, format ? ",Title,2020\r" : ",\"title\":\"x\"}");
            assert_true(export_key_of_line((struct slice){ line.at, line.len }, options, &found));
            assert_int_equal(found.len, n);
            assert_ptr_equal(found.at, line.at);
            buffer_free(&line);
        }
}

static void a_set_of_keys_has_what_was_added(void **state) {
    (void)state;
    struct held held = { 0 };
    assert_false(held_has(&held, 5));
    for (uint64_t i = 1; i < 5000; i++) assert_true(held_add(&held, i * 0x9E3779B97F4A7C15u | 1));
    for (uint64_t i = 1; i < 5000; i++) assert_true(held_has(&held, i * 0x9E3779B97F4A7C15u | 1));
    assert_false(held_has(&held, 2));
    held_free(&held);
}

/* --- progress --- */

static void progress_tells_share_count_rate_and_time_left(void **state) {
    (void)state;
    static const struct {
        uint64_t done, count;
        uint32_t share;
        uint64_t elapsed;
        const char *line;
    } cases[] = {
        { 0, 0, 0, 0, "0 articles  0/s" },
        { 50, 0, 0, 2000, "50 articles  25/s" },
        { 50, 100, 500000, 2000, "[############............]  50%  50/100  25/s  2 s left" },
        { 1, 100, 10000, 4000, "[........................]   1%  1/100  0/s  6:36 left" },
        { 1, 10000, 100, 4000, "[........................]   0%  1/10000  0/s  11:06:36 left" },
        { 100, 100, 1000000, 2000, "[########################] 100%  100/100  50/s  0 s left" },
        { 7, 0, 250000, 1000, "[######..................]  25%  7  7/s  3 s left" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[160];
        progress_line(line, sizeof line, cases[i].done, cases[i].count, cases[i].share, cases[i].elapsed);
        assert_string_equal(line, cases[i].line);
    }
}

static void progress_leaves_the_bar_out_of_a_narrow_terminal(void **state) {
    (void)state;
    char line[160];
    progress_line(line, 72, 50, 100, 500000, 2000);
    assert_string_equal(line, " 50%  50/100  25/s  2 s left");
    progress_line(line, 12, 50, 100, 500000, 2000);
    assert_string_equal(line, " 50%  50/10");
}

/* --- options --- */

static void arguments_are_taken_or_refused(void **state) {
    (void)state;
    static const struct {
        enum option_id id;
        const char *argument;
        bool taken;
        uint32_t value;
    } cases[] = {
        { OPTION_JOBS, "1", true, 1 },          { OPTION_JOBS, "12", true, 12 },       { OPTION_JOBS, "257", false, 0 },
        { OPTION_JOBS, "", false, 0 },          { OPTION_JOBS, "-1", false, 0 },       { OPTION_JOBS, "99999999999", false, 0 },
        { OPTION_MIN_CONFIDENCE, "0", true, 0 }, { OPTION_MIN_CONFIDENCE, "1", true, 100 },
        { OPTION_MIN_CONFIDENCE, "0.7", true, 70 }, { OPTION_MIN_CONFIDENCE, ".75", true, 75 },
        { OPTION_MIN_CONFIDENCE, "0.701", true, 71 }, { OPTION_MIN_CONFIDENCE, "1.00", true, 100 },
        { OPTION_MIN_CONFIDENCE, "1.01", false, 0 }, { OPTION_MIN_CONFIDENCE, "70", false, 0 },
        { OPTION_MIN_CONFIDENCE, "", false, 0 }, { OPTION_MIN_CONFIDENCE, ".", false, 0 },
        { OPTION_KIND, "direct", true, 1 },     { OPTION_KIND, "indirect,mixed", true, 6 },
        { OPTION_KIND, "direct,", false, 0 },   { OPTION_KIND, "loud", false, 0 },
        { OPTION_BY, "speaker", true, BY_SPEAKER }, { OPTION_BY, "word", false, 0 },
        { OPTION_INPUT, "jsonl", true, 1 },     { OPTION_INPUT, "text", true, 0 },     { OPTION_INPUT, "xml", false, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct options options = { .jobs = 1 };
        bool taken = options_batch_take(&options, cases[i].id, cases[i].argument);
        if (taken != cases[i].taken) fail_msg("%s", cases[i].argument);
        if (!taken) continue;
        uint32_t value = cases[i].id == OPTION_JOBS             ? options.jobs
                         : cases[i].id == OPTION_MIN_CONFIDENCE ? options.min_confidence
                         : cases[i].id == OPTION_KIND           ? options.kinds
                         : cases[i].id == OPTION_BY             ? (uint32_t)options.by
                                                                : options.records;
        assert_int_equal(value, cases[i].value);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_at_the_separator_and_at_the_end),
        cmocka_unit_test(a_line_may_be_longer_than_any_piece),
        cmocka_unit_test(waiting_for_a_pipe_ends_at_a_stop),
        cmocka_unit_test(jobs_are_delivered_in_order_by_any_number_of_threads),
        cmocka_unit_test(a_stop_delivers_what_was_begun_and_no_more),
        cmocka_unit_test(a_delivery_that_fails_ends_all),
        cmocka_unit_test(what_is_whole_is_held_and_the_rest_is_cut),
        cmocka_unit_test(the_key_of_a_line_is_the_key_of_its_article),
        cmocka_unit_test(a_set_of_keys_has_what_was_added),
        cmocka_unit_test(progress_tells_share_count_rate_and_time_left),
        cmocka_unit_test(progress_leaves_the_bar_out_of_a_narrow_terminal),
        cmocka_unit_test(arguments_are_taken_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
