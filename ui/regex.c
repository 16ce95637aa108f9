#include "regex.h"
#include "config.h"

#ifdef HAVE_PCRE2

#define PCRE2_CODE_UNIT_WIDTH 8
#include <dixit/chars.h>
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 10000, HEAP_KIB_MAX = 16 << 10 }; /* for each place where a match may begin */

struct regex {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *limits;
};

/* Is there a large letter that is no part of an escape such as \W? */
static bool has_large(const char *pattern) {
    while (*pattern) {
        uint32_t code;
        bool escape = *pattern == '\\' && pattern[1];
        pattern += escape ? 1 : 0;
        pattern += char_decode(pattern, strlen(pattern), &code);
        if (!escape && char_is_upper(code)) return true;
    }
    return false;
}

static bool wrong(const char *pattern, int code, size_t at, struct error *error) {
    PCRE2_UCHAR why[160];
    pcre2_get_error_message(code, why, sizeof why);
    return error_set(error, ERROR_SYNTAX, at, "“%s” is no regular expression: %s", pattern, (const char *)why);
}

static bool compile(struct regex *regex, const char *pattern, struct error *error) {
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    int code;
    PCRE2_SIZE at;
    if (!has_large(pattern)) options |= PCRE2_CASELESS;
    regex->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &code, &at, NULL);
    if (!regex->code) return wrong(pattern, code, at, error);
    regex->match = pcre2_match_data_create_from_pattern(regex->code, NULL);
    regex->limits = pcre2_match_context_create(NULL);
    if (!regex->match || !regex->limits) return error_memory(error);
    pcre2_set_match_limit(regex->limits, STEPS_MAX);
    pcre2_set_heap_limit(regex->limits, HEAP_KIB_MAX);
    return true;
}

struct regex *regex_new(const char *pattern, struct error *error) {
    struct regex *regex = calloc(1, sizeof *regex);
    if (!regex) {
        error_memory(error);
        return NULL;
    }
    if (compile(regex, pattern, error)) return regex;
    regex_free(regex);
    return NULL;
}

void regex_free(struct regex *regex) {
    if (!regex) return;
    pcre2_code_free(regex->code);
    pcre2_match_data_free(regex->match);
    pcre2_match_context_free(regex->limits);
    free(regex);
}

enum regex_answer regex_find(struct regex *regex, const char *text, size_t n, size_t from, struct span *found) {
    int answer = pcre2_match(regex->code, (PCRE2_SPTR)text, n, from, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, regex->match,
                             regex->limits);
    if (answer == PCRE2_ERROR_NOMATCH) return REGEX_NONE;
    if (answer < 0) return REGEX_LIMIT;
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->match);
    *found = (struct span){ (uint32_t)ends[0], (uint32_t)ends[1] };
    return ends[0] >= from && ends[0] < ends[1] ? REGEX_FOUND : REGEX_NONE; /* \K may put the beginning elsewhere */
}

#else

struct regex *regex_new(const char *pattern, struct error *error) {
    (void)pattern;
    error_set(error, ERROR_SYSTEM, 0, "this dixit was built without PCRE2 and knows no regular expressions");
    return NULL;
}

void regex_free(struct regex *regex) {
    (void)regex;
}

enum regex_answer regex_find(struct regex *regex, const char *text, size_t n, size_t from, struct span *found) {
    (void)regex, (void)text, (void)n, (void)from, (void)found;
    return REGEX_NONE;
}

#endif
