#include "export.h"
#include <dixit/clean.h>
#include <stdlib.h>
#include <string.h>

void export_text(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    const struct text *text = &item->article->text;
    (void)options;
    uint32_t beg = text->len >= 3 && !memcmp(text->at, "\xEF\xBB\xBF", 3) ? 3 : 0; /* the mark of an encoding is no text */
    char *clean = malloc((size_t)text->len * 3 + 1);
    if (!clean) {
        to->failed = true;
        return;
    }
    buffer_put(to, clean, clean_copy(clean, text->at + beg, text->len - beg, true));
    free(clean);
}
