#include <dixit/article.h>
#include <dixit/library.h>
#include <stdlib.h>
#include <string.h>

struct library *library_open(const char *const *paths, uint32_t count, struct error *error) {
    struct library *library = calloc(1, sizeof *library);
    struct entry *entries = calloc(count ? count : 1, sizeof *entries);
    if (!library || !entries) {
        free(library);
        free(entries);
        error_memory(error);
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) entries[i].path = strdup(paths[i]);
    *library = (struct library){ entries, count };
    return library;
}

void library_free(struct library *library) {
    if (!library) return;
    for (uint32_t i = 0; i < library->count; i++) free(library->entries[i].path);
    free(library->entries);
    free(library);
}

bool library_summarise(struct library *library, uint32_t index, const struct article *article,
                       const struct error *why_not) {
    (void)library, (void)index, (void)article, (void)why_not;
    return false;
}
