/* Loaded with failing.c before a unit test's own libraries (LD_PRELOAD) by failing.sh: each test of the program is run once
   for every N up to the allocations it asks for, with allocation N failing, then with every later one failing too. The
   test may pass, if the memory was not needed, or fail as tests do; it must not crash, hang, exit or, where it passes,
   keep more blocks than with all memory. Where it asks for more than EVERY, only those fail that come by a way (its nearest
   callers) by which none has come before. Says what is wrong and exits 1. */
#define _GNU_SOURCE
#include "failing.h"
#include "test.h"
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EVERY = 500, WAYS = 1 << 20, DEEP = 8, PATIENCE = 300 /* seconds */, MADE = 16, PATH = 128 };
enum { PASSED = 40, FAILED, LEAKED };

/* What a run tells whoever started it. */
static struct {
    long asked, n;
    long kept; /* blocks, by the run with all memory */
    long at[WAYS]; /* n: the allocations to make fail; below zero: none that comes by a new way */
    char made[MADE][PATH]; /* temporary files and folders, which a run without memory may leave */
    int made_n;
} *run;

static struct {
    const char *group;
    struct CMUnitTest test;
    CMFixtureFunction setup, teardown;
} now;

static long fail_at, runs, only; /* FAIL_ONE: this allocation alone, and what the test prints is shown */
static bool fail_after;

static void *original(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

/* A crash is to be seen as one: cmocka would make it a test that failed. */
sighandler_t signal(int number, sighandler_t handler) {
    sighandler_t (*real)(int, sighandler_t) = (sighandler_t (*)(int, sighandler_t))original("signal");
    bool crash = number == SIGSEGV || number == SIGBUS || number == SIGFPE || number == SIGILL || number == SIGSYS;
    return crash ? SIG_DFL : real(number, handler);
}

/* libhyphen ends the program itself, with a message; nobody else may. */
void exit(int status) {
    Dl_info from;
    if (dladdr(__builtin_return_address(0), &from) && strstr(from.dli_fname, "libhyphen")) _exit(PASSED);
    ((void (*)(int))original("exit"))(status);
    abort();
}

/* --- what a run leaves --- */

static void note_made(const char *path) {
    if (run->made_n < MADE && strlen(path) < PATH) strcpy(run->made[run->made_n++], path);
}

char *mkdtemp(char *template) {
    char *(*real)(char *) = (char *(*)(char *))original("mkdtemp");
    char *path = real(template);
    if (path) note_made(path);
    return path;
}

int mkstemp(char *template) {
    int (*real)(char *) = (int (*)(char *))original("mkstemp");
    int fd = real(template);
    if (fd >= 0) note_made(template);
    return fd;
}

static int drop(const char *path, const struct stat *status, int kind, struct FTW *at) {
    (void)status, (void)kind, (void)at;
    return remove(path) && errno != ENOENT;
}

static void drop_made(void) {
    while (run->made_n) nftw(run->made[--run->made_n], drop, 8, FTW_DEPTH | FTW_PHYS);
}

/* --- which allocations --- */

static uint64_t way(void) {
    void *callers[DEEP];
    int n = backtrace(callers, DEEP);
    uint64_t hash = 14695981039346656037U;
    for (int i = 0; i < n; i++) hash = (hash ^ (uintptr_t)callers[i]) * 1099511628211U;
    return hash | 1;
}

static bool is_new(uint64_t hash) {
    static uint64_t seen[WAYS];
    size_t i = (hash >> 32) % WAYS;
    for (size_t probes = 0; probes < WAYS; probes++, i = (i + 1) % WAYS) {
        if (seen[i] == hash) return false;
        if (seen[i]) continue;
        seen[i] = hash;
        return true;
    }
    return false;
}

static void choose(long n) {
    static _Thread_local bool inside;
    if (inside) return;
    inside = true;
    bool new = is_new(way());
    if ((new || n <= EVERY) && run->n < WAYS) run->at[run->n++] = new ? n : -n;
    inside = false;
}

/* --- one run --- */

static void disarm(void) {
    if (failing_watch) run->asked = failing_asked();
    failing_watch = NULL;
    failing_begin(fail_at = 0, false);
}

static void armed(void **state) {
    failing_begin(fail_at, fail_after);
    failing_watch = run->asked < 0 ? choose : NULL; /* the first time */
    now.test.test_func(state);
    disarm();
}

/* A test fails: what cmocka does then needs its memory. */
void _fail(const char *file, int line) {
    void (*real)(const char *, int) = (void (*)(const char *, int))original("_fail");
    disarm();
    real(file, line);
    abort();
}

/* A test is left out: it asks for no more. */
void _skip(const char *file, int line) {
    void (*real)(const char *, int) = (void (*)(const char *, int))original("_skip");
    disarm();
    real(file, line);
    abort();
}

static int run_one(void) {
    int (*real)(const char *, const struct CMUnitTest *, size_t, CMFixtureFunction, CMFixtureFunction) =
        (int (*)(const char *, const struct CMUnitTest *, size_t, CMFixtureFunction, CMFixtureFunction))original("_cmocka_run_group_tests");
    struct CMUnitTest test = now.test;
    test.test_func = armed;
    return real(now.group, &test, 1, now.setup, now.teardown);
}

/* It passed: does it keep more than with all memory? */
static bool leaks(long n, long kept) {
    if (!n) run->kept = kept;
    return kept > run->kept;
}

static int in_child(long n, bool after) {
    fflush(NULL);
    pid_t pid = fork();
    if (!pid) {
        int nowhere = open("/dev/null", O_WRONLY);
        if (!only && (dup2(nowhere, 1) < 0 || dup2(nowhere, 2) < 0)) _exit(2);
        fail_at = n, fail_after = after;
        alarm(PATIENCE);
        long before = failing_live();
        int failed = run_one();
        _exit(failed ? FAILED : leaks(n, failing_live() - before) ? LEAKED : PASSED);
    }
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid) return 2;
    drop_made();
    return status;
}

