/* Any bytes, any width, any folds: the layout's invariants hold. The first four
   bytes choose the typography and the folds. */
#include "fuzz/fuzz.h"
#include "layout_check.h"
#include "ui/hyphenator.h"
#include <stdio.h>

static uint32_t make_folds(const struct text *text, unsigned step, struct span folds[64]) {
    uint32_t n = 0;
    if (!step) return 0;
    for (uint32_t at = step; at < text->len && n < 64; n++) {
        folds[n].beg = text_char_next(text, at);
        folds[n].end = text_char_next(text, folds[n].beg + step / 2);
        if (folds[n].beg >= folds[n].end) break;
        at = folds[n].end + step % 5;
    }
    return n;
}

/* Made once, where libhyphen and the test's patterns are there. */
static struct hyphenator *hyphenator(void) {
    static struct hyphenator *made;
    static bool tried;
    const char *source = getenv("srcdir");
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/unit/patterns.dic", source ? source : ".");
    if (!tried) made = hyphenator_open(path, NULL);
    tried = true;
    return made;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 4) return 0;
    struct text text;
    if (!text_copy(&text, (const char *)data + 4, size - 4, "UTF-8", NULL)) return 0;
    struct typography typography = { .width = (uint16_t)(1 + data[0] % 120), .justify = data[1] & 1,
                                     .hyphenator = data[1] & 2 ? hyphenator() : NULL, .indent = data[1] & 4, .preformatted = data[1] & 8,
                                     .heading = { 0, data[1] & 32 ? text.len / 2 : 0 } };
    text.hard_wrapped = data[1] & 16;
    struct span folds[64];
    uint32_t at = 0, n = make_folds(&text, data[2], folds);
    const char *wrong = layout_check(&text, typography, folds, n, &at);
    if (wrong) fprintf(stderr, "at %u of %u: %s\n", at, text.len, wrong);
    need(!wrong);
    text_free(&text);
    return 0;
}
