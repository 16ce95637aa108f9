#include "export.h"
#include <string.h>

#define X(id, name, help, suffix) { name },
static const struct {
    const char *name;
} formats[] = { EXPORT_FORMATS(X) };
#undef X

enum export_format export_format_named(const char *name) {
    int i = 0;
    while (i < EXPORT_COUNT && strcmp(name, formats[i].name)) i++;
    return (enum export_format)i;
}

void export_begin(struct buffer *to, const struct export_options *options) {
    (void)to, (void)options;
}

void export_article(struct buffer *to, const struct article *article, const struct export_options *options) {
    switch (options->format) {
    case EXPORT_JSONL: export_jsonl(to, article, options); break;
    case EXPORT_TEXT: export_text(to, article, options); break;
    default: break;
    }
}

void export_end(struct buffer *to, const struct export_options *options) {
    (void)to, (void)options;
}
