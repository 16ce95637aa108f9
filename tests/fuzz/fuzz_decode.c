/* Any bytes: a text that is valid UTF-8, or an error. Valid UTF-8 stays as it is. */
#include "fuzz/fuzz.h"
#include <dixit/text.h>
#include <string.h>
#include <unistr.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct text text;
    if (!text_copy(&text, (const char *)data, size, NULL, NULL)) return 0;
    need(u8_check((const uint8_t *)text.at, text.len) == NULL);
    need(text.at[text.len] == 0);
    if (text.encoding == ENCODING_UTF8 && !text.repaired)
        need(text.len == size && (!size || memcmp(text.at, data, size) == 0));
    for (uint32_t at = 0, next; at < text.len; at = next) {
        next = text_cluster_next(&text, at);
        need(next > at);
    }
    text_free(&text);
    return 0;
}
