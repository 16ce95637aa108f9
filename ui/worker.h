/* The worker: one thread, no more, for what a key cannot wait for. It does one
   job at a time: the application gives a job, the thread runs it, and when the
   descriptor of worker_fd can be read worker_take gives it back. A job owns all
   that it works on, so nobody waits for one that is not wanted any more: it is
   cancelled, comes back in its own time, and is freed.

   Where no thread can be made, or none is wanted (tests), worker_run does the job
   in the caller. The thread is made when the first job is given, but not before
   worker_begin: what a thread may do is settled before it is there (sandbox.h). */
#ifndef UI_WORKER_H
#define UI_WORKER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* The head of every job (jobs.h has the kinds). */
struct job {
    void (*run)(struct job *job);  /* in the thread; looks at `cancel` again and again */
    void (*free)(struct job *job); /* the job and all that it owns, what it found included */
    atomic_bool cancel;
    _Atomic uint32_t progress;     /* what the job counts, for whoever looks */
};

struct worker;

/* NULL: memory or descriptors. */
struct worker *worker_new(bool threaded);

/* Cancel what is done and leave: the thread gets a moment to stop; one that does
   not (the system keeps it in a read) is left behind with its job, for the end of
   the process. NULL is fine. */
void worker_free(struct worker *worker);

/* From now on there may be a thread; a job that was given waits for this. Once. */
void worker_begin(struct worker *worker);

/* The descriptor to poll for reading: a job is done. */
int worker_fd(const struct worker *worker);

/* The job given and not yet taken back, or NULL: then another can be given. */
struct job *worker_job(const struct worker *worker);

/* Give a job (only where there is none), which is the worker's until it is taken. */
void worker_give(struct worker *worker, struct job *job);

/* Does the job wait for worker_run, because there is no thread? */
bool worker_waits(const struct worker *worker);
void worker_run(struct worker *worker);

/* The job, if it is done: the caller's from now on. NULL: it is not. */
struct job *worker_take(struct worker *worker);

#endif
