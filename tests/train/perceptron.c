#include "perceptron.h"
#include "src/tag/linear.h"
#include <stdlib.h>

enum { SUM_LIMIT = 127 };

struct cell {
    int32_t weight;
    uint32_t since; /* the step at which `total` was brought up to date */
    int64_t total;  /* of the weight over all steps before */
};

struct perceptron {
    unsigned classes, bits; /* bits: of the table, 0 before it is settled */
    uint32_t step;
    size_t n, room;    /* features; places of the hash table, a power of two */
    uint64_t *keys;    /* [room] feature, 0 where free */
    uint32_t *rows;    /* [room] its row in cells */
    uint32_t *counts;  /* [room] */
    struct cell *cells; /* [n * classes] */
    uint8_t *checks;    /* [1 << bits] the settled table's; 0 where free, as in the table that ships */
};

struct perceptron *perceptron_new(unsigned classes) {
    struct perceptron *perceptron = calloc(1, sizeof *perceptron);
    if (perceptron) perceptron->classes = classes;
    return perceptron;
}

static void drop_features(struct perceptron *perceptron) {
    free(perceptron->keys);
    free(perceptron->rows);
    free(perceptron->counts);
    free(perceptron->cells);
    perceptron->keys = NULL;
    perceptron->rows = perceptron->counts = NULL;
    perceptron->cells = NULL;
    perceptron->n = perceptron->room = 0;
    perceptron->step = 0;
}

void perceptron_free(struct perceptron *perceptron) {
    if (!perceptron) return;
    drop_features(perceptron);
    free(perceptron->checks);
    free(perceptron);
}

size_t perceptron_features(const struct perceptron *perceptron) {
    return perceptron->n;
}

static size_t place_of(const struct perceptron *perceptron, uint64_t feature) {
    size_t place = (size_t)(feature >> 20) & (perceptron->room - 1);
    while (perceptron->keys[place] && perceptron->keys[place] != feature) place = (place + 1) & (perceptron->room - 1);
    return place;
}

static bool grow(struct perceptron *perceptron) {
    struct perceptron old = *perceptron;
    perceptron->room = old.room ? old.room * 2 : 1 << 12;
    perceptron->keys = calloc(perceptron->room, sizeof *perceptron->keys);
    perceptron->rows = calloc(perceptron->room, sizeof *perceptron->rows);
    perceptron->counts = calloc(perceptron->room, sizeof *perceptron->counts);
    bool made = perceptron->keys && perceptron->rows && perceptron->counts;
    for (size_t i = 0; made && i < old.room; i++) {
        if (!old.keys[i]) continue;
        size_t place = place_of(perceptron, old.keys[i]);
        perceptron->keys[place] = old.keys[i];
        perceptron->counts[place] = old.counts[i];
    }
    free(old.keys);
    free(old.rows);
    free(old.counts);
    return made;
}

bool perceptron_count(struct perceptron *perceptron, const uint64_t *features, unsigned n) {
    for (unsigned i = 0; i < n; i++) {
        if (!features[i]) continue;
        if (perceptron->n * 2 >= perceptron->room && !grow(perceptron)) return false;
        size_t place = place_of(perceptron, features[i]);
        if (!perceptron->keys[place]) perceptron->n++;
        perceptron->keys[place] = features[i];
        perceptron->counts[place]++;
    }
    return true;
}

/* Rows for the places whose count is `least` or more; a place without one has row UINT32_MAX. */
void perceptron_admit(struct perceptron *perceptron, uint32_t least) {
    perceptron->n = 0;
    for (size_t i = 0; i < perceptron->room; i++) {
        bool in = perceptron->keys[i] && perceptron->counts[i] >= least;
        perceptron->rows[i] = in ? (uint32_t)perceptron->n++ : UINT32_MAX;
    }
    perceptron->cells = calloc(perceptron->n * perceptron->classes + 1, sizeof *perceptron->cells);
    for (size_t i = 0; !perceptron->cells && i < perceptron->room; i++) perceptron->rows[i] = UINT32_MAX;
    if (!perceptron->cells) perceptron->n = 0;
}

/* The weights of a feature, or NULL. */
static struct cell *cells_of(const struct perceptron *perceptron, uint64_t feature) {
    size_t row;
    if (perceptron->bits) {
        const uint8_t check = (uint8_t)linear_check(feature);
        row = linear_row(feature, perceptron->bits);
        if (perceptron->checks[row] != check) row ^= 1;
        if (perceptron->checks[row] != check) return NULL;
    } else {
        if (!feature || !perceptron->room) return NULL;
        size_t place = place_of(perceptron, feature);
        if (!perceptron->keys[place] || perceptron->rows[place] == UINT32_MAX) return NULL;
        row = perceptron->rows[place];
    }
    return perceptron->cells + row * perceptron->classes;
}

void perceptron_score(const struct perceptron *perceptron, const uint64_t *features, unsigned n, int64_t *score) {
    for (unsigned class = 1; class <= perceptron->classes; class++) score[class] = 0;
    for (unsigned i = 0; i < n; i++) {
        const struct cell *cells = cells_of(perceptron, features[i]);
        for (unsigned class = 1; cells && class <= perceptron->classes; class++) score[class] += cells[class - 1].weight;
    }
}

unsigned perceptron_best(const struct perceptron *perceptron, const int64_t *score) {
    unsigned best = 1;
    for (unsigned class = 2; class <= perceptron->classes; class++)
        if (score[class] > score[best]) best = class;
    return best;
}

