/* The weights that tell what kind of thing a name names, from GUM (CC BY 4.0)
   and WikiGold (CC BY 4.0): a word and its label a line. */
#include "src/tag/names.h"
#include "corpus.h"
#include "perceptron.h"
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 2, PASSES = 3, SEED = 19991231, PATH = 4096, MARGIN = 1 };

/* A document: its text, and what people marked in it. */
struct document {
    char *bytes;
    size_t len, room;
    struct marked {
        struct span at;
        uint8_t kind; /* enum name_kind */
    } *marks;
    size_t n, marks_room;
    bool glue_next, quoted, held;
};

struct example {
    uint64_t features[NAME_FEATURES];
    unsigned n;
    uint8_t kind, rule;
    bool held;
};

struct class {
    struct document *documents;
    size_t n;
    struct example *examples;
    size_t count, room;
};

static void *must(void *block) {
    if (block) return block;
    fputs("train: no memory\n", stderr);
    exit(1);
}

/* --- reading ------------------------------------------------------------------ */

static bool one_of(const char *word, const char *words) {
    size_t len = strlen(word);
    for (size_t n; *words; words += n + (words[n] == ' ')) {
        n = strcspn(words, " ");
        if (n == len && !memcmp(words, word, n)) return true;
    }
    return false;
}

static void add_bytes(struct document *d, const char *at, size_t len) {
    if (d->len + len + TEXT_PADDING > d->room) {
        d->room = d->room * 2 + len + 4096;
        d->bytes = must(realloc(d->bytes, d->room));
    }
    memcpy(d->bytes + d->len, at, len);
    d->len += len;
}

static enum name_kind kind_of(const char *label) {
    const char *type = strchr(label, '-');
    if (!type) return 0;
    return !strcmp(type, "-PER") ? NAME_PERSON : !strcmp(type, "-ORG") ? NAME_ORGANIZATION
                                             : !strcmp(type, "-LOC") ? NAME_PLACE : NAME_NOTHING;
}

/* GUM marks the place in “University of Oslo” alone: it is the university's. */
static bool is_owned(const struct document *d, const struct marked *last, enum name_kind kind) {
    if (!last || last->kind != NAME_ORGANIZATION || kind != NAME_PLACE || last->at.end + 1 < d->len) return false;
    return last->at.end > 3 && (!memcmp(d->bytes + last->at.end - 3, " of", 3) || !memcmp(d->bytes + last->at.end - 4, " the", 4));
}

static void add_word(struct document *d, const char *word, const char *label) {
    bool mark = !strcmp(word, "\""), glue = d->glue_next || (mark && d->quoted) || one_of(word, ", . ; : ? ! ) ] % '' ' 's n't ’s");
    d->glue_next = one_of(word, "( [ $ `` #") || (mark && !d->quoted);
    if (mark) d->quoted = !d->quoted;
    if (!glue && d->len && d->bytes[d->len - 1] != '\n') add_bytes(d, " ", 1);
    struct marked *last = d->n ? &d->marks[d->n - 1] : NULL;
    enum name_kind kind = kind_of(label);
    uint32_t beg = (uint32_t)d->len;
    bool goes_on = kind && last && last->at.end + 1 >= beg && memchr(d->bytes + last->at.end, '\n', beg - last->at.end) == NULL &&
                   ((label[0] == 'I' && last->kind == kind) || is_owned(d, last, kind));
    add_bytes(d, word, strlen(word));
    if (!kind) return;
    if (goes_on) {
        last->at.end = (uint32_t)d->len;
        return;
    }
    if (d->n == d->marks_room) {
        d->marks_room = d->marks_room * 2 + 64;
        d->marks = must(realloc(d->marks, d->marks_room * sizeof *d->marks));
    }
    d->marks[d->n++] = (struct marked){ { beg, (uint32_t)d->len }, (uint8_t)kind };
}

static bool read_file(struct class *class, const char *folder, const char *name) {
    char path[PATH], *line = NULL;
    size_t room = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return false;
    }
    struct document *d = NULL;
    for (ssize_t len; (len = getline(&line, &room, file)) >= 0;) {
        if (len && line[len - 1] == '\n') line[--len] = 0;
        char *label = strpbrk(line, "\t ");
        if (!strncmp(line, "-DOCSTART-", 10) || !d) {
            class->documents = must(realloc(class->documents, (class->n + 1) * sizeof *class->documents));
            d = &class->documents[class->n];
            *d = (struct document){ .held = class->n % 10 == 9 };
            class->n++;
        } else if (!label) {
            add_bytes(d, "\n", 1);
            d->quoted = d->glue_next = false;
        } else {
            *label = 0;
            add_word(d, line, label + 1);
        }
    }
    free(line);
    fclose(file);
    return true;
}

/* --- examples ------------------------------------------------------------------- */

/* What people marked where the candidate stands: of the one that it overlaps most. */
static enum name_kind kind_at(const struct document *d, struct span at) {
    enum name_kind kind = NAME_NOTHING;
    uint32_t most = 0;
    for (size_t i = 0; i < d->n; i++) {
        uint32_t beg = d->marks[i].at.beg > at.beg ? d->marks[i].at.beg : at.beg;
        uint32_t end = d->marks[i].at.end < at.end ? d->marks[i].at.end : at.end;
        if (end <= beg || end - beg <= most) continue;
        most = end - beg;
        kind = (enum name_kind)d->marks[i].kind;
    }
    return kind;
}

static struct example *add_example(struct class *class) {
    if (class->count == class->room) {
        class->room = class->room * 2 + 1024;
        class->examples = must(realloc(class->examples, class->room * sizeof *class->examples));
    }
    return &class->examples[class->count++];
}

