/* A quote with its citation, to be pasted elsewhere: the exact words, who said
   them in which role, and where they stand: title, source, date, address, bytes. */
#ifndef UI_CITATION_H
#define UI_CITATION_H

#include <dixit/export.h>

/* In the order of :set citation=. */
enum citation_style { CITE_PLAIN, CITE_MARKDOWN, CITE_BIBTEX };

/* Append it; harmless for a terminal, and nothing in it is mark-up of the style but what we put. */
void cite(struct buffer *to, const struct article *article, const struct quote *quote, enum citation_style style);

/* The same of any words of the article: who said them is told where all of them are one quote's. */
void cite_span(struct buffer *to, const struct article *article, struct span words, enum citation_style style);

/* Append the words alone, as one line, the pieces of a quote that is parted joined by “ … ”. */
void cite_words(struct buffer *to, const struct article *article, const struct quote *quote);

#endif
