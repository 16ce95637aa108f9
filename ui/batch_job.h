/* One article's way through an export: filled in by the source, worked on by any
   thread, written in the order of the input. */
#ifndef UI_BATCH_JOB_H
#define UI_BATCH_JOB_H

#include <dixit/error.h>
#include <dixit/export.h>

enum job_fate { JOB_FINE, JOB_FAILED, JOB_HELD, JOB_CANCELLED, JOB_UNWRITTEN /* nor can any other be */ };

struct batch_job {
    uint64_t number;      /* in the order of the input, from 0 */
    struct buffer path;   /* with a NUL; of a record: FILE:LINE */
    struct buffer record; /* the line of JSON, where is_record */
    bool is_record;
    enum job_fate fate;
    struct error error; /* JOB_FAILED, JOB_UNWRITTEN: why */
    uint64_t key;       /* by which the output knows it, under --resume */
    char title[400];    /* of a page's only article, else "" */
    struct buffer out;  /* what is to be written */
};

#endif
