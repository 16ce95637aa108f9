/* A line on standard error that says how far an export has come. */
#ifndef UI_BATCH_PROGRESS_H
#define UI_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool on;
    uint64_t begun, shown; /* milliseconds of a clock that never jumps */
    int width;             /* columns that the line takes now */
};

/* `on`: standard error is a terminal that nothing else is written to. */
void progress_begin(struct progress *progress, bool on);

/* `done` articles of `count` (0: unknown); `share` of the input in parts of a
   million (0: unknown). Shows no more than four times a second. */
void progress_show(struct progress *progress, uint64_t done, uint64_t count, uint32_t share);

/* Take the line away: before a message, at the end. */
void progress_clear(struct progress *progress);

/* What the line would say after `elapsed` milliseconds, in fewer than `room` bytes, in
   few without the bar; without the carriage return. */
void progress_line(char *to, int room, uint64_t done, uint64_t count, uint32_t share, uint64_t elapsed);

#endif
