#include <dixit/chars.h>
#include <dixit/clean.h>
#include <string.h>

struct range {
    uint32_t first, last;
};

/* What nobody sees, but what makes text read otherwise than it is written: Bidi_Control, marks of
   format and of interlinear text, separators, tags, fillers; and what is no character at all. */
static const struct range unseen[] = {
    { 0x80, 0x9F },       { 0x061C, 0x061C },   { 0x115F, 0x1160 },   { 0x200B, 0x200B },   { 0x200E, 0x200F },
    { 0x2028, 0x202E },   { 0x2060, 0x206F },   { 0x3164, 0x3164 },   { 0xD800, 0xDFFF },   { 0xFDD0, 0xFDEF },
    { 0xFEFF, 0xFEFF },   { 0xFFA0, 0xFFA0 },   { 0xFFF0, 0xFFFB },   { 0xFFFE, 0xFFFF },   { 0x1BCA0, 0x1BCA3 },
    { 0x1D173, 0x1D17A }, { 0xE0000, 0xE00FF }, { 0xE01F0, 0xE0FFF }, { 0x110000, UINT32_MAX },
};

/* What shapes the character before it and is nothing on its own. */
static const struct range joiners[] = {
    { 0xAD, 0xAD },     { 0x034F, 0x034F }, { 0x17B4, 0x17B5 },   { 0x180B, 0x180F },
    { 0x200C, 0x200D }, { 0xFE00, 0xFE0F }, { 0x1F3FB, 0x1F3FF }, { 0xE0100, 0xE01EF },
};

static bool is_among(uint32_t code, const struct range *ranges, size_t n) {
    size_t i = 0;
    while (i < n && code > ranges[i].last) i++;
    return i < n && code >= ranges[i].first;
}

/* NOLINTNEXTLINE(bugprone-macro-parentheses): the name of an array */
#define IS_AMONG(code, ranges) is_among(code, ranges, sizeof ranges / sizeof *ranges)

enum clean_fate clean_char(uint32_t code, uint32_t *stand_in) {
    *stand_in = code;
    if (code >= ' ' && code < 0x7F) return CLEAN_SHOW;
    if (code < ' ') *stand_in = 0x2400 + code;
    else if (code == 0x7F) *stand_in = 0x2421;
    else if (IS_AMONG(code, unseen) || (code & 0xFFFE) == 0xFFFE) *stand_in = 0xFFFD;
    else return IS_AMONG(code, joiners) ? CLEAN_JOINER : CLEAN_SHOW;
    return CLEAN_STAND_IN;
}

/* How many of the bytes are printable ASCII. */
static size_t plain(const char *from, size_t n) {
    const uint64_t ones = 0x0101010101010101;
    size_t i = 0;
    for (uint64_t eight; i + 8 <= n; i += 8) { /* a byte is below ' ', is DEL or above */
        memcpy(&eight, from + i, 8);
        if (((eight - ones * 0x20) | (eight + ones) | eight) & (ones * 0x80)) break;
    }
    while (i < n && from[i] >= ' ' && from[i] < 0x7F) i++;
    return i;
}

/* What to write for `code`, behind the character `before`. */
static uint32_t written_for(uint32_t code, uint32_t before, bool lines) {
    uint32_t shown;
    if (code == '\n' || code == '\t') return lines ? code : ' ';
    if (clean_char(code, &shown) != CLEAN_JOINER || char_width(code)) return shown;
    return char_is_space(before) ? 0xFFFD : shown;
}

size_t clean_copy(char *to, const char *from, size_t n, bool lines) {
    size_t written = 0;
    uint32_t before = ' ', code;
    for (size_t i = 0; i < n; before = code) {
        size_t run = plain(from + i, n - i);
        memcpy(to + written, from + i, run);
        i += run;
        written += run;
        if (run) before = (unsigned char)from[i - 1];
        if (i == n) break;
        i += (size_t)char_decode(from + i, n - i, &code);
        code = written_for(code, before, lines);
        written += (size_t)char_encode(to + written, code);
    }
    to[written] = 0;
    return written;
}
