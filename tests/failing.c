/* Loaded before the C library (LD_PRELOAD) by failing.sh: allocation FAIL_AT fails, and with FAIL_AFTER=1 every later
   one. FAIL_COUNT names a file that is told how many were asked for. */
#define _GNU_SOURCE
#include "failing.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <locale.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The C library's own names for its own. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);
void __libc_free(void *at);

void (*failing_watch)(long n);

static atomic_long asked, live;
static long fail_at;
static bool fail_after;
static int told = -1;
static _Thread_local bool apart; /* in code that keeps what it loads: not counted as live */
static _Thread_local bool spared; /* in code that does not bear it: nothing fails, nor counts */

void failing_begin(long n, bool after) {
    atomic_store(&asked, 0);
    fail_at = n;
    fail_after = after;
}

long failing_asked(void) {
    return atomic_load(&asked);
}

long failing_live(void) {
    return atomic_load(&live);
}

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("FAIL_AT"), *after = getenv("FAIL_AFTER");
    failing_begin(at ? atol(at) : 0, after && !strcmp(after, "1"));
    const char *name = getenv("FAIL_COUNT");
    if (name && *name) told = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600); /* now: there may be a sandbox then */
    unsetenv("FAIL_COUNT"); /* whom we start does not tell */
}

__attribute__((destructor)) static void tell(void) {
    if (told >= 0) dprintf(told, "%ld\n", failing_asked());
}

static int refuses(void) {
    if (spared) return 0;
    long now = atomic_fetch_add(&asked, 1) + 1;
    if (failing_watch) failing_watch(now);
    if (!fail_at || (now != fail_at && !(fail_after && now > fail_at))) return 0;
    errno = ENOMEM;
    return 1;
}

static void *counted(void *at) {
    if (at && !apart) atomic_fetch_add(&live, 1);
    return at;
}

void *malloc(size_t size) {
    return refuses() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t n, size_t size) {
    return refuses() ? NULL : counted(__libc_calloc(n, size));
}

void *realloc(void *at, size_t size) {
    if (refuses()) return NULL;
    return at ? __libc_realloc(at, size) : counted(__libc_malloc(size));
}

void free(void *at) {
    if (at && !apart) atomic_fetch_sub(&live, 1);
    __libc_free(at);
}

/* What glibc loads to convert it keeps or not, by what failed before. */
iconv_t iconv_open(const char *to, const char *from) {
    iconv_t (*real)(const char *, const char *) = (iconv_t (*)(const char *, const char *))dlsym(RTLD_NEXT, "iconv_open");
    apart = true;
    iconv_t opened = real ? real(to, from) : (iconv_t)-1;
    apart = false;
    return opened;
}

int iconv_close(iconv_t conversion) {
    int (*real)(iconv_t) = (int (*)(iconv_t))dlsym(RTLD_NEXT, "iconv_close");
    apart = true;
    int closed = real ? real(conversion) : -1;
    apart = false;
    return closed;
}

/* glibc's own fault (2.36): where it has no memory for the names of the encodings, _nl_find_msg in dcigettext.c opens a
   conversion with names that it never wrote, and crashes. Whoever calls cannot help that. */
char *dcngettext(const char *domain, const char *one, const char *many, unsigned long n, int category) {
    char *(*real)(const char *, const char *, const char *, unsigned long, int) =
        (char *(*)(const char *, const char *, const char *, unsigned long, int))dlsym(RTLD_NEXT, "dcngettext");
    spared = true;
    char *message = real ? real(domain, one, many, n, category) : NULL;
    spared = false;
    return message ? message : (char *)(uintptr_t)(n == 1 ? one : many);
}

char *dcgettext(const char *domain, const char *english, int category) {
    char *(*real)(const char *, const char *, int) = (char *(*)(const char *, const char *, int))dlsym(RTLD_NEXT, "dcgettext");
    spared = true;
    char *message = real ? real(domain, english, category) : NULL;
    spared = false;
    return message ? message : (char *)(uintptr_t)english;
}

/* These are the two above, but in a build without optimizing. */
char *dngettext(const char *domain, const char *one, const char *many, unsigned long n) {
    return dcngettext(domain, one, many, n, LC_MESSAGES);
}

char *dgettext(const char *domain, const char *english) {
    return dcgettext(domain, english, LC_MESSAGES);
}
