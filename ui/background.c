/* What goes on while no key comes: the worker's jobs, a search in a large text, a
   look at whether the file has changed. */
#include "app.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct reader_job *app_job(const struct app *app, enum job_kind kind) {
    struct reader_job *job = app->worker ? (struct reader_job *)worker_job(app->worker) : NULL;
    return job && job->kind == kind ? job : NULL;
}

/* --- what is wanted next: an article to read, one to tag, summaries --- */

static bool wants_tags(const struct app *app) {
    return app->article && !app->article->tagged && !app->untaggable;
}

static bool wants_summaries(const struct app *app) {
    return app->unasked < app->library->count;
}

/* Past those that need not be asked for. */
static void skip_asked(struct app *app) {
    while (wants_summaries(app) && app->library->entries[app->unasked].asked) app->unasked++;
}

static bool wants_work(const struct app *app) {
    return app->opening != TAG_NONE || wants_tags(app) || wants_summaries(app);
}

/* A file that is small enough to be tagged for the list's sake. */
static bool is_small_file(const struct app *app, const char *path) {
    struct stat st;
    return strcmp(path, "-") && (stat(path, &st) < 0 || (S_ISREG(st.st_mode) && st.st_size <= (off_t)app->small));
}

/* Ask for the summary of an entry, unless that was done; false when the job is full. */
static bool ask(struct app *app, struct reader_job *job, uint32_t index) {
    struct entry *entry = &app->library->entries[index];
    if (entry->asked) return true;
    entry->asked = true;
    if (entry->summary && (entry->summary->tagged || entry->summary->error)) return true;
    return !is_small_file(app, entry->path) || job_summary_add(job, index, entry->path);
}

/* Those in view first, then all in their order. */
static struct reader_job *summaries_job(struct app *app) {
    enum { IN_VIEW = 100 };
    struct reader_job *job = job_summaries(app->encoding, app_tagger(app));
    bool room = job;
    for (uint32_t i = app->list.top; room && i < app->list.n && i < app->list.top + IN_VIEW; i++)
        room = ask(app, job, app->list.order[i]);
    while (room && wants_summaries(app)) room = ask(app, job, app->unasked++);
    return job;
}

static struct reader_job *next_job(struct app *app) {
    skip_asked(app);
    if (app->opening != TAG_NONE)
        return job_open(app->opening, app->library->entries[app->opening].path, app->encoding);
    if (wants_tags(app)) return job_tag(app->entry, app->article, app_tagger(app));
    return wants_summaries(app) ? summaries_job(app) : NULL;
}

/* Is what the worker does less urgent than what is wanted? Then it is stopped. */
static void make_way(struct app *app, struct reader_job *job) {
    bool urgent = job->kind == JOB_OPEN || (job->kind == JOB_TAG && app->opening == TAG_NONE);
    if (!urgent && (app->opening != TAG_NONE || wants_tags(app))) atomic_store(&job->job.cancel, true);
}

/* There is no memory for a job: want nothing for now. */
static unsigned give_up(struct app *app) {
    struct error error;
    app->opening = TAG_NONE;
    app->untaggable = true;
    app->unasked = app->library->count;
    error_memory(&error);
    return app_fail(app, &error);
}

static unsigned employ(struct app *app) {
    struct reader_job *job = (struct reader_job *)worker_job(app->worker);
    if (job) make_way(app, job);
    else if ((job = next_job(app))) worker_give(app->worker, &job->job);
    else if (wants_work(app)) return give_up(app);
    return REACT_NOTHING;
}

/* --- what comes back --- */

/* It was tagged as the settings no longer want it. */
static bool is_stale(const struct app *app, const struct reader_job *job) {
    return !tagger_same(job->tagger, app_tagger(app));
}

static unsigned opened(struct app *app, struct reader_job *job) {
    if (app->opening != job->entry || atomic_load(&job->job.cancel)) return REACT_NOTHING;
    struct article *article = job->article;
    job->article = NULL;
    return app_article_read(app, job->entry, article, &job->error);
}

/* The tags are built; the article shown gets them, and nothing moves. */
static unsigned tagged(struct app *app, struct reader_job *job) {
    if (!app->article || app->article->text.at != job->shadow.text.at || is_stale(app, job)) return REACT_NOTHING;
    if (!job->shadow.tagged) {
        if (job->error.code == ERROR_CANCELLED) return REACT_NOTHING;
        app->untaggable = true;
        return app_fail(app, &job->error);
    }
    app->article->tags = job->shadow.tags;
    app->article->tagged = true;
    job->shadow.tags = (struct tags){ 0 };
    app_unsay(app);
    app_retagged(app);
    library_summarise(app->library, app->entry, app->article, NULL);
    return REACT_DRAW;
}

static unsigned summarised(struct app *app, struct reader_job *job) {
    bool stale = is_stale(app, job), cancelled = stale || atomic_load(&job->job.cancel);
    for (uint32_t i = 0; i < job->count; i++) {
        uint32_t index = job->items[i].entry;
        if (job->items[i].summary && !stale) {
            library_give(app->library, index, job->items[i].summary);
            job->items[i].summary = NULL;
        } else if (cancelled) { /* ask again */
            app->library->entries[index].asked = false;
            if (index < app->unasked) app->unasked = index;
        }
    }
    list_learn(app, job->count);
    return REACT_DRAW;
}

unsigned app_take_job(struct app *app) {
    struct reader_job *job = (struct reader_job *)worker_take(app->worker);
    unsigned react = REACT_NOTHING;
    if (!job) return REACT_NOTHING;
    switch (job->kind) {
    case JOB_OPEN: react = opened(app, job); break;
    case JOB_TAG: react = tagged(app, job); break;
    case JOB_SUMMARIES: react = summarised(app, job); break;
    }
    job->job.free(&job->job);
    return react;
}

/* --- between keys --- */

/* Is there work for this thread, or a job to give away? */
bool app_busy(const struct app *app) {
    return app_seeks(app) || worker_waits(app->worker) || (!worker_job(app->worker) && wants_work(app));
}

unsigned app_work(struct app *app) {
    unsigned react = app_seeks(app) ? app_seek_on(app) : REACT_NOTHING;
    if (worker_waits(app->worker)) {
        worker_run(app->worker);
        react |= app_take_job(app);
    } else {
        react |= employ(app);
    }
    if (react) app_settle(app);
    return react;
}

unsigned app_progress(const struct app *app) {
    struct reader_job *job = app_job(app, JOB_TAG);
    if (!job || !app->article || !app->article->text.len) return 0;
    return (unsigned)((uint64_t)atomic_load(&job->job.progress) * 100 / app->article->text.len);
}

enum { PROGRESS_MS = 100, FILE_MS = 1000 };

int app_patience(const struct app *app) {
    if (app_busy(app)) return 0;
    if (wants_tags(app)) return PROGRESS_MS;
    return app->stamp.inode ? FILE_MS : -1;
}

unsigned app_tick(struct app *app) {
    unsigned progress = app_progress(app), react = app_check_file(app);
    if (progress != app->progress_shown) {
        app->progress_shown = progress;
        app_unsay(app);
        react |= REACT_DRAW;
    }
    return react;
}