unsigned perceptron_rival(const struct perceptron *perceptron, const int64_t *score, unsigned right, int64_t margin) {
    unsigned rival = 0;
    for (unsigned class = 1; class <= perceptron->classes; class++)
        if (class != right && (!rival || score[class] > score[rival])) rival = class;
    return rival && score[rival] + margin > score[right] ? rival : right;
}

static void move(struct cell *cell, uint32_t step, int32_t by) {
    cell->total += (int64_t)cell->weight * (step - cell->since);
    cell->since = step;
    cell->weight += by;
}

void perceptron_update(struct perceptron *perceptron, const uint64_t *features, unsigned n, unsigned right,
                       unsigned guess, int32_t step) {
    perceptron->step++;
    if (right == guess) return;
    for (unsigned i = 0; i < n; i++) {
        struct cell *cells = cells_of(perceptron, features[i]);
        if (cells && right) move(&cells[right - 1], perceptron->step, step);
        if (cells && guess) move(&cells[guess - 1], perceptron->step, -step);
    }
}

/* The average, in 1/256 of a step's size. */
static int64_t average(const struct perceptron *perceptron, const struct cell *cell) {
    int64_t total = cell->total + (int64_t)cell->weight * (perceptron->step - cell->since);
    return perceptron->step ? total * 256 / perceptron->step : 0;
}

/* How much a feature decides, all in all. */
static int64_t gravity(const struct perceptron *perceptron, size_t place) {
    const struct cell *cells = perceptron->cells + (size_t)perceptron->rows[place] * perceptron->classes;
    int64_t sum = 0;
    for (unsigned class = 0; class < perceptron->classes; class++) {
        int64_t weight = average(perceptron, &cells[class]);
        sum += weight < 0 ? -weight : weight;
    }
    uint32_t often = 0;
    while (perceptron->counts[place] >> often) often++;
    return sum * often;
}

/* A feature that asks for a row. */
struct suitor {
    uint64_t feature;
    int64_t gravity;
};

/* Put the suitor among the two weightiest of its pair, the weightier first. */
static void pair_offer(struct suitor pair[2], struct suitor suitor) {
    for (int place = 0; place < 2; place++) {
        if (suitor.gravity <= pair[place].gravity) continue;
        struct suitor lighter = pair[place];
        pair[place] = suitor;
        suitor = lighter;
    }
}

/* The rows of the pair go to its two features, the first to its home. */
static void pair_settle(struct perceptron *perceptron, const struct suitor pair[2]) {
    for (int place = 0; place < 2 && pair[place].gravity; place++) {
        size_t row = linear_row(pair[place].feature, perceptron->bits);
        if (place == 1 && row == linear_row(pair[0].feature, perceptron->bits)) row ^= 1;
        perceptron->checks[row] = (uint8_t)linear_check(pair[place].feature);
        perceptron->n++;
    }
}

bool perceptron_settle(struct perceptron *perceptron, unsigned bits) {
    const size_t rows = (size_t)1 << bits;
    struct suitor(*pairs)[2] = calloc(rows / 2, sizeof *pairs);
    struct cell *cells = calloc(rows * perceptron->classes, sizeof *cells);
    perceptron->checks = calloc(rows, sizeof *perceptron->checks);
    if (!pairs || !cells || !perceptron->checks) {
        free(pairs);
        free(cells);
        return false;
    }
    for (size_t i = 0; i < perceptron->room; i++) {
        uint64_t feature = perceptron->keys[i];
        if (!feature || perceptron->rows[i] == UINT32_MAX) continue;
        pair_offer(pairs[linear_row(feature, bits) / 2], (struct suitor){ feature, gravity(perceptron, i) });
    }
    drop_features(perceptron);
    perceptron->cells = cells;
    perceptron->bits = bits;
    for (size_t pair = 0; pair < rows / 2; pair++) pair_settle(perceptron, pairs[pair]);
    free(pairs);
    return true;
}

/* The size that becomes 127: all but one in a thousand of the weights are smaller. */
static int64_t full_scale(const struct perceptron *perceptron, size_t cells) {
    enum { BINS = 1 << 16 };
    static uint32_t bins[BINS];
    size_t nonzero = 0, above = 0;
    for (int i = 0; i < BINS; i++) bins[i] = 0;
    for (size_t i = 0; i < cells; i++) {
        int64_t weight = average(perceptron, &perceptron->cells[i]) / 4;
        if (weight < 0) weight = -weight;
        nonzero += weight != 0;
        bins[weight < BINS ? weight : BINS - 1]++;
    }
    int bin = BINS - 1;
    while (bin > 1 && (above += bins[bin]) * 1000 < nonzero) bin--;
    return (int64_t)bin * 4;
}

static int8_t quantize(int64_t weight, int64_t full) {
    int64_t scaled = (weight * SUM_LIMIT * 2 + (weight < 0 ? -full : full)) / (2 * full);
    return (int8_t)(scaled > SUM_LIMIT ? SUM_LIMIT : scaled < -SUM_LIMIT ? -SUM_LIMIT : scaled);
}

void perceptron_write(struct perceptron *perceptron, unsigned width, int8_t *rows) {
    size_t n = (size_t)1 << perceptron->bits;
    int64_t full = full_scale(perceptron, n * perceptron->classes);
    for (size_t row = 0; row < n; row++) {
        int8_t *to = rows + row * width;
        memset(to, 0, width);
        to[0] = (int8_t)perceptron->checks[row];
        for (unsigned class = 0; class < perceptron->classes; class++)
            to[class + 1] = quantize(average(perceptron, &perceptron->cells[row * perceptron->classes + class]), full);
    }
}
