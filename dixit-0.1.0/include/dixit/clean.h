/* The gate: what becomes of a character on its way to a terminal. Everything
   that reaches a screen, a message or plain output goes through here. */
#ifndef DIXIT_CLEAN_H
#define DIXIT_CLEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum clean_fate {
    CLEAN_SHOW,     /* goes through */
    CLEAN_STAND_IN, /* a visible character stands in for it: U+2400.. for C0, U+FFFD for the rest */
    CLEAN_JOINER    /* ZWJ, ZWNJ, variation selectors, skin tone, soft hyphen: kept in text
                       behind a character to join, left out on the screen */
};

/* The fate of one code point; *stand_in is what to show (the code itself for
   CLEAN_SHOW). LF and tab are the caller's to handle before it asks. */
enum clean_fate clean_char(uint32_t code, uint32_t *stand_in);

/* Copy the n bytes at `from` to `to` (room: 3 * n + 1 bytes) made harmless for a
   terminal: any bytes in, valid UTF-8 out, no control but LF and tab when
   `lines` is true, else those become a space; a joiner with nothing to join
   becomes U+FFFD. NUL-terminated; length returned. Doing it twice changes
   nothing more. */
size_t clean_copy(char *to, const char *from, size_t n, bool lines);

#endif
