/* Exports: an article and its tags, written for other programs. The formats are
   described in dixit-export(5). */
#ifndef DIXIT_EXPORT_H
#define DIXIT_EXPORT_H

#include <dixit/article.h>
#include <string.h>

/* id, name on the command line, what it is, suffix of a file. HACKING.md tells
   what else a format needs. */
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

/* `more` bytes to write at the end, or NULL; the writer then adds to len what it wrote. */
char *buffer_room(struct buffer *buffer, size_t more);

/* Append. Here, so that the compiler makes a store of a few bytes that it knows. */
static inline void buffer_put(struct buffer *buffer, const char *bytes, size_t n) {
    bool fits = buffer->room - buffer->len > n && !buffer->failed;
    char *to = fits ? buffer->at + buffer->len : buffer_room(buffer, n);
    if (!to || !n) return;
    /* cppcheck-suppress uninitvar ; who encodes a character hands over what it wrote */
    memcpy(to, bytes, n);
    buffer->len += n;
}

static inline void buffer_puts(struct buffer *buffer, const char *string) {
    buffer_put(buffer, string, strlen(string));
}

void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_free(struct buffer *buffer);

/* Some bytes of somebody else's; at == NULL where there are none. */
struct slice {
    const char *at;
    size_t len;
};

/* What a citation says of an article: its heading's words, or those of the record it came in. */
struct citation {
    struct slice doc, path, title, author, publisher, date, url;
};

/* One tagged article on its way out. */
struct export_item {
    const struct article *article;
    struct citation citation;
    struct slice members; /* jsonl: members of the record it came in, as ,"name":value with all escaped */
    bool text;            /* jsonl: write the text, too, where no fields are asked for */
    uint64_t number;      /* which article of the run it is: html makes its anchors from it */
    char date[11];        /* where citation.date may point: an item is not to be copied */
};

/* The doc of a path: its name without folder and last extension, in `path`. */
struct slice export_doc(const char *path);

/* Fill *item from an article that was opened for itself. */
void export_item_init(struct export_item *item, const struct article *article);

/* What is one row of csv, one entry of md. */
enum export_grain { BY_FORMAT, BY_QUOTE, BY_ARTICLE, BY_SPEAKER };

#define EXPORT_FIELDS_MAX 32

/* Zeroed but for the format, it leaves nothing out. */
struct export_options {
    enum export_format format;
    enum export_grain by;          /* csv, md; BY_FORMAT: quotes for csv, speakers for md */
    bool explain;                  /* jsonl: add the rule of each quote */
    const char *const *speakers;   /* [speaker_count]: only quotes of these, see speaker_matches */
    uint32_t speaker_count;
    uint8_t kinds;                 /* only these: 1 << enum quote_kind, or-ed; 0 for all */
    uint8_t min_confidence;        /* percent */
    uint8_t fields[EXPORT_FIELDS_MAX]; /* [field_count]: csv, jsonl: which, in which order; see export_fields */
    uint8_t field_count;           /* 0: the usual ones */
};

/* Set options->fields from names parted by commas; format and grain must stand.
   Error: argument, which names those there are. */
bool export_fields(struct export_options *options, const char *names, struct error *error);

/* --- which articles a file of exports holds, so that a run can go on with it --- */

/* Can they be told? Records of jsonl by doc and path, which must come first; rows
   of csv by the field path or else doc. *by_name: by doc alone. */
bool export_has_keys(const struct export_options *options, bool *by_name);

/* Append the bytes by which an article's records are known. */
void export_key(struct buffer *to, const struct citation *citation, const struct export_options *options);

/* The same bytes within a line of a file (without its newline); false where it is no such line. */
bool export_key_of_line(struct slice line, const struct export_options *options, struct slice *key);

/* --- writing: what there is no memory for fails the buffer, and what it holds is then no whole file --- */

/* Append what begins a file of this format: CSV's row of names, a page's head with
   this title (html; may be NULL). */
void export_begin(struct buffer *to, const char *title, const struct export_options *options);

/* Append one tagged article, whole: its text alone for EXPORT_TEXT, which needs no tags. */
void export_item(struct buffer *to, const struct export_item *item, const struct export_options *options);
void export_article(struct buffer *to, const struct article *article, const struct export_options *options);

/* Append what ends a file of this format. */
void export_end(struct buffer *to, const struct export_options *options);

/* Are the words of `name` found one after the other in an actor's name, whatever the case?
   “stoltenberg” and “jens stoltenberg” find Jens Stoltenberg; “berg” does not. */
bool speaker_matches(const struct article *article, const struct actor *actor, const char *name);

/* The format called `name`, or EXPORT_COUNT. */
enum export_format export_format_named(const char *name);

#endif
