/* An article owns its text and its tags. */
#ifndef DIXIT_ARTICLE_H
#define DIXIT_ARTICLE_H

#include <dixit/tag.h>
#include <dixit/text.h>
#include <fcntl.h>

/* What stands at the top: an optional header block ("Title: ..." and the like,
   then a blank line; or between two lines of ---, as before Markdown), else a title line, else the first sentence. */
struct heading {
    struct span title, author, source, date, url; /* values, trimmed; SPAN_NONE where absent */
    uint32_t body;                                /* the first byte after the header block */
    bool block;                                   /* there is a header block */
};

/* Find the heading; looks at no more than the first 64 KiB. */
struct heading heading_find(const struct text *text);

struct article {
    char *path;   /* as given; "-" for standard input; owned */
    char *doc;    /* file name without folder and last extension; owned */
    struct text text;
    struct heading heading;
    struct tags tags; /* empty until tagged */
    bool tagged;
    bool unexplained; /* told before it is tagged: nobody will ask for reasons (tag_options) */
};

/* Read a file ("-": standard input) and decode it; tags it not. A regular file,
   a FIFO or standard input; anything else is refused, as is what is no text.
   `cancel` (may be NULL) is polled while reading. NULL and *error on failure:
   system, memory, not text, too large, argument, cancelled. */
struct article *article_open(const char *path, const char *encoding, const atomic_bool *cancel, struct error *error);

/* The same from a descriptor that was opened with these flags, or standard input
   (STDIN_FILENO, which stays open; any other is closed); `path` is its name. */
#define ARTICLE_OPEN_FLAGS (O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
struct article *article_read(int fd, const char *path, const char *encoding, const atomic_bool *cancel,
                             struct error *error);

/* The same from bytes in memory (copied). */
struct article *article_from_bytes(const char *path, const char *bytes, size_t len, const char *encoding,
                                   struct error *error);

/* Tag it, once; true if it is tagged already. `progress` may be NULL. Errors: memory, cancelled. */
bool article_tag(struct article *article, const atomic_bool *cancel, _Atomic uint32_t *progress, struct error *error);

void article_free(struct article *article); /* NULL is fine */

/* The name of the file at the end of a path, in `path`; the bytes of a name before its last extension, which are its doc:
   "news/a.b.txt" -> "a.b.txt" -> 3. */
const char *article_file_name(const char *path);
size_t article_doc_length(const char *name);

/* The title to show: UTF-8 made harmless (clean.h) and one line, NUL-terminated,
   cut at a character to fit `room` bytes; the doc's name where the text is empty. */
void article_title(const struct article *article, char *to, size_t room);

/* "2016-04-19" into `to` (at least 11 bytes): from the heading where it gives a
   date that can be read; when a file was written says nothing of that. False and "" where none. */
bool article_date(const struct article *article, char *to);

#endif
