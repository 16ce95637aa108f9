#include "export.h"
#include <dixit/clean.h>
#include <stdlib.h>

void export_text(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    const struct text *text = &item->article->text;
    (void)options;
    char *clean = malloc((size_t)text->len * 3 + 1);
    if (!clean) {
        to->failed = true;
        return;
    }
    buffer_put(to, clean, clean_copy(clean, text->at, text->len, true));
    free(clean);
}