static void take_in(struct class *class, struct document *d) {
    struct text text;
    struct error error;
    if (!d->len || !text_adopt(&text, d->bytes, d->len, "UTF-8", &error)) return;
    struct block block;
    struct tags tags;
    block_make(&block, &tags, &text);
    runs_find(&block);
    for (uint32_t i = 0; i < block.candidates.n; i++) {
        const struct name_candidate *candidate = &block.candidates.at[i];
        struct example *example = add_example(class);
        example->n = name_features(&block, candidate, false, example->features);
        example->kind = kind_at(d, candidate->at);
        example->rule = candidate->kind;
        example->held = d->held;
    }
    block_drop(&block);
    text_free(&text);
}

/* Texts without marks teach what stands around names: where a word of the lexicon
   decides what one is, the rest of what is seen there is an example. */
static void take_in_unmarked(struct class *class, const struct sample *sample) {
    struct block block;
    struct tags tags;
    block_make(&block, &tags, &sample->text);
    runs_find(&block);
    for (uint32_t i = 0; i < block.candidates.n; i++) {
        const struct name_candidate *candidate = &block.candidates.at[i];
        enum name_kind kind = name_kind_if_sure(candidate);
        if (!kind) continue;
        struct example *example = add_example(class);
        example->n = name_features(&block, candidate, true, example->features);
        example->kind = (uint8_t)kind;
        example->held = false;
    }
    block_drop(&block);
}

/* --- training ---------------------------------------------------------------------- */

static void train_passes(struct perceptron *perceptron, struct class *class, uint64_t *state) {
    for (int pass = 0; pass < PASSES; pass++) {
        for (size_t i = class->count; i > 1; i--) {
            size_t other = random_below(state, (uint32_t)i);
            struct example kept = class->examples[i - 1];
            class->examples[i - 1] = class->examples[other];
            class->examples[other] = kept;
        }
        for (size_t i = 0; i < class->count; i++) {
            const struct example *e = &class->examples[i];
            int64_t score[NAME_KINDS];
            if (e->held) continue;
            perceptron_score(perceptron, e->features, e->n, score);
            perceptron_update(perceptron, e->features, e->n, e->kind, perceptron_rival(perceptron, score, e->kind, MARGIN), 1);
        }
    }
}

static bool train_rows(struct name_model *model, struct class *class) {
    uint64_t state = SEED;
    struct perceptron *perceptron = perceptron_new(NAME_KINDS - 1);
    bool fine = perceptron != NULL;
    for (size_t i = 0; fine && i < class->count; i++)
        if (!class->examples[i].held) fine = perceptron_count(perceptron, class->examples[i].features, class->examples[i].n);
    if (fine) {
        perceptron_admit(perceptron, LEAST);
        printf("names: %zu features seen %d times\n", perceptron_features(perceptron), LEAST);
        train_passes(perceptron, class, &state);
        fine = perceptron_settle(perceptron, NAME_ROW_BITS);
    }
    if (fine) {
        train_passes(perceptron, class, &state);
        perceptron_write(perceptron, NAME_ROW, model->rows[0]);
    }
    perceptron_free(perceptron);
    return fine;
}

static enum name_kind guess(const struct name_model *model, const struct example *e) {
    int16_t score[NAME_ROW];
    enum name_kind best = NAME_PERSON;
    linear_score_narrow(model->rows[0], NAME_ROW_BITS, e->features, e->n, score);
    for (enum name_kind kind = NAME_PERSON; kind < NAME_KINDS; kind++)
        if (score[kind] > score[best]) best = kind;
    return best;
}

static void print_score(const struct name_model *model, const struct class *class) {
    static const char *const names[] = { "-", "person", "organization", "place", "nothing" };
    for (int held = 0; held < 2; held++) {
        uint32_t all = 0, by_rule = 0, right = 0, confused[NAME_KINDS][NAME_KINDS] = { { 0 } };
        for (size_t i = 0; i < class->count; i++) {
            const struct example *e = &class->examples[i];
            if (e->held != (held == 1)) continue;
            enum name_kind kind = guess(model, e);
            all++;
            by_rule += e->rule == e->kind;
            right += kind == e->kind;
            confused[e->kind][kind]++;
        }
        printf("%s: %u candidates, %.2f%% right; by rules alone %.2f%%\n", held ? "held" : "seen", all, 100.0 * right / all,
               100.0 * by_rule / all);
        for (int gold = 1; held && gold < NAME_KINDS; gold++)
            for (int kind = 1; kind < NAME_KINDS; kind++) printf("  %s as %s: %u\n", names[gold], names[kind], confused[gold][kind]);
    }
}

bool train_names(const char *folder, const char *path) {
    struct class class = { 0 };
    struct corpus corpus = { 0 };
    struct name_model *model = calloc(1, sizeof *model);
    bool fine = model && read_file(&class, folder, "gum_names.bio") && read_file(&class, folder, "wikigold.conll.txt");
    for (size_t i = 0; fine && i < class.n; i++) take_in(&class, &class.documents[i]);
    fine = fine && corpus_read(&corpus, folder);
    for (size_t i = 0; fine && i < corpus.n; i++)
        if (strstr(corpus.at[i].name, "masc")) take_in_unmarked(&class, &corpus.at[i]);
    fine = fine && train_rows(model, &class);
    corpus_free(&corpus);
    if (fine) print_score(model, &class);
    FILE *file = fine ? fopen(path, "wb") : NULL;
    if (fine && (!file || fwrite(model, sizeof *model, 1, file) != 1)) fine = false;
    if (file && fclose(file)) fine = false;
    if (!fine) perror(path);
    for (size_t i = 0; i < class.n; i++) free(class.documents[i].marks);
    free(class.documents);
    free(class.examples);
    free(model);
    return fine;
}
