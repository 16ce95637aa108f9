#include "rank_school.h"
#include "models.h"
#include "tests/score/gold.h"
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct gold_article {
    struct text text;
    struct view view;
    struct golds golds;
    struct set *contents, *sources, *cues; /* [golds.items.n] */
    uint32_t *heads;
};

struct reader {
    struct rank_school *school;
    const struct gold_article *article;
    unsigned tenth;
    bool told; /* the gold decides */
    bool failed;
    struct arena scratch;
};

/* --- what is right ----------------------------------------------------------------- */

static bool source_right(const struct gold_article *article, struct view *view, uint32_t gold, const struct claimant *claimant) {
    if (span_is_none(claimant->source)) return false;
    struct set words = set_new(view);
    set_add_span(&words, view, claimant->source);
    uint32_t head = head_of(view, claimant->source);
    return head != UINT32_MAX && article->heads[gold] != UINT32_MAX && set_has(&words, article->heads[gold]) &&
           set_has(&article->sources[gold], head);
}

static bool cue_right(const struct gold_article *article, struct view *view, uint32_t gold, const struct block *block,
                      const struct claimant *claimant) {
    struct set words = set_new(view);
    const struct token *first = &block->tokens.at[claimant->cue.first], *last = &block->tokens.at[claimant->cue.last];
    set_add_span(&words, view, (struct span){ first->beg, last->beg + last->len });
    return set_common(&words, &article->cues[gold]) > 0;
}

/* The attribution whose words the passage holds, UINT32_MAX for nobody's. */
static uint32_t gold_of(const struct gold_article *article, struct view *view, const struct passage *passage) {
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
static bool mark_right(const struct gold_article *article, struct view *view, const struct block *block,
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

/* --- lessons ----------------------------------------------------------------------- */

static void lesson_add(struct reader *reader, const struct ranking *ranking, const bool right[RANK_MOST], bool somebodys, bool reachable) {
    struct rank_school *school = reader->school;
    struct rank_lesson lesson = { school->claimants.n, 0, (uint8_t)ranking->n, (uint8_t)reader->tenth, somebodys, reachable };
    for (unsigned i = 0; i < ranking->n; i++) {
        struct rank_claimant *claimant = vec_push(&school->arena, &school->claimants);
        if (!claimant) return (void)(reader->failed = true);
        claimant->kind = ranking->at[i].kind;
        ranking_features(ranking, i, claimant->features);
        lesson.right |= (uint32_t)right[i] << i;
    }
    struct rank_lesson *slot = vec_push(&school->arena, &school->lessons);
    if (!slot) return (void)(reader->failed = true);
    *slot = lesson;
}

static void ranked(void *to, const struct block *block, struct ranking *ranking) {
    struct reader *reader = to;
    bool right[RANK_MOST];
    struct view view = reader->article->view; /* with an arena for this decision's sets */
    view.arena = reader->scratch;
    uint32_t gold = gold_of(reader->article, &view, ranking->passage);
    bool reachable = mark_right(reader->article, &view, block, ranking, right, gold);
    lesson_add(reader, ranking, right, gold != UINT32_MAX, reachable);
    for (unsigned i = ranking->n; reader->told && i-- > 0;)
        if (right[i]) ranking->best = i;
    reader->scratch = view.arena;
    arena_reset(&reader->scratch);
}

static void article_tag_with(struct reader *reader, const struct gold_article *article) {
    struct tags tags;
    struct block block;
    struct rank_watch watch = { ranked, reader };
    reader->article = article;
    block_make(&block, &tags, &article->text);
    block.watch = &watch;
    names_find(&block);
    cues_find(&block);
    quotes_find(&block);
    block_drop(&block);
}

/* --- articles ---------------------------------------------------------------------- */

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

static void gold_article_free(struct gold_article *article) {
    free(article->contents);
    free(article->sources);
    free(article->cues);
    free(article->heads);
    arena_free(&article->view.arena);
    text_free(&article->text);
}

static bool gold_article_read(struct gold_article *article, const struct marked_article *paths) {
    size_t len = 0;
    char *bytes = file_read(paths->text, &len);
    bool fine = bytes && text_copy(&article->text, bytes, (uint32_t)len, "UTF-8", NULL);
    free(bytes);
    if (!fine) return false;
    article->view = view_of(article->text.at, article->text.len);
    if (!gold_read(&article->golds, &article->view, paths->ann)) return false;
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

bool rank_school_read(struct rank_school *school, const struct marked_articles *marked) {
    struct reader reader = { .school = school };
    const struct rank_model *ranks = models_ranks;
    const struct cue_model *cues = models_cues;
    for (uint32_t i = 0; i < marked->n && !reader.failed; i++) {
        struct gold_article article = { 0 };
        reader.tenth = marked->at[i].tenth;
        reader.told = !school->models[reader.tenth];
        models_cues = school->cues[reader.tenth];
        if (!reader.told) models_ranks = school->models[reader.tenth];
        if (gold_article_read(&article, &marked->at[i])) article_tag_with(&reader, &article);
        else reader.failed = true;
        gold_article_free(&article);
    }
    models_ranks = ranks;
    models_cues = cues;
    arena_free(&reader.scratch);
    return !reader.failed;
}

void rank_school_free(struct rank_school *school) {
    arena_free(&school->arena);
}
