/* The weights of the cue and content-end models (src/tag/cuemodel.h), from a
   folder of news articles with hand-marked attributions (PolNeAR: Newell,
   Margolin, Ruths 2018). Those of the articles that are kept aside are no lessons. */
#include "perceptron.h"
#include "src/tag/cuemodel.h"
#include "tests/score/gold.h"
#include "train.h"
#include <dixit/article.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 3, SEED = 20160419 };

/* By model: by how much, in steps, right must beat wrong; how often all lessons are gone through. */
static const int64_t margins[] = { 80, 40, 16 };
static const int passes[] = { 8, 8, 8 };

enum model { MODEL_CUES, MODEL_ENDS, MODEL_SPEAKERS };

/* A choice among the candidates of one cue, or one boundary of content. */
struct lesson {
    uint32_t first;   /* of its rows in school.rows */
    uint16_t n;       /* rows: candidates; 1 for a boundary */
    int16_t right;    /* index of the right one, -1 for none; a boundary: 1 where content ends */
    uint8_t model;    /* enum model */
    uint8_t tenth;    /* of its article */
};

struct row {
    uint32_t first; /* in school.features */
    uint8_t n;
};

struct school {
    VEC(struct lesson) lessons;
    VEC(struct row) rows;
    VEC(uint64_t) features;
    struct arena arena;
    uint32_t unreachable, nested;
};

/* What the gold says of each token. */
struct marks {
    uint32_t *cue;     /* [tokens] 1 + the item whose cue holds it */
    uint32_t *content; /* [tokens] 1 + the item whose content holds it */
    uint32_t *head;    /* [1 + items] the token that is the head of its source, or TAG_NONE */
    const struct golds *golds;
};

static bool is_word(const struct token *token) {
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_LINK;
}

