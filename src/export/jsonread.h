/* The JSON reader: where the values of a text begin and end (RFC 8259). Nothing is
   copied: what a program needs of a record is some of its members. */
#ifndef DIXIT_JSONREAD_H
#define DIXIT_JSONREAD_H

#include <dixit/error.h>
#include <dixit/export.h>

enum { JSON_DEPTH_MAX = 512 }; /* of arrays and objects within one another */

struct json_in {
    const char *beg, *at, *end;
    const char *wrong; /* what is, or NULL */
};

/* The text must be one object and nothing else. Calls `member` with each one's name
   (between its quotation marks, escapes in it) and value; false ends it all. Error:
   syntax, with the byte. Linear; no recursion. */
bool json_read_object(const char *bytes, size_t n,
                      bool (*member)(void *context, struct slice name, struct slice value), void *context,
                      struct error *error);

/* Append what stands between a string's quotation marks without its escapes: lone
   surrogates become U+FFFD, all other bytes stay. */
void json_unescape(struct buffer *to, struct slice inner);

/* Append a value as it stands but for white space between its parts, and with
   characters that json_string would escape escaped. */
void json_copy(struct buffer *to, struct slice value);

#endif
