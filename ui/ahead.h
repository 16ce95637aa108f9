/* The first article, read and tagged while the terminal is set up: two things that take
   half a millisecond each and know nothing of one another. The thread is gone before
   anybody asks for a sandbox or forks. One at a time; where it cannot be done, nothing is
   there to take and the caller reads as always. */
#ifndef UI_AHEAD_H
#define UI_AHEAD_H

#include <dixit/article.h>

/* Begin with a file, if it is one and no larger than `small` bytes. Both strings must outlive ahead_end. */
void ahead_begin(const char *path, const char *encoding, uint32_t small);

/* The article at `path`, tagged, the caller's from now on; waits for it. NULL: another was begun, or none;
   it could not be read or tagged; or the file has changed since. */
struct article *ahead_take(const char *path);

/* Wait for the thread and free what nobody took. */
void ahead_end(void);

#endif
