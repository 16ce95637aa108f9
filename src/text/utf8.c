#include "decode.h"
#include <string.h>

/* The length of the sequence at `at`: of all of it or, with *whole false, of its
   maximal subpart, which is at least one byte (Unicode 15, table 3-7). */
static inline size_t sequence(const unsigned char *at, size_t n, bool *whole) {
    unsigned char lead = at[0];
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    size_t need = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    size_t length = 1;
    while (length < need && length < n && at[length] >= low && at[length] <= high) {
        length++;
        low = 0x80;
        high = 0xBF;
    }
    *whole = length == need;
    return length;
}

static inline bool trails(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* The length of a well-formed sequence of several bytes, or 0: sequence() in a hurry. */
static inline size_t multibyte(const unsigned char *at, size_t n) {
    unsigned char lead = at[0];
    if (lead < 0xE0) return lead >= 0xC2 && n >= 2 && trails(at[1]) ? 2 : 0;
    if (lead < 0xF0) {
        if (n < 3 || !trails(at[1]) || !trails(at[2])) return 0;
        return (lead == 0xE0 && at[1] < 0xA0) || (lead == 0xED && at[1] > 0x9F) ? 0 : 3;
    }
    if (lead > 0xF4 || n < 4 || !trails(at[1]) || !trails(at[2]) || !trails(at[3])) return 0;
    return (lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F) ? 0 : 4;
}

/* How many of the bytes from `at` on are ASCII. */
static inline size_t ascii(const unsigned char *at, size_t n) {
    size_t i = 0;
    for (uint64_t eight; i + 8 <= n; i += 8) {
        memcpy(&eight, at + i, 8);
        if (eight & 0x8080808080808080) break;
    }
    while (i < n && at[i] < 0x80) i++;
    return i;
}

size_t utf8_valid(const char *at, size_t n) {
    const unsigned char *bytes = (const unsigned char *)at;
    size_t i = 0;
    while (i < n) {
        size_t length = bytes[i] < 0x80 ? ascii(bytes + i, n - i) : multibyte(bytes + i, n - i);
        if (!length) break;
        i += length;
    }
    return i;
}

struct utf8_count utf8_count(const char *at, size_t n) {
    const unsigned char *bytes = (const unsigned char *)at;
    struct utf8_count count = { 0 };
    bool whole;
    for (size_t i = 0, length; i < n; i += length) {
        length = ascii(bytes + i, n - i);
        count.repaired += length;
        if (length) continue;
        length = sequence(bytes + i, n - i, &whole);
        count.repaired += whole ? length : 3;
        if (whole) count.whole++;
        else count.bad++;
    }
    return count;
}

char *utf8_repair(char *to, const char *at, size_t n) {
    for (size_t i = 0; i < n;) {
        size_t good = utf8_valid(at + i, n - i);
        memcpy(to, at + i, good);
        to += good;
        i += good;
        if (i == n) break;
        bool whole;
        i += sequence((const unsigned char *)at + i, n - i, &whole);
        memcpy(to, "\xEF\xBF\xBD", 3); /* NOLINT(bugprone-not-null-terminated-result): a text has a length */
        to += 3;
    }
    return to;
}
