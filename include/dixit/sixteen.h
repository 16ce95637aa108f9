/* Sixteen bytes at a time, for searches of bytes that are rare: one vector register on most machines, a few words on
   others, by what GCC and Clang know of vectors. */
#ifndef DIXIT_SIXTEEN_H
#define DIXIT_SIXTEEN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char sixteen __attribute__((vector_size(16)));

static inline sixteen sixteen_at(const void *at) {
    sixteen bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* Does a comparison hold of any of them? Of sixteen == 'a' | sixteen < ' ', say. */
#define SIXTEEN_ANY(comparison) sixteen_any((sixteen)(comparison))
static inline bool sixteen_any(sixteen holds) {
    uint64_t halves[2];
    memcpy(halves, &holds, sizeof halves);
    return halves[0] | halves[1];
}

#endif
