/* Where an export's jobs come from: paths, lists of paths, files of records. */
#ifndef UI_BATCH_SOURCE_H
#define UI_BATCH_SOURCE_H

#include "batch_job.h"
#include "batch_lines.h"
#include "options.h"
#include <dixit/library.h>

struct source {
    const struct options *options;
    const atomic_bool *stop;
    void (*idle)(void *); /* called where the source must wait; NULL for nobody cares */
    void *context;
    struct library *library; /* of the paths given, or of the last one from the list */
    uint32_t place;          /* in the library */
    struct lines list;       /* --files0-from; fd < 0 where there is none */
    struct lines records;    /* the file of records that is open; fd < 0 where none is */
    uint64_t line;           /* its line */
    uint64_t number;         /* jobs so far */
    uint64_t bytes, total;   /* of files of records: read to the end, and there are; total 0 where unknown */
};

/* Zeroed but for options, stop, idle and context. False: *error says why. */
bool source_open(struct source *source, struct error *error);

/* The next job; one whose input cannot be opened comes as JOB_FAILED. False at the end or at a stop. */
bool source_next(struct source *source, struct batch_job *job);

/* How many jobs there will be; 0 where nobody can know. */
uint64_t source_count(const struct source *source);

/* How much of the input is taken, in parts of a million; 0 where nobody can know. */
uint32_t source_share(const struct source *source, uint64_t done);

void source_close(struct source *source);

#endif
