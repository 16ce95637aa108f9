#include "cuemodel.h"
#include <assert.h>
#include <stdalign.h>

/* The committed weights, as they came from `make train`. */
alignas(64) static const char cue_bytes[] =
#include "src/tag/cues_weights.inc"
    ;

#ifndef CUES_UNTRAINED
static_assert(sizeof cue_bytes == sizeof(struct cue_model) + 1, "cues.weights is of another shape: make train");
#endif

const struct cue_model *cue_model(void) {
    return (const struct cue_model *)cue_bytes;
}
