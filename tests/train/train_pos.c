/* The part-of-speech tagger's weights, from MASC (the Manually Annotated
   Sub-Corpus of the American National Corpus, open) and GUM (the Georgetown
   University Multilayer corpus, CC BY 4.0, the part free of other terms). */
#include "src/tag/posmodel.h"
#include "corpus.h"
#include "perceptron.h"
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OFTEN = 3,      /* a word of the dictionary is seen so often at least */
    SURE = 12,      /* and so often, where its part of speech is decided */
    LEAST = 3,      /* a feature */
    OFTEN_BITS = 20,
    PASSES = 3,     /* over the texts, before and after the table is made */
    MARGIN = 16,       /* in steps, by which a tag must win in training; averaging and rounding eat some of it */
    RARE = 12,      /* a word seen no oftener is now and then taken for an unknown one, so that words' ends are learned */
    HIDDEN = 4,     /* one in so many of its places */
    SEED = 20160419
};

struct lesson { /* a sample, cut and aligned */
    struct block block;
    struct tags tags;
    uint8_t *gold; /* [tokens] */
    bool held;
};

struct sentence {
    uint32_t lesson, first, end;
};

struct school {
    struct corpus corpus;
    struct lesson *lessons; /* [corpus.n] */
    struct sentence *sentences;
    size_t n, room;
    uint32_t *often;  /* [1 << OFTEN_BITS]: the places of words that share these bits of their key */
    uint64_t random;
};

/* --- alignment ---------------------------------------------------------------- */

/* What a corpus calls a noun in “**” or “don’t” is none of ours. */
static bool left_out(const struct token *token, enum pos pos, bool part) {
    bool punct = token->kind == TOKEN_STOP || token->kind == TOKEN_PUNCT || token->kind == TOKEN_MARK;
    return (part && token->kind == TOKEN_CLITIC) || (punct && pos != POS_PUNCT && pos != POS_CLITIC);
}

/* A token has the part of speech of the gold token that covers it, or of all
   that it covers where they agree; else it is left out. */
static void align(struct lesson *lesson, const struct sample *sample) {
    const struct block *block = &lesson->block;
    lesson->gold = calloc(block->tokens.n + 1, 1);
    size_t g = 0;
    for (uint32_t i = 0; i < block->tokens.n; i++) {
        uint32_t beg = block->tokens.at[i].beg, end = beg + block->tokens.at[i].len;
        while (g < sample->n && sample->gold[g].at.end <= beg) g++;
        if (g == sample->n || sample->gold[g].at.beg >= end) continue;
        uint8_t pos = sample->gold[g].pos;
        for (size_t k = g + 1; k < sample->n && sample->gold[k].at.beg < end; k++)
            if (sample->gold[k].pos != pos) pos = POS_NONE;
        lesson->gold[i] = left_out(&block->tokens.at[i], pos, sample->gold[g].at.beg < beg) ? POS_NONE : pos;
    }
}

static bool take_in(struct school *school, uint32_t index) {
    struct lesson *lesson = &school->lessons[index];
    const struct sample *sample = &school->corpus.at[index];
    block_make(&lesson->block, &lesson->tags, &sample->text);
    lesson->held = sample->held;
    align(lesson, sample);
    for (uint32_t first = 0, end; first < lesson->block.tokens.n; first = end) {
        end = first + 1;
        while (end < lesson->block.tokens.n && !(lesson->block.tokens.at[end].flags & TOKEN_FIRST)) end++;
        if (lesson->held) continue;
        if (school->n == school->room) {
            school->room = school->room * 2 + 1024;
            school->sentences = realloc(school->sentences, school->room * sizeof *school->sentences);
            if (!school->sentences) return false;
        }
        school->sentences[school->n++] = (struct sentence){ index, first, end };
    }
    return true;
}

/* --- the dictionary ------------------------------------------------------------- */

struct entry {
    uint64_t key;
    uint32_t counts[POS_COUNT], all;
};

struct dictionary {
    struct entry *at;
    size_t n, room; /* room: a power of two */
};

static struct entry *entry_at(struct dictionary *dictionary, uint64_t key) {
    size_t place = (size_t)key & (dictionary->room - 1);
    while (dictionary->at[place].all && dictionary->at[place].key != key) place = (place + 1) & (dictionary->room - 1);
    return &dictionary->at[place];
}

