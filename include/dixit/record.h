/* Records: articles that come as JSON objects, a line each, from other programs.

   The article is the string member `text`. The string (or number) members doc (or
   id), path, title, author, publisher (or source), date and url say what a citation
   says, before what is found in the text. All other members are passed through;
   those that have the name of a field of dixit's own give way to it. */
#ifndef DIXIT_RECORD_H
#define DIXIT_RECORD_H

#include <dixit/article.h>
#include <dixit/export.h>

/* Zeroed at first; may be read into again and again, and keeps its memory. */
struct record {
    struct article *article; /* owned */
    struct citation citation;
    struct buffer words;     /* what the citation's slices point into */
    struct buffer members;   /* passed through, as ,"name":value */
};

/* Read a line. `path` (“news.jsonl:17”) stands for the record where it names
   itself not. Errors: syntax, memory, not text, too large. */
bool record_read(struct record *record, const char *line, size_t n, const char *path, struct error *error);

/* Only who it is: record->citation.doc and .path; there is no article then. */
bool record_identify(struct record *record, const char *line, size_t n, const char *path, struct error *error);

/* Fill *item from a record, which must outlive it. */
void export_item_of_record(struct export_item *item, const struct record *record);

void record_free(struct record *record);

#endif
