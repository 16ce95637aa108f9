/* Loaded before the C library (LD_PRELOAD) by failing.sh: allocation FAIL_AT fails, and with FAIL_AFTER=1 every later
   one. FAIL_COUNT names a file that is told how many were asked for. */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The C library's own names for its own. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);

static atomic_long asked;
static long fail_at, fail_after;
static int told = -1;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("FAIL_AT"), *after = getenv("FAIL_AFTER");
    fail_at = at ? atol(at) : 0;
    fail_after = after && !strcmp(after, "1");
    const char *name = getenv("FAIL_COUNT");
    if (name && *name) told = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600); /* now: there may be a sandbox then */
    unsetenv("FAIL_COUNT"); /* whom we start does not tell */
}

__attribute__((destructor)) static void tell(void) {
    if (told >= 0) dprintf(told, "%ld\n", atomic_load(&asked));
}

static int refuses(void) {
    long now = atomic_fetch_add(&asked, 1) + 1;
    if (!fail_at || (now != fail_at && !(fail_after && now > fail_at))) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    return refuses() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size) {
    return refuses() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *at, size_t size) {
    return refuses() ? NULL : __libc_realloc(at, size);
}
