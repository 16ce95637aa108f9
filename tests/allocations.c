#include "allocations.h"
#include <stdlib.h>
#include <string.h>

static long asked, fail_at, live; /* fail_at 0: never */
static bool fail_after;           /* every later one fails too */

static bool refuses(void) {
    asked++;
    return fail_at && (asked == fail_at || (fail_after && asked > fail_at));
}

/* Reserved names, but the linker's --wrap asks for them. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *at, size_t size);
void __real_free(void *at);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *at, size_t size);
void __wrap_free(void *at);
char *__wrap_strdup(const char *string);
char *__wrap_strndup(const char *string, size_t n);

static void *counted(void *at) {
    live += at != NULL;
    return at;
}

void *__wrap_malloc(size_t size) {
    return refuses() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t n, size_t size) {
    return refuses() ? NULL : counted(__real_calloc(n, size));
}

void *__wrap_realloc(void *at, size_t size) {
    if (refuses()) return NULL;
    return at ? __real_realloc(at, size) : counted(__real_malloc(size));
}

void __wrap_free(void *at) {
    live -= at != NULL;
    __real_free(at);
}

char *__wrap_strndup(const char *string, size_t n) {
    size_t length = strnlen(string, n);
    char *copy = __wrap_malloc(length + 1);
    if (!copy) return NULL;
    memcpy(copy, string, length);
    copy[length] = 0;
    return copy;
}

char *__wrap_strdup(const char *string) {
    return __wrap_strndup(string, strlen(string));
}

void allocations_fail(long n, bool after) {
    asked = 0;
    fail_at = n;
    fail_after = after;
}

long allocations_asked(void) {
    return asked;
}

long allocations_live(void) {
    return live;
}
