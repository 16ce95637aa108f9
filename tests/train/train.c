/* train: make the weights that src/tag/ ships. Not installed; see README.md here. */
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void block_make(struct block *block, struct tags *tags, const struct text *text) {
    *tags = (struct tags){ 0 };
    *block = (struct block){ .text = text, .tags = tags };
    struct tag_options options = { .title = SPAN_NONE };
    paragraphs_find(tags, text, &options);
    block->paragraph_end = tags->paragraphs.n;
    tokens_find(block);
    sentences_find(block);
    marks_find(block);
}

void block_drop(struct block *block) {
    blocks_free(block);
    tags_free(block->tags);
}

uint32_t random_below(uint64_t *state, uint32_t n) { /* Marsaglia's xorshift */
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)((*state >> 32) * n >> 32);
}

int main(int argc, char **argv) {
    const char *what = argc > 2 ? argv[1] : "";
    int trial = argc == 5 ? atoi(argv[4]) : -1;
    bool fine = false;
    if (argc == 4 && !strcmp(what, "pos")) fine = train_pos(argv[2], argv[3]);
    else if (argc == 4 && !strcmp(what, "names")) fine = train_names(argv[2], argv[3]);
    else if (argc <= 5 && !strcmp(what, "cues")) fine = train_cues(argv[2], argv[3], trial);
    else if (argc == 4 && !strcmp(what, "rank")) fine = train_rank(argv[2], argv[3]);
    else if ((argc == 3 || argc == 4) && !strcmp(what, "cross")) fine = train_cross(argv[2], argv[3]);
    else fputs("usage: train pos|names|rank CORPUS WEIGHTS; train cues CORPUS WEIGHTS [TENTH TO KEEP ASIDE]; train cross CORPUS [EXPORT]\n", stderr);
    return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
