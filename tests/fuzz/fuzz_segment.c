/* Any bytes cut into paragraphs, tokens, sentences and passages: nothing overlaps,
   each lies in what it belongs to, and no letter is lost between two tokens. */
#include "fuzz/fuzz.h"
#include "block_check.h"
#include <dixit/chars.h>
#include <stdio.h>

static void check_gaps(const struct block *block) {
    for (uint32_t i = 1; i < block->tokens.n; i++) {
        const struct token *token = &block->tokens.at[i];
        uint32_t code;
        for (uint32_t at = token[-1].beg + token[-1].len; at < token->beg;) {
            at += (uint32_t)char_decode(block->text->at + at, token->beg - at, &code);
            need(!char_is_letter(code) && !char_is_digit(code));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct text text;
    struct tags tags = { 0 };
    struct tag_options options = { .title = SPAN_NONE };
    if (!text_copy(&text, (const char *)data, size, "UTF-8", NULL)) return 0;
    struct block block = { .text = &text, .tags = &tags, .british = marks_british(&text) };
    paragraphs_find(&tags, &text, &options);
    block.paragraph_end = tags.paragraphs.n;
    tokens_find(&block);
    sentences_find(&block);
    marks_find(&block);
    uint32_t at = 0;
    const char *wrong = block_check(&block, &at);
    if (wrong) fprintf(stderr, "at %u: %s\n", at, wrong);
    need(!wrong);
    check_gaps(&block);
    blocks_free(&block);
    tags_free(&tags);
    text_free(&text);
    return 0;
}
