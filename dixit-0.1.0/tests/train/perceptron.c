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
    int16_t *checks;   /* [1 << bits] the settled table's, -1 where free */
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
    if (!perceptron->cells) perceptron->n = 0;
}

/* The weights of a feature, or NULL. */
static struct cell *cells_of(const struct perceptron *perceptron, uint64_t feature) {
    size_t row;
    if (perceptron->bits) {
        row = linear_row(feature, perceptron->bits);
        if (perceptron->checks[row] != (uint8_t)linear_check(feature)) return NULL;
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

bool perceptron_settle(struct perceptron *perceptron, unsigned bits) {
    size_t rows = (size_t)1 << bits;
    int64_t *most = calloc(rows, sizeof *most);
    perceptron->checks = malloc(rows * sizeof *perceptron->checks);
    struct cell *cells = calloc(rows * perceptron->classes, sizeof *cells);
    if (!most || !perceptron->checks || !cells) {
        free(most);
        free(cells);
        return false;
    }
    for (size_t row = 0; row < rows; row++) perceptron->checks[row] = -1;
    for (size_t i = 0; i < perceptron->room; i++) {
        if (!perceptron->keys[i] || perceptron->rows[i] == UINT32_MAX) continue;
        int64_t weight = gravity(perceptron, i);
        size_t row = linear_row(perceptron->keys[i], bits);
        if (weight <= most[row]) continue;
        most[row] = weight;
        perceptron->checks[row] = (uint8_t)linear_check(perceptron->keys[i]);
    }
    free(most);
    drop_features(perceptron);
    perceptron->cells = cells;
    perceptron->bits = bits;
    for (size_t row = 0; row < rows; row++) perceptron->n += perceptron->checks[row] >= 0;
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
        if (perceptron->checks[row] < 0) continue;
        to[0] = (int8_t)perceptron->checks[row];
        for (unsigned class = 0; class < perceptron->classes; class++)
            to[class + 1] = quantize(average(perceptron, &perceptron->cells[row * perceptron->classes + class]), full);
    }
}
