#include "sample_article.h"
#include "test.h"
#include <string.h>

#define PUT(array, ...)                                             \
    do {                                                            \
        assert_non_null(vec_push(&tags->arena, &tags->array));      \
        tags->array.at[tags->array.n - 1] = (__VA_ARGS__);          \
    } while (0)

struct sample sample_new(const char *path, const char *text, bool title) {
    struct error error;
    struct sample sample = { article_from_bytes(path, text, strlen(text), NULL, &error) };
    assert_non_null(sample.article);
    struct tags *tags = &sample.article->tags;
    sample.article->tagged = true;
    sample.article->heading = (struct heading){ SPAN_NONE, SPAN_NONE, SPAN_NONE, SPAN_NONE, SPAN_NONE, 0, false };
    for (uint32_t beg = 0, len = sample.article->text.len; beg < len;) {
        uint32_t end = text_line_end(&sample.article->text, beg);
        struct span at = { beg, end };
        if (end > beg) {
            PUT(paragraphs, (struct paragraph){ at, title && !beg });
            PUT(sentences, at);
        }
        if (title && !beg) sample.article->heading.title = at;
        beg = end + 1;
    }
    return sample;
}

struct span sample_find(struct sample sample, const char *words, uint32_t from) {
    if (!words) return SPAN_NONE;
    const char *text = sample.article->text.at, *found = strstr(text + from, words);
    if (!found) fail_msg("the sample has no “%s”", words);
    uint32_t beg = (uint32_t)(found - text);
    return (struct span){ beg, beg + (uint32_t)strlen(words) };
}

uint32_t sample_actor(struct sample sample, const char *name, const char *role, enum actor_type type) {
    struct tags *tags = &sample.article->tags;
    struct span at = sample_find(sample, name, 0);
    PUT(actors, (struct actor){ .name = at, .role = sample_find(sample, role, 0), .type = (uint8_t)type,
                                .first = tags->mentions.n, .mentions = 1 });
    PUT(mentions, (struct mention){ at, tags->actors.n - 1, MENTION_NAME, (uint8_t)type });
    return tags->actors.n - 1;
}

void sample_quote(struct sample sample, enum quote_kind kind, uint32_t speaker, const char *source, const char *cue,
                  const char *piece, const char *second, uint8_t confidence) {
    struct tags *tags = &sample.article->tags;
    struct span first = sample_find(sample, piece, 0);
    struct quote quote = { .piece = tags->pieces.n, .pieces = second ? 2 : 1, .kind = (uint8_t)kind,
                           .act = QUOTE_SPEECH, .rule = RULE_ADJACENT, .confidence = confidence, .speaker = speaker,
                           .mention = TAG_NONE, .cue = sample_find(sample, cue, kind == QUOTE_DIRECT ? first.end : 0),
                           .source = sample_find(sample, source, kind == QUOTE_DIRECT ? first.end : 0) };
    PUT(pieces, first);
    if (second) PUT(pieces, sample_find(sample, second, first.end));
    PUT(quotes, quote);
    if (speaker != TAG_NONE) tags->actors.at[speaker].quotes++;
}

struct sample sample_story(void) {
    struct sample sample = sample_new(
        "news/ferry.one.txt",
        "=Ferry <b>Étoile</b>, \"late\" again\n"
        "“The   ferry is late,” said Zoë Hart, the harbour master. “It is *always* late.”\n"
        "Ben O’Neil denied that 2 + 2 = <script>alert(1)</script>, a “fair” view.\n"
        "\"No\tcomment\x1b[2J,\" somebody shouted.\n",
        true);
    uint32_t zoe = sample_actor(sample, "Zoë Hart", "the harbour master", ACTOR_PERSON);
    uint32_t ben = sample_actor(sample, "Ben O’Neil", NULL, ACTOR_PERSON);
    sample_quote(sample, QUOTE_DIRECT, zoe, "Zoë Hart", "said", "“The   ferry is late,”", "“It is *always* late.”", 97);
    sample_quote(sample, QUOTE_MIXED, ben, "Ben O’Neil", "denied",
                 "that 2 + 2 = <script>alert(1)</script>, a “fair” view", NULL, 60);
    sample_quote(sample, QUOTE_DIRECT, TAG_NONE, NULL, "shouted", "\"No\tcomment\x1b[2J,\"", NULL, 20);
    return sample;
}
