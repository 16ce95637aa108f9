/* Linear models over hashed features. A model is one read-only table of rows; a
   feature's hash picks a pair of them, of which one is its home, and the first
   byte of its row is the feature's check; where neither has it, the table does
   not know this feature. The other bytes are its weights, one a class. What is
   scored stays in integers throughout, so that a text has the same tags on every
   machine.

   The features a model keeps are the two of all that fell on a pair that its
   training found to matter most (tests/train/perceptron.h). One row for a
   feature would not do: two that matter meet too often, and one is lost. */
#ifndef DIXIT_LINEAR_H
#define DIXIT_LINEAR_H

#include <dixit/scratch.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A feature: the hash of what is seen (any 64 bits) and of where it is seen, the
   number of its template. */
static inline uint64_t linear_feature(unsigned template, uint64_t seen) {
    uint64_t hash = (seen ^ (template + 1) * 0xD1B54A32D192ED03u) * 0x9E3779B97F4A7C15u;
    return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
}

/* The home of a feature in a table of (1 << bits) rows; the other row of its pair is that ^ 1. */
static inline uint32_t linear_row(uint64_t feature, unsigned bits) {
    return (uint32_t)(feature >> (64 - bits));
}

static inline int8_t linear_check(uint64_t feature) {
    return (int8_t)(feature >> 24);
}

typedef int8_t linear_bytes __attribute__((vector_size(8)));
typedef int16_t linear_lanes __attribute__((vector_size(16)));
typedef uint32_t linear_pairs __attribute__((vector_size(16)));
typedef uint64_t linear_hashes __attribute__((vector_size(32)));

#if defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define LINEAR_TWICE(bytes) __builtin_shufflevector(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)
#endif
#endif

/* The eight weights at `row`. Each byte twice, then half of it: GCC converts bytes in more than twice as many steps. */
static inline linear_lanes linear_lanes_at(const int8_t *row) {
    linear_bytes bytes;
    memcpy(&bytes, row, sizeof bytes);
#ifdef LINEAR_TWICE
    return (linear_lanes)LINEAR_TWICE(bytes) >> 8;
#else
    return __builtin_convertvector(bytes, linear_lanes);
#endif
}

/* The feature's row of `width` bytes, if *keep is -1; else (0) the table does not have it. Nothing here is foreseen by a
   machine, so nothing here is a branch. */
static inline const int8_t *linear_find(const int8_t *rows, size_t width, unsigned bits, uint64_t feature, int16_t *keep) {
    const uint32_t home = linear_row(feature, bits);
    const int8_t check = linear_check(feature);
    const unsigned here = rows[home * width] == check, there = rows[(home ^ 1) * width] == check;
    *keep = (int16_t)-(int)(here | there);
    return rows + (home ^ (here ^ 1)) * width;
}

enum { LINEAR_WIDE = 24, LINEAR_NARROW = 8, LINEAR_MOST = 32 /* features at once */ };

/* The rows of those features that a table of (1 << bits) rows has; their number. n <= LINEAR_MOST. */
static inline unsigned linear_known(const int8_t *rows, size_t width, unsigned bits, const uint64_t *features, unsigned n,
                                    const int8_t *found[LINEAR_MOST]) {
    unsigned known = 0;
    for (unsigned i = 0; i < n; i++) {
        int16_t keep;
        found[known] = linear_find(rows, width, bits, features[i], &keep);
        known += keep & 1;
    }
    return known;
}

/* Scores of up to 23 classes: score[1..23] of a table of rows of LINEAR_WIDE bytes. */
static inline void linear_score_wide(const int8_t *rows, unsigned bits, const uint64_t *features, unsigned n,
                                     linear_lanes score[3]) {
    SCRATCH const int8_t *found[LINEAR_MOST];
    const unsigned known = linear_known(rows, LINEAR_WIDE, bits, features, n, found);
    linear_lanes low = { 0 }, middle = { 0 }, high = { 0 };
    for (unsigned i = 0; i < known; i++) {
        low += linear_lanes_at(found[i]);
        middle += linear_lanes_at(found[i] + 8);
        high += linear_lanes_at(found[i] + 16);
    }
    score[0] = low;
    score[1] = middle;
    score[2] = high;
}

static inline linear_lanes linear_greater(linear_lanes a, linear_lanes b) {
    for (int i = 0; i < 8; i++) a[i] = a[i] > b[i] ? a[i] : b[i];
    return a;
}

