/* A string, tagged: tokens, sentences and passages of all its paragraphs as one
   block, for tables of sentences in and texts of spans out. */
#ifndef DIXIT_TAGGING_H
#define DIXIT_TAGGING_H

#include "src/tag/passes.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tagging {
    struct text text;
    struct tags tags;
    struct block block;
    char list[4096]; /* what tagging_list wrote */
};

static inline void tagging_make(struct tagging *t, const char *string) {
    struct tag_options options = { .title = SPAN_NONE };
    *t = (struct tagging){ 0 };
    assert_true(text_copy(&t->text, string, strlen(string), "UTF-8", NULL));
    paragraphs_find(&t->tags, &t->text, &options);
    t->block.text = &t->text;
    t->block.tags = &t->tags;
    t->block.paragraph_end = t->tags.paragraphs.n;
    t->block.british = marks_british(&t->text);
    tokens_find(&t->block);
    sentences_find(&t->block);
    marks_find(&t->block);
}

static inline void tagging_free(struct tagging *t) {
    blocks_free(&t->block);
    tags_free(&t->tags);
    text_free(&t->text);
}

/* Add the text of a span to the list, with a bar before all but the first. */
static inline void tagging_add(struct tagging *t, const char *mark, struct span at) {
    size_t n = strlen(t->list);
    snprintf(t->list + n, sizeof t->list - n, "%s%s%.*s", n ? "|" : "", mark, (int)span_len(at), t->text.at + at.beg);
}

/* Add what stands at a span, nothing for SPAN_NONE, behind `before`. */
static inline void tagging_add_text(struct tagging *t, const char *before, struct span at) {
    size_t n = strlen(t->list);
    int len = span_is_none(at) ? 0 : (int)span_len(at);
    snprintf(t->list + n, sizeof t->list - n, "%s%.*s", before, len, len ? t->text.at + at.beg : "");
}

/* A table of texts and what `list` makes of each. */
static inline void tagging_check(const char *(*list)(struct tagging *t, const char *string),
                                 const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        assert_string_equal(list(&t, table[i][0]), table[i][1]);
        tagging_free(&t);
    }
}

#endif
