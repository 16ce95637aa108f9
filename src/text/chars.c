#include <dixit/chars.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

int char_decode(const char *at, size_t n, uint32_t *code) {
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x80) {
        *code = byte;
        return 1;
    }
    ucs4_t found;
    int length = u8_mbtoucr(&found, (const uint8_t *)at, n);
    if (length <= 0) {
        *code = 0xFFFD;
        return 1;
    }
    *code = found;
    return length;
}

int char_encode(char *to, uint32_t code) {
    int length = u8_uctomb((uint8_t *)to, code, 4);
    return length > 0 ? length : u8_uctomb((uint8_t *)to, 0xFFFD, 4);
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

bool char_is_punct(uint32_t code) {
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
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
    int n = uc_canonical_decomposition(code, parts);
    while (n > 1 && parts[0] >= 0x80) n = uc_canonical_decomposition(parts[0], parts);
    return char_lower(n > 0 ? parts[0] : code);
}

int char_width(uint32_t code) {
    if (code >= ' ' && code < 0x7F) return 1;
    int width = uc_width(code, "UTF-8");
    return width < 0 ? 0 : width;
}
