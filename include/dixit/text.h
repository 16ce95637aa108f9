/* A text is one immutable UTF-8 buffer. It is made from any bytes whatever:

   bytes --decode--> text      valid UTF-8 stays as it is, byte for byte, so that
                               offsets into the text are offsets into the file

   Order of decisions: the encoding asked for; a byte order mark (UTF-8, UTF-16,
   UTF-32); UTF-16 without a mark (every other byte of its Latin letters and
   spaces is NUL); valid UTF-8; mostly valid UTF-8 (at least as many good
   sequences as bad ones), whose bad bytes become U+FFFD (one for each maximal
   subpart, as WHATWG decodes); else Windows-1252. A byte order mark stays in the
   text, as U+FEFF, and counts in offsets. NUL and controls stay in the text: it
   is the screen's gate (clean.h) that makes them harmless.

   What is no text is refused: files that begin as images, programs, archives
   and their like do, and bytes among which controls abound. */
#ifndef DIXIT_TEXT_H
#define DIXIT_TEXT_H

#include <dixit/error.h>
#include <dixit/span.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_MAX ((size_t)1 << 30) /* bytes, of the input and of the text */
#define TEXT_PADDING 64            /* NUL bytes that stand after every text */

enum encoding {
    ENCODING_AUTO,
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_UTF32LE,
    ENCODING_UTF32BE,
    ENCODING_WINDOWS_1252,
    ENCODING_OTHER /* named by text.other; converted by iconv */
};

struct text {
    const char *at; /* [len + TEXT_PADDING], valid UTF-8, then NULs; owned */
    uint32_t len;   /* bytes */
    enum encoding encoding;
    const char *other; /* static name for ENCODING_OTHER, else NULL */
    bool repaired;     /* some bytes were no text and became U+FFFD */
    bool hard_wrapped; /* its lines are broken at a width: a paragraph ends at a blank line or an indent */
};

/* Would a file that begins with these n bytes be refused as no text? Then *error
   says what it looks like. Looks at no more than 64 KiB: with that much of a
   large file nobody need read the rest. `encoding` as below. */
bool text_refused(const char *bytes, size_t n, const char *encoding, struct error *error);

/* Make a text of `bytes`, a malloc'ed block of len bytes with room for
   TEXT_PADDING more, which is now the text's (freed when the call fails).
   `encoding` is a name as --encoding takes it, NULL or "auto" to find out.
   Errors: memory, not text, too large, argument (no such encoding). */
bool text_adopt(struct text *text, char *bytes, size_t len, const char *encoding, struct error *error);

/* The same from bytes that stay the caller's. */
bool text_copy(struct text *text, const char *bytes, size_t len, const char *encoding, struct error *error);

void text_free(struct text *text);

/* "UTF-8", "Windows-1252", ... as exports write it. */
const char *text_encoding_name(const struct text *text);

/* Is `name` an encoding that text_adopt takes? */
bool text_encoding_known(const char *name);

/* --- motions: from byte position to byte position, never out of [0, len] ---
   `at` may be any byte; inside a character it counts as that character's. */
uint32_t text_char_next(const struct text *text, uint32_t at);
uint32_t text_char_prev(const struct text *text, uint32_t at);
uint32_t text_cluster_next(const struct text *text, uint32_t at); /* extended grapheme cluster */
uint32_t text_cluster_prev(const struct text *text, uint32_t at);
uint32_t text_word_next(const struct text *text, uint32_t at); /* to the beginning of the next word */
uint32_t text_word_prev(const struct text *text, uint32_t at);
uint32_t text_line_beg(const struct text *text, uint32_t at); /* after the LF, CR or CRLF before */
uint32_t text_line_end(const struct text *text, uint32_t at); /* at the LF, CR or CRLF, or len */
uint32_t text_line_next(const struct text *text, uint32_t at); /* behind that */

/* --- paragraphs: without blank edges; one line each, or several where hard_wrapped --- */

/* Are its lines broken at a width? Told from the first 64 KiB; text_adopt asks once, for text.hard_wrapped. */
bool text_is_hard_wrapped(const struct text *text);

/* The paragraph that holds `at`, or the nearest one after it; beg == end == len
   where none follows. O(length of the paragraph). */
struct span text_paragraph_at(const struct text *text, uint32_t at);

/* The beginning of the next paragraph (len where none), of the one before (0 where none). */
uint32_t text_paragraph_next(const struct text *text, uint32_t at);
uint32_t text_paragraph_prev(const struct text *text, uint32_t at);

#endif
