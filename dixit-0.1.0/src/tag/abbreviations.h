/* What a stop after a word may mean, and which words speak for a new sentence. */
#ifndef DIXIT_ABBREVIATIONS_H
#define DIXIT_ABBREVIATIONS_H

#include <stdbool.h>
#include <stdint.h>

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,  /* a name follows: Mr. never ends a sentence */
    ABBREVIATION_NUMBER, /* one before a number, else a word: No. 5 */
    ABBREVIATION_OTHER   /* ends a sentence where the next word begins one: Inc. */
};

/* The kind of the n bytes at `at`, a word without its final stop. */
enum abbreviation abbreviation_find(const char *at, uint32_t n);

/* Is this word, with a capital, more likely the beginning of a sentence than a name? The, She, But, ... */
bool abbreviation_starter(const char *at, uint32_t n);

#endif
