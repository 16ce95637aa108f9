/* Proper names: each candidate a mention. What it names is settled over the whole text. */
#include "names.h"

void names_find(struct block *block) {
    runs_find(block);
    for (uint32_t i = 0; i < block->candidates.n; i++) {
        const struct name_candidate *candidate = &block->candidates.at[i];
        struct mention *mention = vec_push(&block->tags->arena, &block->tags->mentions);
        if (mention) *mention = (struct mention){ candidate->at, TAG_NONE, MENTION_NAME, ACTOR_PERSON };
    }
}
