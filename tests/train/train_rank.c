/* The weights of the source ranker (src/tag/rank.h), from articles whose
   attributions are marked (PolNeAR's layout: text/NAME.txt, attributions/NAME_WHO.ann;
   Newell, Margolin and Ruths, LREC 2018). No word of theirs is in the weights:
   the features say only what the tagger's lexicon and parts of speech say.

   A conditional log-linear model: of a passage's claimants, those whose source
   is the marked one (and whose cue is, where any has it) should have all the
   probability. Stochastic gradient descent with AdaGrad (Duchi, Hazan and Singer
   2011) over the decisions of the tagger itself, which runs with the weights as
   they are, so that what it sees behind its own mistakes is what it will see. */
#include "src/tag/rank.h"
#include "tests/score/gold.h"
#include "train.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 10, SETTLED = 3 /* the first epoch whose weights are averaged */, PER_NAT = 16, TENTH = 10, HELD = 2 };

static const double rate = 0.05, decay = 0.01;

struct article {
    struct text text;
    struct view view;
    struct golds golds;
    struct set *contents, *sources, *cues; /* [golds.items.n] */
    uint32_t *heads;
    bool held;
};

struct learner {
    struct rank_model model; /* what the tagger runs with */
    double weights[RANK_ROWS], sums[RANK_ROWS], squares[RANK_ROWS];
    const struct article *article;
    bool learning;
    struct tally {
        unsigned passages, somebody, reachable, right, nobody, rejected, lost;
    } tally[2]; /* of the learned, of the held */
    struct arena scratch;
};

/* e to the x without a library's roundings: the same on every machine. */
static double power(double x) {
    if (x < -40) return 0;
    double y = 1 + x / 4096;
    for (int i = 0; i < 12; i++) y *= y;
    return y;
}

/* --- what is right ----------------------------------------------------------------- */

static bool source_right(const struct article *article, struct view *view, uint32_t gold, const struct claimant *claimant) {
    if (span_is_none(claimant->source)) return false;
    struct set words = set_new(view);
    set_add_span(&words, view, claimant->source);
    uint32_t head = head_of(view, claimant->source);
    return head != UINT32_MAX && article->heads[gold] != UINT32_MAX && set_has(&words, article->heads[gold]) &&
           set_has(&article->sources[gold], head);
}

static bool cue_right(const struct article *article, struct view *view, uint32_t gold, const struct block *block,
                      const struct claimant *claimant) {
    struct set words = set_new(view);
    const struct token *first = &block->tokens.at[claimant->cue.first], *last = &block->tokens.at[claimant->cue.last];
    set_add_span(&words, view, (struct span){ first->beg, last->beg + last->len });
    return set_common(&words, &article->cues[gold]) > 0;
}

/* The attribution whose words the passage holds, UINT32_MAX for nobody's. */
static uint32_t gold_of(const struct article *article, struct view *view, const struct passage *passage) {
    struct set words = set_new(view), all = set_new(view);
    set_add_span(&words, view, passage->at);
    uint32_t best = UINT32_MAX, most = 0, longest = 0;
    for (uint32_t i = 0; i < article->golds.items.n; i++) {
        uint32_t common = set_common(&article->contents[i], &words), length = set_count(&article->contents[i]);
        set_unite(&all, &article->contents[i]);
        if (common < most || (common == most && length <= longest) || !common) continue;
        best = i, most = common, longest = length;
    }
    return 2 * set_common(&all, &words) >= set_count(&words) && set_count(&words) ? best : UINT32_MAX;
}

/* Marks the claimants that are right; false where the passage teaches nothing. */
static bool mark_right(const struct article *article, struct view *view, const struct block *block,
                       const struct ranking *ranking, bool right[RANK_MOST], uint32_t gold) {
    bool cued[RANK_MOST] = { false }, any = false, any_cued = false;
    for (unsigned i = 0; i < ranking->n; i++) {
        const struct claimant *claimant = &ranking->at[i];
        right[i] = gold == UINT32_MAX ? claimant->kind == RANK_NOBODY : source_right(article, view, gold, claimant);
        cued[i] = right[i] && gold != UINT32_MAX && claimant->cued && cue_right(article, view, gold, block, claimant);
        any |= right[i];
        any_cued |= cued[i];
    }
    for (unsigned i = 0; i < ranking->n; i++) {
        if (any_cued) right[i] &= cued[i] || !ranking->at[i].cued;
        if (!any) right[i] = ranking->at[i].kind != RANK_NOBODY;
    }
    return any;
}

/* --- learning ---------------------------------------------------------------------- */

