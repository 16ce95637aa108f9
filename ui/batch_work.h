/* The work of an export: what becomes of one job, in any thread, and in order. */
#ifndef UI_BATCH_WORK_H
#define UI_BATCH_WORK_H

#include "batch_held.h"
#include "batch_job.h"
#include "batch_output.h"
#include "batch_progress.h"
#include "batch_source.h"
#include "options.h"
#include <dixit/stats.h>
#include <pthread.h>

struct batch {
    const struct options *options;
    struct export_options export;
    bool exports;                /* else statistics alone */
    bool names_count;            /* articles are told apart by doc: none may come twice */
    const atomic_bool *stop;     /* begin nothing more */
    const atomic_bool *abandon;  /* give up what is begun, too */
    struct source source;
    struct output output;
    struct held held, names;
    struct stats *stats; /* NULL: not asked for */
    pthread_mutex_t stats_lock;
    struct progress progress;
    bool begun;                      /* what begins the file is written */
    uint64_t delivered, failed;      /* jobs */
    struct error error;              /* why the whole run ended, code 0 where it did not */
};

/* What struct pool_calls wants; the context is a struct batch. */
bool batch_fetch(void *context, struct batch_job *job);
void batch_work(void *context, struct batch_job *job);
bool batch_deliver(void *context, struct batch_job *job);
void batch_idle(void *context);

/* Write what begins the file: a page's title, "" where it has none of its own. */
bool batch_begin(struct batch *batch, const char *title);

/* "dixit: PATH: MESSAGE" on standard error, whatever bytes the path has. */
void batch_complain(struct batch *batch, const char *path, const char *message);

#endif