static const char *wrong(int status) {
    if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGALRM ? "hangs" : strsignal(WTERMSIG(status));
    int code = WEXITSTATUS(status);
    return code == PASSED || code == FAILED ? NULL : code == LEAKED ? "passes, and keeps memory" : "exits";
}

static bool told(const char *what, long n, bool after) {
    if (what) printf("failing: %s, %s: %s where allocation %ld fails (after: %d)\n", now.group, now.test.name, what, n, after);
    runs++;
    return what != NULL;
}

static int every(void) {
    int faults = 0;
    run->n = 0, run->asked = -1;
    int status = in_child(0, false);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != PASSED) return told("does not pass with all memory", 0, false);
    for (long i = 0; i < run->n; i++) {
        long n = labs(run->at[i]);
        bool passed_over = only ? n != only : run->at[i] < 0 && run->asked > EVERY;
        for (int after = 0; after < 2 && !passed_over; after++) faults += told(wrong(in_child(n, after)), n, after);
    }
    return faults;
}

int _cmocka_run_group_tests(const char *name, const struct CMUnitTest *tests, size_t n, CMFixtureFunction setup, CMFixtureFunction teardown) {
    int faults = 0;
    void *first[1];
    setenv("DIXIT_FAILING", "1", 1); /* sample() in test.h */
    if (getenv("FAIL_ONE")) only = atol(getenv("FAIL_ONE"));
    backtrace(first, 1); /* loads what it needs */
    run = mmap(NULL, sizeof *run, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (run == MAP_FAILED) return 2;
    for (size_t i = 0; i < n; i++) {
        now.group = program_invocation_short_name, now.test = tests[i], now.setup = setup, now.teardown = teardown;
        faults += every();
    }
    (void)name;
    printf("failing: %s: %ld runs without memory%s\n", program_invocation_short_name, runs, faults ? "" : " ended clean");
    return faults != 0;
}
