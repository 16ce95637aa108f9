#include "jobs.h"
#include "files.h"
#include <stdlib.h>
#include <string.h>

static struct reader_job *of(struct job *job) {
    return (struct reader_job *)job;
}

bool tagger_run(struct tagger tagger, struct article *article, const atomic_bool *cancel,
                _Atomic uint32_t *progress, struct error *error) {
    if (!tagger.tag(article, cancel, progress, error)) return false;
    tags_leave_out(&article->tags, &article->text, tagger.least, tagger.thoughts);
    return true;
}

static void free_job(struct job *job) {
    struct reader_job *mine = of(job);
    tags_free(&mine->shadow.tags);
    article_free(mine->article);
    for (uint32_t i = 0; i < mine->count; i++) {
        free(mine->items[i].path);
        summary_free(mine->items[i].summary);
    }
    free(mine->path);
    free(mine);
}

static struct reader_job *job_new(enum job_kind kind, void (*run)(struct job *job)) {
    struct reader_job *job = calloc(1, sizeof *job);
    if (!job) return NULL;
    job->job.run = run;
    job->job.free = free_job;
    job->kind = kind;
    return job;
}

/* --- reading --- */

static void run_open(struct job *job) {
    struct reader_job *mine = of(job);
    mine->article = files_article(mine->path, mine->encoding, &job->cancel, &mine->error);
}

struct reader_job *job_open(uint32_t entry, const char *path, const char *encoding) {
    struct reader_job *job = job_new(JOB_OPEN, run_open);
    if (!job) return NULL;
    job->entry = entry;
    job->encoding = encoding;
    job->path = strdup(path);
    if (job->path) return job;
    free_job(&job->job);
    return NULL;
}

/* --- tagging --- */

static void run_tag(struct job *job) {
    struct reader_job *mine = of(job);
    tagger_run(mine->tagger, &mine->shadow, &job->cancel, &job->progress, &mine->error);
}

struct reader_job *job_tag(uint32_t entry, const struct article *article, struct tagger tagger) {
    struct reader_job *job = job_new(JOB_TAG, run_tag);
    if (!job) return NULL;
    job->entry = entry;
    job->tagger = tagger;
    job->shadow = *article;
    job->shadow.tags = (struct tags){ 0 };
    return job;
}

void job_let_go(struct reader_job *job, struct article *article) {
    atomic_store(&job->job.cancel, true);
    job->article = article;
}

/* --- summaries --- */

static struct summary *summarise(const struct reader_job *job, const char *path) {
    struct error error = { 0 };
    struct article *article = files_article(path, job->encoding, &job->job.cancel, &error);
    struct summary *summary = NULL;
    if (article && !tagger_run(job->tagger, article, &job->job.cancel, NULL, &error)) {
        article_free(article);
        article = NULL;
    }
    if (error.code != ERROR_CANCELLED) summary = summary_new(path, article, &error);
    article_free(article);
    return summary;
}

static void run_summaries(struct job *job) {
    struct reader_job *mine = of(job);
    for (uint32_t i = 0; i < mine->count && !atomic_load(&job->cancel); i++)
        mine->items[i].summary = summarise(mine, mine->items[i].path);
}

struct reader_job *job_summaries(const char *encoding, struct tagger tagger) {
    struct reader_job *job = job_new(JOB_SUMMARIES, run_summaries);
    if (!job) return NULL;
    job->encoding = encoding;
    job->tagger = tagger;
    return job;
}

bool job_summary_add(struct reader_job *job, uint32_t entry, const char *path) {
    char *copy = strdup(path);
    if (!copy) return false;
    job->items[job->count].entry = entry;
    job->items[job->count++].path = copy;
    return job->count < SUMMARIES;
}
