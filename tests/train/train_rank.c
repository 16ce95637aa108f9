/* The weights of the source ranker (src/tag/rank.h), from articles whose
   attributions are marked (marked.h; Newell, Margolin and Ruths, LREC 2018). No
   word of theirs is in the weights: the features say only what the tagger's
   lexicon and parts of speech say.

   A conditional log-linear model: of a passage's claimants, those whose source
   is the marked one (and whose cue is, where any has it) should have all the
   probability. Stochastic gradient descent with AdaGrad (Duchi, Hazan and Singer
   2011). In each step half of the templates are left out, so that none comes to
   lean on the others (dropout: Srivastava and others 2014). The average of several
   runs, each in an order of its own, is kept: it hangs less on any order.

   What the tagger sees of a passage depends on other models: the cue models tell
   how well a verb claims it, and the ranker itself has chosen for the passages
   before. Over articles that these were trained on they are righter than they will
   ever be, and who learns from that trusts them too much. So each article is tagged
   by models that have not seen its fifth of the corpus. */
#include "rank_school.h"
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 4, EPOCHS = 12, SETTLED = 3 /* the first epoch whose weights are averaged */, PER_NAT = 16, SEED = 20160419 };

static const double rate = 0.05, decay = 0.01;

struct learner {
    const struct rank_school *school;
    uint64_t random;
    unsigned seen[RANK_FEATURES], seen_n; /* the features that this step sees */
    double weights[RANK_ROWS], sums[RANK_ROWS], squares[RANK_ROWS];
};

/* e to the x without a library's roundings: the same on every machine. */
static double power(double x) {
    if (x < -40) return 0;
    double y = 1 + x / 4096;
    for (int i = 0; i < 12; i++) y *= y;
    return y;
}

static double root(double x) {
    double y = x > 1 ? x : 1;
    for (int i = 0; i < 30; i++) y = (y + x / y) / 2;
    return y;
}

/* --- learning ---------------------------------------------------------------------- */

static void probabilities(const struct learner *learner, const struct rank_claimant *at, unsigned n, double p[RANK_MOST]) {
    double best = -1e9, sum = 0;
    for (unsigned i = 0; i < n; i++) {
        p[i] = 0;
        for (unsigned k = 0; k < learner->seen_n; k++) p[i] += learner->weights[rank_row(at[i].features[learner->seen[k]])];
        if (p[i] > best) best = p[i];
    }
    for (unsigned i = 0; i < n; i++) sum += p[i] = power(p[i] - best);
    for (unsigned i = 0; i < n; i++) p[i] /= sum;
}

static void step(struct learner *learner, const uint32_t features[RANK_FEATURES], double gradient) {
    for (unsigned i = 0; i < learner->seen_n; i++) {
        uint32_t row = rank_row(features[learner->seen[i]]);
        double *weight = &learner->weights[row], *square = &learner->squares[row];
        double g = gradient - decay * *weight;
        *square += g * g;
        *weight += rate * g / root(*square + 1e-6);
    }
}

/* A template's two features go together. */
static void drop_out(struct learner *learner) {
    learner->seen_n = 0;
    for (unsigned i = 0; i < RANK_FEATURES; i += 2) {
        if (random_below(&learner->random, 2)) continue;
        learner->seen[learner->seen_n++] = i;
        learner->seen[learner->seen_n++] = i + 1;
    }
}

static void learn(struct learner *learner, const struct rank_lesson *lesson) {
    const struct rank_claimant *at = &learner->school->claimants.at[lesson->first];
    double p[RANK_MOST], mass = 0;
    drop_out(learner);
    probabilities(learner, at, lesson->n, p);
    for (unsigned i = 0; i < lesson->n; i++) mass += lesson->right >> i & 1 ? p[i] : 0;
    if (mass < 1e-9) mass = 1e-9;
    for (unsigned i = 0; i < lesson->n; i++)
        step(learner, at[i].features, (lesson->right >> i & 1 ? p[i] / mass : 0) - p[i]);
}

