/* Lines of a file or a pipe, however long, as they come. */
#ifndef UI_BATCH_LINES_H
#define UI_BATCH_LINES_H

#include <dixit/export.h>
#include <stdatomic.h>

struct lines {
    int fd;
    char separator;          /* '\n', or 0 */
    const atomic_bool *stop; /* polled while waiting; NULL for never */
    void (*idle)(void *);    /* called before waiting; NULL for nobody cares */
    void *context;           /* idle's */
    struct buffer buffer;    /* from here on ours: zeroed at first */
    size_t at, searched;
    bool end;
    uint64_t taken;          /* bytes of all lines given */
};

enum lines_result { LINES_ONE, LINES_END, LINES_FAILED, LINES_STOPPED };

/* The next line without its separator, valid until the next call. The last one
   needs no separator; *whole (may be NULL) says whether it had one. */
enum lines_result lines_next(struct lines *lines, struct slice *line, bool *whole, struct error *error);

/* Frees the memory; fd stays the caller's. */
void lines_free(struct lines *lines);

#endif
