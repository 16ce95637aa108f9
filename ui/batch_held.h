/* What a file of exports holds already, for --resume. */
#ifndef UI_BATCH_HELD_H
#define UI_BATCH_HELD_H

#include "batch_output.h"

/* Keys of articles: a set of hashes. Zeroed is empty. */
struct held {
    uint64_t *at; /* [room], a power of two; 0 is free */
    uint64_t n, room;
};

uint64_t held_hash(const void *bytes, size_t n); /* never 0 */
bool held_has(const struct held *held, uint64_t hash);
bool held_add(struct held *held, uint64_t hash); /* false: no memory */

/* Read the file that `output` was opened to keep: add the keys of its whole records
   and cut the rest off, in csv with the rows of the last article, which may not be
   all. Errors: what it holds is none of this export (argument), system, memory. */
bool held_read(struct held *held, struct output *output, const struct export_options *options, struct error *error);

void held_free(struct held *held);

#endif
