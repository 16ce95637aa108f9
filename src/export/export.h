/* The writers of the formats, one a file; export.c chooses among them. */
#ifndef DIXIT_EXPORT_WRITERS_H
#define DIXIT_EXPORT_WRITERS_H

#include <dixit/export.h>

void export_jsonl(struct buffer *to, const struct export_item *item, const struct export_options *options);
void export_csv(struct buffer *to, const struct export_item *item, const struct export_options *options);
void export_md(struct buffer *to, const struct export_item *item, const struct export_options *options);
void export_html(struct buffer *to, const struct export_item *item, const struct export_options *options);
void export_ann(struct buffer *to, const struct export_item *item, const struct export_options *options);
void export_text(struct buffer *to, const struct export_item *item, const struct export_options *options);

void csv_begin(struct buffer *to, const struct export_options *options);
void html_begin(struct buffer *to, const char *title);
void html_end(struct buffer *to);

/* The index of a field by its name, or -1. */
int jsonl_field(const char *name, size_t n);
int csv_field(const char *name, size_t n, enum export_grain by);

/* Each format's part of export_has_keys and its like (dixit/export.h). */
bool jsonl_has_keys(const struct export_options *options);
void jsonl_key(struct buffer *to, const struct citation *citation);
bool jsonl_key_of_line(struct slice line, struct slice *key);
bool csv_has_keys(const struct export_options *options, bool *by_name);
void csv_key(struct buffer *to, const struct citation *citation, const struct export_options *options);
bool csv_key_of_line(struct slice line, const struct export_options *options, struct slice *key);

/* Names of all fields, parted by blanks, for a message. */
void jsonl_fields(struct buffer *to);
void csv_fields(struct buffer *to, enum export_grain by);

#endif
