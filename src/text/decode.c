#include <dixit/chars.h>
#include <dixit/text.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

static const struct {
    const char *name;
    enum encoding encoding;
} encodings[] = {
    { "auto", ENCODING_AUTO },
    { "UTF-8", ENCODING_UTF8 },
    { "UTF-16LE", ENCODING_UTF16LE },
    { "UTF-16BE", ENCODING_UTF16BE },
    { "UTF-32LE", ENCODING_UTF32LE },
    { "UTF-32BE", ENCODING_UTF32BE },
    { "Windows-1252", ENCODING_WINDOWS_1252 },
    { "ISO-8859-1", ENCODING_LATIN1 },
};

bool text_encoding_known(const char *name) {
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (!strcasecmp(name, encodings[i].name)) return true;
    return false;
}

const char *text_encoding_name(const struct text *text) {
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (text->encoding == encodings[i].encoding) return encodings[i].name;
    return text->other;
}

bool text_adopt(struct text *text, char *bytes, size_t len, const char *encoding, struct error *error) {
    (void)encoding;
    *text = (struct text){ 0 };
    if (len > TEXT_MAX) {
        free(bytes);
        return error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB");
    }
    memset(bytes + len, 0, TEXT_PADDING);
    for (const uint8_t *bad; (bad = u8_check((const uint8_t *)bytes, len));) {
        bytes[bad - (const uint8_t *)bytes] = '?';
        text->repaired = true;
    }
    text->at = bytes;
    text->len = (uint32_t)len;
    text->encoding = ENCODING_UTF8;
    return true;
}

bool text_copy(struct text *text, const char *bytes, size_t len, const char *encoding, struct error *error) {
    char *copy = len > TEXT_MAX ? NULL : malloc(len + TEXT_PADDING);
    if (!copy) return len > TEXT_MAX ? error_set(error, ERROR_TOO_LARGE, TEXT_MAX, "larger than 1 GiB") : error_memory(error);
    if (len) memcpy(copy, bytes, len);
    return text_adopt(text, copy, len, encoding, error);
}

void text_free(struct text *text) {
    free((void *)(uintptr_t)text->at);
    *text = (struct text){ 0 };
}
