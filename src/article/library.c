#include "walk.h"
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
        grown[library->count + i] = (struct entry){ .path = walk->paths.at[i] };
    library->entries = grown;
    library->count += n;
    walk->paths.n = 0;
    return true;
}

static bool add_all(struct library *library, const char *const *paths, uint32_t count, struct error *error) {
    struct walk walk = { .open = library->open };
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

/* --- order --- */

/* What is compared; the entries themselves lie in the order of opening. */
struct sorted {
    const struct entry *entry;
    int sign; /* -1: the other way round */
};

static const struct summary *summary_of(const struct sorted *sorted) {
    static const struct summary nothing = { 0 };
    return sorted->entry->summary ? sorted->entry->summary : &nothing;
}

static int by_place(const struct sorted *a, const struct sorted *b) {
    return a->sign * ((a->entry > b->entry) - (a->entry < b->entry));
}

/* Strings ascend; what is unknown comes last. */
static int by_string(const struct sorted *a, const char *x, const char *y) {
    bool known_x = x && *x, known_y = y && *y;
    return known_x && known_y ? a->sign * strcmp(x, y) : known_y - known_x;
}

/* Numbers descend, the most first; `known` or last. */
static int by_number(const struct sorted *a, const struct sorted *b, uint32_t x, uint32_t y) {
    bool known_x = summary_of(a)->tagged, known_y = summary_of(b)->tagged;
    return known_x && known_y ? a->sign * ((x < y) - (x > y)) : known_y - known_x;
}

static int by_title(const struct sorted *a, const struct sorted *b) {
    return by_string(a, summary_of(a)->folded, summary_of(b)->folded);
}

static int by_date(const struct sorted *a, const struct sorted *b) { /* the latest first */
    const char *x = summary_of(a)->date, *y = summary_of(b)->date;
    return *x && *y ? by_string(a, y, x) : by_string(a, x, y);
}

static int by_source(const struct sorted *a, const struct sorted *b) {
    return by_string(a, summary_of(a)->source, summary_of(b)->source);
}

static int by_words(const struct sorted *a, const struct sorted *b) {
    return by_number(a, b, summary_of(a)->words, summary_of(b)->words);
}

static int by_voices(const struct sorted *a, const struct sorted *b) {
    return by_number(a, b, summary_of(a)->voices, summary_of(b)->voices);
}

static int by_read(const struct sorted *a, const struct sorted *b) {
    return a->sign * (a->entry->read - b->entry->read);
}

/* What is equal stays in the order of opening, whichever way round. */
#define X(id, name, help)                                              \
    static int compare_##name(const void *a, const void *b) {          \
        int order = by_##name(a, b);                                   \
        const struct entry *x = ((const struct sorted *)a)->entry;     \
        const struct entry *y = ((const struct sorted *)b)->entry;     \
        return order ? order : (x > y) - (x < y);                      \
    }
LIBRARY_ORDERS(X)
#undef X

#define X(id, name, help) { #name, compare_##name },
static const struct {
    const char *name;
    int (*compare)(const void *a, const void *b);
} orders[] = { LIBRARY_ORDERS(X) };
#undef X

bool library_order(const struct library *library, enum library_order order, bool reverse, uint32_t *indices,
                   uint32_t n) {
    struct sorted *sorted = malloc((n + (size_t)1) * sizeof *sorted);
    if (!sorted) return false;
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = (struct sorted){ &library->entries[indices[i]], reverse ? -1 : 1 };
    if (n) qsort(sorted, n, sizeof *sorted, orders[order].compare);
    for (uint32_t i = 0; i < n; i++) indices[i] = (uint32_t)(sorted[i].entry - library->entries);
    free(sorted);
    return true;
}

enum library_order library_order_named(const char *name) {
    int i = 0;
    while (i < LIBRARY_ORDER_COUNT && strcmp(name, orders[i].name)) i++;
    return (enum library_order)i;
}

const char *library_order_name(enum library_order order) {
    return orders[order].name;
}

/* --- summaries, and the end --- */

void library_give(struct library *library, uint32_t index, struct summary *summary) {
    summary_free(library->entries[index].summary);
    library->entries[index].summary = summary;
}

bool library_summarise(struct library *library, uint32_t index, const struct article *article,
                       const struct error *why_not) {
    struct summary *summary = summary_new(library->entries[index].path, article, why_not);
    if (summary) library_give(library, index, summary);
    return summary;
}

void library_free(struct library *library) {
    if (!library) return;
    for (uint32_t i = 0; i < library->count; i++) {
        free(library->entries[i].path);
        summary_free(library->entries[i].summary);
    }
    free(library->entries);
    free(library);
}