static uint32_t *often_of(const struct school *school, uint64_t key) {
    return &school->often[linear_row(key, OFTEN_BITS)];
}

static void count_words(const struct school *school, struct dictionary *dictionary, const struct pos_model *model, const struct lesson *lesson) {
    for (uint32_t i = 0; i < lesson->block.tokens.n; i++) {
        if (lesson->gold[i] == POS_NONE || lesson->gold[i] == POS_PUNCT) continue;
        struct pos_view view = pos_view(model, &lesson->block, i);
        if (view.class != CLASS_UNKNOWN) continue; /* a number or the like */
        bool name = (view.shape & (SHAPE_CAPITAL | SHAPE_FRONT)) == SHAPE_CAPITAL;
        uint64_t key = pos_word_key(view.word, name);
        struct entry *entry = entry_at(dictionary, key);
        entry->key = key;
        entry->all++;
        ++*often_of(school, key);
        entry->counts[lesson->gold[i]]++;
    }
}

static int by_count(const void *a, const void *b) {
    const struct entry *one = a, *two = b;
    if (one->all != two->all) return one->all < two->all ? 1 : -1;
    return one->key < two->key ? -1 : one->key > two->key;
}

/* What a class stands for: the parts of speech that a twentieth and more of a word's places have. */
struct kind {
    uint32_t mask;
    uint8_t top;
    bool decided;
};

static struct kind kind_of(const struct entry *entry) {
    struct kind kind = { 0 };
    for (uint8_t pos = POS_NOUN; pos < POS_PUNCT; pos++) {
        if (entry->counts[pos] * 20 >= entry->all) kind.mask |= 1u << pos;
        if (entry->counts[pos] > entry->counts[kind.top]) kind.top = pos;
    }
    kind.decided = entry->all >= SURE && (entry->all - entry->counts[kind.top]) * 100 <= entry->all;
    return kind;
}

/* The class of a kind, made where there is room; else that of its top alone. */
static uint8_t class_of(struct kind kinds[256], unsigned *n, struct kind kind) {
    for (unsigned i = CLASS_FIRST_OF_DICTIONARY; i < *n; i++)
        if (kinds[i].mask == kind.mask && kinds[i].top == kind.top && kinds[i].decided == kind.decided) return (uint8_t)i;
    if (*n == 256) return CLASS_UNKNOWN;
    kinds[*n] = kind;
    return (uint8_t)(*n)++;
}

static bool put_word(struct pos_model *model, uint64_t key, uint8_t class) {
    uint32_t place = linear_row(key, POS_WORD_BITS);
    for (int probe = 0; probe < POS_PROBES; probe++, place = (place + 1) & ((1 << POS_WORD_BITS) - 1)) {
        uint8_t *word = model->words[place];
        if (word[2]) continue;
        word[0] = (uint8_t)(key >> 8);
        word[1] = (uint8_t)(key >> 16);
        word[2] = class;
        return true;
    }
    return false;
}

static void decide_by_kind(struct pos_model *model) {
    static const uint8_t decided[CLASS_FIRST_OF_DICTIONARY] = {
        [CLASS_PUNCT] = POS_PUNCT,   [CLASS_COMMA] = POS_PUNCT,   [CLASS_STOP] = POS_PUNCT,
        [CLASS_MARK] = POS_PUNCT,    [CLASS_NUMBER] = POS_NUMBER, [CLASS_LINK] = POS_NAME,
        [CLASS_ORDINAL] = POS_ADJECTIVE, [CLASS_YEARS] = POS_NOUNS, [CLASS_CURRENCY] = POS_NUMBER,
        [CLASS_PERCENT] = POS_NOUN,  [CLASS_AND] = POS_CONJUNCTION, [CLASS_POSSESSOR] = POS_CLITIC,
    };
    memcpy(model->decided, decided, sizeof decided);
}

