#include "quotes.h"

static bool may_be_cue(const struct token *token) {
    if (token->kind != TOKEN_WORD) return false;
    return word_is(token->word, WORD_SAY | WORD_THINK | WORD_CUE_NOUN) || token->len == 9;
}

/* Does the sentence hold a mark, or a word outside marks that may be a cue? */
static bool worth_parsing(const struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        const struct token *token = &block->tokens.at[at];
        if (token->flags & TOKEN_QUOTED) continue;
        if (token->kind == TOKEN_MARK || may_be_cue(token)) return true;
    }
    return false;
}

/* Boatmen fear that; Islanders hope that: a plural and what may be a verb or a noun, alone before “that”. */
static bool is_verb_before_that(const struct block *block, uint32_t at) {
    const struct token *subject = &block->tokens.at[at - 1];
    if (token_is(block, at + 1, "that") && token_among(block, at, " fears hopes demands claims doubts ") && word_is(subject->word, WORD_GROUP | WORD_ROLE | WORD_ORG))
        return at > 1 && token_is(block, at - 2, "the") && block->tokens.at[at - 2].flags & TOKEN_FIRST;
    bool begins = subject->flags & TOKEN_FIRST || (at > 1 && block->tokens.at[at - 2].pos != POS_PREPOSITION);
    bool plural = subject->pos == POS_NOUNS || (subject->flags & TOKEN_FIRST && block->text->at[subject->beg + subject->len - 1] == 's');
    return token_is(block, at + 1, "that") && plural && begins && token_among(block, at, " fear hope doubt demand claim complain suspect warn ");
}

/* The club thanked Moss; the board praised the crew: what tells past speech between a noun and a new noun phrase is no adjective. */
static bool is_past_before_object(const struct block *block, uint32_t at) {
    const struct token *token = &block->tokens.at[at];
    const enum pos next = block->tokens.at[at + 1].pos;
    if (!word_is(token->word, WORD_SAY) || !pos_is_noun(block->tokens.at[at - 1].pos) || token->len < 5) return false;
    if (memcmp(block->text->at + token->beg + token->len - 2, "ed", 2) != 0) return false;
    if (block->tokens.at[at - 1].pos == POS_NAME && next == POS_NOUNS) return true;
    return next == POS_NAME || next == POS_DETERMINER || next == POS_POSSESSIVE;
}

/* What follows “according to” is no infinitive: “according to company documents”; nor a role behind “the” a verb or adverb: “the ally”. */
static void nouns_that_must_be(struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t at = first + 1; at < end; at++) {
        struct token *token = &block->tokens.at[at];
        if (!pos_is_verb(token->pos) && token->pos != POS_ADVERB) continue;
        if (at > first + 1 && pos_is_verb(token->pos) && is_according(block, at - 2)) token->pos = token->flags & TOKEN_CAPITAL ? POS_NAME : POS_NOUN;
        else if (at + 1 < end && word_is(token->word, WORD_ROLE) && token_is(block, at - 1, "the")) token->pos = POS_NOUN;
    }
}

static void verbs_that_must_be(struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t at = first + 1; at + 1 < end; at++) {
        struct token *token = &block->tokens.at[at];
        if ((!pos_is_noun(token->pos) && token->pos != POS_ADJECTIVE) || !word_is(token->word, WORD_SAY | WORD_THINK)) continue;
        if (is_past_before_object(block, at)) token->pos = POS_VERB_PAST;
        else if (pos_is_noun(token->pos) && is_verb_before_that(block, at)) token->pos = POS_VERB;
    }
}

static void parse_sentences(struct block *block) {
    for (uint32_t first = 0, end; first < block->tokens.n; first = end) {
        for (end = first + 1; end < block->tokens.n; end++)
            if (block->tokens.at[end].sentence != block->tokens.at[first].sentence) break;
        if (!worth_parsing(block, first, end)) continue;
        pos_find(block, first, end);
        nouns_that_must_be(block, first, end);
        verbs_that_must_be(block, first, end);
        chunks_find(block, first, end);
    }
}

static void cue_push(struct block *block, uint32_t first, uint32_t last, uint16_t word, uint16_t flags) {
    struct cue *cue = vec_push(&block->scratch, &block->cues);
    if (cue) *cue = (struct cue){ first, last, word, flags };
}

static void verb_cue(struct block *block, uint32_t at) {
    uint16_t word = block->tokens.at[at].word;
    struct verb_group group = verb_group_at(block, at);
    uint16_t flags = word_is(word, WORD_SAY) ? 0 : CUE_THOUGHT;
    if (group.verb == at) {
        if (group.flags & VERB_PASSIVE) flags |= CUE_PASSIVE;
        if (group.flags & VERB_INFINITIVE) flags |= CUE_INFINITIVE;
        if (group.flags & VERB_NEGATED) flags |= CUE_NEGATED;
        if (group.flags & VERB_MODAL) flags |= CUE_MODAL;
        if (group.flags & VERB_PARTICIPLE) flags |= CUE_PARTICIPLE;
    }
    cue_push(block, at, at, word, flags);
}

static void noun_cue(struct block *block, uint32_t at) {
    uint16_t word = block->tokens.at[at].word;
    cue_push(block, at, at, word, CUE_NOUN | (word_is(word, WORD_SAY | WORD_CUE_NOUN) ? 0 : CUE_THOUGHT));
}

/* Does the text have capitals for headings alone? Then a verb among them says nothing: “MINISTERS ASK FOR TIME”. */
static bool capitals_are_headings(const struct block *block) {
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = 0; i < block->tokens.n; i++) {
        const bool word = block->tokens.at[i].kind == TOKEN_WORD;
        words += word;
        capitals += word & !!(block->tokens.at[i].flags & TOKEN_ALL_CAPS);
    }
    return capitals * 2 < words;
}

static bool in_capitals(const struct block *block, uint32_t at) {
    return at < block->tokens.n && block->tokens.at[at].flags & TOKEN_ALL_CAPS;
}

void cues_find(struct block *block) {
    parse_sentences(block);
    bool asked = false, headings = false;
    for (uint32_t at = 0; at < block->tokens.n; at++) {
        const struct token *token = &block->tokens.at[at];
        if ((token->kind != TOKEN_WORD) | !!(token->flags & TOKEN_QUOTED)) continue;
        if (in_capitals(block, at) && at > 0 && in_capitals(block, at - 1) && in_capitals(block, at + 1)) {
            if (!asked) asked = true, headings = capitals_are_headings(block);
            if (headings) continue;
        }
        bool cue = word_is(token->word, WORD_SAY | WORD_THINK);
        if (cue && (pos_is_verb(token->pos) || token->pos == POS_ADJECTIVE)) verb_cue(block, at);
        else if ((cue || word_is(token->word, WORD_CUE_NOUN)) && pos_is_noun(token->pos)) noun_cue(block, at);
        else if (is_according(block, at))
            cue_push(block, at, at + 1, token->word, CUE_ACCORDING);
    }
}
