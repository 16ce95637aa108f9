/* Text of an article on its way into a file that people open: one harmless line. */
#ifndef DIXIT_LINE_H
#define DIXIT_LINE_H

#include <dixit/export.h>

/* How a format escapes: the ASCII characters that mean something in it. */
struct escaping {
    const char *special;
    void (*put)(struct buffer *to, char special);
};

extern const struct escaping line_plain; /* nothing means anything */

/* Append the text as one line: white space at the edges left out, a run of it one
   blank; a control, a character that turns the direction and malformed UTF-8 by
   its stand-in (clean.h); special ones by escaping->put. */
void line_put(struct buffer *to, struct slice text, const struct escaping *escaping);

/* The same of what lies in a span; nothing for SPAN_NONE. */
void line_span(struct buffer *to, const struct article *article, struct span span, const struct escaping *escaping);

/* The same of a quote's content: its pieces joined by “ … ”. */
void line_quote(struct buffer *to, const struct article *article, const struct quote *quote,
                const struct escaping *escaping);

/* The bytes of a span; nothing for SPAN_NONE. */
struct slice slice_of(const struct article *article, struct span span);

#endif
