#include "models.h"

static const struct cue_model no_cues;
static const struct rank_model no_ranks;

const struct cue_model *models_cues = &no_cues;
const struct rank_model *models_ranks = &no_ranks;

const struct cue_model *cue_model(void) {
    return models_cues;
}

const struct rank_model *rank_model(void) {
    return models_ranks;
}
