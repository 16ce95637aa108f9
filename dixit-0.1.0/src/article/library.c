#include "walk.h"
#include <dixit/article.h>
#include <dixit/clean.h>
#include <dixit/library.h>
#include <stdlib.h>
#include <string.h>

/* --- entries --- */

static bool walk_path(struct walk *walk, const char *path) {
    enum walked walked = strcmp(path, "-") ? walk_folder(walk, path) : WALKED_NO_FOLDER;
    return walked == WALKED || (walked == WALKED_NO_FOLDER && walk_take(walk, path));
}

/* Append an entry for each path of the walk, which then owns them no more. */
static bool append(struct library *library, struct walk *walk) {
    uint32_t n = walk->paths.n;
    if (!n) return true;
    if (n > UINT32_MAX - library->count) return false;
    struct entry *grown = realloc(library->entries, ((size_t)library->count + n) * sizeof *grown);
    if (!grown) return false;
    for (uint32_t i = 0; i < n; i++)
        grown[library->count + i] = (struct entry){ .path = walk->paths.at[i], .place = library->places + i };
    library->entries = grown;
    library->count += n;
    library->places += n;
    walk->paths.n = 0;
    return true;
}

static bool add_all(struct library *library, const char *const *paths, uint32_t count, struct error *error) {
    struct walk walk = { 0 };
    bool added = true;
    for (uint32_t i = 0; i < count && added; i++) added = walk_path(&walk, paths[i]);
    added = added && append(library, &walk);
    walk_free(&walk);
    return added || error_memory(error);
}

struct library *library_open(const char *const *paths, uint32_t count, struct error *error) {
    struct library *library = calloc(1, sizeof *library);
    if (!library) error_memory(error);
    if (library && add_all(library, paths, count, error)) return library;
    library_free(library);
    return NULL;
}

bool library_add(struct library *library, const char *path, struct error *error) {
    return add_all(library, &path, 1, error);
}

/* --- summaries --- */

static void summary_free(struct summary *summary) {
    if (!summary) return;
    free(summary->title);
    free(summary->source);
    free(summary->error);
    free(summary);
}

static char *file_name(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path;
    size_t n = strlen(name);
    char *clean = malloc(n * 3 + 1);
    if (clean) clean_copy(clean, name, n, false);
    return clean;
}

/* The words of a span on one line, or NULL where it is none (*failed stays) or there is no memory. */
static char *span_text(const struct text *text, struct span span, bool *failed) {
    if (span_is_none(span)) return NULL;
    char *clean = malloc((size_t)span_len(span) * 3 + 1);
    if (clean) clean_copy(clean, text->at + span.beg, span_len(span), false);
    else *failed = true;
    return clean;
}

static bool summarise_failure(struct summary *summary, const char *path, const struct error *why_not) {
    summary->title = file_name(path);
    summary->error = strdup(why_not->message);
    return summary->title && summary->error;
}

static uint32_t voices(const struct tags *tags) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < tags->actors.n; i++) n += tags->actors.at[i].quotes > 0;
    return n;
}

static bool summarise_article(struct summary *summary, const struct article *article) {
    enum { TITLE = 400 };
    char title[TITLE];
    bool failed = false;
    article_title(article, title, sizeof title);
    summary->title = strdup(title);
    summary->source = span_text(&article->text, article->heading.source, &failed);
    article_date(article, true, summary->date);
    summary->tagged = article->tagged;
    summary->words = article->tags.words;
    summary->voices = voices(&article->tags);
    summary->quotes = article->tags.quotes.n;
    return summary->title && !failed;
}

bool library_summarise(struct library *library, uint32_t index, const struct article *article,
                       const struct error *why_not) {
    struct entry *entry = &library->entries[index];
    struct summary *summary = calloc(1, sizeof *summary);
    if (summary && (article ? summarise_article(summary, article) : summarise_failure(summary, entry->path, why_not))) {
        summary_free(entry->summary);
        entry->summary = summary;
        return true;
    }
    summary_free(summary);
    return false;
}

/* --- order --- */

static const struct summary *summary_of(const void *entry) {
    static const struct summary nothing = { 0 };
    const struct summary *summary = ((const struct entry *)entry)->summary;
    return summary ? summary : &nothing;
}

static int by_place(const void *a, const void *b) {
    uint32_t x = ((const struct entry *)a)->place, y = ((const struct entry *)b)->place;
    return (x > y) - (x < y);
}

/* Strings ascend; what is unknown comes last. */
static int by_string(const void *a, const void *b, const char *x, const char *y) {
    bool known_x = x && *x, known_y = y && *y;
    int order = known_x && known_y ? strcmp(x, y) : known_y - known_x;
    return order ? order : by_place(a, b);
}

/* Numbers descend, the most first; `known` or last. */
static int by_number(const void *a, const void *b, uint32_t x, uint32_t y) {
    const struct summary *of_a = summary_of(a), *of_b = summary_of(b);
    int order = of_a->tagged && of_b->tagged ? (x < y) - (x > y) : of_b->tagged - of_a->tagged;
    return order ? order : by_place(a, b);
}

static int by_title(const void *a, const void *b) {
    return by_string(a, b, summary_of(a)->title, summary_of(b)->title);
}

static int by_date(const void *a, const void *b) { /* the latest first */
    const char *x = summary_of(a)->date, *y = summary_of(b)->date;
    return *x && *y ? by_string(a, b, y, x) : by_string(a, b, x, y);
}

static int by_source(const void *a, const void *b) {
    return by_string(a, b, summary_of(a)->source, summary_of(b)->source);
}

static int by_words(const void *a, const void *b) {
    return by_number(a, b, summary_of(a)->words, summary_of(b)->words);
}

static int by_voices(const void *a, const void *b) {
    return by_number(a, b, summary_of(a)->voices, summary_of(b)->voices);
}

#define X(id, name, help) { #name, by_##name },
static const struct {
    const char *name;
    int (*compare)(const void *a, const void *b);
} orders[] = { LIBRARY_ORDERS(X) };
#undef X

void library_sort(struct library *library, enum library_order order) {
    if (library->count) qsort(library->entries, library->count, sizeof *library->entries, orders[order].compare);
}

enum library_order library_order_named(const char *name) {
    int i = 0;
    while (i < LIBRARY_ORDER_COUNT && strcmp(name, orders[i].name)) i++;
    return (enum library_order)i;
}

/* --- the end --- */

static void entry_free(struct entry *entry) {
    free(entry->path);
    summary_free(entry->summary);
}

void library_remove(struct library *library, uint32_t index) {
    entry_free(&library->entries[index]);
    library->count--;
    memmove(&library->entries[index], &library->entries[index + 1], (library->count - index) * sizeof *library->entries);
}

void library_free(struct library *library) {
    if (!library) return;
    for (uint32_t i = 0; i < library->count; i++) entry_free(&library->entries[i]);
    free(library->entries);
    free(library);
}
