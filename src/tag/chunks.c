#include "chunks.h"

static bool may_stand_in_chunk(enum pos pos) {
    static const uint32_t may = 1u << POS_NOUN | 1u << POS_NOUNS | 1u << POS_NAME | 1u << POS_NUMBER | 1u << POS_ADJECTIVE |
                                1u << POS_DETERMINER | 1u << POS_POSSESSIVE;
    return may >> pos & 1;
}

static bool begins_chunk(enum pos pos) {
    return pos == POS_DETERMINER || pos == POS_POSSESSIVE;
}

static bool modifies(enum pos pos) {
    return pos == POS_ADVERB || pos == POS_PARTICIPLE || pos == POS_VERB_ING;
}

/* “a newly uncovered email”: how many adverbs and participles from `at` on stand before a noun. */
enum { MODIFIERS = 3 };

static uint32_t modifiers_at(const struct block *block, uint32_t at, uint32_t end) {
    const struct token *tokens = block->tokens.at;
    uint32_t next = at;
    while (next < end && next - at < MODIFIERS && modifies(tokens[next].pos)) next++;
    return next < end && may_stand_in_chunk(tokens[next].pos) && !begins_chunk(tokens[next].pos) ? next : at;
}

/* “a Norland/Telefon poll” */
static bool joins_nouns(const struct block *block, uint32_t at, uint32_t end) {
    const struct token *tokens = block->tokens.at;
    return at + 1 < end && token_is(block, at, "/") && pos_is_noun(tokens[at - 1].pos) && pos_is_noun(tokens[at + 1].pos);
}

static void chunk_push(struct block *block, uint32_t first, uint32_t last, enum chunk_kind kind) {
    struct chunk *chunk = vec_push(&block->scratch, &block->chunks);
    if (!chunk) return;
    *chunk = (struct chunk){ first, last, last, (uint8_t)kind };
    for (uint32_t at = first; at <= last; at++) block->chunk_of[at] = block->chunks.n;
}

/* No token stands in a chunk so far; false without memory. */
static bool chunks_begin(struct block *block) {
    const size_t bytes = block->tokens.n * sizeof *block->chunk_of;
    if (!block->chunk_of && (block->chunk_of = arena_alloc(&block->brief, bytes))) memset(block->chunk_of, 0, bytes);
    return block->chunk_of;
}

void chunks_find(struct block *block, uint32_t first, uint32_t end) {
    const struct token *tokens = block->tokens.at;
    if (!chunks_begin(block)) return;
    for (uint32_t at = first, next; at < end; at = next) {
        enum pos pos = tokens[at].pos;
        next = at + 1;
        if (pos == POS_PRONOUN) chunk_push(block, at, at, CHUNK_PRONOUN);
        else if (pos == POS_WH) chunk_push(block, at, at, CHUNK_WH);
        if (!may_stand_in_chunk(pos)) continue;
        if (begins_chunk(pos)) next = modifiers_at(block, next, end);
        for (; next < end && !begins_chunk(tokens[next].pos); next++)
            if (!may_stand_in_chunk(tokens[next].pos) && !joins_nouns(block, next, end)) break;
        chunk_push(block, at, next - 1, tokens[next - 1].pos == POS_NAME ? CHUNK_NAME : CHUNK_NOUN);
    }
}

static bool same_sentence(const struct block *block, uint32_t a, uint32_t b) {
    return block->tokens.at[a].sentence == block->tokens.at[b].sentence;
}

static bool is_auxiliary(const struct token *token) {
    return word_is(token->word, WORD_AUXILIARY) && pos_is_verb(token->pos);
}

/* What a word before the verb tells of the group. */
static uint8_t auxiliary_flags(const struct block *block, const struct token *token) {
    char letter = block->text->at[token->beg] | 0x20;
    if (token->pos == POS_MODAL) return VERB_MODAL;
    if (token->pos == POS_TO) return VERB_INFINITIVE;
    if (token->pos == POS_ADVERB) return letter == 'n' && token->len <= 5 ? VERB_NEGATED : 0;
    if (letter == 'h') return VERB_PERFECT;
    return letter == 'd' ? 0 : VERB_PASSIVE;
}

struct verb_group verb_group_at(const struct block *block, uint32_t token) {
    const struct token *tokens = block->tokens.at;
    struct verb_group group = { token, token, token, 0 };
    for (uint32_t at = token; at > 0 && same_sentence(block, at - 1, token) && token - at < 8; at--) {
        const struct token *before = &tokens[at - 1];
        bool adverb = before->pos == POS_ADVERB;
        if (!adverb && before->pos != POS_MODAL && before->pos != POS_TO && !is_auxiliary(before)) break;
        group.flags |= auxiliary_flags(block, before);
        if (!adverb) group.first = at - 1;
    }
    if (tokens[token].pos == POS_VERB_ING) { /* was saying */
        if (!(group.flags & VERB_PASSIVE)) group.flags |= VERB_PARTICIPLE;
        group.flags &= (uint8_t)~VERB_PASSIVE;
    }
    return group;
}
