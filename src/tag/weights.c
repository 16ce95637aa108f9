#include "names.h"
#include "posmodel.h"
#include <assert.h>
#include <stdalign.h>

/* The committed weights, as they came from `make train`. */
alignas(64) static const char pos_bytes[] =
#include "src/tag/pos_weights.inc"
    ;

#ifndef POS_UNTRAINED
static_assert(sizeof pos_bytes == sizeof(struct pos_model) + 1, "pos.weights is of another shape: make train");
#endif

const struct pos_model *pos_model(void) {
    return (const struct pos_model *)pos_bytes;
}

alignas(64) static const char names_bytes[] =
#include "src/tag/names_weights.inc"
    ;

#ifndef NAMES_UNTRAINED
static_assert(sizeof names_bytes == sizeof(struct name_model) + 1, "names.weights is of another shape: make train");
#endif

const struct name_model *name_model(void) {
    return (const struct name_model *)names_bytes;
}
