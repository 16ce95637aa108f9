/* What the training program trains, a file each. Each reads the corpora under
   `folder`, writes its weights to `path` and says on stdout how well they do on
   the tenth of the files that it kept aside. */
#ifndef DIXIT_TRAIN_H
#define DIXIT_TRAIN_H

#include "src/tag/passes.h"

bool train_pos(const char *folder, const char *path);
bool train_names(const char *folder, const char *path);

/* These keep the articles tests/score/polnear calls held aside, and of the others
   those whose number is `trial` modulo ten; -1 for none. */
bool train_cues(const char *folder, const char *path, int trial);
bool train_rank(const char *folder, const char *path, int trial);

/* Cut a sample's text into tokens and sentences, as the tagger does. The block
   and the tags are the caller's to give back with block_drop. */
void block_make(struct block *block, struct tags *tags, const struct text *text);
void block_drop(struct block *block);

/* A number below n from a stream that `state` (not 0) is. */
uint32_t random_below(uint64_t *state, uint32_t n);

#endif
