/* Actors: the figures that mentions were found to be of, in the order of the text,
   and each quote given to the one that its source means. */
#include "actors.h"
#include <stdlib.h>

/* --- mentions of nobody go ------------------------------------------------------- */

static bool is_somebody(const struct cast *cast, const struct mention *mention) {
    return mention->actor != TAG_NONE && !cast->figures.at[mention->actor].dropped;
}

/* Keep the mentions of somebody; `place[old]` is where each went, or TAG_NONE. */
static void mentions_keep(struct cast *cast, uint32_t *place) {
    struct tags *tags = cast->tags;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < tags->mentions.n; i++) {
        place[i] = TAG_NONE;
        if (!is_somebody(cast, &tags->mentions.at[i])) continue;
        place[i] = kept;
        tags->mentions.at[kept++] = tags->mentions.at[i];
    }
    tags->mentions.n = kept;
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        struct quote *quote = &tags->quotes.at[i];
        if (quote->mention != TAG_NONE) quote->mention = place[quote->mention];
    }
}

/* --- figures become actors, by their first mention ---------------------------------- */

static bool actors_write(struct cast *cast, uint32_t *place) {
    struct tags *tags = cast->tags;
    for (uint32_t i = 0; i < cast->figures.n; i++) place[i] = TAG_NONE;
    for (uint32_t i = 0; i < tags->mentions.n; i++) {
        struct mention *mention = &tags->mentions.at[i];
        uint32_t at = mention->actor;
        if (place[at] == TAG_NONE) {
            const struct figure *figure = &cast->figures.at[at];
            struct actor *actor = vec_push(&tags->arena, &tags->actors);
            if (!actor) return false;
            struct span role = figure->type == ACTOR_PERSON ? figure->role : SPAN_NONE;
            *actor = (struct actor){ .name = figure->name, .role = role, .type = figure->type, .first = i };
            place[at] = tags->actors.n - 1;
        }
        mention->actor = place[at];
        mention->type = tags->actors.at[place[at]].type;
        tags->actors.at[place[at]].mentions++;
    }
    return true;
}

/* --- speakers -------------------------------------------------------------------------- */

static void quotes_give(struct cast *cast) {
    struct tags *tags = cast->tags;
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        struct quote *quote = &tags->quotes.at[i];
        quote->speaker = quote->mention == TAG_NONE ? TAG_NONE : tags->mentions.at[quote->mention].actor;
    }
    quotes_count(tags, cast->block->text);
}

void actors_find(struct block *block) {
    struct cast *cast = block->cast;
    if (!cast || block_failed(block)) return;
    figures_settle(cast);
    antecedents_find(cast);
    uint32_t n = block->tags->mentions.n > cast->figures.n ? block->tags->mentions.n : cast->figures.n;
    uint32_t *place = arena_alloc(&block->scratch, (n + 1) * sizeof *place);
    if (!place) return;
    mentions_keep(cast, place);
    if (actors_write(cast, place)) quotes_give(cast);
}
