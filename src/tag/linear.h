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

/* The eight weights at `row`. */
static inline linear_lanes linear_lanes_at(const int8_t *row) {
    linear_bytes bytes;
    memcpy(&bytes, row, sizeof bytes);
    return __builtin_convertvector(bytes, linear_lanes);
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
                                     int16_t score[LINEAR_WIDE]) {
    const int8_t *found[LINEAR_MOST];
    const unsigned known = linear_known(rows, LINEAR_WIDE, bits, features, n, found);
    linear_lanes sum[3] = { { 0 }, { 0 }, { 0 } };
    for (unsigned i = 0; i < known; i++)
        for (unsigned part = 0; part < 3; part++) sum[part] += linear_lanes_at(found[i] + part * 8);
    memcpy(score, sum, sizeof sum);
}

/* The same for up to seven classes, in rows of LINEAR_NARROW bytes. */
static inline void linear_score_narrow(const int8_t *rows, unsigned bits, const uint64_t *features, unsigned n,
                                       int16_t score[LINEAR_NARROW]) {
    const int8_t *found[LINEAR_MOST];
    const unsigned known = linear_known(rows, LINEAR_NARROW, bits, features, n, found);
    linear_lanes sum = { 0 };
    for (unsigned i = 0; i < known; i++) sum += linear_lanes_at(found[i]);
    memcpy(score, &sum, sizeof sum);
}

/* The score of a model with one class, rows of two bytes. */
static inline int32_t linear_score_one(const int8_t *rows, unsigned bits, const uint64_t *features, unsigned n) {
    int32_t sum = 0;
    for (unsigned i = 0; i < n; i++) {
        int16_t keep;
        const int8_t *row = linear_find(rows, 2, bits, features[i], &keep);
        sum += row[1] & keep;
    }
    return sum;
}

#endif
