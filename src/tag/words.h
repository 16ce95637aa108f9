/* The lexicon: what is known of a word, whatever text it stands in. All tables
   are the files NAME.txt of src/tag/lexicon, each with its origin in its first lines; mkwords.c
   merges them at build time into one table (words.inc), so that a token is
   looked up once and every pass asks bits. The table is a perfect hash (Fox, Heath,
   Chen and Daoud, 1992: hash and displace): one place to look, whatever the word.

   A line of a table is `word` or `word<TAB>data`, the word in lower case with a
   straight apostrophe (mkwords adds the form with the curly one). A word with spaces in it is a phrase ("south korea"): it
   is an entry like any other, found by phrase_find, and its first word carries
   WORD_PHRASE. What `data` may hold depends on the table:

     say, think, cue-nouns           a number of 0 to 100 and letters of WORD_FRAMES: "97 qt"
     countries, capitals, peoples    ISO 3166 code of the country: "RU"
     titles, roles, group-nouns,     letters of WORD_TRAITS: "f", "mp"
     pronouns, first-names-*         */
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
    X(WORD_SURNAME, "surnames")                                                                     \
    X(WORD_COUNTRY, "countries")         /* names of countries */                                   \
    X(WORD_CAPITAL, "capitals")          /* capitals and seats of power that speak: Moscow, Kremlin */ \
    X(WORD_PEOPLE, "peoples")            /* Russian, Russians */                                    \
    X(WORD_PLACE, "places")              /* states, cities, rivers */                               \
    X(WORD_PLACE_WORD, "place-words")    /* River, County, Street: what places are named with */    \
    X(WORD_ORG, "organisation-words")    /* Ministry, Bank, University, Inc */                      \
    X(WORD_ORG_NAME, "organisations")    /* names of organisations: NATO, Reuters */                \
    X(WORD_GROUP, "group-nouns")         /* police, officials, critics, residents */                \
    X(WORD_MONTH, "months-days")                                                                    \
    X(WORD_PRONOUN, "pronouns")                                                                     \
    X(WORD_DETERMINER, "determiners")                                                               \
    X(WORD_PREPOSITION, "prepositions")                                                             \
    X(WORD_CONJUNCTION, "conjunctions")                                                             \
    X(WORD_AUXILIARY, "auxiliaries")                                                                \
    X(WORD_ADVERB, "adverbs")                                                                       \
    X(WORD_NUMBER, "numbers")            /* two, third, million */                                  \
    X(WORD_NOT_NAME, "not-names")        /* written with a capital, yet nobody's name: Internet, God, Christmas */ \
    X(WORD_COMMON, "common-words")       /* words that are no names though a sentence begin with them */ \
    X(WORD_ATTITUDE, "attitudes")        /* of the above, those that name a deed or a state of mind: refuse, hope */

enum word_class_bit {
#define X(id, file) id##_BIT,
    WORD_CLASSES(X)
#undef X
        WORD_PHRASE_BIT
};

enum word_class {
#define X(id, file) id = 1 << id##_BIT,
    WORD_CLASSES(X)
#undef X
        WORD_PHRASE = 1 << WORD_PHRASE_BIT /* a phrase of the lexicon begins with it */
};

/* What is known of a word. Fifty thousand words are of two thousand kinds, so a slot holds a kind's number: slots
   are read at random, and a page of text brings all of them into memory. */
struct word_kind {
    uint32_t classes; /* WORD_* bits */
    uint32_t data;    /* what the tables say besides: the functions below */
};

enum { WORD_SLOTS = 1 << 16, WORD_BUCKETS = 1 << 14 };

/* Each slot has what word_spread leaves of a word's hash, and below it the index of the word's kind. Slot 0 is no word,
   and there are more such: 0, for kind 0 has no class. */
extern const uint64_t word_slots[WORD_SLOTS];
extern const struct word_kind word_kind_list[];
extern const uint16_t word_displacements[WORD_BUCKETS];

