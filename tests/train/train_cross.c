/* How good is the tagger of quotes over articles that it has not learned from? A
   fifth of the marked articles is kept aside after the other; cue models and
   ranker are trained on the rest, and the scorer's figures are taken over the
   fifth. Printed is what all the fifths give together, and the standard error
   over the five. */
#include "models.h"
#include "rank_school.h"
#include "tests/score/figures.h"
#include "train.h"
#include <dixit/export.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool write_export(FILE *to, const char *path) {
    struct error error = { 0 };
    struct export_options options = { .format = EXPORT_JSONL, .explain = true };
    struct buffer buffer = { 0 };
    struct article *article = article_open(path, NULL, NULL, &error);
    bool fine = article && article_tag(article, NULL, NULL, &error);
    if (fine) export_article(&buffer, article, &options);
    fine = fine && !buffer.failed && fwrite(buffer.at, 1, buffer.len, to) == buffer.len;
    buffer_free(&buffer);
    if (article) article_free(article);
    return fine;
}

static bool fifth_score(const struct stack *stack, unsigned i, const struct rank_model *ranks, struct figures *figures, FILE *export) {
    bool fine = true;
    models_cues = stack->cues[i];
    models_ranks = ranks;
    for (uint32_t k = 0; fine && k < stack->marked.n; k++) {
        const struct marked_article *article = &stack->marked.at[k];
        if (!tenth_in(article->tenth, fifth(i))) continue;
        figures_add(figures, article->text, article->ann);
        if (export) fine = write_export(export, article->text);
    }
    return fine;
}

/* Figures are counts and nothing else. */
static void add(struct figures *all, const struct figures *figures) {
    unsigned *to = (unsigned *)all;
    const unsigned *from = (const unsigned *)figures;
    for (size_t i = 0; i < sizeof *all / sizeof *to; i++) to[i] += from[i];
}

static void print(const struct figures part[FIFTHS]) {
    struct figures all = { 0 };
    double whole[FIGURE_COUNT], of[FIFTHS][FIGURE_COUNT];
    for (unsigned i = 0; i < FIFTHS; i++) {
        figures_main(&part[i], of[i]);
        add(&all, &part[i]);
    }
    figures_main(&all, whole);
    for (unsigned k = 0; k < FIGURE_COUNT; k++) {
        double mean = 0, square = 0;
        for (unsigned i = 0; i < FIFTHS; i++) mean += of[i][k] / FIFTHS;
        for (unsigned i = 0; i < FIFTHS; i++) square += (of[i][k] - mean) * (of[i][k] - mean);
        printf("%-26s %5.2f ± %.2f  ", figure_name((enum figure)k), whole[k], sqrt(square / (FIFTHS * (FIFTHS - 1))));
        for (unsigned i = 0; i < FIFTHS; i++) printf(" %5.1f", of[i][k]);
        printf("\n");
    }
}

bool train_cross(const char *folder, const char *path) {
    static struct figures figures[FIFTHS];
    struct stack stack;
    FILE *export = path ? fopen(path, "wb") : NULL;
    struct rank_model *model = calloc(1, sizeof *model);
    bool fine = model && stack_read(&stack, folder) && (export || !path);
    for (unsigned i = 0; fine && i < FIFTHS; i++)
        fine = rank_school_train(&stack.school, fifth(i), model) && fifth_score(&stack, i, model, &figures[i], export);
    if (fine) print(figures);
    if (export && fclose(export)) fine = false;
    if (!fine && path) perror(path);
    stack_free(&stack);
    free(model);
    return fine;
}
