#include "decode.h"
#include <stdlib.h>
#include <string.h>

/* The encoding of bytes about which nobody said anything; `whole`: they are valid UTF-8. */
static enum encoding encoding_guess(const char *bytes, size_t len, bool whole) {
    enum encoding found = sniff_mark(bytes, len);
    if (found == ENCODING_AUTO) found = sniff_utf16(bytes, len);
    if (found != ENCODING_AUTO) return found;
    if (whole) return ENCODING_UTF8;
    struct utf8_count count = utf8_count(bytes, len);
    return count.whole >= count.bad ? ENCODING_UTF8 : ENCODING_WINDOWS_1252;
}

/* The encoding to take: the one asked for, or a guess. */
static enum encoding encoding_choose(const struct encoding_name *asked, const char *bytes, size_t len, bool whole) {
    if (asked->encoding == ENCODING_AUTO) return encoding_guess(bytes, len, whole);
    bool turned = asked->other_end != ENCODING_AUTO && sniff_mark(bytes, len) == asked->other_end;
    return turned ? asked->other_end : asked->encoding;
}

static const struct encoding_name *encoding_asked(const char *name, struct error *error) {
    const struct encoding_name *asked = encoding_named(name ? name : "auto");
    if (!asked) error_set(error, ERROR_ARGUMENT, 0, "no such encoding: %s", name);
    return asked;
}

static bool refused(const char *bytes, size_t n, const struct encoding_name *asked, struct error *error) {
    if (asked->encoding == ENCODING_AUTO && sniff_mark(bytes, n) != ENCODING_AUTO) return false;
    const char *what = sniff_magic(bytes, n);
    if (!what && asked->encoding == ENCODING_AUTO && sniff_utf16(bytes, n) == ENCODING_AUTO && sniff_binary(bytes, n))
        what = "binary data";
    if (what) error_set(error, ERROR_NOT_TEXT, 0, "looks like %s, not text", what);
    return what;
}

bool text_refused(const char *bytes, size_t n, const char *encoding, struct error *error) {
    const struct encoding_name *asked = encoding_named(encoding ? encoding : "auto");
    return asked && refused(bytes, n, asked, error);
}

/* Fill *text. Where text->at is not `bytes` then, they are still the caller's. */
static bool decode(struct text *text, char *bytes, size_t len, const char *encoding, struct error *error) {
    if (len > TEXT_MAX) return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
    const struct encoding_name *asked = encoding_asked(encoding, error);
    if (!asked || refused(bytes, len, asked, error)) return false;
    bool whole = utf8_valid(bytes, len) == len;
    text->encoding = encoding_choose(asked, bytes, len, whole);
    text->other = asked->encoding == ENCODING_OTHER ? asked->name : NULL;
    if (text->encoding != ENCODING_UTF8 || !whole) return convert(text, bytes, len, asked->iconv, error);
    memset(bytes + len, 0, TEXT_PADDING);
    text->at = bytes;
    text->len = (uint32_t)len;
    return true;
}

bool text_adopt(struct text *text, char *bytes, size_t len, const char *encoding, struct error *error) {
    *text = (struct text){ 0 };
    bool decoded = decode(text, bytes, len, encoding, error);
    if (!decoded) *text = (struct text){ 0 };
    else text->hard_wrapped = text_is_hard_wrapped(text);
    if (text->at != bytes) free(bytes);
    return decoded;
}

bool text_copy(struct text *text, const char *bytes, size_t len, const char *encoding, struct error *error) {
    *text = (struct text){ 0 };
    if (len > TEXT_MAX) return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
    char *copy = malloc(len + TEXT_PADDING);
    if (!copy) return error_memory(error);
    if (len) memcpy(copy, bytes, len);
    return text_adopt(text, copy, len, encoding, error);
}

void text_free(struct text *text) {
    free((void *)(uintptr_t)text->at);
    *text = (struct text){ 0 };
}
