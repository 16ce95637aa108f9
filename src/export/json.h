/* The JSON writer: values into a buffer. The caller puts the brackets and commas. */
#ifndef DIXIT_JSON_H
#define DIXIT_JSON_H

#include <dixit/export.h>
#include <dixit/span.h>

/* A string with its quotation marks. Any n bytes: malformed UTF-8 becomes U+FFFD,
   controls, C1, DEL and what could break a line or turn its direction is escaped. */
void json_string(struct buffer *to, const char *bytes, size_t n);

/* The same without the quotation marks. */
void json_chars(struct buffer *to, const char *bytes, size_t n);

/* The same with every run of white space as one blank: a span of text as a reader reads it. */
void json_line(struct buffer *to, const char *bytes, size_t n);

void json_number(struct buffer *to, uint32_t number);

/* [beg,end], or null for SPAN_NONE */
void json_span(struct buffer *to, struct span span);

/* 0.97, 1 */
void json_percent(struct buffer *to, unsigned percent);

#endif
