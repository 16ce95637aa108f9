/* The models that the tagger runs with inside the training program. cue_model and
   rank_model are defined in models.c, so that the linker leaves those of the
   library, which have the committed weights, in it. */
#ifndef DIXIT_MODELS_H
#define DIXIT_MODELS_H

#include "src/tag/cuemodel.h"
#include "src/tag/rank.h"

extern const struct cue_model *models_cues;   /* what cue_model() gives */
extern const struct rank_model *models_ranks; /* what rank_model() gives */

#endif
