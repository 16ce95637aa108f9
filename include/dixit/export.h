/* Exports: an article and its tags, written for other programs. The formats are
   described in dixit-export(5). */
#ifndef DIXIT_EXPORT_H
#define DIXIT_EXPORT_H

#include <dixit/article.h>

/* id, name on the command line, what it is, suffix of a file. Adding a format is
   a line here and a function `export_NAME` in src/export/NAME.c. */
#define EXPORT_FORMATS(X)                                                    \
    X(EXPORT_JSONL, "jsonl", "JSON Lines, an article a line", ".jsonl")      \
    X(EXPORT_CSV, "csv", "CSV, a quote a row", ".csv")                       \
    X(EXPORT_MD, "md", "Markdown, quotes by speaker", ".md")                 \
    X(EXPORT_HTML, "html", "HTML, one self-contained page", ".html")         \
    X(EXPORT_ANN, "ann", "brat stand-off, code points", ".ann")              \
    X(EXPORT_TEXT, "text", "the plain text, made harmless for a terminal", ".txt")

enum export_format {
#define X(id, name, help, suffix) id,
    EXPORT_FORMATS(X)
#undef X
        EXPORT_COUNT
};

/* A growing buffer of bytes; failure is sticky as an arena's. Zeroed is empty. */
struct buffer {
    char *at;
    size_t len, room;
    bool failed;
};

void buffer_put(struct buffer *buffer, const char *bytes, size_t n);
void buffer_puts(struct buffer *buffer, const char *string);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_free(struct buffer *buffer);

struct export_options {
    enum export_format format;
    bool explain; /* jsonl: add the rule of each quote */
};

/* Append what begins a file of this format (CSV: the row of names). */
void export_begin(struct buffer *to, const struct export_options *options);

/* Append one tagged article, whole. */
void export_article(struct buffer *to, const struct article *article, const struct export_options *options);

void export_end(struct buffer *to, const struct export_options *options);

/* The format called `name`, or EXPORT_COUNT. */
enum export_format export_format_named(const char *name);

#endif
