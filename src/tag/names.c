/* Proper names: each candidate a mention, with the kind that it looks like by itself. */
#include "names.h"

static enum actor_type type_of(const int16_t score[NAME_ROW]) {
    enum name_kind best = NAME_PERSON;
    for (enum name_kind kind = NAME_PERSON; kind < NAME_NOTHING; kind++)
        if (score[kind] > score[best]) best = kind;
    return best == NAME_PERSON ? ACTOR_PERSON : best == NAME_PLACE ? ACTOR_PLACE : ACTOR_ORGANIZATION;
}

void names_find(struct block *block) {
    struct naming naming = { .block = block };
    runs_find(&naming);
    for (uint32_t i = 0; i < naming.candidates.n; i++) {
        const struct candidate *candidate = &naming.candidates.at[i];
        int16_t score[NAME_ROW];
        name_score(block, candidate, score);
        struct mention *mention = vec_push(&block->tags->arena, &block->tags->mentions);
        if (mention) *mention = (struct mention){ candidate->at, TAG_NONE, MENTION_NAME, (uint8_t)type_of(score) };
    }
}
