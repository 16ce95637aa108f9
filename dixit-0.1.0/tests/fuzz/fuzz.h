/* What every fuzz target includes. A broken invariant aborts. */
#ifndef DIXIT_FUZZ_H
#define DIXIT_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void need(bool holds) {
    if (!holds) abort();
}

#endif
