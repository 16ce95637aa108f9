#include "batch_held.h"
#include "batch_lines.h"
#include <stdlib.h>
#include <string.h>

uint64_t held_hash(const void *bytes, size_t n) {
    const unsigned char *at = bytes;
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < n; i++) hash = (hash ^ at[i]) * 1099511628211u;
    return hash ? hash : 1;
}

static uint64_t *slot_of(uint64_t *at, uint64_t room, uint64_t hash) {
    uint64_t i = hash;
    while (at[i & (room - 1)] && at[i & (room - 1)] != hash) i++;
    return &at[i & (room - 1)];
}

bool held_has(const struct held *held, uint64_t hash) {
    return held->n && *slot_of(held->at, held->room, hash);
}

static bool grow(struct held *held) {
    uint64_t room = held->room ? held->room * 2 : 1024;
    uint64_t *grown = calloc(room, sizeof *grown);
    if (!grown) return false;
    for (uint64_t i = 0; i < held->room; i++)
        if (held->at[i]) *slot_of(grown, room, held->at[i]) = held->at[i];
    free(held->at);
    held->at = grown;
    held->room = room;
    return true;
}

bool held_add(struct held *held, uint64_t hash) {
    if (held->n >= held->room / 2 && !grow(held)) return false;
    uint64_t *slot = slot_of(held->at, held->room, hash);
    held->n += !*slot;
    *slot = hash;
    return true;
}

void held_free(struct held *held) {
    free(held->at);
    *held = (struct held){ 0 };
}

/* --- reading the file --- */

struct reading {
    struct held *held;
    const struct export_options *options;
    struct lines lines;
    uint64_t keep; /* bytes */
    uint64_t last; /* the hash of the article before, not entered yet in csv; 0: none */
};

/* The first line of csv must be the one that this export would write. */
static bool check_head(struct reading *reading, struct slice line, struct error *error) {
    struct buffer head = { 0 };
    export_begin(&head, NULL, reading->options);
    bool same = !head.failed && line.len + 1 == head.len && !memcmp(head.at, line.at, line.len);
    buffer_free(&head);
    reading->keep = reading->lines.taken;
    return same || error_set(error, ERROR_ARGUMENT, 0, "its first line is none that this export writes");
}

static bool take_line(struct reading *reading, struct slice line, struct error *error) {
    struct slice key;
    if (!export_key_of_line(line, reading->options, &key))
        return error_set(error, ERROR_ARGUMENT, reading->keep, "holds a line that is none of this export, at byte %llu",
                         (unsigned long long)(reading->lines.taken - line.len - 1));
    uint64_t hash = held_hash(key.at, key.len);
    if (reading->options->format == EXPORT_CSV) {
        if (hash == reading->last) return true;
        if (reading->last && !held_add(reading->held, reading->last)) return error_memory(error);
        reading->keep = reading->lines.taken - line.len - 1;
        reading->last = hash;
        return true;
    }
    reading->keep = reading->lines.taken;
    return held_add(reading->held, hash) || error_memory(error);
}

bool held_read(struct held *held, struct output *output, const struct export_options *options, struct error *error) {
    struct reading reading = { .held = held, .options = options, .lines = { .fd = output->fd, .separator = '\n' } };
    struct slice line;
    bool whole, fine = true, head = options->format == EXPORT_CSV;
    enum lines_result result = LINES_ONE;
    while (fine && (result = lines_next(&reading.lines, &line, &whole, error)) == LINES_ONE && whole) {
        fine = head ? check_head(&reading, line, error) : take_line(&reading, line, error);
        head = false;
    }
    fine = fine && result != LINES_FAILED;
    lines_free(&reading.lines);
    return fine && output_cut(output, (off_t)reading.keep, error);
}
