/* The jobs of the reader: read an article, tag one, make summaries. Each owns what
   it works on and what it finds; whoever takes a thing out leaves NULL or an empty
   one behind. All run in the worker's thread and know no application. */
#ifndef UI_JOBS_H
#define UI_JOBS_H

#include "worker.h"
#include <dixit/article.h>
#include <dixit/library.h>

/* What tags an article: article_tag, or a test's own. */
typedef bool tag_function(struct article *article, const atomic_bool *cancel, _Atomic uint32_t *progress,
                          struct error *error);

/* How the reader tags. */
struct tagger {
    tag_function *tag;
    unsigned least; /* percent of confidence of the quotes that are kept */
    bool thoughts;  /* keep those of what is only thought */
};

static inline bool tagger_same(struct tagger a, struct tagger b) {
    return a.least == b.least && a.thoughts == b.thoughts;
}

bool tagger_run(struct tagger tagger, struct article *article, const atomic_bool *cancel,
                _Atomic uint32_t *progress, struct error *error);

enum job_kind { JOB_OPEN, JOB_TAG, JOB_SUMMARIES };

enum { SUMMARIES = 32 };

struct reader_job {
    struct job job; /* the first member: the two are one */
    enum job_kind kind;
    uint32_t entry; /* JOB_OPEN, JOB_TAG: of the library */
    struct error error;
    struct article *article; /* JOB_OPEN: what was read, NULL and `error` where it failed. JOB_TAG: NULL, or an
                                article let go while it was tagged */
    struct article shadow;   /* JOB_TAG: text and heading are the article's, tags its own; `tagged` when done */
    struct {
        uint32_t entry;
        char *path;
        struct summary *summary;
    } items[SUMMARIES]; /* JOB_SUMMARIES: [count] */
    uint32_t count;
    char *path; /* JOB_OPEN */
    const char *encoding;
    struct tagger tagger;
};

/* Read the file of an entry. NULL: memory. `encoding` must outlive the job. */
struct reader_job *job_open(uint32_t entry, const char *path, const char *encoding);

/* Tag an article. Its text and heading must outlive the job: see job_let_go. Progress: bytes tagged. */
struct reader_job *job_tag(uint32_t entry, const struct article *article, struct tagger tagger);

/* Whoever had the article that is being tagged wants it no more: the job frees it, when it can. */
void job_let_go(struct reader_job *job, struct article *article);

/* Make summaries of small files; add each by job_summary_add until it says full (false). */
struct reader_job *job_summaries(const char *encoding, struct tagger tagger);
bool job_summary_add(struct reader_job *job, uint32_t entry, const char *path);

#endif