static bool make_dictionary(struct pos_model *model, const struct school *school) {
    struct dictionary dictionary = { .room = 1 << 18 };
    dictionary.at = calloc(dictionary.room, sizeof *dictionary.at);
    if (!dictionary.at) return false;
    decide_by_kind(model);
    for (size_t i = 0; i < school->corpus.n; i++)
        if (!school->lessons[i].held) count_words(school, &dictionary, model, &school->lessons[i]);
    qsort(dictionary.at, dictionary.room, sizeof *dictionary.at, by_count);
    struct kind kinds[256] = { 0 };
    unsigned classes = CLASS_FIRST_OF_DICTIONARY, words = 0, decided = 0;
    for (size_t i = 0; i < dictionary.room && dictionary.at[i].all >= OFTEN; i++) {
        struct kind kind = kind_of(&dictionary.at[i]);
        uint8_t class = class_of(kinds, &classes, kind);
        if (class == CLASS_UNKNOWN) class = class_of(kinds, &classes, (struct kind){ 1u << kind.top, kind.top, false });
        if (kind.decided) model->decided[class] = kind.top;
        if (class != CLASS_UNKNOWN && put_word(model, dictionary.at[i].key, class)) words++, decided += kind.decided;
    }
    printf("dictionary: %u words, %u decided, %u classes\n", words, decided, classes);
    free(dictionary.at);
    return true;
}

/* --- the perceptron ------------------------------------------------------------- */

enum mode { MODE_COUNT, MODE_TRAIN };

/* A token as pos_tag sees it, or as it would if the dictionary did not have its word: rare words are
   most like those that no dictionary has. */
static struct pos_view view_of(struct school *school, const struct pos_model *model, const struct lesson *lesson,
                               uint32_t token) {
    static const struct pos_model blank;
    struct pos_view view = pos_view(model, &lesson->block, token);
    if (view.class < CLASS_FIRST_OF_DICTIONARY) return view;
    bool name = (view.shape & (SHAPE_CAPITAL | SHAPE_FRONT)) == SHAPE_CAPITAL;
    bool rare = *often_of(school, pos_word_key(view.word, name)) <= RARE;
    return rare && random_below(&school->random, HIDDEN) == 0 ? pos_view(&blank, &lesson->block, token) : view;
}

/* Go through a sentence as pos_tag does. While counting, what stands before is what is right. */
static bool go_through(struct perceptron *perceptron, const struct pos_model *model, struct school *school,
                       struct sentence at, enum mode mode) {
    const struct lesson *lesson = &school->lessons[at.lesson];
    static const struct pos_view edge = { .word = CLASS_EDGE, .class = CLASS_EDGE };
    struct pos_view *views = malloc((at.end - at.first + 2) * sizeof *views);
    if (!views) return false;
    uint32_t n = at.end - at.first;
    views[0] = views[n + 1] = edge;
    for (uint32_t i = 0; i < n; i++) views[i + 1] = view_of(school, model, lesson, at.first + i);
    enum pos before = POS_NONE, before2 = POS_NONE;
    bool fine = true;
    for (uint32_t i = 0; i < n && fine; i++) {
        unsigned gold = lesson->gold[at.first + i];
        unsigned guess = model->decided[views[i + 1].class];
        if (guess == POS_NONE) {
            uint64_t features[POS_FEATURES];
            unsigned seen = pos_features(&views[i], &views[i + 1], &views[i + 2], before, before2, features);
            if (mode == MODE_COUNT) {
                fine = perceptron_count(perceptron, features, seen);
                guess = gold;
            } else {
                int64_t score[LINEAR_WIDE];
                perceptron_score(perceptron, features, seen, score);
                guess = perceptron_best(perceptron, score);
                if (gold != POS_NONE && gold != POS_PUNCT)
                    perceptron_update(perceptron, features, seen, gold, perceptron_rival(perceptron, score, gold, MARGIN), 1);
            }
        }
        before2 = before;
        before = (enum pos)guess;
    }
    free(views);
    return fine;
}

static void shuffle(struct sentence *sentences, size_t n, uint64_t *state) {
    for (size_t i = n; i > 1; i--) {
        size_t other = random_below(state, (uint32_t)i);
        struct sentence kept = sentences[i - 1];
        sentences[i - 1] = sentences[other];
        sentences[other] = kept;
    }
}

static bool train_passes(struct perceptron *perceptron, const struct pos_model *model, struct school *school) {
    for (int pass = 0; pass < PASSES; pass++) {
        shuffle(school->sentences, school->n, &school->random);
        for (size_t i = 0; i < school->n; i++) {
            if (!go_through(perceptron, model, school, school->sentences[i], MODE_TRAIN)) return false;
        }
    }
    return true;
}

