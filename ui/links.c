#include "links.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

static const char *const schemes[] = { "http://", "https://", "mailto:" };

/* The length of the scheme that stands there, or 0. */
static size_t scheme_at(const char *at, size_t n) {
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t len = strlen(schemes[i]);
        if (n > len && !strncasecmp(at, schemes[i], len)) return len;
    }
    return 0;
}

/* Characters that stand around an address, never in it. */
static bool ends_link(uint32_t code) {
    uint32_t shown;
    if (code <= ' ' || (code < 128 && strchr("<>\"`{}|\\^", (int)code))) return true;
    if (code < 128) return false;
    if (code == 0xAB || code == 0xBB || (code >= 0x2018 && code <= 0x201F) || code == 0x2026) return true;
    return char_is_space(code) || clean_char(code, &shown) != CLEAN_SHOW;
}

/* How many more of these brackets are opened than closed. */
static int depth(const char *at, size_t n, char open, char close) {
    int depth = 0;
    for (size_t i = 0; i < n; i++) depth += (at[i] == open) - (at[i] == close);
    return depth;
}

/* A bracket at the end belongs to the address where one was opened in it. */
static size_t trimmed(const char *at, size_t n) {
    int round = depth(at, n, '(', ')'), square = depth(at, n, '[', ']');
    for (; n && strchr(".,;:!?'*_)]", at[n - 1]); n--) {
        int *of = at[n - 1] == ')' ? &round : at[n - 1] == ']' ? &square : NULL;
        if (of && (*of)++ >= 0) break;
    }
    return n;
}

static bool is_letter(char byte) {
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* An address as people write it: www, a name, and at least one domain. */
static bool is_bare(const char *at, size_t n) {
    if (n < 5 || strncasecmp(at, "www.", 4) || !is_letter(at[4])) return false;
    for (size_t i = 5; i + 1 < n && (unsigned char)at[i] > ' ' && !strchr("/?#:@", at[i]); i++)
        if (at[i] == '.' && is_letter(at[i + 1])) return true;
    return false;
}

/* Stands this within a word, or within an address of another scheme? */
static bool is_within(const struct text *text, uint32_t at, bool bare) {
    return at && (isalnum((unsigned char)text->at[at - 1]) || (bare && strchr("/@.-_", text->at[at - 1])));
}

/* The extent of the address that begins at `at`; empty where none does. */
static struct span link_at(const struct text *text, uint32_t at) {
    size_t scheme = scheme_at(text->at + at, text->len - at);
    uint32_t end = at + (uint32_t)scheme, code;
    bool bare = !scheme && is_bare(text->at + at, text->len - at);
    if ((!scheme && !bare) || is_within(text, at, bare)) return (struct span){ at, at };
    while (end < text->len) {
        int n = char_decode(text->at + end, text->len - end, &code);
        if (ends_link(code)) break;
        end += (uint32_t)n;
    }
    size_t n = trimmed(text->at + at, end - at);
    bool whole = scheme ? n > scheme : is_bare(text->at + at, n);
    return (struct span){ at, whole ? at + (uint32_t)n : at };
}

/* Can an address begin with these two letters? */
static bool may_begin(const char *at) {
    char first = at[0] | 0x20, second = at[1] | 0x20;
    return (first == 'h' && second == 't') || (first == 'm' && second == 'a') || (first == 'w' && second == 'w');
}

struct span link_find(const struct text *text, uint32_t from) {
    for (; from + 1 < text->len; from++) {
        if (!may_begin(text->at + from)) continue;
        struct span link = link_at(text, from);
        if (span_len(link)) return link;
    }
    return SPAN_NONE;
}

char *link_whole(const char *bytes, size_t n) {
    static const char scheme[] = "https://";
    size_t missing = is_bare(bytes, n) ? strlen(scheme) : 0;
    char *whole = malloc(missing + n + 1);
    if (!whole) return NULL;
    memcpy(whole, scheme, missing);
    memcpy(whole + missing, bytes, n);
    whole[missing + n] = 0;
    return whole;
}

bool link_opens(const char *bytes, size_t n) {
    size_t scheme = scheme_at(bytes, n);
    uint32_t code;
    if (!scheme) return false;
    for (size_t at = scheme; at < n; at += (size_t)char_decode(bytes + at, n - at, &code)) {
        char_decode(bytes + at, n - at, &code);
        if (ends_link(code)) return false;
    }
    return true;
}

/* A bit for an alphabet that has letters which look like others'; 0 for what mixes with all, as Chinese does. */
static unsigned alphabet(uint32_t code) {
    static const char *const names[] = { "Latin", "Greek", "Cyrillic", "Armenian", "Cherokee", "Coptic", "Georgian" };
    const uc_script_t *script = uc_script(code);
    for (size_t i = 0; script && i < sizeof names / sizeof *names; i++)
        if (!strcmp(script->name, names[i])) return 1u << i;
    return 0;
}

/* A letter of another alphabet that is drawn as a Latin one. */
static bool looks_latin(uint32_t code) {
    static const uint32_t letters[] = {
        0x0391, 0x0392, 0x0395, 0x0396, 0x0397, 0x0399, 0x039A, 0x039C, 0x039D, 0x039F, 0x03A1, 0x03A4, 0x03A5, 0x03A7, /* Greek */
        0x03B9, 0x03BD, 0x03BF, 0x03C1, 0x03C5, 0x03F2, 0x03F3,
        0x0405, 0x0406, 0x0408, 0x0410, 0x0412, 0x0415, 0x041A, 0x041C, 0x041D, 0x041E, 0x0420, 0x0421, 0x0422, 0x0425, /* Cyrillic */
        0x0430, 0x0435, 0x043E, 0x0440, 0x0441, 0x0443, 0x0445, 0x0455, 0x0456, 0x0458, 0x04AF, 0x04BB, 0x04CF, 0x0501, 0x051B, 0x051D,
        0x0570, 0x0578, 0x057D, 0x0581, 0x0585, /* Armenian */
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i] == code) return true;
    return false;
}

/* The names between the dots, one after another. A name that looks Latin as a whole is honest beneath a domain that is
   plainly of its own alphabet. */
bool link_host_poses(const char *bytes, size_t n) {
    unsigned seen = 0, posing = 0; /* alphabets: in this name; of names that look Latin */
    bool plain = false; /* this name has a letter that does not */
    uint32_t code;
    for (size_t at = scheme_at(bytes, n); at < n; at += (size_t)char_decode(bytes + at, n - at, &code)) {
        char_decode(bytes + at, n - at, &code);
        if (code == '/' || code == '?' || code == '#') break;
        if (code == '.' || code == '@') {
            posing = code == '@' ? 0 : plain ? posing : posing | seen;
            seen = 0, plain = false;
            continue;
        }
        unsigned letter = alphabet(code);
        seen |= letter;
        plain = plain || (letter && !looks_latin(code));
        if (seen & (seen - 1)) return true;
    }
    return plain ? posing & ~seen : posing | seen;
}
