#include "test.h"
#include "ui/jobs.h"
#include "ui/worker.h"
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Wait for a job to be done; there is no other clock in these tests. */
static struct job *wait_for(struct worker *worker) {
    struct pollfd fd = { worker_fd(worker), POLLIN, 0 };
    worker_run(worker);
    assert_int_equal(poll(&fd, 1, 20000), 1);
    struct job *job = worker_take(worker);
    assert_non_null(job);
    return job;
}

static struct worker *begun(bool threaded) {
    struct worker *worker = worker_new(threaded);
    assert_non_null(worker);
    worker_begin(worker);
    return worker;
}

/* Give a job that only another thread may run: it ends when it is told to. */
static void give_thread(struct worker *worker, struct job *job) {
    worker_give(worker, job);
    assert_false(worker_waits(worker));
}

/* A job that counts its runs, or goes on until it is cancelled. */
struct counting {
    struct job job;
    bool for_ever;
    int *runs, *freed;
};

static void count_run(struct job *job) {
    struct counting *counting = (struct counting *)job;
    ++*counting->runs;
    atomic_store(&job->progress, 1);
    while (counting->for_ever && !atomic_load(&job->cancel)) {}
}

static void count_free(struct job *job) {
    ++*((struct counting *)job)->freed;
    free(job);
}

static struct job *counting_new(int *runs, int *freed, bool for_ever) {
    struct counting *counting = calloc(1, sizeof *counting);
    assert_non_null(counting);
    *counting = (struct counting){ { .run = count_run, .free = count_free }, for_ever, runs, freed };
    return &counting->job;
}

static void one_job_after_another_comes_back(void **state) {
    (void)state;
    for (int threaded = 0; threaded < 2; threaded++) {
        int runs = 0, freed = 0;
        struct worker *worker = begun(threaded);
        assert_null(worker_job(worker));
        assert_null(worker_take(worker));
        for (int i = 1; i <= 20; i++) {
            struct job *job = counting_new(&runs, &freed, false);
            worker_give(worker, job);
            assert_ptr_equal(worker_job(worker), job);
            assert_int_equal(worker_waits(worker), !threaded);
            assert_ptr_equal(wait_for(worker), job);
            assert_int_equal(runs, i);
            job->free(job);
        }
        worker_free(worker);
        assert_int_equal(freed, 20);
    }
}

static void a_job_that_is_cancelled_comes_back(void **state) {
    (void)state;
    int runs = 0, freed = 0;
    struct worker *worker = begun(true);
    struct job *job = counting_new(&runs, &freed, true);
    give_thread(worker, job);
    while (!atomic_load(&job->progress)) {}
    assert_null(worker_take(worker));
    atomic_store(&job->cancel, true);
    assert_ptr_equal(wait_for(worker), job);
    job->free(job);
    worker_free(worker);
}

static void leaving_cancels_and_frees_the_job(void **state) {
    (void)state;
    for (int threaded = 0; threaded < 2; threaded++) {
        int runs = 0, freed = 0;
        struct worker *worker = begun(threaded);
        worker_give(worker, counting_new(&runs, &freed, true));
        worker_free(worker);
        assert_int_equal(freed, 1);
    }
    worker_free(NULL);
}

/* --- the reader's jobs --- */

static const char story[] = "The ferry came back\n\n“We saw the light too late,” said Ada Brook, the pilot.\n\n";
static char file[] = "/tmp/dixit-worker-XXXXXX";

static int make_file(void **state) {
    (void)state;
    int fd = mkstemp(file);
    if (fd < 0 || write(fd, story, sizeof story - 1) != sizeof story - 1) return -1;
    return close(fd);
}

static int drop_file(void **state) {
    (void)state;
    return unlink(file);
}

static struct reader_job *done(struct worker *worker, struct reader_job *job) {
    assert_non_null(job);
    worker_give(worker, &job->job);
    return (struct reader_job *)wait_for(worker);
}

static const struct tagger as_ever = { article_tag, 0, false };

