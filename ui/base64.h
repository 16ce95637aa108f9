/* Base64, for the clipboard by OSC 52. */
#ifndef UI_BASE64_H
#define UI_BASE64_H

#include <stddef.h>

/* Bytes that n become, without the NUL. */
static inline size_t base64_len(size_t n) {
    return (n + 2) / 3 * 4;
}

/* Write it to `to` (room: base64_len(n) + 1), NUL-terminated. */
void base64_write(char *to, const char *bytes, size_t n);

#endif
