/* Any bytes as an article, through every format: what comes out is a file of the
   format, commands no terminal and runs nothing. */
#include "fuzz/fuzz.h"
#include "export_check.h"
#include <stdio.h>

static void check(const struct article *article, enum export_format format, enum export_grain by) {
    struct export_options options = { .format = format, .by = by };
    struct buffer out = { 0 };
    size_t at;
    const char *wrong = export_check(&out, article, article->heading.title.end ? "A title" : NULL, &options, &at);
    if (wrong) fprintf(stderr, "format %d, byte %zu: %s\n%.60s\n", (int)format, at, wrong, out.at + (at < 30 ? 0 : at - 30));
    need(!wrong);
    buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error error = { 0 };
    struct article *article = article_from_bytes("fuzz.txt", (const char *)data, size, NULL, NULL);
    if (!article) return 0;
    need(article_tag(article, NULL, NULL, &error));
    for (int format = 0; format < EXPORT_COUNT; format++) check(article, (enum export_format)format, BY_FORMAT);
    check(article, EXPORT_CSV, BY_SPEAKER);
    check(article, EXPORT_CSV, BY_ARTICLE);
    article_free(article);
    return 0;
}
