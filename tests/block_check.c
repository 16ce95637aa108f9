#include "block_check.h"
#include "check.h"

/* Tokens ascend, do not overlap, and each lies in the sentence that it names. */
static const char *check_tokens(const struct block *block, uint32_t *at) {
    for (uint32_t i = *at = 0; i < block->tokens.n; *at = ++i) {
        const struct token *token = &block->tokens.at[i], *before = token - (i > 0);
        CHECK(token->len > 0);
        CHECK(on_boundary(block->text, token->beg) && on_boundary(block->text, token->beg + token->len));
        CHECK(i == 0 || before->beg + before->len <= token->beg);
        CHECK(i == 0 || before->sentence <= token->sentence);
        CHECK(token->kind <= TOKEN_LINK);
        CHECK(token->sentence < block->tags->sentences.n);
        struct span sentence = block->tags->sentences.at[token->sentence];
        CHECK(sentence.beg <= token->beg && token->beg + token->len <= sentence.end);
    }
    return NULL;
}

/* What lies between marks lies within them, and they in their paragraph. */
static const char *check_passages(const struct block *block, uint32_t *at) {
    for (uint32_t i = *at = 0; i < block->passages.n; *at = ++i) {
        const struct passage *passage = &block->passages.at[i];
        CHECK(passage->open < passage->close && passage->close <= block->tokens.n);
        CHECK(passage->outer.beg <= passage->at.beg && passage->at.beg <= passage->at.end);
        CHECK(passage->at.end <= passage->outer.end);
        CHECK(on_boundary(block->text, passage->at.beg) && on_boundary(block->text, passage->at.end));
        CHECK(passage->paragraph < block->tags->paragraphs.n);
        struct span paragraph = block->tags->paragraphs.at[passage->paragraph].at;
        CHECK(paragraph.beg <= passage->outer.beg && passage->outer.end <= paragraph.end);
    }
    return NULL;
}

const char *block_check(const struct block *block, uint32_t *at) {
    const char *wrong = check_tokens(block, at);
    return wrong ? wrong : check_passages(block, at);
}
