#include "batch_pool.h"
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum { JOBS_PER_THREAD = 16, KEEP = 1 << 20 };

struct pool {
    const struct pool_calls *calls;
    pthread_mutex_t lock;
    pthread_cond_t fetched, delivered;
    struct batch_job *jobs; /* [room], a ring */
    bool *worked;     /* [room] */
    uint32_t room;
    uint64_t next;                /* to be fetched, */
    uint64_t begun;               /* to be worked on, */
    uint64_t head;                /* to be delivered: head <= begun <= next <= head + room */
    bool delivering, closed, broken, waiting; /* waiting: the caller is in fetch() */
};

static bool stopped(const struct pool *pool) {
    return pool->broken || atomic_load_explicit(pool->calls->stop, memory_order_relaxed);
}

/* What a huge article left is given back. */
static void shrink(struct buffer *buffer) {
    if (buffer->room > KEEP) buffer_free(buffer);
}

/* Deliver what is at the head of the ring, unless another thread is at it. Called and left with the lock. */
static void deliver(struct pool *pool) {
    if (pool->delivering) return;
    pool->delivering = true;
    while (pool->head < pool->begun && pool->worked[pool->head % pool->room] && !pool->broken) {
        struct batch_job *job = &pool->jobs[pool->head % pool->room];
        pthread_mutex_unlock(&pool->lock);
        bool go_on = pool->calls->deliver(pool->calls->context, job);
        shrink(&job->out);
        shrink(&job->record);
        pthread_mutex_lock(&pool->lock);
        pool->worked[pool->head++ % pool->room] = false;
        pool->broken = !go_on;
        if (!go_on || pool->next - pool->head <= pool->room / 2) pthread_cond_signal(&pool->delivered);
    }
    if (pool->waiting && pool->head == pool->next && !pool->broken) pool->calls->idle(pool->calls->context);
    pool->delivering = false;
}

static void *worker(void *argument) {
    struct pool *pool = argument;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (pool->begun == pool->next && !pool->closed && !stopped(pool))
            pthread_cond_wait(&pool->fetched, &pool->lock);
        if (stopped(pool) || pool->begun == pool->next) break;
        uint64_t mine = pool->begun++;
        pthread_mutex_unlock(&pool->lock);
        pool->calls->work(pool->calls->context, &pool->jobs[mine % pool->room]);
        pthread_mutex_lock(&pool->lock);
        pool->worked[mine % pool->room] = true;
        deliver(pool);
    }
    pthread_cond_signal(&pool->delivered); /* the caller may wait for what nobody does any more */
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

/* The caller's part: keep the ring full. Waits until half of it is free, so that threads switch seldom. */
static void feed(struct pool *pool) {
    for (bool more = true; more;) {
        pthread_mutex_lock(&pool->lock);
        while (pool->next - pool->head == pool->room && !stopped(pool))
            pthread_cond_wait(&pool->delivered, &pool->lock);
        more = !stopped(pool);
        pool->waiting = more;
        if (more) deliver(pool);
        pthread_mutex_unlock(&pool->lock);
        more = more && pool->calls->fetch(pool->calls->context, &pool->jobs[pool->next % pool->room]);
        pthread_mutex_lock(&pool->lock);
        pool->waiting = false;
        pool->next += more;
        pool->closed = !more;
        if (more) pthread_cond_signal(&pool->fetched);
        else pthread_cond_broadcast(&pool->fetched);
        pthread_mutex_unlock(&pool->lock);
    }
}

/* Signals go to the caller, whose waiting they end. */
static uint32_t start(struct pool *pool, pthread_t *threads, uint32_t wanted) {
    sigset_t all, old;
    uint32_t made = 0;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    while (made < wanted && !pthread_create(&threads[made], NULL, worker, pool)) made++;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return made;
}

static void run_here(struct pool *pool) {
    const struct pool_calls *calls = pool->calls;
    struct batch_job *job = pool->jobs;
    while (!stopped(pool) && calls->fetch(calls->context, job)) {
        calls->work(calls->context, job);
        pool->broken = !calls->deliver(calls->context, job);
        shrink(&job->out);
        shrink(&job->record);
    }
}

static void run(struct pool *pool, pthread_t *threads, uint32_t wanted) {
    uint32_t made = wanted > 1 ? start(pool, threads, wanted) : 0;
    if (!made) {
        run_here(pool);
        return;
    }
    feed(pool);
    for (uint32_t i = 0; i < made; i++) pthread_join(threads[i], NULL);
}

static void pool_free(struct pool *pool) {
    for (uint32_t i = 0; i < pool->room && pool->jobs; i++) {
        buffer_free(&pool->jobs[i].path);
        buffer_free(&pool->jobs[i].record);
        buffer_free(&pool->jobs[i].out);
    }
    free(pool->jobs);
    free(pool->worked);
}

bool pool_run(const struct pool_calls *calls, uint32_t threads, struct error *error) {
    struct pool pool = { .calls = calls, .lock = PTHREAD_MUTEX_INITIALIZER, .fetched = PTHREAD_COND_INITIALIZER,
                         .delivered = PTHREAD_COND_INITIALIZER, .room = threads > 1 ? threads * JOBS_PER_THREAD : 1 };
    pthread_t *ids = calloc(threads, sizeof *ids);
    pool.jobs = calloc(pool.room, sizeof *pool.jobs);
    pool.worked = calloc(pool.room, sizeof *pool.worked);
    bool fine = ids && pool.jobs && pool.worked;
    if (fine) run(&pool, ids, threads);
    pool_free(&pool);
    free(ids);
    return fine || error_memory(error);
}
