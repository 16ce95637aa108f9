#include "motions.h"
#include <dixit/sixteen.h>

uint32_t text_char_beg(const struct text *text, uint32_t at) {
    if (at >= text->len) return text->len;
    while (at > 0 && ((unsigned char)text->at[at] & 0xC0) == 0x80) at--;
    return at;
}

uint32_t text_char_next(const struct text *text, uint32_t at) {
    if (at >= text->len) return text->len;
    do at++;
    while (at < text->len && ((unsigned char)text->at[at] & 0xC0) == 0x80);
    return at;
}

uint32_t text_char_prev(const struct text *text, uint32_t at) {
    at = text_char_beg(text, at);
    return at ? text_char_beg(text, at - 1) : 0;
}

uint32_t text_line_beg(const struct text *text, uint32_t at) {
    if (at > text->len) at = text->len;
    if (at > 0 && at < text->len && text->at[at] == '\n' && text->at[at - 1] == '\r') at--;
    while (at > 0 && text->at[at - 1] != '\n' && text->at[at - 1] != '\r') at--;
    return at;
}

uint32_t text_line_end(const struct text *text, uint32_t at) {
    for (; at < text->len; at += (uint32_t)sizeof(sixteen)) { /* what is read beyond the text is its padding */
        const sixteen bytes = sixteen_at(text->at + at);
        if (SIXTEEN_ANY((bytes == '\n') | (bytes == '\r'))) break;
    }
    while (at < text->len && text->at[at] != '\n' && text->at[at] != '\r') at++;
    return at < text->len ? at : text->len;
}

uint32_t text_line_next(const struct text *text, uint32_t at) {
    uint32_t end = text_line_end(text, at);
    if (end == text->len) return end;
    bool both = text->at[end] == '\r' && end + 1 < text->len && text->at[end + 1] == '\n';
    return end + (both ? 2 : 1);
}
