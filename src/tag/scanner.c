#include "scanner.h"
#include <dixit/chars.h>

/* clang-format off */
#define R4(c) c, c, c, c
#define R16(c) R4(c), R4(c), R4(c), R4(c)
const uint8_t scanner_classes[256] = {
    R16(SPACE), R16(SPACE),
    SPACE, STOP, QUOTE, PUNCT, PUNCT, PUNCT, PUNCT, QUOTE, R4(PUNCT), PUNCT, PUNCT, STOP, PUNCT,
    R4(DIGIT), R4(DIGIT), DIGIT, DIGIT, PUNCT, PUNCT, PUNCT, PUNCT, PUNCT, STOP,
    PUNCT, R4(UPPER), R4(UPPER), R4(UPPER), UPPER, UPPER, UPPER,
    R4(UPPER), R4(UPPER), UPPER, UPPER, UPPER, R4(PUNCT), PUNCT,
    QUOTE, R4(LOWER), R4(LOWER), R4(LOWER), LOWER, LOWER, LOWER,
    R4(LOWER), R4(LOWER), LOWER, LOWER, LOWER, R4(PUNCT), SPACE,
    R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH)
};
/* clang-format on */

static bool is_stop(uint32_t code) {
    return code == 0x2026 || code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0x203C ||
           (code >= 0x2047 && code <= 0x2049);
}

static bool is_quote(uint32_t code) {
    return (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A ||
           (code >= 0x300C && code <= 0x300F) || code == 0xFF02;
}

/* Marks join the letter before them; the soft hyphen, joiners and ° (N°) do as well. */
static bool is_lower(uint32_t code) {
    return char_is_letter(code) || char_is_mark(code) || code == 0xAD || code == 0xB0 || code == 0x200C || code == 0x200D;
}

static bool is_blank(uint32_t code) {
    return char_is_space(code) || code == 0x200B || code == 0xFEFF || (code >= 0x80 && code < 0xA0);
}

static unsigned class_of_code(uint32_t code) {
    if (is_stop(code)) return STOP;
    if (is_quote(code)) return QUOTE;
    if (is_blank(code)) return SPACE;
    if (char_is_upper(code)) return UPPER;
    if (is_lower(code)) return LOWER;
    return char_is_digit(code) ? DIGIT : PUNCT;
}

unsigned scanner_high_class(const struct scanner *s, uint32_t at, int *n) {
    uint32_t code;
    *n = char_decode(s->text + at, s->end - at, &code);
    return class_of_code(code);
}