static void an_article_is_read_and_then_tagged_while_it_is_shown(void **state) {
    (void)state;
    struct worker *worker = begun(true);
    struct reader_job *job = done(worker, job_open(7, file, NULL));
    assert_int_equal(job->entry, 7);
    struct article *article = job->article;
    assert_non_null(article);
    job->article = NULL;
    job->job.free(&job->job);

    job = done(worker, job_tag(7, article, as_ever));
    assert_true(job->shadow.tagged);
    assert_false(article->tagged); /* until the application swaps */
    assert_ptr_equal(job->shadow.text.at, article->text.at);
    assert_int_equal(job->shadow.tags.quotes.n, 1);
    assert_int_equal(atomic_load(&job->job.progress), article->text.len - 2); /* the last paragraph's end */
    article->tags = job->shadow.tags;
    article->tagged = true;
    job->shadow.tags = (struct tags){ 0 };
    job->job.free(&job->job);
    article_free(article);
    worker_free(worker);
}

static void what_cannot_be_read_comes_back_as_an_error(void **state) {
    (void)state;
    struct worker *worker = begun(true);
    struct reader_job *job = done(worker, job_open(0, "/no/such/file", NULL));
    assert_null(job->article);
    assert_string_equal(job->error.message, "cannot open: No such file or directory");
    job->job.free(&job->job);
    worker_free(worker);
}

static bool tag_until_cancelled(struct article *article, const atomic_bool *cancel, _Atomic uint32_t *progress,
                                struct error *error) {
    (void)article;
    atomic_store(progress, 1);
    while (!atomic_load(cancel)) {}
    return error_set(error, ERROR_CANCELLED, 0, "cancelled");
}

static void an_article_let_go_while_it_is_tagged_is_freed_by_the_job(void **state) {
    (void)state;
    struct worker *worker = begun(true);
    struct article *article = article_open(file, NULL, NULL, NULL);
    assert_non_null(article);
    struct reader_job *job = job_tag(0, article, (struct tagger){ tag_until_cancelled, 0, true });
    assert_non_null(job);
    give_thread(worker, &job->job);
    while (!atomic_load(&job->job.progress)) {}
    job_let_go(job, article);
    assert_ptr_equal(wait_for(worker), &job->job);
    assert_false(job->shadow.tagged);
    assert_ptr_equal(job->article, article);
    job->job.free(&job->job); /* valgrind and the address sanitizer see that nothing is left */
    worker_free(worker);
}

static void reading_a_pipe_that_nobody_writes_to_can_be_cancelled(void **state) {
    (void)state;
    char path[sizeof file + 8];
    snprintf(path, sizeof path, "%s.fifo", file);
    assert_int_equal(mkfifo(path, 0600), 0);
    struct worker *worker = begun(true);
    struct reader_job *job = job_open(0, path, NULL);
    assert_non_null(job);
    give_thread(worker, &job->job);
    atomic_store(&job->job.cancel, true);
    wait_for(worker);
    job->job.free(&job->job);
    worker_free(worker);
    unlink(path);
}

static void summaries_tell_of_articles_and_of_errors(void **state) {
    (void)state;
    struct worker *worker = begun(true);
    struct reader_job *job = job_summaries(NULL, as_ever);
    assert_non_null(job);
    assert_true(job_summary_add(job, 4, file));
    assert_true(job_summary_add(job, 5, "/no/such/file"));
    job = done(worker, job);
    assert_int_equal(job->items[0].entry, 4);
    assert_true(job->items[0].summary && job->items[1].summary);
    assert_true(job->items[0].summary->tagged);
    assert_int_equal(job->items[0].summary->voices, 1);
    assert_string_equal(job->items[1].summary->title, "file");
    assert_non_null(job->items[1].summary->error);
    job->job.free(&job->job);
    job = job_summaries(NULL, as_ever);
    assert_non_null(job);
    for (int i = 1; i < SUMMARIES; i++) assert_true(job_summary_add(job, 0, file));
    assert_false(job_summary_add(job, 0, file));
    job->job.free(&job->job);
    worker_free(worker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_job_after_another_comes_back),
        cmocka_unit_test(a_job_that_is_cancelled_comes_back),
        cmocka_unit_test(leaving_cancels_and_frees_the_job),
        cmocka_unit_test(an_article_is_read_and_then_tagged_while_it_is_shown),
        cmocka_unit_test(what_cannot_be_read_comes_back_as_an_error),
        cmocka_unit_test(an_article_let_go_while_it_is_tagged_is_freed_by_the_job),
        cmocka_unit_test(reading_a_pipe_that_nobody_writes_to_can_be_cancelled),
        cmocka_unit_test(summaries_tell_of_articles_and_of_errors),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
