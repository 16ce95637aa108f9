/* CSV: a row a quote, an article or a speaker; lines end in CRLF (RFC 4180). */
#include "csv_cell.h"
#include "csv_columns.h"
#include "export.h"
#include <string.h>

static enum export_grain grain(enum export_grain by) {
    return by == BY_FORMAT ? BY_QUOTE : by;
}

int csv_field(const char *name, size_t n, enum export_grain by) {
    for (int i = 0; i < csv_column_count; i++)
        if (csv_columns[i].grains >> grain(by) & 1 && strlen(csv_columns[i].name) == n && !memcmp(csv_columns[i].name, name, n))
            return i;
    return -1;
}

void csv_fields(struct buffer *to, enum export_grain by) {
    for (int i = 0; i < csv_column_count; i++) {
        if (!(csv_columns[i].grains >> grain(by) & 1)) continue;
        buffer_puts(to, " ");
        buffer_puts(to, csv_columns[i].name);
    }
}

/* The columns of a row, in order; how many. */
static int choose(int *chosen, const struct export_options *options) {
    int n = 0;
    for (int i = 0; i < options->field_count; i++) chosen[n++] = options->fields[i];
    for (int i = 0; i < csv_column_count && !options->field_count; i++)
        if (csv_columns[i].usual >> grain(options->by) & 1) chosen[n++] = i;
    return n;
}

/* The place of a column among those chosen, or -1. */
static int place_of(const char *name, const struct export_options *options) {
    int chosen[EXPORT_FIELDS_MAX], n = choose(chosen, options);
    for (int i = 0; i < n; i++)
        if (!strcmp(csv_columns[chosen[i]].name, name)) return i;
    return -1;
}

bool csv_has_keys(const struct export_options *options, bool *by_name) {
    *by_name = place_of("path", options) < 0;
    return !*by_name || place_of("doc", options) >= 0;
}

void csv_key(struct buffer *to, const struct citation *citation, const struct export_options *options) {
    csv_cell(to, place_of("path", options) < 0 ? citation->doc : citation->path);
}

bool csv_key_of_line(struct slice line, const struct export_options *options, struct slice *key) {
    int path = place_of("path", options), place = path < 0 ? place_of("doc", options) : path;
    if (!line.len || line.at[line.len - 1] != '\r') return false;
    line.len--;
    size_t at = 0;
    for (int i = 0; i < place && at < line.len; i++) at += csv_cell_length(line, at) + 1;
    if (at > line.len) return false;
    *key = (struct slice){ line.at + at, csv_cell_length(line, at) };
    return true;
}

void csv_begin(struct buffer *to, const struct export_options *options) {
    int chosen[EXPORT_FIELDS_MAX], n = choose(chosen, options);
    for (int i = 0; i < n; i++) {
        if (i) buffer_put(to, ",", 1);
        buffer_puts(to, csv_columns[chosen[i]].name);
    }
    buffer_puts(to, "\r\n");
}

static void put_row(struct buffer *to, const struct csv_row *row, const struct export_options *options) {
    int chosen[EXPORT_FIELDS_MAX], n = choose(chosen, options);
    for (int i = 0; i < n; i++) {
        if (i) buffer_put(to, ",", 1);
        csv_columns[chosen[i]].put(to, row);
    }
    buffer_puts(to, "\r\n");
}

static void put_rows(struct buffer *to, struct csv_row row, const struct export_options *options) {
    enum export_grain by = grain(options->by);
    if (by == BY_ARTICLE) put_row(to, &row, options);
    for (uint32_t i = 0; i < row.selection->n && by == BY_QUOTE; i++) {
        row.quote = &row.item->article->tags.quotes.at[row.selection->quotes[i]];
        row.actor = row.quote->speaker;
        put_row(to, &row, options);
    }
    for (uint32_t i = 0; i < row.selection->voice_count && by == BY_SPEAKER; i++) {
        row.voice = &row.selection->voices[i];
        row.actor = row.voice->actor;
        put_row(to, &row, options);
    }
}

void export_csv(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    struct arena scratch = { 0 };
    struct selection selection = { 0 };
    struct csv_row row = { .item = item, .selection = &selection, .actor = TAG_NONE };
    bool by_quote = grain(options->by) == BY_QUOTE;
    if ((by_quote ? select_quotes : select_voices)(&selection, item->article, options, &scratch))
        put_rows(to, row, options);
    else to->failed = true;
    arena_free(&scratch);
}
