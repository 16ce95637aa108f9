#include "corpus.h"
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH = 4096 };

/* A text in the making, with its gold. */
struct draft {
    char *bytes;
    size_t len, room;
    struct gold *gold;
    size_t n, gold_room;
    bool quoted;    /* inside straight marks of this line */
    bool glue_next; /* no space before the next token */
    unsigned long joined; /* the last part of the word that is being read in parts, and what follows it */
    bool joined_glue;
};

static void *must(void *block) {
    if (block) return block;
    fputs("train: no memory\n", stderr);
    exit(1);
}

static void draft_bytes(struct draft *draft, const char *at, size_t len) {
    if (draft->len + len + TEXT_PADDING > draft->room) {
        draft->room = draft->room * 2 + len + 4096;
        draft->bytes = must(realloc(draft->bytes, draft->room));
    }
    memcpy(draft->bytes + draft->len, at, len);
    draft->len += len;
}

static bool is(const char *at, size_t len, const char *word) {
    return strlen(word) == len && !memcmp(at, word, len);
}

static bool one_of(const char *at, size_t len, const char *words) {
    for (size_t n; *words; words += n + (words[n] == ' ')) {
        n = strcspn(words, " ");
        if (n == len && !memcmp(words, at, n)) return true;
    }
    return false;
}

/* Plural without an s: policemen and the police. The corpora waver, the Penn Treebank's guidelines do not;
   omen, specimen and acumen are singular, and women is never called so. */
static bool plural_without_s(const char *word, size_t len) {
    if (one_of(word, len, "police Police cattle people People")) return true;
    return len > 4 && !memcmp(word + len - 3, "men", 3) && !strchr("iou", word[len - 4]);
}

/* Where the corpora do not agree. One calls “to” a preposition. */
static enum pos pos_agreed(const char *word, size_t len, enum pos pos) {
    if (pos == POS_PREPOSITION && (is(word, len, "to") || is(word, len, "To") || is(word, len, "TO"))) return POS_TO;
    return pos == POS_NOUN && plural_without_s(word, len) ? POS_NOUNS : pos;
}

static void draft_token(struct draft *draft, const char *at, size_t len, enum pos pos) {
    if (draft->n == draft->gold_room) {
        draft->gold_room = draft->gold_room * 2 + 256;
        draft->gold = must(realloc(draft->gold, draft->gold_room * sizeof *draft->gold));
    }
    uint32_t beg = (uint32_t)draft->len;
    draft_bytes(draft, at, len);
    draft->gold[draft->n++] = (struct gold){ { beg, (uint32_t)draft->len }, (uint8_t)pos_agreed(at, len, pos) };
}

enum pos pos_of_penn(const char *tag, size_t len) {
#define X(id, name, penn) penn,
    static const char *const tags[] = { POS_LIST(X) };
#undef X
    for (enum pos pos = POS_NONE; pos < POS_COUNT; pos++)
        if (one_of(tag, len, tags[pos])) return pos;
    return POS_NONE;
}

/* --- MASC: word_TAG, a line each -------------------------------------------- */

/* MASC's tags are a program's, mended by hand in part: what it is known to get wrong. */
static enum pos masc_pos(const char *word, size_t len, const char *tag, size_t tag_len) {
    bool initials = len >= 4 && len % 2 == 0; /* U.S. */
    for (size_t i = 0; i < len && initials; i++)
        initials = i % 2 ? word[i] == '.' : word[i] >= 'A' && word[i] <= 'Z';
    if (initials) return POS_NAME;
    if (is(word, len, "cannot")) return POS_MODAL;
    return pos_of_penn(tag, tag_len);
}

/* The corpus lost its spaces: put them where print has them. */
static bool glued_left(const char *at, size_t len) {
    return one_of(at, len, ", . ; : ? ! ) ] % '' ... ' ") || (at[0] == '\'' && len > 1) || is(at, len, "n't");
}

static void masc_token(struct draft *draft, const char *word, size_t len, enum pos pos) {
    bool mark = is(word, len, "\""), glue = draft->glue_next;
    draft->glue_next = one_of(word, len, "( [ $ `` #");
    if (mark) {
        glue |= draft->quoted;
        draft->quoted = !draft->quoted;
        draft->glue_next = draft->quoted;
    }
    if (!glue && !glued_left(word, len) && draft->len && draft->bytes[draft->len - 1] != '\n') draft_bytes(draft, " ", 1);
    draft_token(draft, word, len, pos);
}

