#include "motions.h"
#include <dixit/chars.h>
#include <uniwbrk.h>

/* Words are Unicode's (UAX 29): “don't”, “3,000” and “U.S” are one each. The
   breaks are found in a window that begins at a space where one is near; those
   near its end may change with what follows and are left to the next window. */
enum { WINDOW = 1024, BACK = 256, EDGE = 64 };

static bool begins_word(const struct text *text, uint32_t at) {
    uint32_t code;
    if (at >= text->len) return false;
    char_decode(text->at + at, text->len - at, &code);
    return char_is_letter(code) || char_is_digit(code);
}

/* A place at or before `at` where a word can begin, whatever stands before: after a space. */
static uint32_t window_beg(const struct text *text, uint32_t at) {
    uint32_t stop = at > BACK ? at - BACK : 0;
    for (uint32_t beg = text_char_beg(text, at); beg > stop; beg = text_char_prev(text, beg))
        if (char_is_space((unsigned char)text->at[beg - 1]) && begins_word(text, beg)) return beg;
    return text_char_beg(text, stop);
}

/* Mark the breaks from `beg` on; returns the end of the window. */
static uint32_t window_breaks(const struct text *text, uint32_t beg, char *breaks) {
    uint32_t end = text->len - beg > WINDOW ? text_char_beg(text, beg + WINDOW) : text->len;
    u8_wordbreaks((const uint8_t *)text->at + beg, end - beg, breaks);
    breaks[0] = true;
    return end;
}

uint32_t text_word_next(const struct text *text, uint32_t at) {
    char breaks[WINDOW];
    at = text_char_beg(text, at);
    for (uint32_t beg = window_beg(text, at); beg < text->len;) {
        uint32_t end = window_breaks(text, beg, breaks), sure = end == text->len ? end : end - EDGE;
        for (uint32_t i = at + 1 > beg ? at + 1 : beg; i < sure; i++)
            if (breaks[i - beg] && begins_word(text, i)) return i;
        if (end == text->len) break;
        if (at < sure - 1) at = sure - 1;
        beg = window_beg(text, sure);
    }
    return text->len;
}

uint32_t text_word_prev(const struct text *text, uint32_t at) {
    char breaks[WINDOW];
    at = text_char_beg(text, at);
    while (at > 0) {
        uint32_t far = at > WINDOW - BACK - EDGE - 8 ? at - (WINDOW - BACK - EDGE - 8) : 0, beg = window_beg(text, far);
        window_breaks(text, beg, breaks);
        for (uint32_t i = at; i-- > far;)
            if (breaks[i - beg] && begins_word(text, i)) return i;
        at = far;
    }
    return 0;
}
