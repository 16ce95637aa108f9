/* A library: the articles named by files and folders, in a stable order, each
   known by its path until somebody asks for more. Opening 20,000 costs no more
   than listing the folders: no file is opened. An entry keeps its index for ever. */
#ifndef DIXIT_LIBRARY_H
#define DIXIT_LIBRARY_H

#include <dixit/error.h>
#include <stdbool.h>
#include <stdint.h>

struct summary;

struct entry {
    char *path;              /* owned by the library */
    struct summary *summary; /* what was read of it, NULL until then; owned by the library */
    bool read, asked;        /* for its user: it was shown; its summary is under way or made */
};

/* What the list shows of an article that was read once. */
struct summary {
    char *title, *source; /* owned; source may be NULL */
    char date[11];        /* "" where unknown */
    uint32_t words, voices, quotes;
    bool tagged;          /* words, voices and quotes are known */
    char *error;          /* why it cannot be read, or NULL; then title is the file's name */
    char *folded;         /* title, source and voices' names in the letters that summary_fold makes; owned */
};

struct library {
    int (*open)(const char *path, int flags); /* how folders are opened: as open(2) does; NULL for itself */
    struct entry *entries; /* [count] */
    uint32_t count;
};

/* The orders of a library: id, name, what comes first. What is unknown comes
   last; what is equal, in the order of opening. */
#define LIBRARY_ORDERS(X)                                      \
    X(LIBRARY_BY_PLACE, place, "as opened")                    \
    X(LIBRARY_BY_TITLE, title, "by title")                     \
    X(LIBRARY_BY_DATE, date, "by date, the latest first")      \
    X(LIBRARY_BY_SOURCE, source, "by source")                  \
    X(LIBRARY_BY_WORDS, words, "by length, the longest first") \
    X(LIBRARY_BY_VOICES, voices, "by voices, the most first")  \
    X(LIBRARY_BY_READ, read, "the unread first")

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

/* Put n indices of entries into an order; `reverse`: the other way round, but what
   is unknown still last. False, and nothing is changed, when out of memory. */
bool library_order(const struct library *library, enum library_order order, bool reverse, uint32_t *indices,
                   uint32_t n);

/* The name of its file, in its path: any bytes but NUL. */
const char *entry_name(const struct entry *entry);

/* The order called `name`, or LIBRARY_ORDER_COUNT; its name. */
enum library_order library_order_named(const char *name);
const char *library_order_name(enum library_order order);

void library_free(struct library *library); /* NULL is fine */

/* --- summaries --- */

struct article;

/* Make one for the file at `path` from an article opened for it, or from the
   error. It touches no library: any thread may call it. NULL: memory. */
struct summary *summary_new(const char *path, const struct article *article, const struct error *why_not);
void summary_free(struct summary *summary); /* NULL is fine */

/* Give an entry its summary, which is now the library's; an old one is freed. */
void library_give(struct library *library, uint32_t index, struct summary *summary);

/* summary_new and library_give. False: memory; the old summary stays. */
bool library_summarise(struct library *library, uint32_t index, const struct article *article,
                       const struct error *why_not);

/* `from` in small letters without accents, straight marks for curly ones; `to` has
   room for SUMMARY_FOLD_ROOM(bytes) and is NUL-terminated. Returns the bytes put. */
#define SUMMARY_FOLD_ROOM(n) (4 * (size_t)(n) + 1)
size_t summary_fold(char *to, const char *from, size_t n);

/* Does every word of `filter` (folded) stand in the title, the source or a voice's
   name? Where there is no summary yet, in the file's name. "" passes all. */
bool entry_passes(const struct entry *entry, const char *filter);

/* Minutes that so many words take to read, a begun one as a whole one; without words 0. */
static inline uint32_t reading_minutes(uint32_t words) {
    return words / 230 + (words % 230 != 0);
}

#endif
