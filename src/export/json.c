#include "json.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <dixit/sixteen.h>
#include <string.h>

static void escape_unit(struct buffer *to, uint32_t unit) {
    static const char hex[] = "0123456789abcdef";
    char out[6] = { '\\', 'u' };
    for (int i = 0; i < 4; i++) out[2 + i] = hex[unit >> (12 - 4 * i) & 15];
    buffer_put(to, out, sizeof out);
}

static void escape(struct buffer *to, uint32_t code) {
    static const char codes[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = code && code < 0x80 ? strchr(codes, (int)code) : NULL;
    if (found) {
        buffer_put(to, (char[]){ '\\', letters[found - codes] }, 2);
    } else if (code > 0xFFFF) {
        escape_unit(to, 0xD800 + ((code - 0x10000) >> 10));
        escape_unit(to, 0xDC00 + (code & 0x3FF));
    } else {
        escape_unit(to, code);
    }
}

/* Printing ASCII but " and \\ stands for itself. */
static inline bool plain(unsigned char byte) {
    return byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\';
}

/* Bit 7 of each byte of `word` that is not plain. */
static inline uint64_t special_bytes(uint64_t word) {
    const uint64_t ones = 0x0101010101010101, tops = ones << 7;
    uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\', del = word ^ ones * 0x7F;
    return (((word - ones * ' ') | (quote - ones) | (backslash - ones) | (del - ones)) & ~word & tops) | (word & tops);
}

/* How many bytes from `at` on are plain: many at a time, for most text is. */
static size_t plain_run(const char *at, size_t n) {
    size_t i = 0;
    for (; i + sizeof(sixteen) <= n; i += sizeof(sixteen)) {
        const sixteen bytes = sixteen_at(at + i);
        if (SIXTEEN_ANY((bytes < ' ') | (bytes > '~') | (bytes == '"') | (bytes == '\\'))) break;
    }
    for (uint64_t word; i + sizeof word <= n; i += sizeof word) {
        memcpy(&word, at + i, sizeof word);
        if (special_bytes(word)) break;
    }
    while (i < n && plain((unsigned char)at[i])) i++;
    return i;
}

/* One character that is not plain; its length. */
static size_t put_char(struct buffer *to, const char *at, size_t n) {
    uint32_t code, stand_in;
    size_t length = (size_t)char_decode(at, n, &code);
    char encoded[4];
    if (code < 0x80 || clean_char(code, &stand_in) == CLEAN_STAND_IN) escape(to, code);
    else buffer_put(to, encoded, (size_t)char_encode(encoded, code));
    return length;
}

void json_chars(struct buffer *to, const char *bytes, size_t n) {
    for (size_t i = 0; i < n;) {
        size_t run = plain_run(bytes + i, n - i);
        buffer_put(to, bytes + i, run);
        i += run;
        if (i < n) i += put_char(to, bytes + i, n - i);
    }
}

void json_string(struct buffer *to, const char *bytes, size_t n) {
    buffer_put(to, "\"", 1);
    json_chars(to, bytes, n);
    buffer_put(to, "\"", 1);
}

/* The plain run from `at` on up to two blanks in a row, or a blank at its end. */
static size_t plain_words(const char *at, size_t n) {
    size_t run = plain_run(at, n), i = 0;
    for (; i + sizeof(sixteen) < run; i += sizeof(sixteen))
        if (SIXTEEN_ANY((sixteen_at(at + i) == ' ') & (sixteen_at(at + i + 1) == ' '))) break;
    while (i < run && !(at[i] == ' ' && (i + 1 == run || at[i + 1] == ' '))) i++;
    return i;
}

void json_line(struct buffer *to, const char *bytes, size_t n) {
    bool begun = false, gap = false;
    buffer_put(to, "\"", 1);
    for (size_t i = 0; i < n;) {
        uint32_t code;
        size_t length = (size_t)char_decode(bytes + i, n - i, &code);
        if (char_is_space(code)) {
            gap = begun;
            i += length;
            continue;
        }
        if (gap) buffer_put(to, " ", 1);
        begun = true;
        gap = false;
        size_t run = plain_words(bytes + i, n - i);
        buffer_put(to, bytes + i, run);
        i += run ? run : put_char(to, bytes + i, n - i);
    }
    buffer_put(to, "\"", 1);
}

/* The digits of a number before `end`, two at a time; where they begin. */
static char *digits_before(char *end, uint32_t number) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748"
                                "4950515253545556575859606162636465666768697071727374757677787980818283848586878889909192939495969798"
                                "99";
    for (; number > 9; number /= 100) {
        *--end = pairs[2 * (number % 100) + 1];
        *--end = pairs[2 * (number % 100)];
        if (number < 100) return end;
    }
    *--end = (char)('0' + number);
    return end;
}

void json_number(struct buffer *to, uint32_t number) {
    char digits[10], *end = digits + sizeof digits, *beg = digits_before(end, number);
    buffer_put(to, beg, (size_t)(end - beg));
}

void json_span(struct buffer *to, struct span span) {
    if (span_is_none(span)) {
        buffer_put(to, "null", 4);
        return;
    }
    char out[24], *end = out + sizeof out, *at = end;
    *--at = ']';
    at = digits_before(at, span.end);
    *--at = ',';
    at = digits_before(at, span.beg);
    *--at = '[';
    buffer_put(to, at, (size_t)(end - at));
}

void json_percent(struct buffer *to, unsigned percent) {
    char fraction[] = { '0', '.', (char)('0' + percent / 10), (char)('0' + percent % 10) };
    if (percent >= 100) buffer_put(to, "1", 1);
    else buffer_put(to, fraction, sizeof fraction);
}