static void masc_line(struct draft *draft, const char *line) {
    draft->quoted = draft->glue_next = false;
    size_t n;
    for (const char *at = line; *at; at += n + (at[n] != 0)) {
        n = strcspn(at, " \t\r");
        size_t word = n;
        while (word && at[word - 1] != '_') word--;
        if (word < 2) continue;
        masc_token(draft, at, word - 1, masc_pos(at, word - 1, at + word, n - word));
    }
    if (draft->len) draft_bytes(draft, "\n\n", 2);
}

/* --- GUM: CoNLL-U ------------------------------------------------------------ */

/* The columns of a line; false for a comment. */
static bool conllu_columns(char *line, char *columns[10]) {
    if (*line == '#') return false;
    for (int i = 0; i < 10; i++)
        if (!(columns[i] = strsep(&line, "\t"))) return false;
    return true;
}

static void gum_paragraph(struct draft *draft) {
    if (!draft->len) return;
    draft_bytes(draft, "\n\n", 2);
    draft->glue_next = true;
}

static void gum_line(struct draft *draft, char *line) {
    static const char paragraph[] = "# newpar";
    char *columns[10], *end;
    if (!strncmp(line, paragraph, sizeof paragraph - 1)) gum_paragraph(draft);
    if (!conllu_columns(line, columns)) return;
    bool glue = strstr(columns[9], "SpaceAfter=No");
    unsigned long id = strtoul(columns[0], &end, 10);
    if (*end == '-') { /* don’t: its parts follow, with no space between them */
        draft->joined = strtoul(end + 1, NULL, 10);
        draft->joined_glue = glue;
    }
    if (*end) return;
    if (!draft->glue_next && draft->len) draft_bytes(draft, " ", 1);
    draft_token(draft, columns[1], strlen(columns[1]), pos_of_penn(columns[4], strlen(columns[4])));
    draft->glue_next = id < draft->joined || (id == draft->joined ? draft->joined_glue : glue);
    if (id >= draft->joined) draft->joined = 0;
}

/* --- files -------------------------------------------------------------------- */

static void read_lines(struct draft *draft, FILE *file, bool conllu) {
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    while ((len = getline(&line, &room, file)) >= 0) {
        if (len && line[len - 1] == '\n') line[--len] = 0;
        if (conllu) gum_line(draft, line);
        else masc_line(draft, line);
    }
    free(line);
}

static bool read_file(struct corpus *corpus, const char *path, bool conllu) {
    FILE *file = fopen(path, "r");
    struct draft draft = { 0 };
    if (!file) return false;
    read_lines(&draft, file, conllu);
    fclose(file);
    corpus->at = must(realloc(corpus->at, (corpus->n + 1) * sizeof *corpus->at));
    struct sample *sample = &corpus->at[corpus->n];
    *sample = (struct sample){ .name = must(strdup(path)), .gold = draft.gold, .n = draft.n };
    struct error error;
    if (!draft.len || !text_adopt(&sample->text, draft.bytes, draft.len, "UTF-8", &error)) {
        free(sample->name);
        free(sample->gold);
        return true; /* nothing in it, or no text */
    }
    sample->held = corpus->n % 10 == 9;
    corpus->n++;
    return true;
}

static bool read_folder(struct corpus *corpus, const char *folder, const char *pattern, bool conllu) {
    char path[PATH];
    glob_t found;
    snprintf(path, sizeof path, "%s/%s", folder, pattern);
    if (glob(path, 0, NULL, &found)) {
        fprintf(stderr, "train: nothing there: %s\n", path);
        return false;
    }
    bool read = true;
    for (size_t i = 0; i < found.gl_pathc && read; i++) read = read_file(corpus, found.gl_pathv[i], conllu);
    globfree(&found);
    return read;
}

bool corpus_read(struct corpus *corpus, const char *folder) {
    *corpus = (struct corpus){ 0 };
    return read_folder(corpus, folder, "gum/*.conllu", true) && read_folder(corpus, folder, "masc_tagged/*/*.txt", false);
}

void corpus_free(struct corpus *corpus) {
    for (size_t i = 0; i < corpus->n; i++) {
        free(corpus->at[i].name);
        free(corpus->at[i].gold);
        text_free(&corpus->at[i].text);
    }
    free(corpus->at);
}
