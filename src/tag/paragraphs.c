#include "passes.h"

void paragraphs_find(struct tags *tags, const struct text *text, const struct tag_options *options) {
    for (uint32_t at = options->body; at < text->len; at = text_paragraph_next(text, at)) {
        struct span found = text_paragraph_at(text, at);
        struct paragraph *paragraph = found.beg < found.end ? vec_push(&tags->arena, &tags->paragraphs) : NULL;
        if (!paragraph) return;
        *paragraph = (struct paragraph){ found, found.beg == options->title.beg };
    }
}
