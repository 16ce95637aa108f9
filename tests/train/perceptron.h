/* The averaged perceptron (Collins 2002) over hashed features, in integers and
   without a clock or an address in it: the same examples in the same order give
   the same weights, byte for byte.

   Training goes twice over the matter. First every feature that was counted
   often enough has a row of weights of its own. Then the table that ships is
   made: each pair of its rows goes to the two weightiest of the features that
   fall on it, and the kept ones are trained again, alone, with the mistaken
   identities of the table's short checks and all. Last, weights become bytes. */
#ifndef DIXIT_PERCEPTRON_H
#define DIXIT_PERCEPTRON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct perceptron;

/* For classes 1 .. classes (1: a single score, trained up and down). NULL without memory. */
struct perceptron *perceptron_new(unsigned classes);
void perceptron_free(struct perceptron *perceptron);

/* Before training: count what is seen; then keep what was seen `least` times. */
bool perceptron_count(struct perceptron *perceptron, const uint64_t *features, unsigned n);
void perceptron_admit(struct perceptron *perceptron, uint32_t least);

/* score[1 .. classes] of an example. */
void perceptron_score(const struct perceptron *perceptron, const uint64_t *features, unsigned n, int64_t *score);

/* Of the classes 1 .. classes the one that a score favours, the lowest of equals. */
unsigned perceptron_best(const struct perceptron *perceptron, const int64_t *score);

/* The class to learn from: the best of those whose score comes within `margin` of
   the right one's, or else `right` itself. With a margin of 1 a tie is a mistake;
   without one it would be right or wrong by the order of the classes, nothing
   would part the two, and the rounding of averages to bytes would decide. */
unsigned perceptron_rival(const struct perceptron *perceptron, const int64_t *score, unsigned right, int64_t margin);

/* One example went by; where one class was guessed and another right, weights move by `step`. */
void perceptron_update(struct perceptron *perceptron, const uint64_t *features, unsigned n, unsigned right,
                       unsigned guess, int32_t step);

/* Keep for each pair of the (1 << bits) rows of the table its two weightiest
   features by the averaged weights, forget the others and all weights. */
bool perceptron_settle(struct perceptron *perceptron, unsigned bits);

/* The averaged weights as bytes, `width` a row (the check, then the classes). After perceptron_settle. */
void perceptron_write(struct perceptron *perceptron, unsigned width, int8_t *rows);

/* How many features have a row. */
size_t perceptron_features(const struct perceptron *perceptron);

#endif
