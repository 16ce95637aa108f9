/* A story told by bytes: each chooses a word or a mark of a table, so that a fuzzer
   goes through the tagger's rules and not through spellings. */
#ifndef DIXIT_STORY_H
#define DIXIT_STORY_H

#include <stddef.h>
#include <stdint.h>

struct fuzz_words {
    const char *const *at; /* [n] */
    size_t n;
};

/* Tag the story; abort where the tags' invariants are broken. */
void story_check(const uint8_t *data, size_t size, struct fuzz_words words);

#endif
