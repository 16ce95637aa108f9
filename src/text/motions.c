#include <dixit/chars.h>
#include <dixit/text.h>
#include <unigbrk.h>

static uint32_t char_beg(const struct text *text, uint32_t at) {
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
    at = char_beg(text, at);
    return at ? char_beg(text, at - 1) : 0;
}

uint32_t text_cluster_next(const struct text *text, uint32_t at) {
    at = char_beg(text, at);
    if (at >= text->len) return text->len;
    const uint8_t *beg = (const uint8_t *)text->at;
    const uint8_t *next = u8_grapheme_next(beg + at, beg + text->len);
    return next ? (uint32_t)(next - beg) : text->len;
}

uint32_t text_cluster_prev(const struct text *text, uint32_t at) {
    at = char_beg(text, at);
    const uint8_t *beg = (const uint8_t *)text->at;
    const uint8_t *prev = u8_grapheme_prev(beg + at, beg);
    return prev ? (uint32_t)(prev - beg) : 0;
}

static bool in_word(const struct text *text, uint32_t at) {
    uint32_t code;
    if (at >= text->len) return false;
    char_decode(text->at + at, text->len - at, &code);
    return char_is_letter(code) || char_is_digit(code) || char_is_mark(code);
}

uint32_t text_word_next(const struct text *text, uint32_t at) {
    at = char_beg(text, at);
    while (in_word(text, at)) at = text_char_next(text, at);
    while (at < text->len && !in_word(text, at)) at = text_char_next(text, at);
    return at;
}

uint32_t text_word_prev(const struct text *text, uint32_t at) {
    at = text_char_prev(text, at);
    while (at > 0 && !in_word(text, at)) at = text_char_prev(text, at);
    while (at > 0 && in_word(text, text_char_prev(text, at))) at = text_char_prev(text, at);
    return at;
}

uint32_t text_line_beg(const struct text *text, uint32_t at) {
    if (at > text->len) at = text->len;
    if (at > 0 && at < text->len && text->at[at] == '\n' && text->at[at - 1] == '\r') at--;
    while (at > 0 && text->at[at - 1] != '\n' && text->at[at - 1] != '\r') at--;
    return at;
}

uint32_t text_line_end(const struct text *text, uint32_t at) {
    while (at < text->len && text->at[at] != '\n' && text->at[at] != '\r') at++;
    return at;
}
