#include "passes.h"

/* A longer paragraph is cut, so that the scratch memory of the passes is bounded and a token fits 16 bits. */
enum { LONGEST = 63 << 10, SEARCH = 4 << 10 };

/* Where to cut before `end`: after the last stop and space, else the last space, else a character. */
static uint32_t cut_before(const struct text *text, uint32_t end) {
    uint32_t space = 0;
    for (uint32_t at = end; at > end - SEARCH; at--) {
        if (text->at[at] != ' ') continue;
        if (text->at[at - 1] == '.') return at;
        if (!space) space = at;
    }
    while (!space && (text->at[end] & 0xC0) == 0x80) end--;
    return space ? space : end;
}

static bool paragraph_add(struct tags *tags, struct span at, bool title) {
    struct paragraph *paragraph = vec_push(&tags->arena, &tags->paragraphs);
    if (paragraph) *paragraph = (struct paragraph){ at, title };
    return paragraph;
}

static bool paragraph_cut(struct tags *tags, const struct text *text, struct span at, bool title) {
    while (span_len(at) > LONGEST) {
        uint32_t cut = cut_before(text, at.beg + LONGEST);
        if (!paragraph_add(tags, (struct span){ at.beg, cut }, title)) return false;
        for (at.beg = cut; text->at[at.beg] == ' '; at.beg++) {}
    }
    return at.beg == at.end || paragraph_add(tags, at, title);
}

void paragraphs_find(struct tags *tags, const struct text *text, const struct tag_options *options) {
    struct span title = options->title;
    if (!span_is_none(title) && title.end <= options->body && !paragraph_cut(tags, text, title, true)) return;
    uint32_t at = options->body;
    for (struct span found; at < text->len; at = text_line_end(text, found.end) + 1) {
        found = text_paragraph_at(text, at);
        if (found.beg < at) found.beg = at;
        if (found.beg >= found.end) break;
        bool is_title = found.beg == title.beg && found.end == title.end;
        if (!paragraph_cut(tags, text, found, is_title)) return;
    }
}
