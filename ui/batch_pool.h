/* A pool of threads: jobs are fetched by the caller, done by any thread, and
   delivered one at a time in the order in which they were fetched. As many jobs
   are under way as the ring has room for, so memory is bounded. */
#ifndef UI_BATCH_POOL_H
#define UI_BATCH_POOL_H

#include "batch_job.h"
#include <stdatomic.h>

struct pool_calls {
    void *context;
    bool (*fetch)(void *context, struct batch_job *job);   /* in the caller; false: there are no more */
    void (*work)(void *context, struct batch_job *job);    /* in any thread, several at a time */
    bool (*deliver)(void *context, struct batch_job *job); /* in any thread, one at a time; false: stop all */
    void (*idle)(void *context);                     /* as deliver: all is delivered and more is awaited */
    const atomic_bool *stop;                         /* once true, what is not begun stays undone */
};

struct pool;

/* Run until there are no more jobs, `stop` or a delivery says so. With one thread,
   or where none can be made, everything runs in the caller. False and *error: memory. */
bool pool_run(const struct pool_calls *calls, uint32_t threads, struct error *error);

#endif
