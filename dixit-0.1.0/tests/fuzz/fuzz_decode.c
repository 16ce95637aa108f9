/* Any bytes: a text that is valid UTF-8, or an error; valid UTF-8 stays as it
   is. The first byte chooses the encoding. Motions go forth and back through
   the same places. */
#include "fuzz/fuzz.h"
#include <dixit/text.h>
#include <string.h>
#include <unistr.h>

static void check_steps(const struct text *text, uint32_t (*next)(const struct text *, uint32_t),
                        uint32_t (*prev)(const struct text *, uint32_t)) {
    for (uint32_t at = 0, to; at < text->len; at = to) {
        to = next(text, at);
        need(to > at && to <= text->len);
        need(to == text->len || ((unsigned char)text->at[to] & 0xC0) != 0x80);
    }
    for (uint32_t at = text->len, to; at > 0; at = to) {
        to = prev(text, at);
        need(to < at && ((unsigned char)text->at[to] & 0xC0) != 0x80);
    }
}

static void check(const char *bytes, size_t n, const char *encoding) {
    struct text text;
    struct error error = { 0 };
    if (!text_copy(&text, bytes, n, encoding, &error)) {
        need(error.code == ERROR_NOT_TEXT && *error.message);
        return;
    }
    need(u8_check((const uint8_t *)text.at, text.len) == NULL);
    for (int i = 0; i < TEXT_PADDING; i++) need(text.at[text.len + i] == 0);
    need(text_encoding_known(text_encoding_name(&text)));
    if (text.encoding == ENCODING_UTF8 && !text.repaired)
        need(text.len == n && (!n || memcmp(text.at, bytes, n) == 0));
    check_steps(&text, text_char_next, text_char_prev);
    check_steps(&text, text_cluster_next, text_cluster_prev);
    check_steps(&text, text_word_next, text_word_prev);
    text_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const encodings[] = { "UTF-8", "UTF-16", "UTF-16BE", "UTF-32", "UTF-32BE", "Windows-1252", "KOI8-R",
                                             "Windows-1255", "Windows-1258", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "GB18030",
                                             "Big5", "EUC-KR" };
    check((const char *)data, size, NULL);
    if (size > 1) check((const char *)data + 1, size - 1, encodings[data[0] % (sizeof encodings / sizeof *encodings)]);
    return 0;
}
