/* Opening what the reader reads, in the sandbox too: what it may not open itself
   (outside the folders that were named at the start), the broker opens for it. */
#ifndef UI_FILES_H
#define UI_FILES_H

#include <dixit/article.h>

/* open(2) for reading: a descriptor, or -1 and errno. From any thread. */
int files_open(const char *path, int flags);

/* article_open. */
struct article *files_article(const char *path, const char *encoding, const atomic_bool *cancel, struct error *error);

#endif
