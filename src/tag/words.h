/* The lexicon: what is known of a word, whatever text it stands in. All tables
   are the files NAME.txt of src/tag/lexicon, each with its origin in its first lines; mkwords.c
   merges them at build time into one table sorted by hash (words.inc), so that a
   token is looked up once and every pass asks bits. */
#ifndef DIXIT_WORDS_H
#define DIXIT_WORDS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* id (a bit), name of the table file. Adding a class is a line here and a file. */
#define WORD_CLASSES(X)                                                                             \
    X(WORD_SAY, "say")                   /* forms of verbs of speech that take a quotation: said */ \
    X(WORD_THINK, "think")               /* believes, wants, hopes, fears */                        \
    X(WORD_CUE_NOUN, "cue-nouns")        /* statement, report, claim */                             \
    X(WORD_TITLE, "titles")              /* Mr, Mrs, Dr, Sen. */                                    \
    X(WORD_ROLE, "roles")                /* spokeswoman, minister, analyst */                       \
    X(WORD_MALE, "first-names-male")                                                                \
    X(WORD_FEMALE, "first-names-female")                                                            \
    X(WORD_COUNTRY, "countries")         /* one-word names of countries */                          \
    X(WORD_CAPITAL, "capitals")          /* one-word capitals and seats of power that speak: Moscow, Kremlin */ \
    X(WORD_PEOPLE, "peoples")            /* Russian, Russians */                                    \
    X(WORD_PLACE, "places")              /* states, cities, rivers */                               \
    X(WORD_ORG, "organisation-words")    /* Ministry, Bank, University, Inc */                      \
    X(WORD_GROUP, "group-nouns")         /* police, officials, critics, residents */                \
    X(WORD_ABBREVIATION, "abbreviations") /* with a stop that need not end a sentence */            \
    X(WORD_MONTH, "months-days")                                                                    \
    X(WORD_PRONOUN, "pronouns")                                                                     \
    X(WORD_DETERMINER, "determiners")                                                               \
    X(WORD_PREPOSITION, "prepositions")                                                             \
    X(WORD_CONJUNCTION, "conjunctions")                                                             \
    X(WORD_AUXILIARY, "auxiliaries")                                                                \
    X(WORD_ADVERB, "adverbs")                                                                       \
    X(WORD_COMMON, "common-words")       /* words that are no names though a sentence begin with them */

struct word {
    uint64_t hash;   /* of the lower-cased UTF-8 bytes: word_hash */
    uint64_t classes; /* WORD_* bits */
    uint32_t data;   /* what the class's file says besides, see words.c */
};

static inline uint64_t word_hash_mix(uint64_t hash, uint64_t chunk) {
    hash = (hash ^ (chunk | 0x2020202020202020u)) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* The hash of the n >= 1 bytes of a word, whatever its case: setting bit 5 of
   every byte folds ASCII and Latin-1 letters alike and leaves digits, ' - . alone.
   The tagger and mkwords share it; it reads the bytes in the machine's own order. */
static inline uint64_t word_hash(const char *at, uint32_t n) {
    uint64_t hash = n, chunk;
    for (; n > 8; at += 8, n -= 8) {
        memcpy(&chunk, at, 8);
        hash = word_hash_mix(hash, chunk);
    }
    if (n >= 4) { /* two reads that overlap, rather than one too far */
        uint32_t low, high;
        memcpy(&low, at, 4);
        memcpy(&high, at + n - 4, 4);
        chunk = low | (uint64_t)high << 32;
    } else {
        const unsigned char *byte = (const unsigned char *)at;
        chunk = byte[0] | (uint64_t)byte[n >> 1] << 8 | (uint64_t)byte[n - 1] << 16;
    }
    return word_hash_mix(word_hash_mix(hash, chunk), 0);
}

/* The index in word_list of the word with this hash, 0 where the lexicon does not have it. */
uint16_t word_find(uint64_t hash);

#endif
