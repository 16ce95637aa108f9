#include "export.h"
#include <dixit/clean.h>
#include <stdlib.h>

void export_text(struct buffer *to, const struct article *article, const struct export_options *options) {
    (void)options;
    char *clean = malloc((size_t)article->text.len * 3 + 1);
    if (!clean) {
        to->failed = true;
        return;
    }
    buffer_put(to, clean, clean_copy(clean, article->text.at, article->text.len, true));
    free(clean);
}
