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
    uint32_t place;          /* its number in the order of opening */
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
    uint32_t places; /* given out so far */
};

/* The orders of a library: id, name, what comes first. What is unknown comes
   last; what is equal, in the order of opening. */
#define LIBRARY_ORDERS(X)                                      \
    X(LIBRARY_BY_PLACE, place, "as opened")                    \
    X(LIBRARY_BY_TITLE, title, "by title")                     \
    X(LIBRARY_BY_DATE, date, "by date, the latest first")      \
    X(LIBRARY_BY_SOURCE, source, "by source")                  \
    X(LIBRARY_BY_WORDS, words, "by length, the longest first") \
    X(LIBRARY_BY_VOICES, voices, "by voices, the most first")

enum library_order {
#define X(id, name, help) id,
    LIBRARY_ORDERS(X)
#undef X
        LIBRARY_ORDER_COUNT
};

/* List `paths` (files, folders with all text files below them, "-"): folders are
   walked depth first in the order of their names (bytes), hidden names and known
   non-text suffixes are skipped, a folder met before (a loop of links) is not
   entered again. A path named outright is always an entry, even one that cannot
   be read: its error belongs in the list; so is a folder below that cannot be
   read. NULL: memory. Free with library_free. */
struct library *library_open(const char *const *paths, uint32_t count, struct error *error);

/* Append what `path` names, as library_open would; nothing when out of memory (false). */
bool library_add(struct library *library, const char *path, struct error *error);

/* Take the entry out. Indices after it move down. */
void library_remove(struct library *library, uint32_t index);

/* Order the entries; whoever holds an index finds its entry again by `place`. */
void library_sort(struct library *library, enum library_order order);

/* The order called `name`, or LIBRARY_ORDER_COUNT. */
enum library_order library_order_named(const char *name);

void library_free(struct library *library); /* NULL is fine */

struct article;

/* Make or renew an entry's summary from an article opened for it, or from the error. */
bool library_summarise(struct library *library, uint32_t index, const struct article *article,
                       const struct error *why_not);

#endif