static inline int16_t linear_greatest(linear_lanes lanes) {
    typedef uint64_t halves __attribute__((vector_size(16)));
    halves turned = (halves)lanes;
    lanes = linear_greater(lanes, (linear_lanes)(halves){ turned[1], turned[0] });
    turned = (halves)lanes;
    lanes = linear_greater(lanes, (linear_lanes)(turned >> 32 | turned << 32));
    turned = (halves)lanes;
    return linear_greater(lanes, (linear_lanes)(turned >> 16 | turned << 48))[0];
}

/* The class that scored most; of several the first. */
static inline unsigned linear_best_wide(const linear_lanes score[3]) {
    enum { LAST = 31 };
    const linear_lanes places = { LAST, LAST - 1, LAST - 2, LAST - 3, LAST - 4, LAST - 5, LAST - 6, LAST - 7 };
    linear_lanes low = score[0];
    low[0] = INT16_MIN;
    const int16_t most = linear_greatest(linear_greater(linear_greater(low, score[1]), score[2]));
    low = (low == most) & places;
    low = linear_greater(low, (score[1] == most) & (places - 8));
    low = linear_greater(low, (score[2] == most) & (places - 16));
    return LAST - (unsigned)linear_greatest(low);
}

/* The same for up to seven classes, in rows of LINEAR_NARROW bytes. */
static inline void linear_score_narrow(const int8_t *rows, unsigned bits, const uint64_t *features, unsigned n,
                                       int16_t score[LINEAR_NARROW]) {
    SCRATCH const int8_t *found[LINEAR_MOST];
    const unsigned known = linear_known(rows, LINEAR_NARROW, bits, features, n, found);
    linear_lanes sum = { 0 };
    for (unsigned i = 0; i < known; i++) sum += linear_lanes_at(found[i]);
    memcpy(score, &sum, sizeof sum);
}

/* The pair of rows of two bytes where a feature may be, as one number: check, weight, check, weight. */
static inline uint32_t linear_pair(const int8_t *rows, unsigned bits, uint64_t feature) {
    const unsigned char *pair = (const unsigned char *)rows + 4 * (feature >> (65 - bits));
    return pair[0] | (uint32_t)pair[1] << 8 | (uint32_t)pair[2] << 16 | (uint32_t)pair[3] << 24;
}

/* What four features weigh, as two lanes each, of which one at most is not 0. */
static inline linear_lanes linear_weights(const int8_t *rows, unsigned bits, const uint64_t features[4]) {
    enum { WEIGHT = 8, ODD_ROW = 16 };
    linear_hashes hashes;
    memcpy(&hashes, features, sizeof hashes);
    const linear_pairs pairs = { linear_pair(rows, bits, features[0]), linear_pair(rows, bits, features[1]),
                                 linear_pair(rows, bits, features[2]), linear_pair(rows, bits, features[3]) };
    const linear_pairs check = __builtin_convertvector(hashes, linear_pairs) >> 24;
    const linear_pairs odd = -(__builtin_convertvector(hashes >> (64 - bits), linear_pairs) & 1);
    const linear_pairs home = odd ^ 0xFFFF;
    const linear_lanes match = (((linear_lanes)pairs ^ (linear_lanes)(check | check << ODD_ROW)) & 0xFF) == 0;
    const linear_pairs other = (linear_pairs)match >> ODD_ROW | (linear_pairs)match << ODD_ROW; /* the pair's other row has it */
    return (linear_lanes)pairs >> WEIGHT & match & ~(linear_lanes)(other & ~home);
}

/* The score of a model with one class, rows of two bytes: its sum is less than 2^15. */
static inline int32_t linear_score_one(const int8_t *rows, unsigned bits, const uint64_t *features, unsigned n) {
    linear_lanes lanes = { 0 };
    unsigned i = 0;
    for (; i + 4 <= n; i += 4) lanes += linear_weights(rows, bits, features + i);
    int32_t sum = lanes[0] + lanes[1] + lanes[2] + lanes[3] + lanes[4] + lanes[5] + lanes[6] + lanes[7];
    for (; i < n; i++) {
        int16_t keep;
        const int8_t *row = linear_find(rows, 2, bits, features[i], &keep);
        sum += row[1] & keep;
    }
    return sum;
}

#endif
