/* Any bytes through the gate: valid UTF-8, nothing that a terminal obeys, and the gate changes it no more. */
#include "fuzz/fuzz.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <string.h>
#include <unistr.h>

static void check(const char *from, size_t n, bool lines) {
    char *to = malloc(3 * n + 1), *again = malloc(9 * n + 1);
    need(to && again);
    size_t length = clean_copy(to, from, n, lines);
    need(length <= 3 * n && to[length] == 0);
    need(u8_check((const uint8_t *)to, length) == NULL);
    for (size_t i = 0; i < length;) {
        uint32_t code, shown;
        i += (size_t)char_decode(to + i, length - i, &code);
        need(clean_char(code, &shown) != CLEAN_STAND_IN || (lines && (code == '\n' || code == '\t')));
    }
    need(clean_copy(again, to, length, lines) == length && memcmp(again, to, length) == 0);
    free(to);
    free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    check((const char *)data, size, true);
    check((const char *)data, size, false);
    return 0;
}
