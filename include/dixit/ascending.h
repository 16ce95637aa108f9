/* Every array of the model ascends, mostly by where its elements begin. This finds a place in one. */
#ifndef DIXIT_ASCENDING_H
#define DIXIT_ASCENDING_H

#include <stddef.h>
#include <stdint.h>

/* The index of the first of `n` elements whose uint32_t at `key` (bytes into an element of `size` bytes) is `at` or
   more; `n` where every one is less. The array may be NULL where n is 0. O(log n), and nothing is a branch that a machine
   would have to foresee. */
static inline uint32_t ascending_from(const void *array, uint32_t n, size_t size, size_t key, uint32_t at) {
    uint32_t low = 0;
    for (uint32_t half; n; n -= half) { /* it is one of [low, low + n] */
        half = n - n / 2;
        const void *last = (const char *)array + (low + half - 1) * size + key;
        low += half & -(uint32_t)(*(const uint32_t *)last < at);
    }
    return low;
}

/* The same of the first whose key is more than `at`. */
static inline uint32_t ascending_after(const void *array, uint32_t n, size_t size, size_t key, uint32_t at) {
    return at == UINT32_MAX ? n : ascending_from(array, n, size, key, at + 1);
}

#endif
