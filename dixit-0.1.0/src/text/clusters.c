#include "motions.h"
#include <dixit/chars.h>
#include <unigbrk.h>

/* u8_grapheme_next() of libunistring 1.0 forgets what came before the last
   character, so flags and joined emoji come apart; u8_grapheme_breaks() is
   right, from a sure break on. It gets a window to work on: a cluster longer
   than that is cut, so that a step never costs more. */
enum { SHORT = 64, WINDOW = 1024 };

static int property(const struct text *text, uint32_t at) {
    uint32_t code;
    char_decode(text->at + at, text->len - at, &code);
    return uc_graphemeclusterbreak_property(code);
}

static bool is_plain(int property) {
    return property == GBP_OTHER || property == GBP_CONTROL || property == GBP_CR || property == GBP_LF;
}

static bool is_syllable(int property) {
    return property == GBP_LV || property == GBP_LVT;
}

/* Is there a break between these two whatever stands around them? */
static bool is_sure_break(const struct text *text, uint32_t left, uint32_t right) {
    unsigned char a = (unsigned char)text->at[left], b = (unsigned char)text->at[right];
    if (a < 0x80 && b < 0x80) return a != '\r' || b != '\n';
    int before = property(text, left), after = property(text, right);
    return (is_plain(before) && is_plain(after)) || (is_syllable(before) && is_syllable(after));
}

/* The first break after `at` in a window of `size` bytes; 0 where none is in it. */
static uint32_t break_after(const struct text *text, uint32_t at, uint32_t size) {
    char breaks[WINDOW];
    uint32_t end = size < text->len - at ? text_char_beg(text, at + size) : text->len;
    u8_grapheme_breaks((const uint8_t *)text->at + at, end - at, breaks);
    for (uint32_t i = 1; i < end - at; i++)
        if (breaks[i]) return at + i;
    return end == text->len || size == WINDOW ? end : 0;
}

uint32_t text_cluster_next(const struct text *text, uint32_t at) {
    at = text_char_beg(text, at);
    uint32_t next = text_char_next(text, at);
    if (next >= text->len || is_sure_break(text, at, next)) return next;
    uint32_t found = break_after(text, at, SHORT);
    return found ? found : break_after(text, at, WINDOW);
}

uint32_t text_cluster_prev(const struct text *text, uint32_t at) {
    char breaks[WINDOW];
    at = text_char_beg(text, at);
    if (!at) return 0;
    uint32_t last = text_char_prev(text, at), beg = last;
    for (uint32_t before; beg > 0 && at - beg < WINDOW - 8; beg = before) {
        before = text_char_prev(text, beg);
        if (is_sure_break(text, before, beg)) break;
    }
    if (beg == last) return last;
    u8_grapheme_breaks((const uint8_t *)text->at + beg, at - beg, breaks);
    while (last > beg && !breaks[last - beg]) last--;
    return last;
}
