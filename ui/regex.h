/* Regular expressions, where dixit was built with PCRE2. The only file that knows
   that library. Every match runs under a limit. */
#ifndef UI_REGEX_H
#define UI_REGEX_H

#include <dixit/error.h>
#include <dixit/span.h>
#include <stddef.h>

struct regex;

/* Compile; small letters match large ones unless a large one is written outside an
   escape. NULL and why (a wrong expression, memory, no PCRE2) in *error. */
struct regex *regex_new(const char *pattern, struct error *error);
void regex_free(struct regex *regex); /* NULL is fine */

enum regex_answer { REGEX_NONE, REGEX_FOUND, REGEX_LIMIT }; /* the last: it would take too long */

/* The first match, never an empty one, in the n bytes (whole characters of UTF-8)
   at `text` that begins at or after `from`. */
enum regex_answer regex_find(struct regex *regex, const char *text, size_t n, size_t from, struct span *found);

#endif
