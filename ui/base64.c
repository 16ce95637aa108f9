#include "base64.h"

void base64_write(char *to, const char *bytes, size_t n) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        size_t left = n - i;
        unsigned long group = 0;
        for (size_t j = 0; j < 3; j++) group = group << 8 | (j < left ? (unsigned char)bytes[i + j] : 0u);
        for (size_t j = 0; j < 4; j++) *to++ = j <= left ? digits[group >> (18 - 6 * j) & 63] : '=';
    }
    *to = 0;
}