static void probabilities(const struct learner *learner, const struct ranking *ranking, double p[RANK_MOST]) {
    double best = -1e9, sum = 0;
    for (unsigned i = 0; i < ranking->n; i++) {
        p[i] = 0;
        for (unsigned k = 0; k < RANK_FEATURES; k++) p[i] += learner->weights[ranking->rows[i][k]];
        if (p[i] > best) best = p[i];
    }
    for (unsigned i = 0; i < ranking->n; i++) sum += p[i] = power(p[i] - best);
    for (unsigned i = 0; i < ranking->n; i++) p[i] /= sum;
}

static double root(double x) {
    double y = x > 1 ? x : 1;
    for (int i = 0; i < 30; i++) y = (y + x / y) / 2;
    return y;
}

static void step(struct learner *learner, const uint32_t rows[RANK_FEATURES], double gradient) {
    for (unsigned i = 0; i < RANK_FEATURES; i++) {
        double *weight = &learner->weights[rows[i]], *square = &learner->squares[rows[i]];
        double g = gradient - decay * *weight;
        *square += g * g;
        *weight += rate * g / root(*square + 1e-6);
    }
}

static void learn(struct learner *learner, const struct ranking *ranking, const bool right[RANK_MOST]) {
    double p[RANK_MOST], mass = 0;
    probabilities(learner, ranking, p);
    for (unsigned i = 0; i < ranking->n; i++) mass += right[i] ? p[i] : 0;
    if (mass < 1e-9) mass = 1e-9;
    for (unsigned i = 0; i < ranking->n; i++) {
        double gradient = (right[i] ? p[i] / mass : 0) - p[i];
        step(learner, ranking->rows[i], gradient);
    }
}

static void ranked(void *to, const struct block *block, struct ranking *ranking) {
    struct learner *learner = to;
    struct tally *tally = &learner->tally[learner->article->held];
    bool right[RANK_MOST];
    struct view view = learner->article->view; /* with an arena for this decision's sets */
    view.arena = learner->scratch;
    uint32_t gold = gold_of(learner->article, &view, ranking->passage);
    bool sourced = gold != UINT32_MAX && learner->article->heads[gold] != UINT32_MAX;
    bool reachable = mark_right(learner->article, &view, block, ranking, right, gold);
    tally->passages++;
    bool nobody = ranking->at[ranking->best].kind == RANK_NOBODY;
    if (gold == UINT32_MAX) tally->nobody++, tally->rejected += nobody;
    else if (nobody) tally->lost++;
    if (sourced) {
        tally->somebody++, tally->reachable += reachable;
        tally->right += source_right(learner->article, &view, gold, &ranking->at[ranking->best]);
    }
    if (learner->learning && !learner->article->held) learn(learner, ranking, right);
    learner->scratch = view.arena;
    arena_reset(&learner->scratch);
}

static void tag_with(struct learner *learner, struct article *article) {
    struct tags tags;
    struct block block;
    struct rank_watch watch = { &learner->model, ranked, learner };
    learner->article = article;
    block_make(&block, &tags, &article->text);
    block.watch = &watch;
    names_find(&block);
    cues_find(&block);
    quotes_find(&block);
    block_drop(&block);
}

