#include "line.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <string.h>

static void put_as_it_is(struct buffer *to, char special) {
    buffer_put(to, &special, 1);
}

const struct escaping line_plain = { "", put_as_it_is };

/* A character that is not plain ASCII; its length. */
static size_t put_char(struct buffer *to, struct slice text, size_t at, const struct escaping *escaping) {
    uint32_t code, shown;
    char encoded[4];
    size_t length = (size_t)char_decode(text.at + at, text.len - at, &code);
    clean_char(code, &shown);
    if (shown < 0x80 && strchr(escaping->special, (int)shown)) escaping->put(to, (char)shown);
    else buffer_put(to, encoded, (size_t)char_encode(encoded, shown));
    return length;
}

static size_t plain_run(struct slice text, size_t at, const struct escaping *escaping) {
    size_t end = at;
    while (end < text.len && text.at[end] > ' ' && text.at[end] < 0x7F && !strchr(escaping->special, text.at[end])) end++;
    return end - at;
}

void line_put(struct buffer *to, struct slice text, const struct escaping *escaping) {
    bool begun = false, gap = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t length = (size_t)char_decode(text.at + at, text.len - at, &code);
        if (char_is_space(code)) {
            gap = begun;
            at += length;
            continue;
        }
        if (gap) buffer_put(to, " ", 1);
        begun = true;
        gap = false;
        size_t run = plain_run(text, at, escaping);
        buffer_put(to, text.at + at, run);
        at += run ? run : put_char(to, text, at, escaping);
    }
}

struct slice slice_of(const struct article *article, struct span span) {
    if (span_is_none(span)) return (struct slice){ 0 };
    return (struct slice){ article->text.at + span.beg, span_len(span) };
}

void line_span(struct buffer *to, const struct article *article, struct span span, const struct escaping *escaping) {
    line_put(to, slice_of(article, span), escaping);
}

void line_quote(struct buffer *to, const struct article *article, const struct quote *quote,
                const struct escaping *escaping) {
    for (uint32_t i = 0; i < quote->pieces; i++) {
        if (i) buffer_puts(to, " … ");
        line_span(to, article, article->tags.pieces.at[quote->piece + i], escaping);
    }
}
