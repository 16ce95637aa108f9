/* What stands around a name tells what it is, whatever its words are: “shares in Norrbeck”, “Averill residents”, “Skyvell
   declined. Its owner”. */
#include "notes.h"

enum { NEIGHBOUR_VOTE = 450, PRONOUN_VOTE = 200, BEHIND = 25 };

/* The first pronoun behind the name, before another name and not beyond the next sentence's beginning. */
static enum name_kind by_pronoun(const struct block *block, const struct name_candidate *candidate, uint32_t next) {
    uint32_t end = next < block->candidates.n ? block->candidates.at[next].first : (uint32_t)block->tokens.n;
    uint32_t sentence = name_token(block, candidate->last)->sentence;
    for (uint32_t i = candidate->last + 1; i < end && i < candidate->last + BEHIND; i++) {
        const struct token *token = name_token(block, i);
        if (token->flags & TOKEN_QUOTED || token->flags & TOKEN_LINE) return 0;
        if (token->sentence != sentence && !(token->flags & TOKEN_FIRST)) return 0;
        if (!word_is(token->word, WORD_PRONOUN)) continue;
        unsigned traits = word_traits(token->word);
        if (traits & (TRAIT_MALE | TRAIT_FEMALE)) return NAME_PERSON;
        if (token_among(block, i, " its ")) return NAME_ORGANIZATION;
        if (i == candidate->last + 2 && token_among(block, i - 1, " , ") && token_among(block, i, " who ")) return NAME_PERSON;
        return 0;
    }
    return 0;
}

static enum name_kind by_neighbours(const struct block *block, const struct name_candidate *candidate) {
    uint32_t first = candidate->first, next = candidate->last + 1;
    if (name_token(block, next)->kind == TOKEN_CLITIC) next++;
    if (token_among(block, next, " shares stock shareholders customers subsidiary shareholder earnings headquarters subscribers passengers founder co-founder users website ")) return NAME_ORGANIZATION;
    if (token_among(block, next, " residents suburb airport neighbourhood neighborhood villagers townspeople ")) return NAME_PLACE;
    if (first > 0 && token_among(block, first - 1, " app platform website startup start-up brand carmaker drugmaker retailer airline ")) return NAME_ORGANIZATION;
    if (first < 2) return 0;
    if (token_among(block, first - 1, " of in at ") && token_among(block, first - 2, " shares stake shareholder shareholders customers subsidiary executives employees ")) return NAME_ORGANIZATION;
    if (token_among(block, first - 1, " of ") && token_among(block, first - 2, " residents outskirts north south east west streets mayor capital suburbs ")) return NAME_PLACE;
    return 0;
}

/* “Skyvell, a small station that”: the noun behind the comma. */
static enum name_kind by_apposition(const struct block *block, const struct name_candidate *candidate) {
    uint32_t first = candidate->last + 2;
    if (!token_among(block, first - 1, " , ") || !token_among(block, first, " a an the ")) return 0;
    enum name_kind kind = 0;
    for (uint32_t i = first + 1; i < first + 6; i++) {
        const struct token *token = name_token(block, i);
        if (token->kind != TOKEN_WORD || word_is(token->word, WORD_PREPOSITION | WORD_PRONOUN | WORD_AUXILIARY) || token_among(block, i, " that which who "))
            return kind;
        if (token->flags & TOKEN_CAPITAL) kind = 0;
        else if (word_is(token->word, WORD_ROLE)) kind = NAME_PERSON;
        else if (noun_is_body(block, i) || token_among(block, i, " station start-up startup maker brand label rival ")) kind = NAME_ORGANIZATION;
        else if (token_among(block, i, " town village city suburb port district island region neighbourhood neighborhood hamlet ")) kind = NAME_PLACE;
        else kind = 0;
    }
    return 0;
}

/* “Mayor Ines Calder of Averill”: where somebody is from. */
static bool is_whose_town(const struct block *block, uint32_t index) {
    const struct name_candidate *candidate = &block->candidates.at[index];
    if (!index || candidate->first < 2 || !token_among(block, candidate->first - 1, " of ")) return false;
    const struct name_candidate *person = candidate - 1;
    return person->last + 2 == candidate->first && person->titled && !word_is(person->head, WORD_ORG | WORD_PLACE_WORD);
}

/* “in Averill, Texas” */
static bool is_before_its_country(const struct block *block, const struct name_candidate *candidate) {
    uint32_t after = candidate->last + 2;
    bool placed = candidate->first > 0 && token_among(block, candidate->first - 1, " in at from near of to outside around ");
    return placed && token_among(block, after - 1, " , ") && name_token_has(block, after, WORD_COUNTRY | WORD_PLACE) && name_token(block, after)->flags & TOKEN_CAPITAL;
}

bool name_setting_vote(const struct block *block, uint32_t index, struct note *note) {
    const struct name_candidate *candidate = &block->candidates.at[index];
    bool place = is_before_its_country(block, candidate) || is_whose_town(block, index);
    enum name_kind kind = place ? NAME_PLACE : by_neighbours(block, candidate);
    if (!kind) kind = by_apposition(block, candidate);
    if (kind) {
        note->score[kind] += NEIGHBOUR_VOTE;
        return true;
    }
    if (note_is_subject(block, candidate->first, candidate->last)) kind = by_pronoun(block, candidate, index + 1);
    if (kind) note->score[kind] += kind == NAME_PERSON ? PRONOUN_VOTE : NEIGHBOUR_VOTE;
    return kind;
}