static int8_t byte_of(double weight) {
    double scaled = weight * PER_NAT;
    if (scaled > 127) return 127;
    if (scaled < -127) return -127;
    return (int8_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

static void settle(struct learner *learner, bool average, int epochs) {
    for (unsigned i = 0; i < RANK_ROWS; i++) {
        if (average) learner->sums[i] += learner->weights[i];
        learner->model.weights[i] = byte_of(average ? learner->sums[i] / epochs : learner->weights[i]);
    }
}

static void print_tally(const char *name, const struct tally *tally) {
    printf("%s: %u passages; of %u that are somebody's %.1f%% have the right claimant, %.1f%% choose it; "
           "%.1f%% lost; of %u that are nobody's %.1f%% rejected\n",
           name, tally->passages, tally->somebody, 100.0 * tally->reachable / tally->somebody,
           100.0 * tally->right / tally->somebody, 100.0 * tally->lost / (tally->passages - tally->nobody), tally->nobody,
           100.0 * tally->rejected / tally->nobody);
}

/* --- articles ---------------------------------------------------------------------- */

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The first annotator's file for an article. */
static bool find_ann(const char *folder, const char *stem, char *path, size_t room) {
    struct dirent **entries;
    size_t n = strlen(stem);
    bool found = false;
    char directory[4096];
    snprintf(directory, sizeof directory, "%s/attributions", folder);
    int count = scandir(directory, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        bool fits = !strncmp(name, stem, n) && (name[n] == '_' || name[n] == '.') && strstr(name, ".ann") &&
                    !strchr(name + n + 1, '_');
        if (fits && !found) found = snprintf(path, room, "%s/%s", directory, name) > 0;
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    return found;
}

static char *file_read(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    if (!file) return NULL;
    if (!fseek(file, 0, SEEK_END)) {
        long size = ftell(file);
        rewind(file);
        bytes = malloc((size_t)size + 1);
        if (bytes) *len = fread(bytes, 1, (size_t)size, file);
    }
    fclose(file);
    return bytes;
}

static bool article_read(struct article *article, const char *folder, const char *name) {
    char path[8192], stem[4096];
    size_t len = 0;
    snprintf(path, sizeof path, "%s/text/%s", folder, name);
    snprintf(stem, sizeof stem, "%.*s", (int)(strlen(name) - 4), name);
    char *bytes = file_read(path, &len);
    bool fine = bytes && text_copy(&article->text, bytes, (uint32_t)len, "UTF-8", NULL);
    free(bytes);
    if (!fine) return false;
    article->view = view_of(article->text.at, article->text.len);
    if (!find_ann(folder, stem, path, sizeof path) || !gold_read(&article->golds, &article->view, path)) return false;
    uint32_t n = article->golds.items.n;
    article->contents = calloc(n + 1, sizeof(struct set));
    article->sources = calloc(n + 1, sizeof(struct set));
    article->cues = calloc(n + 1, sizeof(struct set));
    article->heads = calloc(n + 1, sizeof(uint32_t));
    for (uint32_t i = 0; i < n; i++) {
        const struct gold *gold = &article->golds.items.at[i];
        article->contents[i] = set_new(&article->view);
        article->sources[i] = set_new(&article->view);
        article->cues[i] = set_new(&article->view);
        for (uint32_t k = 0; k < gold->content.n; k++) set_add_span(&article->contents[i], &article->view, gold->content.at[k]);
        for (uint32_t k = 0; k < gold->source.n; k++) set_add_span(&article->sources[i], &article->view, gold->source.at[k]);
        for (uint32_t k = 0; k < gold->cue.n; k++) set_add_span(&article->cues[i], &article->view, gold->cue.at[k]);
        article->heads[i] = gold->source.n ? head_of(&article->view, gold->source.at[0]) : UINT32_MAX;
    }
    return true;
}

static struct article *articles_read(const char *folder, int trial, uint32_t *n) {
    struct dirent **entries;
    char directory[4096];
    snprintf(directory, sizeof directory, "%s/text", folder);
    int count = scandir(directory, &entries, NULL, by_name);
    struct article *articles = count > 0 ? calloc((size_t)count, sizeof *articles) : NULL;
    *n = 0;
    for (int i = 0, file = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        size_t len = strlen(name);
        if (articles && len > 4 && !strcmp(name + len - 4, ".txt")) {
            struct article *article = &articles[*n];
            article->held = file % TENTH == HELD || file % TENTH == trial;
            file++;
            if (article_read(article, folder, name)) ++*n;
        }
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    return articles;
}

static bool write_model(const struct rank_model *model, const char *path) {
    FILE *file = fopen(path, "wb");
    bool fine = file && fwrite(model, sizeof *model, 1, file) == 1;
    if (file && fclose(file)) fine = false;
    if (!fine) perror(path);
    return fine;
}

bool train_rank(const char *folder, const char *path, int trial) {
    uint32_t n;
    struct article *articles = articles_read(folder, trial, &n);
    struct learner *learner = calloc(1, sizeof *learner);
    uint32_t *order = calloc(n + 1, sizeof *order);
    uint64_t state = 20160419;
    if (!articles || !learner || !order || !n) return false;
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    for (int epoch = 0; epoch <= EPOCHS; epoch++) {
        learner->learning = epoch < EPOCHS;
        memset(learner->tally, 0, sizeof learner->tally);
        for (uint32_t i = n; i > 1; i--) {
            uint32_t other = random_below(&state, i), kept = order[i - 1];
            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (uint32_t i = 0; i < n; i++) tag_with(learner, &articles[order[i]]);
        if (epoch == EPOCHS || epoch == EPOCHS - 1) print_tally("learned", &learner->tally[0]), print_tally("held", &learner->tally[1]);
        if (epoch < EPOCHS) settle(learner, epoch >= SETTLED, epoch - SETTLED + 1);
    }
    bool fine = write_model(&learner->model, path);
    free(order);
    arena_free(&learner->scratch);
    free(learner);
    for (uint32_t i = 0; i < n; i++) {
        free(articles[i].contents);
        free(articles[i].sources);
        free(articles[i].cues);
        free(articles[i].heads);
        arena_free(&articles[i].view.arena);
        text_free(&articles[i].text);
    }
    free(articles);
    return fine;
}
