#include "rank.h"
#include <assert.h>
#include <stdalign.h>

/* The committed weights, as they came from `make train`. */
alignas(64) static const char rank_bytes[] =
#include "src/tag/rank_weights.inc"
    ;

#ifndef RANK_UNTRAINED
static_assert(sizeof rank_bytes == sizeof(struct rank_model) + 1, "rank.weights is of another shape: make train");
#endif

const struct rank_model *rank_model(void) {
    return (const struct rank_model *)rank_bytes;
}
