#include "csv_cell.h"
#include <string.h>

static void put_doubled(struct buffer *to, char special) {
    buffer_put(to, (char[]){ special, special }, 2);
}

const struct escaping csv_escaping = { "\"", put_doubled };

void csv_cell_begin(struct buffer *to) {
    buffer_put(to, "\"", 1);
}

/* Spreadsheets take the wide forms of these characters too. */
static bool begins_formula(const char *at, size_t n) {
    static const char *const wide[] = { "＝", "＋", "－", "＠" };
    if (n && strchr("=+-@", *at)) return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (n >= 3 && !memcmp(at, wide[i], 3)) return true;
    return false;
}

void csv_cell_end(struct buffer *to, size_t beg) {
    if (to->failed) return;
    size_t n = to->len - beg - 1;
    if (begins_formula(to->at + beg + 1, n)) {
        if (!buffer_room(to, 1)) return;
        memmove(to->at + beg + 2, to->at + beg + 1, n++);
        to->at[beg + 1] = '\'';
        to->len++;
    }
    bool bare = !n || (!memchr(to->at + beg + 1, ',', n) && !memchr(to->at + beg + 1, '"', n));
    if (!bare) {
        buffer_put(to, "\"", 1);
        return;
    }
    memmove(to->at + beg, to->at + beg + 1, n);
    to->len--;
}

void csv_cell(struct buffer *to, struct slice text) {
    size_t beg = to->len;
    csv_cell_begin(to);
    line_put(to, text, &csv_escaping);
    csv_cell_end(to, beg);
}

/* A doubled mark ends and begins a marked part. */
size_t csv_cell_length(struct slice line, size_t at) {
    bool marked = false;
    size_t end = at;
    for (; end < line.len && (marked || line.at[end] != ','); end++) marked ^= line.at[end] == '"';
    return end - at;
}
