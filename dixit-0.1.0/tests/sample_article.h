/* An article with tags made by hand, so that a writer can be tested without the tagger. */
#ifndef DIXIT_SAMPLE_ARTICLE_H
#define DIXIT_SAMPLE_ARTICLE_H

#include <dixit/article.h>

struct sample {
    struct article *article;
};

/* An article of these bytes: paragraphs are its lines; the first is the title where `title`. */
struct sample sample_new(const char *path, const char *text, bool title);

/* Where `words` stand first at or after `from`; the test fails where they do not. */
struct span sample_find(struct sample sample, const char *words, uint32_t from);

/* Add an actor named by the first place of `name`, with a mention there; its index. `role` may be NULL. */
uint32_t sample_actor(struct sample sample, const char *name, const char *role, enum actor_type type);

/* Add a quote of one or two pieces (the second may be NULL); source, cue may be NULL. In ascending order. */
void sample_quote(struct sample sample, enum quote_kind kind, uint32_t speaker, const char *source, const char *cue,
                  const char *piece, const char *second, uint8_t confidence);

/* The story that most tests of exports use: three voices, all kinds, hostile characters. */
struct sample sample_story(void);

#endif
