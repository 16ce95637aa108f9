#include <dixit/chars.h>
#include <dixit/clean.h>
#include <unictype.h>

static bool is_bidi_control(uint32_t code) {
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static bool is_joiner(uint32_t code) {
    return code == 0xAD || code == 0x200C || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0x1F3FB && code <= 0x1F3FF);
}

static bool is_unseen(uint32_t code) {
    return code == 0x200B || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || code == 0x2028 || code == 0x2029 ||
           (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE0FFF) || (code & 0xFFFE) == 0xFFFE ||
           (code >= 0xFDD0 && code <= 0xFDEF) || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF;
}

enum clean_fate clean_char(uint32_t code, uint32_t *stand_in) {
    *stand_in = code;
    if (code >= ' ' && code < 0x7F) return CLEAN_SHOW;
    if (code < ' ') *stand_in = 0x2400 + code;
    else if (code == 0x7F) *stand_in = 0x2421;
    else if (code < 0xA0 || is_bidi_control(code) || is_unseen(code)) *stand_in = 0xFFFD;
    else return is_joiner(code) ? CLEAN_JOINER : CLEAN_SHOW;
    return CLEAN_STAND_IN;
}

size_t clean_copy(char *to, const char *from, size_t n, bool lines) {
    size_t written = 0;
    for (size_t i = 0; i < n;) {
        uint32_t code, shown;
        i += (size_t)char_decode(from + i, n - i, &code);
        if (code == '\n' || code == '\t') shown = lines ? code : ' ';
        else clean_char(code, &shown);
        written += (size_t)char_encode(to + written, shown);
    }
    to[written] = 0;
    return written;
}
