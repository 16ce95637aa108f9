/* Characters: decoding one, its class, its width. ASCII never leaves a table;
   libunistring answers for the rest. */
#ifndef DIXIT_CHARS_H
#define DIXIT_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int char_decode_long(const char *at, size_t n, uint32_t *code); /* char_decode but for ASCII */

/* Decode the character at `at` (valid UTF-8, or any bytes of a padded text):
   its code point in *code, its length in bytes (1 to 4) returned. A byte that
   begins no character gives U+FFFD and 1. Reads at most n >= 1 bytes. */
static inline int char_decode(const char *at, size_t n, uint32_t *code) {
    if ((unsigned char)*at >= 0x80) return char_decode_long(at, n, code);
    *code = (unsigned char)*at;
    return 1;
}

/* Write `code` (a scalar value, else U+FFFD) to `to`, room for 4; its length. */
int char_encode(char *to, uint32_t code);

/* How many of the n bytes at `at` to keep so that they are `most` at most and no character is cut. */
size_t char_cut(const char *at, size_t n, size_t most);

bool char_is_space(uint32_t code); /* White_Space, U+00A0 and U+202F too; not U+200B */
bool char_is_letter(uint32_t code);
bool char_is_upper(uint32_t code); /* upper or title case */
bool char_is_lower(uint32_t code);
bool char_is_digit(uint32_t code); /* Nd */
bool char_is_mark(uint32_t code);  /* general category M */

uint32_t char_lower(uint32_t code); /* simple case mapping */
uint32_t char_fold(uint32_t code);  /* lower case, without the accents that decompose away: é -> e */

/* Columns of a terminal: 0, 1 or 2. Controls give 0; ask clean.h first. */
int char_width(uint32_t code);

#endif
