#include "passes.h"

#include <dixit/ascending.h>

/* Does the text begin with the word, but for capitals? Ends at the word's NUL. */
static bool same_folded(const char *text, const char *word, size_t n) {
    for (size_t i = 0; i < n; i++)
        if ((text[i] | (text[i] >= 'A' && text[i] <= 'Z' ? 0x20 : 0)) != word[i]) return false;
    return true;
}

/* token_is, where the length is the word's. */
bool token_same(const struct block *block, uint32_t at, const char *word) {
    const struct token *token = &block->tokens.at[at];
    return same_folded(block->text->at + token->beg, word, token->len);
}

/* token_among, where a word of the list is as long and begins like this one: one search for “ word”, which the C library does many
   bytes at a time. */
bool token_listed(const struct block *block, uint32_t at, const char *words) {
    enum { LONGEST = 24 }; /* “republican-controlled” */
    char needle[LONGEST + 2] = " ";
    const size_t n = at < block->tokens.n ? block->tokens.at[at].len : 0;
    if (!n || n > LONGEST) return false;
    const char *text = block->text->at + block->tokens.at[at].beg;
    for (size_t i = 0; i < n; i++) needle[i + 1] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]);
    for (const char *word = words; (word = strstr(word, needle)); word++)
        if (word[n + 1] == ' ' || !word[n + 1]) return true;
    return false;
}

uint32_t token_from(const struct block *block, uint32_t at) {
    return ascending_from(block->tokens.at, block->tokens.n, sizeof(struct token), offsetof(struct token, beg), at);
}
