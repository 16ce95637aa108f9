/* The writers of the formats, one a file; export.c chooses among them. */
#ifndef DIXIT_EXPORT_WRITERS_H
#define DIXIT_EXPORT_WRITERS_H

#include <dixit/export.h>

void export_jsonl(struct buffer *to, const struct article *article, const struct export_options *options);
void export_text(struct buffer *to, const struct article *article, const struct export_options *options);

#endif
