/* The parts of decoding (dixit/text.h), put together in decode.c:

   sniff.c      is it text at all, and in what?
   encodings.c  the names of encodings
   utf8.c       is it well formed, and repair
   convert.c    everything else to UTF-8 */
#ifndef DIXIT_TEXT_DECODE_H
#define DIXIT_TEXT_DECODE_H

#include <dixit/text.h>

/* What the bytes are where they are no text ("a PNG image"), else NULL. Looks at the first 64 KiB. */
const char *sniff_magic(const char *bytes, size_t n);

/* Are there more NULs and controls than a text in an encoding of bytes has? Looks at the first 64 KiB. */
bool sniff_binary(const char *bytes, size_t n);

/* The encoding that a byte order mark tells, else ENCODING_AUTO. */
enum encoding sniff_mark(const char *bytes, size_t n);

/* UTF-16 without a mark: ENCODING_UTF16LE or BE by where the NULs stand, else ENCODING_AUTO. */
enum encoding sniff_utf16(const char *bytes, size_t n);

struct encoding_name {
    const char *name;        /* as exports write it */
    enum encoding encoding;
    const char *iconv;       /* for ENCODING_OTHER: what iconv calls it */
    enum encoding other_end; /* what its byte order mark may turn it into, else ENCODING_AUTO */
};

/* The encoding called `name`, whatever its case and hyphens; NULL where there is no such. Static. */
const struct encoding_name *encoding_named(const char *name);

/* How many of the n bytes at `at` are well-formed UTF-8 before the first fault. */
size_t utf8_valid(const char *at, size_t n);

struct utf8_count {
    size_t whole;    /* well-formed sequences of several bytes */
    size_t bad;      /* maximal subparts of ill-formed ones: each becomes a U+FFFD */
    size_t repaired; /* bytes of the text when they did */
};

struct utf8_count utf8_count(const char *at, size_t n);

/* Copy n bytes to `to` (room: utf8_count().repaired), U+FFFD for each bad part. Returns the end. */
char *utf8_repair(char *to, const char *at, size_t n);

/* Fill text->at, len and repaired with the n bytes at `bytes`, converted from text->encoding
   (UTF-8: repaired); `iconv_name` is its name there for ENCODING_OTHER. Each fault becomes a
   U+FFFD. Errors: memory, too large, argument (this system's iconv does not know it). */
bool convert(struct text *text, const char *bytes, size_t n, const char *iconv_name, struct error *error);

#endif
