#include "notes.h"
#include "quotes.h"

/* A label is short: a title, a name, a colon. */
enum { LABEL_MOST = 8, WORDS_LEAST = 3 };

/* The colon that ends the label of a paragraph [first, end), or `end`. */
static uint32_t label_end(const struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end && at < first + LABEL_MOST; at++) {
        if (token_is(block, at, ":")) return at > first ? at : end;
        if (block->tokens.at[at].kind == TOKEN_MARK) return end;
    }
    return end;
}

/* “Q:” or “Q.”: one past the label, or `first` where it is none. */
static uint32_t letter_end(const struct block *block, uint32_t first, char letter) {
    const struct token *token = &block->tokens.at[first];
    if (block->text->at[token->beg] != letter || token->len > 2) return first;
    if (token->len == 2) return block->text->at[token->beg + 1] == '.' ? first + 1 : first;
    return token_is(block, first + 1, ":") ? first + 2 : first;
}

/* “Mayor Lund:”, “LUND:”: the whole label is a name with its title. */
static bool is_name(const struct block *block, uint32_t first, uint32_t colon, bool title) {
    uint32_t name = candidate_at(block, colon - 1);
    if (name == TAG_NONE || block->candidates.at[name].last + 1 != colon || block->candidates.at[name].rank != first) return false;
    if (name_kind_if_known(&block->candidates.at[name]) == NAME_PLACE) return false;
    uint8_t type = block->tags->mentions.at[block->mention + name].type;
    return type == ACTOR_PERSON || (title && type == ACTOR_ORGANIZATION);
}

/* “Reporter:”; in a title “Police:” and “Report:”, too. */
static bool is_role(const struct block *block, uint32_t first, uint32_t colon, bool title) {
    return colon == first + 1 && name_token_has(block, first, WORD_ROLE | (title ? WORD_GROUP | WORD_CUE_NOUN : 0));
}

/* They begin as a sentence does, are enough, and hold a verb. */
static bool are_words(struct quoting *q, uint32_t first, uint32_t end) {
    struct block *block = q->block;
    uint32_t words = 0;
    if (first >= end || block->tokens.at[first].kind == TOKEN_MARK) return false; /* the ranker knows marks */
    if (block->tokens.at[first].kind == TOKEN_WORD && !(block->tokens.at[first].flags & TOKEN_CAPITAL)) return false;
    for (uint32_t at = first; at < end; at++) words += block->tokens.at[at].kind == TOKEN_WORD;
    return words >= WORDS_LEAST && stretch_has_verb(q, first, end);
}

/* A title tells what was said, a transcript has the words. */
static bool turn_add(struct quoting *q, struct stretch label, uint32_t words, uint32_t end, bool title) {
    struct span cue = label.last + 1 < words ? stretch_span(q, (struct stretch){ words - 1, words - 1 }) : SPAN_NONE;
    struct draft *draft = draft_new(q, cue, stretch_span(q, label), RULE_TURN);
    if (!draft) return false;
    draft->verbatim = !title;
    content_add(q, draft, words, end);
    return true;
}

bool turn_attribute(struct quoting *q, uint32_t first, uint32_t end, bool title) {
    struct block *block = q->block;
    if (end - first < 3) return false;
    uint32_t words = letter_end(block, first, 'Q');
    if (words > first) block->asked = true;
    else if (block->asked) words = letter_end(block, first, 'A');
    if (words > first) return turn_add(q, (struct stretch){ first, first }, words, end, title);
    uint32_t colon = label_end(block, first, end);
    if (colon == end || (!is_name(block, first, colon, title) && !is_role(block, first, colon, title))) return false;
    pos_find(block, first, end);
    return are_words(q, colon + 1, end) && turn_add(q, (struct stretch){ first, colon - 1 }, colon + 1, end, title);
}
