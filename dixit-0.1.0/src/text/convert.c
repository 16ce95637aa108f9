#include "decode.h"
#include <dixit/chars.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

/* --- UTF-16, UTF-32 and Windows-1252: one code point after another --- */

enum { BAD = 0x110000 }; /* no code point: what stands there is a fault */

static const uint16_t windows_1252[32] = {
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
};

static uint32_t unit(const unsigned char *at, size_t bytes, bool big) {
    uint32_t value = 0;
    for (size_t i = 0; i < bytes; i++) value |= (uint32_t)at[i] << 8 * (big ? bytes - 1 - i : i);
    return value;
}

static size_t utf16_read(const unsigned char *at, size_t n, bool big, uint32_t *code) {
    *code = BAD;
    if (n < 2) return n;
    uint32_t high = unit(at, 2, big);
    if ((high & 0xF800) != 0xD800) *code = high;
    if ((high & 0xFC00) != 0xD800 || n < 4) return 2;
    uint32_t low = unit(at + 2, 2, big);
    if ((low & 0xFC00) != 0xDC00) return 2;
    *code = 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
    return 4;
}

static size_t utf32_read(const unsigned char *at, size_t n, bool big, uint32_t *code) {
    *code = n < 4 ? BAD : unit(at, 4, big);
    if (*code >= BAD || (*code & 0xFFFFF800) == 0xD800) *code = BAD;
    return n < 4 ? n : 4;
}

/* The code point (or BAD) at the first of n > 0 bytes; returns the bytes it takes. */
static size_t code_read(const char *bytes, size_t n, enum encoding encoding, uint32_t *code) {
    const unsigned char *at = (const unsigned char *)bytes;
    switch (encoding) {
    case ENCODING_UTF16LE: return utf16_read(at, n, false, code);
    case ENCODING_UTF16BE: return utf16_read(at, n, true, code);
    case ENCODING_UTF32LE: return utf32_read(at, n, false, code);
    case ENCODING_UTF32BE: return utf32_read(at, n, true, code);
    default: *code = *at >= 0x80 && *at < 0xA0 ? windows_1252[*at - 0x80] : *at; return 1;
    }
}

/* How many bytes the code points make as UTF-8; *repaired is set where one is BAD. */
static size_t codes_size(const char *bytes, size_t n, enum encoding encoding, bool *repaired) {
    size_t size = 0;
    uint32_t code;
    for (size_t i = 0; i < n;) {
        i += code_read(bytes + i, n - i, encoding, &code);
        size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 || code == BAD ? 3 : 4;
        if (code == BAD) *repaired = true;
    }
    return size;
}

static char *codes_write(char *to, const char *bytes, size_t n, enum encoding encoding) {
    uint32_t code;
    for (size_t i = 0; i < n;) {
        i += code_read(bytes + i, n - i, encoding, &code);
        if (code < 0x80) *to++ = (char)code;
        else to += char_encode(to, code); /* BAD gives U+FFFD */
    }
    return to;
}

/* Memory for a text of `size` bytes, or NULL and an error. */
static char *text_room(size_t size, struct error *error) {
    char *room = size > TEXT_MAX ? NULL : malloc(size + TEXT_PADDING);
    if (size > TEXT_MAX) error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB as UTF-8");
    else if (!room) error_memory(error);
    return room;
}

static bool text_give(struct text *text, char *at, char *end) {
    memset(end, 0, TEXT_PADDING);
    text->at = at;
    text->len = (uint32_t)(end - at);
    return true;
}

static bool convert_utf8(struct text *text, const char *bytes, size_t n, struct error *error) {
    struct utf8_count count = utf8_count(bytes, n);
    char *to = text_room(count.repaired, error);
    text->repaired = count.bad;
    return to && text_give(text, to, utf8_repair(to, bytes, n));
}

static bool convert_codes(struct text *text, const char *bytes, size_t n, struct error *error) {
    char *to = text_room(codes_size(bytes, n, text->encoding, &text->repaired), error);
    return to && text_give(text, to, codes_write(to, bytes, n, text->encoding));
}

/* --- all others: iconv --- */

struct conversion {
    iconv_t iconv;
    char *from;
    size_t left; /* bytes of it */
    char *to;    /* owned; the padding has room behind `room` */
    size_t len, room;
};

enum { CHARACTER = 16 }; /* bytes that whatever iconv writes in one go fits in */

/* Make room for a character at least. */
static bool conversion_grow(struct conversion *to, struct error *error) {
    if (to->room - to->len >= CHARACTER) return true;
    size_t room = to->room ? to->room * 2 : to->left + to->left / 2 + 4 * CHARACTER;
    if (to->len > TEXT_MAX) return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB as UTF-8");
    char *grown = realloc(to->to, room + TEXT_PADDING);
    if (!grown) return error_memory(error);
    to->to = grown;
    to->room = room;
    return true;
}

/* Convert as much as there is room for; with `from` NULL, write what iconv held back. Returns 0 or errno. */
static int conversion_step(struct conversion *of, char **from) {
    char *to = of->to + of->len;
    size_t room = of->room - of->len;
    size_t done = iconv(of->iconv, from, from ? &of->left : NULL, &to, &room);
    of->len = of->room - room;
    return done == (size_t)-1 ? errno : 0;
}

/* Put U+FFFD for `bytes` that are no character, and go on behind them. */
static void conversion_skip(struct conversion *of, size_t bytes) {
    of->len += (size_t)char_encode(of->to + of->len, 0xFFFD);
    of->from += bytes;
    of->left -= bytes;
}

static bool conversion_run(struct conversion *of, bool *repaired, struct error *error) {
    while (of->left) {
        if (!conversion_grow(of, error)) return false;
        int fault = conversion_step(of, &of->from);
        if ((fault != EILSEQ && fault != EINVAL) || !of->left) continue;
        if (!conversion_grow(of, error)) return false;
        conversion_skip(of, fault == EINVAL ? of->left : 1); /* EINVAL: the end is inside a character */
        *repaired = true;
    }
    if (!conversion_grow(of, error)) return false;
    conversion_step(of, NULL);
    return of->len <= TEXT_MAX || error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB as UTF-8");
}

static bool convert_iconv(struct text *text, const char *bytes, size_t n, const char *iconv_name, struct error *error) {
    struct conversion of = { iconv_open("UTF-8", iconv_name), (char *)(uintptr_t)bytes, n, NULL, 0, 0 };
    if (of.iconv == (iconv_t)-1)
        return error_set(error, ERROR_ARGUMENT, 0, "this system's iconv does not know %s", iconv_name);
    bool done = conversion_run(&of, &text->repaired, error);
    iconv_close(of.iconv);
    if (done) return text_give(text, of.to, of.to + of.len);
    free(of.to);
    return false;
}

bool convert(struct text *text, const char *bytes, size_t n, const char *iconv_name, struct error *error) {
    if (text->encoding == ENCODING_UTF8) return convert_utf8(text, bytes, n, error);
    if (text->encoding != ENCODING_OTHER) return convert_codes(text, bytes, n, error);
    return convert_iconv(text, bytes, n, iconv_name, error);
}
