#include "worker.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 300 }; /* for a thread that was told to stop */

struct worker {
    pthread_t thread;
    pthread_mutex_t mutex; /* of what follows */
    pthread_cond_t changed;
    struct job *job;
    bool begun, done; /* the job: somebody runs it, it is run */
    bool leaving, left;
    /* the caller's alone */
    bool threaded, running; /* a thread is wanted, there is one */
    bool held;              /* not before worker_begin */
    int fds[2];
};

static void tell(const struct worker *worker) {
    ssize_t put;
    do put = write(worker->fds[1], "", 1);
    while (put < 0 && errno == EINTR);
}

static void *thread_main(void *argument) {
    struct worker *worker = argument;
    pthread_mutex_lock(&worker->mutex);
    while (!worker->leaving) {
        if (!worker->job || worker->begun) {
            pthread_cond_wait(&worker->changed, &worker->mutex);
            continue;
        }
        struct job *job = worker->job;
        worker->begun = true;
        pthread_mutex_unlock(&worker->mutex);
        job->run(job);
        pthread_mutex_lock(&worker->mutex);
        worker->done = true;
        tell(worker);
    }
    worker->left = true;
    pthread_cond_broadcast(&worker->changed);
    pthread_mutex_unlock(&worker->mutex);
    return NULL;
}

/* Signals are for the thread that has the terminal; those of a fault come where the fault is. */
static bool thread_start(struct worker *worker) {
    static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
    sigset_t blocked, before;
    sigfillset(&blocked);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&blocked, faults[i]);
    pthread_sigmask(SIG_SETMASK, &blocked, &before);
    bool started = pthread_create(&worker->thread, NULL, thread_main, worker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

/* Make the thread where one is wanted and has something to do. */
static void thread_want(struct worker *worker) {
    if (!worker->threaded || worker->running || worker->held || !worker->job) return;
    worker->threaded = worker->running = thread_start(worker);
}

struct worker *worker_new(bool threaded) {
    struct worker *worker = calloc(1, sizeof *worker);
    if (!worker) return NULL;
    if (pipe(worker->fds) < 0) {
        free(worker);
        return NULL;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(worker->fds[i], F_SETFD, FD_CLOEXEC);
        fcntl(worker->fds[i], F_SETFL, O_NONBLOCK);
    }
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&worker->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&worker->mutex, NULL);
    worker->threaded = worker->held = threaded;
    return worker;
}

/* Tell the thread to leave; false where it does not within PATIENCE_MS. */
static bool thread_stop(struct worker *worker) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += PATIENCE_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&worker->mutex);
    worker->leaving = true;
    pthread_cond_broadcast(&worker->changed);
    while (!worker->left && pthread_cond_timedwait(&worker->changed, &worker->mutex, &until) != ETIMEDOUT) {}
    bool left = worker->left;
    pthread_mutex_unlock(&worker->mutex);
    if (left) pthread_join(worker->thread, NULL);
    return left;
}

void worker_free(struct worker *worker) {
    if (!worker) return;
    if (worker->job) atomic_store(&worker->job->cancel, true);
    if (worker->running && !thread_stop(worker)) return;
    if (worker->job) worker->job->free(worker->job);
    pthread_cond_destroy(&worker->changed);
    pthread_mutex_destroy(&worker->mutex);
    close(worker->fds[0]);
    close(worker->fds[1]);
    free(worker);
}

void worker_begin(struct worker *worker) {
    worker->held = false;
    thread_want(worker);
}

int worker_fd(const struct worker *worker) {
    return worker->fds[0];
}

struct job *worker_job(const struct worker *worker) {
    return worker->job; /* only the caller's own calls change it */
}

void worker_give(struct worker *worker, struct job *job) {
    pthread_mutex_lock(&worker->mutex);
    worker->job = job;
    worker->begun = worker->done = false;
    pthread_cond_broadcast(&worker->changed);
    pthread_mutex_unlock(&worker->mutex);
    thread_want(worker);
}

bool worker_waits(const struct worker *worker) {
    return worker->job && !worker->running && !worker->done && !worker->held;
}

void worker_run(struct worker *worker) {
    if (!worker_waits(worker)) return;
    worker->job->run(worker->job);
    worker->done = true;
    tell(worker);
}

struct job *worker_take(struct worker *worker) {
    char bytes[8];
    while (read(worker->fds[0], bytes, sizeof bytes) > 0) {}
    pthread_mutex_lock(&worker->mutex);
    struct job *job = worker->done ? worker->job : NULL;
    if (job) {
        worker->job = NULL;
        worker->begun = worker->done = false;
    }
    pthread_mutex_unlock(&worker->mutex);
    return job;
}
