/* What the checkers of invariants share: each returns NULL, or the condition that does not hold. */
#ifndef DIXIT_CHECK_H
#define DIXIT_CHECK_H

#include <dixit/text.h>

#define CHECK(condition) \
    do {                 \
        if (!(condition)) return #condition; \
    } while (0)

/* Does a character begin at `at`, or the text end there? */
static inline bool on_boundary(const struct text *text, uint32_t at) {
    return at <= text->len && ((unsigned char)text->at[at] & 0xC0) != 0x80;
}

#endif