static int8_t byte_of(double weight) {
    double scaled = weight * PER_NAT;
    if (scaled > 127) return 127;
    if (scaled < -127) return -127;
    return (int8_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

static void epoch(struct learner *learner, uint32_t *order, uint32_t n) {
    for (uint32_t i = n; i > 1; i--) {
        uint32_t other = random_below(&learner->random, i), kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
    for (uint32_t i = 0; i < n; i++) learn(learner, &learner->school->lessons.at[order[i]]);
}

bool rank_school_train(const struct rank_school *school, unsigned aside, struct rank_model *model) {
    struct learner *learner = calloc(1, sizeof *learner);
    uint32_t *order = calloc(school->lessons.n + 1, sizeof *order), n = 0;
    bool fine = learner && order;
    for (uint32_t i = 0; fine && i < school->lessons.n; i++)
        if (!tenth_in(school->lessons.at[i].tenth, aside)) order[n++] = i;
    if (fine) learner->school = school, learner->random = SEED;
    for (int run = 0; fine && run < RUNS; run++) {
        memset(learner->weights, 0, sizeof learner->weights);
        memset(learner->squares, 0, sizeof learner->squares);
        for (int k = 0; k < EPOCHS; k++) {
            epoch(learner, order, n);
            for (unsigned i = 0; k >= SETTLED && i < RANK_ROWS; i++) learner->sums[i] += learner->weights[i];
        }
    }
    for (unsigned i = 0; fine && i < RANK_ROWS; i++) model->weights[i] = byte_of(learner->sums[i] / ((EPOCHS - SETTLED) * RUNS));
    free(order);
    free(learner);
    return fine;
}

/* --- all of it --------------------------------------------------------------------- */

bool stack_read(struct stack *stack, const char *folder) {
    *stack = (struct stack){ 0 };
    if (!marked_read(&stack->marked, folder)) return false;
    struct school *school = school_read(&stack->marked);
    struct rank_school told = { 0 };
    bool fine = school;
    for (unsigned i = 0; fine && i < FIFTHS; i++) {
        fine = (stack->cues[i] = calloc(1, sizeof *stack->cues[i])) && school_train(school, fifth(i), stack->cues[i]);
        told.cues[i] = told.cues[i + FIFTHS] = stack->cues[i];
    }
    school_free(school);
    fine = fine && rank_school_read(&told, &stack->marked);
    for (unsigned i = 0; fine && i < FIFTHS; i++) {
        fine = (stack->ranks[i] = calloc(1, sizeof *stack->ranks[i])) && rank_school_train(&told, fifth(i), stack->ranks[i]);
        stack->school.cues[i] = stack->school.cues[i + FIFTHS] = stack->cues[i];
        stack->school.models[i] = stack->school.models[i + FIFTHS] = stack->ranks[i];
    }
    rank_school_free(&told);
    return fine && rank_school_read(&stack->school, &stack->marked);
}

void stack_free(struct stack *stack) {
    for (unsigned i = 0; i < FIFTHS; i++) {
        free(stack->cues[i]);
        free(stack->ranks[i]);
    }
    rank_school_free(&stack->school);
    marked_free(&stack->marked);
}

static bool write_model(const struct rank_model *model, const char *path) {
    FILE *file = fopen(path, "wb");
    bool fine = file && fwrite(model, sizeof *model, 1, file) == 1;
    if (file && fclose(file)) fine = false;
    if (!fine) perror(path);
    return fine;
}

bool train_rank(const char *folder, const char *path) {
    struct stack stack;
    struct rank_model *model = calloc(1, sizeof *model);
    bool fine = model && stack_read(&stack, folder);
    fine = fine && rank_school_train(&stack.school, 0, model) && write_model(model, path);
    stack_free(&stack);
    free(model);
    return fine;
}
