/* The bytes of a file, however long they take to come. */
#ifndef DIXIT_ARTICLE_READ_H
#define DIXIT_ARTICLE_READ_H

#include <dixit/error.h>
#include <stdatomic.h>
#include <stddef.h>

struct read_bytes {
    char *at;    /* malloc'ed, with room for TEXT_PADDING more */
    size_t len;
};

/* Read all of `fd`: a regular file or a FIFO; as standard input (STDIN_FILENO) a
   socket too. Never opens a terminal or a device for reading, never waits
   but for a FIFO, and then polls `cancel` (may be NULL). What text_refused() would
   refuse is left after its first block. Errors: system, memory, not text, too
   large, cancelled, argument. */
bool read_file(struct read_bytes *to, int fd, const char *encoding, const atomic_bool *cancel, struct error *error);

#endif
