/* Where English words may be divided: by the patterns of a dictionary, where
   dixit was built with libhyphen. The only file that knows that library. */
#ifndef UI_HYPHENATOR_H
#define UI_HYPHENATOR_H

#include <dixit/error.h>
#include <stddef.h>

enum { HYPHENATOR_WORD = 48 }; /* bytes: no longer word is divided */

struct hyphenator;

/* Read the dictionary at `path`; NULL: the one that $DIXIT_HYPHENATION names, else
   the system's for English. NULL and why in *error. Free with hyphenator_free. */
struct hyphenator *hyphenator_open(const char *path, struct error *error);
void hyphenator_free(struct hyphenator *hyphenator); /* NULL is fine */

/* How many of the n letters at `word` (a to z) may stay on a line that has room for
   `most` of them and the hyphen: at least 2, leaving at least 3; 0 where it cannot be divided so. */
size_t hyphenator_divide(const struct hyphenator *hyphenator, const char *word, size_t n, size_t most);

#endif