static uint32_t token_holding(const struct block *block, uint32_t byte) {
    uint32_t low = 0, high = block->tokens.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (block->tokens.at[middle].beg + block->tokens.at[middle].len <= byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void mark(const struct block *block, uint32_t *to, struct span at, uint32_t item) {
    for (uint32_t i = token_holding(block, at.beg); i < block->tokens.n && block->tokens.at[i].beg < at.end; i++)
        to[i] = item + 1;
}

static void mark_all(struct marks *marks, const struct block *block, const struct view *view) {
    for (uint32_t i = 0; i < marks->golds->items.n; i++) {
        const struct gold *gold = &marks->golds->items.at[i];
        uint32_t word = gold->source.n ? head_of(view, gold->source.at[0]) : UINT32_MAX;
        marks->head[i + 1] = word == UINT32_MAX ? TAG_NONE : token_holding(block, view->words.at[word].beg);
        for (uint32_t k = 0; k < gold->cue.n; k++) mark(block, marks->cue, gold->cue.at[k], i);
        for (uint32_t k = 0; k < gold->content.n; k++) mark(block, marks->content, gold->content.at[k], i);
    }
    for (uint32_t i = 0; i < block->tokens.n; i++) block->tokens.at[i].extra = marks->content[i] != 0;
}

static uint32_t word_from(const struct block *block, uint32_t at) {
    while (at < block->tokens.n && !is_word(&block->tokens.at[at])) at++;
    return at;
}

/* The tokens of a fragment of content: its first word and one past its last. */
struct reach {
    uint32_t first, end;
    bool found;
};

static struct reach fragment(const struct block *block, const struct marks *marks, uint32_t item, uint32_t at) {
    struct reach reach = { 0 };
    for (; at < block->tokens.n && marks->content[at] == item; at++) {
        if (!is_word(&block->tokens.at[at])) continue;
        if (!reach.found) reach.first = at;
        reach.found = true;
        reach.end = at + 1;
    }
    return reach;
}

/* The fragments on either side of the cue within its period: those to the right as one, asides and all. */
static struct reach fragment_right(const struct block *block, const struct marks *marks, uint32_t item,
                                   const struct cue_facts *facts) {
    struct reach all = { 0 };
    for (uint32_t at = facts->cue->last + 1; at < facts->end; at++) {
        if (marks->content[at] != item) continue;
        struct reach next = fragment(block, marks, item, at);
        if (!all.found) all = next;
        if (next.end > all.end) all.end = at = next.end;
    }
    return all;
}

static struct reach fragment_left(const struct block *block, const struct marks *marks, uint32_t item,
                                  const struct cue_facts *facts) {
    for (uint32_t at = facts->first; at < facts->cue->first; at++)
        if (marks->content[at] == item) return fragment(block, marks, item, at);
    return (struct reach){ 0 };
}

static bool is_last_of_cue(const struct quoting *q, const struct marks *marks, uint32_t index) {
    const struct cue *cue = &q->block->cues.at[index];
    uint32_t item = marks->cue[cue->first];
    if (index + 1 >= q->block->cues.n) return true;
    const struct cue *next = &q->block->cues.at[index + 1];
    return marks->cue[next->first] != item;
}

static void row_add(struct school *school, const uint64_t *features, unsigned n) {
    struct row *row = vec_push(&school->arena, &school->rows);
    if (!row) abort();
    *row = (struct row){ school->features.n, (uint8_t)n };
    for (unsigned i = 0; i < n; i++) {
        uint64_t *feature = vec_push(&school->arena, &school->features);
        if (!feature) abort();
        *feature = features[i];
    }
}

static void lesson_add(struct school *school, unsigned rows, int right, unsigned tenth, enum model model) {
    struct lesson *lesson = vec_push(&school->arena, &school->lessons);
    if (!lesson) abort();
    *lesson = (struct lesson){ school->rows.n - rows, (uint16_t)rows, (int16_t)right, (uint8_t)model, (uint8_t)tenth };
}

/* Every boundary of the content that begins at `begin`, up to where it ends. */
static void end_lessons(struct school *school, const struct quoting *q, const struct cue_facts *facts, uint32_t begin,
                        uint32_t gold_end, unsigned tenth) {
    struct end_walk walk = end_walk(q, facts, begin);
    while (walk.at < facts->end) {
        bool ended = word_from(q->block, walk.at) >= gold_end && walk.at >= gold_end;
        if (end_may_be(q, &walk)) {
            uint64_t features[END_FEATURES];
            row_add(school, features, end_features(q, &walk, features));
            lesson_add(school, 1, ended, tenth, MODEL_ENDS);
        }
        if (ended) return;
        end_step(q, &walk);
    }
}

static int right_candidate(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at, unsigned n,
                           struct reach left, struct reach right) {
    const uint32_t content = facts->left.content;
    if (facts->left.may && left.found && left.end <= content && word_from(q->block, left.end) >= word_from(q->block, content))
        for (unsigned i = 0; i < n; i++)
            if (at[i].kind == CANDIDATE_LEFT) return (int)i;
    for (unsigned i = 0; i < n; i++) {
        if (at[i].kind == CANDIDATE_LEFT) continue;
        if (right.found && at[i].kind == CANDIDATE_SUBJECT) continue;
        if (!right.found && left.found && at[i].kind == CANDIDATE_SUBJECT && left.end > facts->subject.first) return (int)i;
        if (!right.found || (at[i].kind == CANDIDATE_RAISED) != left.found) continue;
        if (word_from(q->block, at[i].begin) == right.first) return (int)i;
    }
    return -1;
}

/* Which of the speakers the gold's source is: the phrase that begins as it does and holds its head (“critics like
   Huffman”), else the one with that head, else whose words were heard last; -1 for none of them. */
static int speaker_right(const struct quoting *q, const struct marks *marks, uint32_t item, const struct speaker *at, unsigned n) {
    const uint32_t head = marks->head[item];
    if (head == TAG_NONE) return 0;
    const uint32_t first = token_holding(q->block, marks->golds->items.at[item - 1].source.at[0].beg);
    for (unsigned i = 0; i < n; i++)
        if (at[i].phrase.found && at[i].phrase.first == first && first <= head && head <= at[i].phrase.last) return (int)i;
    for (unsigned i = 0; i < n; i++)
        if (at[i].phrase.found && at[i].head == head) return (int)i;
    for (unsigned i = 0; i < n; i++)
        if (at[i].kind == SPEAKER_SPOKE && span_holds(q->spoke, q->block->tokens.at[head].beg)) return (int)i;
    return -1;
}

/* Who it is, where the gold's source is one of the noun phrases around the cue. */
static void speaker_lesson(struct school *school, const struct quoting *q, const struct marks *marks,
                           const struct cue_facts *facts, const struct candidate *content, uint32_t item, unsigned tenth) {
    struct speaker speakers[SPEAKERS];
    unsigned n = speakers_find(q, facts, content, speakers);
    int right = speaker_right(q, marks, item, speakers, n);
    if (right < 0) return;
    for (unsigned i = 0; i < n; i++) {
        uint64_t features[SPEAKER_FEATURES];
        row_add(school, features, speaker_features(q, facts, content, &speakers[i], features));
    }
    lesson_add(school, n, right, tenth, MODEL_SPEAKERS);
}

static void cue_lesson(struct school *school, struct quoting *q, const struct marks *marks, uint32_t index,
                       uint32_t first, uint32_t end, unsigned tenth) {
    const struct cue *cue = &q->block->cues.at[index];
    struct left left = left_of(q, cue, first, end);
    struct cue_facts facts = cue_facts(q, cue, first, end);
    if (marks->content[cue->first] || cue->flags & CUE_ACCORDING || (left.found && left.passage)) {
        struct reach rest = fragment_right(q->block, marks, marks->cue[cue->first], &facts);
        if (rest.found && rest.first > cue->last + 1 && outer_is_passage(q, rest.first - 1)) rest.first--;
        if (marks->cue[cue->first] && rest.found) end_lessons(school, q, &facts, rest.first, rest.end, tenth);
        school->nested++;
        return;
    }
    facts.left = left;
    struct candidate candidates[CUE_CANDIDATES];
    unsigned n = cue_candidates(q, &facts, candidates);
    uint32_t item = marks->cue[cue->first];
    int right = -1;
    if (item && is_last_of_cue(q, marks, index)) {
        struct reach after = fragment_right(q->block, marks, item, &facts);
        struct reach before = fragment_left(q->block, marks, item, &facts);
        right = right_candidate(q, &facts, candidates, n, before, after);
        if (right < 0) {
            school->unreachable++;
            return;
        }
        if (candidates[right].kind != CANDIDATE_LEFT) speaker_lesson(school, q, marks, &facts, &candidates[right], item, tenth);
        if (candidates[right].kind < CANDIDATE_SUBJECT) end_lessons(school, q, &facts, candidates[right].begin, after.end, tenth);
    }
    for (unsigned i = 0; i < n; i++) {
        uint64_t features[CUE_FEATURES];
        row_add(school, features, cue_features(q, &facts, &candidates[i], features));
    }
    lesson_add(school, n, right, tenth, MODEL_CUES);
}

/* The source of the last item in the paragraph that begins before the cue. */
static struct span spoke_before(const struct marks *marks, uint32_t first, uint32_t cue) {
    for (uint32_t at = cue; at > first; at--) {
        uint32_t item = marks->content[at - 1];
        if (!item || item == marks->cue[cue]) continue;
        const struct gold *gold = &marks->golds->items.at[item - 1];
        return gold->source.n ? gold->source.at[0] : SPAN_NONE;
    }
    return SPAN_NONE;
}

static void paragraph_lessons(struct school *school, struct quoting *q, const struct marks *marks, uint32_t first,
                              uint32_t end, uint32_t *cue, unsigned tenth) {
    for (uint32_t at = first, next; at < end; at = next) {
        next = period_end(q, at, end);
        for (; *cue < q->block->cues.n && q->block->cues.at[*cue].first < next; ++*cue) {
            if (q->block->cues.at[*cue].first < at) continue;
            q->spoke = spoke_before(marks, first, q->block->cues.at[*cue].first);
            cue_lesson(school, q, marks, *cue, at, next, tenth);
        }
    }
}

static bool article_lessons(struct school *school, const char *text_path, const char *ann_path, unsigned tenth) {
    struct error error = { 0 };
    struct article *article = article_open(text_path, NULL, NULL, &error);
    if (!article) return fprintf(stderr, "%s: %s\n", text_path, error.message), false;
    struct view view = view_of(article->text.at, article->text.len);
    struct golds golds;
    bool fine = gold_read(&golds, &view, ann_path);
    struct block block;
    struct tags tags;
    block_make(&block, &tags, &article->text);
    cues_find(&block);
    struct quoting q;
    fine = fine && quoting_begin(&q, &block);
    struct marks marks = { calloc(block.tokens.n + 1, sizeof(uint32_t)), calloc(block.tokens.n + 1, sizeof(uint32_t)),
                           calloc(golds.items.n + 1, sizeof(uint32_t)), &golds };
    fine = fine && marks.cue && marks.content && marks.head;
    if (fine) mark_all(&marks, &block, &view);
    uint32_t at = 0, cue = 0;
    for (uint32_t i = 0; fine && i < tags.paragraphs.n; i++) {
        uint32_t first = at;
        while (at < block.tokens.n && block.tokens.at[at].beg < tags.paragraphs.at[i].at.end) at++;
        paragraph_lessons(school, &q, &marks, first, at, &cue, tenth);
    }
    free(marks.cue);
    free(marks.content);
    free(marks.head);
    block_drop(&block);
    arena_free(&view.arena);
    article_free(article);
    return fine;
}

/* --- training ------------------------------------------------------------------- */

static const struct row *row_of(const struct school *school, const struct lesson *lesson, int i) {
    return &school->rows.at[lesson->first + (uint32_t)i];
}

static int64_t score_row(const struct perceptron *perceptron, const struct school *school, const struct row *row) {
    int64_t score[2];
    perceptron_score(perceptron, school->features.at + row->first, row->n, score);
    return score[1];
}

static void teach_row(struct perceptron *perceptron, const struct school *school, const struct row *row, bool up) {
    perceptron_update(perceptron, school->features.at + row->first, row->n, up, !up, 1);
}

/* The best of the others comes within the margin of the right one: both move. Where there may be none, that scores 0. */
static void teach_choice(struct perceptron *perceptron, const struct school *school, const struct lesson *lesson,
                         bool none) {
    int best = -1;
    int64_t most = none && lesson->right >= 0 ? 0 : INT64_MIN, right = 0;
    for (int i = 0; i < lesson->n; i++) {
        int64_t score = score_row(perceptron, school, row_of(school, lesson, i));
        if (i == lesson->right) right = score;
        else if (score > most) most = score, best = i;
    }
    if (most == INT64_MIN || most + margins[lesson->model] <= right) return;
    if (lesson->right >= 0) teach_row(perceptron, school, row_of(school, lesson, lesson->right), true);
    if (best >= 0) teach_row(perceptron, school, row_of(school, lesson, best), false);
}

static void teach_end(struct perceptron *perceptron, const struct school *school, const struct lesson *lesson) {
    const struct row *row = row_of(school, lesson, 0);
    int64_t score = score_row(perceptron, school, row);
    if (lesson->right == 1 ? score < margins[MODEL_ENDS] : score > -margins[MODEL_ENDS]) teach_row(perceptron, school, row, lesson->right == 1);
}

static void train_passes(struct perceptron *perceptron, const struct school *school, enum model model, uint32_t *order, uint32_t n,
                         uint64_t *state) {
    for (int pass = 0; pass < passes[model]; pass++) {
        for (uint32_t i = n; i > 1; i--) {
            uint32_t other = random_below(state, i), kept = order[i - 1];
            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (uint32_t i = 0; i < n; i++) {
            const struct lesson *lesson = &school->lessons.at[order[i]];
            if (lesson->model != model) continue;
            if (model == MODEL_ENDS) teach_end(perceptron, school, lesson);
            else teach_choice(perceptron, school, lesson, model == MODEL_CUES);
        }
    }
}

/* `aside`: the tenths that are kept so. */
static bool train_rows(const struct school *school, enum model model, unsigned aside, unsigned bits, int8_t *rows) {
    struct perceptron *perceptron = perceptron_new(1);
    uint32_t *order = malloc((school->lessons.n + 1) * sizeof *order);
    uint32_t lessons = 0;
    uint64_t state = SEED;
    bool fine = perceptron && order;
    for (uint32_t i = 0; fine && i < school->lessons.n; i++) {
        const struct lesson *lesson = &school->lessons.at[i];
        if (tenth_in(lesson->tenth, aside)) continue;
        order[lessons++] = i;
        if (lesson->model != model) continue;
        for (int k = 0; k < lesson->n; k++) {
            const struct row *row = row_of(school, lesson, k);
            fine = fine && perceptron_count(perceptron, school->features.at + row->first, row->n);
        }
    }
    if (fine) {
        perceptron_admit(perceptron, LEAST);
        train_passes(perceptron, school, model, order, lessons, &state);
        fine = perceptron_settle(perceptron, bits);
    }
    if (fine) {
        train_passes(perceptron, school, model, order, lessons, &state);
        perceptron_write(perceptron, 2, rows);
    }
    perceptron_free(perceptron);
    free(order);
    return fine;
}

/* --- the score ------------------------------------------------------------------- */

static void try_cues(const struct school *school, unsigned tried, const struct cue_model *model) {
    for (int least = -60; least <= 60; least += 20) {
        uint32_t gold = 0, found = 0, right = 0;
        for (uint32_t i = 0; i < school->lessons.n; i++) {
            const struct lesson *lesson = &school->lessons.at[i];
            if (!tenth_in(lesson->tenth, tried) || lesson->model != MODEL_CUES) continue;
            int best = -1;
            int32_t most = least;
            for (int k = 0; k < lesson->n; k++) {
                const struct row *row = row_of(school, lesson, k);
                int32_t score = linear_score_one(model->cues[0], CUE_ROW_BITS, school->features.at + row->first, row->n);
                if (score > most) most = score, best = k;
            }
            gold += lesson->right >= 0;
            found += best >= 0;
            right += best >= 0 && best == lesson->right;
        }
        printf("cues above %d: P %.1f R %.1f F %.1f of %u\n", least, 100.0 * right / (found + !found), 100.0 * right / (gold + !gold),
               200.0 * right / (found + gold + 1), gold);
    }
}

static void try_ends(const struct school *school, unsigned tried, const struct cue_model *model) {
    for (int least = 0; least <= 80; least += 20) {
        uint32_t walks = 0, right = 0;
        bool broken = false;
        for (uint32_t i = 0; i < school->lessons.n; i++) {
            const struct lesson *lesson = &school->lessons.at[i];
            if (!tenth_in(lesson->tenth, tried) || lesson->model == MODEL_SPEAKERS) continue;
            if (lesson->model == MODEL_CUES) { /* the choice that follows the walk */
                walks += lesson->right >= 0;
                right += lesson->right >= 0 && !broken;
                broken = false;
                continue;
            }
            const struct row *row = row_of(school, lesson, 0);
            bool ends = linear_score_one(model->ends[0], END_ROW_BITS, school->features.at + row->first, row->n) > least;
            broken |= ends != (lesson->right == 1);
        }
        printf("ends above %d: %.1f%% of %u right\n", least, 100.0 * right / (walks + !walks), walks);
    }
}

static void try_speakers(const struct school *school, unsigned tried, const struct cue_model *model) {
    uint32_t all = 0, right = 0;
    for (uint32_t i = 0; i < school->lessons.n; i++) {
        const struct lesson *lesson = &school->lessons.at[i];
        if (!tenth_in(lesson->tenth, tried) || lesson->model != MODEL_SPEAKERS) continue;
        int best = 0;
        int32_t most = INT32_MIN;
        for (int k = 0; k < lesson->n; k++) {
            const struct row *row = row_of(school, lesson, k);
            int32_t score = linear_score_one(model->speakers[0], SPEAKER_ROW_BITS, school->features.at + row->first, row->n);
            if (score > most) most = score, best = k;
        }
        all++;
        right += best == lesson->right;
    }
    printf("speakers: %.1f%% of %u right\n", 100.0 * right / (all + !all), all);
}

/* --- all of it --------------------------------------------------------------------- */

struct school *school_read(const struct marked_articles *marked) {
    struct school *school = calloc(1, sizeof *school);
    bool fine = school;
    for (uint32_t i = 0; fine && i < marked->n; i++)
        fine = article_lessons(school, marked->at[i].text, marked->at[i].ann, marked->at[i].tenth);
    if (fine) return school;
    school_free(school);
    return NULL;
}

void school_free(struct school *school) {
    if (school) arena_free(&school->arena);
    free(school);
}

bool school_train(const struct school *school, unsigned aside, struct cue_model *model) {
    return train_rows(school, MODEL_CUES, aside, CUE_ROW_BITS, model->cues[0]) &&
           train_rows(school, MODEL_ENDS, aside, END_ROW_BITS, model->ends[0]) &&
           train_rows(school, MODEL_SPEAKERS, aside, SPEAKER_ROW_BITS, model->speakers[0]);
}

static bool write_model(const struct cue_model *model, const char *path) {
    FILE *file = fopen(path, "wb");
    bool fine = file && fwrite(model, sizeof *model, 1, file) == 1;
    if (file && fclose(file)) fine = false;
    if (!fine) perror(path);
    return fine;
}

bool train_cues(const char *folder, const char *path, int trial) {
    struct marked_articles marked;
    struct school *school = marked_read(&marked, folder) ? school_read(&marked) : NULL;
    struct cue_model *model = calloc(1, sizeof *model);
    unsigned tried = trial < 0 ? 0 : 1u << trial;
    bool fine = model && school && school_train(school, tried, model);
    if (fine) printf("%u lessons, %u nested or left, %u out of reach\n", school->lessons.n, school->nested, school->unreachable);
    if (fine && tried) try_cues(school, tried, model);
    if (fine && tried) try_ends(school, tried, model);
    if (fine && tried) try_speakers(school, tried, model);
    fine = fine && write_model(model, path);
    school_free(school);
    free(model);
    marked_free(&marked);
    return fine;
}
