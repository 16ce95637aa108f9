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

/* What chunk_grow may take in behind a base noun phrase. */
enum chunk_reach {
    CHUNK_POSSESSOR = 1,  /* back over “Ukraine ’s” */
    CHUNK_OF = 2,         /* “of the ministry”, again and again */
    CHUNK_PP = 4,         /* “for”, “at”, “from”, “in”, “with”, “on”, “to” … as well */
    CHUNK_APPOSITION = 8, /* “, the head of the group,” */
    CHUNK_AND = 16,       /* “and his wife” */
    CHUNK_RELATIVE = 32   /* “, who lives there,” */
};

/* The base noun phrases of the sentences in [first, end) go to block->chunks,
   which ascends: call it in the order of the text, after pos_find. */
void chunks_find(struct block *block, uint32_t first, uint32_t end);

/* Index of the chunk that holds the token, or of the nearest that begins at or
   before / after it in the same sentence; else TAG_NONE. O(log n). */
uint32_t chunk_at(const struct block *block, uint32_t token);
uint32_t chunk_before(const struct block *block, uint32_t token);
uint32_t chunk_after(const struct block *block, uint32_t token);

/* Chunk `index` with all that `reach` (enum chunk_reach, or-ed) lets it take in; its head stays. */
struct chunk chunk_grow(const struct block *block, uint32_t index, unsigned reach);

/* The group of the verb at `token`. */
struct verb_group verb_group_at(const struct block *block, uint32_t token);

/* The chunk that is the subject of the group: before it, over adverbs, asides
   and relative clauses; or right after it (“said Mr. Lavrov”); else TAG_NONE. */
uint32_t subject_before(const struct block *block, const struct verb_group *group);
uint32_t subject_after(const struct block *block, const struct verb_group *group);

/* One past the last token of the clause that begins at `first`: at most the end
   of the sentence, without its stop. */
uint32_t clause_end(const struct block *block, uint32_t first);

#endif
