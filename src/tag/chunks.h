/* Chunks: noun phrases, verb groups and the reach of a clause, over the parts of
   speech of tokens that pos_find has tagged. All positions are token indices of
   the block; `last` is inclusive, `end` is one past. Nothing looks beyond the
   sentence; each call is linear in what it looks at. */
#ifndef DIXIT_CHUNKS_H
#define DIXIT_CHUNKS_H

#include "passes.h"

enum verb_flag {
    VERB_PASSIVE = 1,     /* was told, being asked, got accused */
    VERB_NEGATED = 2,     /* did not say */
    VERB_MODAL = 4,       /* would say */
    VERB_INFINITIVE = 8,  /* to say */
    VERB_PARTICIPLE = 16, /* no finite verb in the group: saying, asked about it */
    VERB_PERFECT = 32     /* has said */
};

/* A verb with its auxiliaries and the adverbs between: “has not yet been told”. */
struct verb_group {
    uint32_t first, last; /* from the first auxiliary to the verb */
    uint32_t verb;        /* the main verb */
    uint8_t flags;        /* enum verb_flag, or-ed */
};

/* The base noun phrases of the sentences in [first, end) go to block->chunks,
   which ascends: call it in the order of the text, after pos_find. */
void chunks_find(struct block *block, uint32_t first, uint32_t end);

/* Index of the chunk that holds the token, else TAG_NONE. */
static inline uint32_t chunk_at(const struct block *block, uint32_t token) {
    return block->chunk_of && token < block->tokens.n ? block->chunk_of[token] - 1 : TAG_NONE;
}

/* The chunk whose last token is this one, or NULL. */
static inline const struct chunk *chunk_ending(const struct block *block, uint32_t last) {
    uint32_t index = chunk_at(block, last);
    return index != TAG_NONE && block->chunks.at[index].last == last ? &block->chunks.at[index] : NULL;
}

/* The group of the verb at `token`. */
struct verb_group verb_group_at(const struct block *block, uint32_t token);

#endif