/* Four bytes as a number, the first one lowest (compilers make one load of it). */
static inline uint64_t word_bytes(const char *at) {
    const unsigned char *byte = (const unsigned char *)at;
    /* cppcheck-suppress arrayIndexOutOfBounds ; callers have four, whatever literals it tries */
    return byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

static inline uint64_t word_eight(const char *at) {
    return word_bytes(at) | word_bytes(at + 4) << 32;
}

static inline uint64_t word_hash_mix(uint64_t hash, uint64_t chunk) {
    hash = (hash ^ (chunk | 0x2020202020202020u)) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* The hash of the n >= 1 bytes of a word, whatever its case: setting bit 5 of
   every byte folds ASCII and Latin-1 letters alike and leaves digits, ' - . alone.
   The tagger, mkwords and the weights' training share it; it is the same on every machine. */
static inline uint64_t word_hash(const char *at, uint32_t n) {
    uint64_t hash = n * 0xD6E8FEB86659FD93u, chunk; /* so that no length undoes a letter */
    for (; n > 8; at += 8, n -= 8) {
        hash = word_hash_mix(hash, word_eight(at));
    }
    if (n >= 4) { /* two reads that overlap, rather than one too far */
        chunk = word_bytes(at) | word_bytes(at + n - 4) << 32;
    } else {
        const unsigned char *byte = (const unsigned char *)at;
        chunk = byte[0] | (uint64_t)byte[n >> 1] << 8 | (uint64_t)byte[n - 1] << 16;
    }
    return word_hash_mix(word_hash_mix(hash, chunk), 0);
}

/* The same of 1 to 8 bytes that were read as a number, whatever follows them in it. Lengths are not foreseen, and no branch. */
static inline uint64_t word_hash_read(uint64_t bytes, uint32_t n) {
    const uint64_t ends = (uint32_t)bytes | bytes >> ((8 * n - 32) & 63) << 32;
    const uint64_t few = (bytes & 0xFF) | (bytes >> 8 * (n >> 1) & 0xFF) << 8 | (bytes >> 8 * (n - 1) & 0xFF) << 16;
    return word_hash_mix(word_hash_mix(n * 0xD6E8FEB86659FD93u, n >= 4 ? ends : few), 0);
}

/* The same of at most 24 bytes, without a loop: compilers work it out for a literal. */
static inline __attribute__((always_inline)) uint64_t word_hash_short(const char *at, size_t n) {
    uint64_t hash = n * 0xD6E8FEB86659FD93u, chunk;
    /* cppcheck-suppress pointerOutOfBounds ; n is asked first */
    if (n > 8) hash = word_hash_mix(hash, word_bytes(at) | word_bytes(at + 4) << 32), at += 8, n -= 8;
    /* cppcheck-suppress pointerOutOfBounds ; n is asked first */
    if (n > 8) hash = word_hash_mix(hash, word_bytes(at) | word_bytes(at + 4) << 32), at += 8, n -= 8;
    /* cppcheck-suppress pointerOutOfBoundsCond ; n is asked first */
    if (n >= 4) chunk = word_bytes(at) | word_bytes(at + n - 4) << 32;
    else chunk = (unsigned char)at[0] | (uint64_t)(unsigned char)at[n >> 1] << 8 | (uint64_t)(unsigned char)at[n - 1] << 16;
    return word_hash_mix(word_hash_mix(hash, chunk), 0);
}

/* All words of a bucket are sent to their places by one displacement, which mkwords chose so that no two meet. */
static inline uint32_t word_bucket(uint64_t hash) {
    return (uint32_t)(hash >> 50);
}

/* The hash in another form, of which nothing is lost: its slot are the upper 16 bits, and what stands in the slot the rest. */
enum { WORD_REST = 48 };

static inline uint64_t word_spread(uint64_t hash, uint16_t displacement) {
    return (hash ^ displacement) * 0xD6E8FEB86659FD93u;
}

/* The index of the word with this hash, 0 where the lexicon does not have it. */
static inline uint16_t word_find(uint64_t hash) {
    const uint64_t spread = word_spread(hash, word_displacements[word_bucket(hash)]), slot = spread >> WORD_REST;
    return (word_slots[slot] ^ spread << (64 - WORD_REST)) >> (64 - WORD_REST) ? 0 : (uint16_t)slot;
}

/* The hash of the word with this index; of 0, 0. */
uint64_t word_hash_of(uint16_t word);

/* The hash of a phrase is its words' hashes joined from the left. */
#define WORD_PHRASE_MAX 5 /* words in a phrase */

static inline uint64_t word_hash_join(uint64_t phrase, uint64_t word) {
    return (phrase ^ (word >> 7)) * UINT64_C(0x9E3779B97F4A7C15) + word;
}

static inline uint32_t word_classes(uint16_t word) {
    return word_kind_list[(uint16_t)word_slots[word]].classes;
}

static inline uint32_t word_data(uint16_t word) {
    return word_kind_list[(uint16_t)word_slots[word]].data;
}

static inline bool word_is(uint16_t word, uint32_t classes) {
    return word_classes(word) & classes;
}

/* Of 100 times the word is used, how often it introduces words; 0 where not told. */
static inline unsigned word_percent(uint16_t word) {
    return word_data(word) & 0xFF;
}

/* What may follow it as content: quotation, that-clause, object, infinitive,
   person told, wh-clause, prepositional phrase (“of”, “about”), “so”. */
#define WORD_FRAMES "qtoipwfs"

static inline bool word_frame(uint16_t word, char frame) {
    unsigned bit = 0;
    while (WORD_FRAMES[bit] != frame) bit++;
    return word_data(word) >> (8 + bit) & 1;
}

/* The country as two letters in ten bits (WORD_COUNTRY_CODE), 0 where none. */
#define WORD_COUNTRY_CODE(a, b) ((unsigned)(((a) - 'A' + 1) << 5 | ((b) - 'A' + 1)))

static inline unsigned word_country(uint16_t word) {
    return word_data(word) >> 16 & 0x3FF;
}

/* Male, female, neuter, plural, first person, possessive. */
#define WORD_TRAITS "mfnp1s"
enum word_trait { TRAIT_MALE = 1, TRAIT_FEMALE = 2, TRAIT_NEUTER = 4, TRAIT_PLURAL = 8, TRAIT_FIRST = 16, TRAIT_POSSESSIVE = 32 };

static inline unsigned word_traits(uint16_t word) {
    return word_data(word) >> 26;
}

#endif
