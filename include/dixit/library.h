/* A library: the articles named by files and folders, in a stable order, each
   known by its path until somebody asks for more. Opening 20,000 costs no more
   than listing the folders: no file is opened. */
#ifndef DIXIT_LIBRARY_H
#define DIXIT_LIBRARY_H

#include <dixit/error.h>
#include <stdbool.h>
#include <stdint.h>

struct summary;

struct entry {
    char *path;              /* owned by the library */
    struct summary *summary; /* what was read of it, NULL until then; owned by the library */
};

/* What the list shows of an article that was read once. */
struct summary {
    char *title, *source; /* owned; source may be NULL */
    char date[11];        /* "" where unknown */
    uint32_t words, voices, quotes;
    bool tagged;          /* words, voices and quotes are known */
    char *error;          /* why it cannot be read, or NULL; then title is the file's name */
};

struct library {
    struct entry *entries; /* [count] */
    uint32_t count;
};

/* List `paths` (files, folders with all text files below them, "-"): folders are
   walked depth first in the order of their names (bytes), hidden names and known
   non-text suffixes are skipped, a folder met before (a loop of links) is not
   entered again. A path named outright is always an entry, even one that cannot
   be read: its error belongs in the list. NULL: memory. Free with library_free. */
struct library *library_open(const char *const *paths, uint32_t count, struct error *error);

void library_free(struct library *library);

struct article;

/* Make or renew an entry's summary from an article opened for it, or from the error. */
bool library_summarise(struct library *library, uint32_t index, const struct article *article,
                       const struct error *why_not);

#endif
