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
    arena_free(&block->scratch);
    tags_free(block->tags);
}

uint32_t random_below(uint64_t *state, uint32_t n) { /* Marsaglia's xorshift */
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)((*state >> 32) * n >> 32);
}

int main(int argc, char **argv) {
    if (argc == 4 && !strcmp(argv[1], "pos")) return train_pos(argv[2], argv[3]) ? EXIT_SUCCESS : EXIT_FAILURE;
    if (argc == 4 && !strcmp(argv[1], "cues")) return train_cues(argv[2], argv[3]) ? EXIT_SUCCESS : EXIT_FAILURE;
    if (argc == 4 && !strcmp(argv[1], "names")) return train_names(argv[2], argv[3]) ? EXIT_SUCCESS : EXIT_FAILURE;
    if (argc == 4 && !strcmp(argv[1], "rank")) return train_rank(argv[2], argv[3]) ? EXIT_SUCCESS : EXIT_FAILURE;
    fputs("usage: train pos|names|cues|rank CORPUS WEIGHTS\n", stderr);
    return 2;
}
