#include "story.h"
#include "fuzz.h"
#include "tags_check.h"
#include <dixit/article.h>
#include <dixit/export.h>
#include <stdio.h>

static struct buffer tell(const uint8_t *data, size_t size, struct fuzz_words words) {
    struct buffer story = { 0 };
    for (size_t i = 0; i < size; i++) buffer_puts(&story, words.at[data[i] % words.n]);
    need(!story.failed);
    return story;
}

void story_check(const uint8_t *data, size_t size, struct fuzz_words words) {
    struct buffer story = tell(data, size, words);
    struct error error = { 0 };
    uint32_t at = 0;
    struct article *article = article_from_bytes("story.txt", story.at, story.len, "UTF-8", &error);
    need(article && article_tag(article, NULL, NULL, &error));
    const char *wrong = tags_check(&article->tags, &article->text, &at);
    if (wrong) fprintf(stderr, "%.*s\nat %u: %s\n", (int)story.len, story.at, at, wrong);
    need(!wrong);
    article_free(article);
    buffer_free(&story);
}
