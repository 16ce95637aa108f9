/* Any bytes: the tags' invariants hold, and tagging again into the same memory gives the same tags. */
#include "fuzz/fuzz.h"
#include "tags_check.h"
#include <dixit/article.h>
#include <stdio.h>
#include <string.h>

static bool same(const struct tags *a, const struct tags *b) {
#define SAME(array) (a->array.n == b->array.n && (!a->array.n || !memcmp(a->array.at, b->array.at, a->array.n * sizeof *a->array.at)))
    return SAME(sentences) && SAME(pieces) && a->mentions.n == b->mentions.n && a->quotes.n == b->quotes.n &&
           a->actors.n == b->actors.n && a->words == b->words;
#undef SAME
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct article *article = article_from_bytes("fuzz.txt", (const char *)data, size, NULL, NULL);
    if (!article) return 0;
    struct error error = { 0 };
    uint32_t at = 0;
    need(article_tag(article, NULL, NULL, &error));
    const char *wrong = tags_check(&article->tags, &article->text, &at);
    if (wrong) fprintf(stderr, "at %u: %s\n", at, wrong);
    need(!wrong);
    struct tag_options options = { .title = article->heading.title, .body = article->heading.body };
    struct tags again = { 0 };
    for (int times = 0; times < 2; times++) {
        need(tags_build(&again, &article->text, &options, &error));
        need(same(&again, &article->tags));
        tags_reset(&again);
    }
    tags_free(&again);
    article_free(article);
    return 0;
}
