/* Where an export goes: a file, standard output, or a folder with a file an
   article. Records are written whole or not at all. */
#ifndef UI_BATCH_OUTPUT_H
#define UI_BATCH_OUTPUT_H

#include <dixit/export.h>
#include <sys/types.h>

struct output {
    const char *name; /* for messages */
    int fd;
    bool folder;          /* fd is a folder's */
    bool regular;         /* what is half written can be taken back */
    bool by_line;         /* a newline ends each record, and stands nowhere else */
    off_t whole;          /* where the last whole record ends, where regular */
    struct buffer buffer; /* whole records that wait */
};

/* Is it a folder that there is, or does it end with a slash? */
bool output_is_folder(const char *path);

/* `path` is a file, or a folder (made where there is none);
   NULL for standard output. `keep`: do not empty the file. Error: system. */
bool output_open(struct output *output, const char *path, bool keep, struct error *error);

/* Forget all behind the first `length` bytes of a file opened to be kept. */
bool output_cut(struct output *output, off_t length, struct error *error);

/* Append one record; written when enough have come together. */
bool output_put(struct output *output, const struct buffer *record, struct error *error);

/* Write what waits. On failure a file is cut back to its last whole record. */
bool output_flush(struct output *output, struct error *error);

/* Write one article's file into the folder: under a passing name first, so that the
   name stands for the whole. Any thread. *broken: nor could any other be written. */
bool output_file(const struct output *output, const char *name, const struct buffer *content, bool *broken,
                 struct error *error);

/* Is there a file of this name in the folder? */
bool output_has(const struct output *output, const char *name);

/* Is `path` the file that is written? */
bool output_is(const struct output *output, const char *path);

/* Close without a flush. False where the last bytes could not be kept. */
bool output_close(struct output *output, struct error *error);

#endif
