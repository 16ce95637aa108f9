#include <dixit/chars.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

int char_decode_long(const char *at, size_t n, uint32_t *code) {
    ucs4_t found;
    int length = u8_mbtoucr(&found, (const uint8_t *)at, n);
    *code = length > 0 ? found : 0xFFFD;
    return length > 0 ? length : 1;
}

int char_encode(char *to, uint32_t code) {
    int length = u8_uctomb((uint8_t *)to, code, 4);
    return length > 0 ? length : u8_uctomb((uint8_t *)to, 0xFFFD, 4);
}

size_t char_cut(const char *at, size_t n, size_t most) {
    if (n <= most) return n;
    while (most > 0 && ((unsigned char)at[most] & 0xC0) == 0x80) most--;
    return most;
}

bool char_is_space(uint32_t code) {
    if (code < 0x80) return code == ' ' || (code >= 9 && code <= 13);
    return uc_is_property_white_space(code);
}

bool char_is_letter(uint32_t code) {
    if (code < 0x80) return (code | 32) >= 'a' && (code | 32) <= 'z';
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L);
}

bool char_is_upper(uint32_t code) {
    if (code < 0x80) return code >= 'A' && code <= 'Z';
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool char_is_lower(uint32_t code) {
    if (code < 0x80) return code >= 'a' && code <= 'z';
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Ll);
}

bool char_is_digit(uint32_t code) {
    if (code < 0x80) return code >= '0' && code <= '9';
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd);
}

bool char_is_mark(uint32_t code) {
    return code >= 0x300 && uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
}

uint32_t char_lower(uint32_t code) {
    if (code < 0x80) return char_is_upper(code) ? code | 32 : code;
    return uc_tolower(code);
}

uint32_t char_fold(uint32_t code) {
    if (code < 0x80) return char_lower(code);
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int n;
    while ((n = uc_canonical_decomposition(code, parts)) == 1 || (n > 1 && char_is_mark(parts[1]))) code = parts[0];
    return char_lower(code);
}

/* Blocks whose characters are all of one width: most of what is read. The rest is asked of libunistring. */
static const struct {
    uint32_t first, last;
    uint8_t width;
} even_blocks[] = {
    { 0xA0, 0xAC, 1 },     { 0xAE, 0x2FF, 1 },    { 0x300, 0x36F, 0 },   { 0x370, 0x482, 1 },    { 0x48A, 0x590, 1 },
    { 0x671, 0x6D5, 1 },   { 0x904, 0x939, 1 },   { 0x1E00, 0x200A, 1 }, { 0x2010, 0x2027, 1 },  { 0x202F, 0x205F, 1 },
    { 0x2070, 0x20CF, 1 }, { 0x20F1, 0x2319, 1 }, { 0x2E80, 0x3029, 2 }, { 0x303F, 0x303F, 1 },  { 0x3040, 0x3098, 2 },
    { 0x3250, 0x4DBF, 2 }, { 0x4E00, 0xA4CF, 2 }, { 0xAC00, 0xD7A3, 2 }, { 0xE000, 0xF8FF, 1 }, { 0x1F600, 0x1F64F, 2 },
};

int char_width(uint32_t code) {
    if (code >= ' ' && code < 0x7F) return 1;
    for (size_t i = 0; i < sizeof even_blocks / sizeof *even_blocks && code >= even_blocks[i].first; i++)
        if (code <= even_blocks[i].last) return even_blocks[i].width;
    int width = uc_width(code, "UTF-8");
    return width < 0 ? 0 : width;
}
