/* What the training program trains, a file each. Each reads the corpora under
   `folder` and writes its weights to `path`. pos and names keep a tenth of the files
   aside and say on stdout how well they do on it; cues and rank learn from all
   articles, and cross says how well that does. */
#ifndef DIXIT_TRAIN_H
#define DIXIT_TRAIN_H

#include "marked.h"
#include "src/tag/passes.h"

bool train_pos(const char *folder, const char *path);
bool train_names(const char *folder, const char *path);

/* cues keeps the articles aside whose number is `trial` modulo ten, and says how it does on them; -1 for none. */
bool train_cues(const char *folder, const char *path, int trial);
bool train_rank(const char *folder, const char *path);

/* Says how good the quotes are by cross-validation. To `path`, unless it is NULL, goes what was scored, as JSON Lines. */
bool train_cross(const char *folder, const char *path);

/* The lessons of the cue models in all articles; NULL where that fails. */
struct school;
struct cue_model;
struct school *school_read(const struct marked_articles *marked);
void school_free(struct school *school);
bool school_train(const struct school *school, unsigned aside, struct cue_model *model); /* without those tenths */

/* Cut a sample's text into tokens and sentences, as the tagger does. The block
   and the tags are the caller's to give back with block_drop. */
void block_make(struct block *block, struct tags *tags, const struct text *text);
void block_drop(struct block *block);

/* A number below n from a stream that `state` (not 0) is. */
uint32_t random_below(uint64_t *state, uint32_t n);

#endif