static bool train_rows(struct pos_model *model, struct school *school) {
    struct perceptron *perceptron = perceptron_new(POS_PUNCT - 1);
    bool fine = perceptron != NULL;
    for (size_t i = 0; i < school->n && fine; i++)
        fine = go_through(perceptron, model, school, school->sentences[i], MODE_COUNT);
    if (fine) {
        printf("features: %zu", perceptron_features(perceptron));
        perceptron_admit(perceptron, LEAST);
        printf(", %zu of them seen %d times\n", perceptron_features(perceptron), LEAST);
        fine = train_passes(perceptron, model, school) && perceptron_settle(perceptron, POS_ROW_BITS) &&
               train_passes(perceptron, model, school);
    }
    if (fine) perceptron_write(perceptron, LINEAR_WIDE, model->rows[0]);
    perceptron_free(perceptron);
    return fine;
}

/* --- the score ------------------------------------------------------------------- */

struct tally {
    uint32_t right, all, right_words, words;
    uint32_t confused[POS_COUNT][POS_COUNT]; /* [gold][guess] */
};

static void tally_lesson(struct tally *tally, const struct lesson *lesson) {
    for (uint32_t i = 0; i < lesson->block.tokens.n; i++) {
        unsigned gold = lesson->gold[i], guess = lesson->block.tokens.at[i].pos;
        if (gold == POS_NONE) continue;
        bool word = lesson->block.tokens.at[i].kind <= TOKEN_CLITIC;
        tally->all++;
        tally->right += gold == guess;
        tally->words += word;
        tally->right_words += word && gold == guess;
        tally->confused[gold][guess]++;
    }
}

static void print_tally(const struct tally *tally, const char *name) {
    printf("%s: %u tokens, %.2f%% right; words %.2f%%\n", name, tally->all, 100.0 * tally->right / tally->all,
           100.0 * tally->right_words / tally->words);
}

static void print_confusions(const struct tally *tally) {
    for (uint32_t least = 40; least; least = 0)
        for (enum pos gold = POS_NOUN; gold < POS_COUNT; gold++)
            for (enum pos guess = POS_NONE; guess < POS_COUNT; guess++)
                if (gold != guess && tally->confused[gold][guess] >= least)
                    printf("  %s as %s: %u\n", pos_name(gold), pos_name(guess), tally->confused[gold][guess]);
}

static void score(const struct pos_model *model, struct school *school) {
    static struct tally held, gum, seen;
    for (size_t i = 0; i < school->corpus.n; i++) {
        struct lesson *lesson = &school->lessons[i];
        pos_tag(model, &lesson->block, 0, lesson->block.tokens.n);
        tally_lesson(lesson->held ? &held : &seen, lesson);
        if (lesson->held && strstr(school->corpus.at[i].name, "GUM_")) tally_lesson(&gum, lesson);
    }
    print_tally(&seen, "seen");
    print_tally(&held, "held");
    print_tally(&gum, "held, of GUM");
    print_confusions(&held);
}

static bool write_model(const struct pos_model *model, const char *path) {
    FILE *file = fopen(path, "wb");
    bool fine = file && fwrite(model, sizeof *model, 1, file) == 1;
    if (file && fclose(file)) fine = false;
    if (!fine) perror(path);
    return fine;
}

bool train_pos(const char *folder, const char *path) {
    struct school school = { .random = SEED, .often = calloc((size_t)1 << OFTEN_BITS, sizeof *school.often) };
    struct pos_model *model = calloc(1, sizeof *model);
    bool fine = model && school.often && corpus_read(&school.corpus, folder);
    if (fine) school.lessons = calloc(school.corpus.n, sizeof *school.lessons);
    for (uint32_t i = 0; fine && i < school.corpus.n; i++) fine = take_in(&school, i);
    fine = fine && make_dictionary(model, &school) && train_rows(model, &school);
    if (fine) score(model, &school);
    fine = fine && write_model(model, path);
    for (size_t i = 0; school.lessons && i < school.corpus.n; i++) {
        block_drop(&school.lessons[i].block);
        free(school.lessons[i].gold);
    }
    free(school.lessons);
    free(school.often);
    free(school.sentences);
    corpus_free(&school.corpus);
    free(model);
    return fine;
}
