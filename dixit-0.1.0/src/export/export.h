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

/* Names of all fields, parted by blanks, for a message. */
void jsonl_fields(struct buffer *to);
void csv_fields(struct buffer *to, enum export_grain by);

#endif
