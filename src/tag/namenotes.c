/* Notes on names: their words, the kind that each way to tell one votes for, the
   country, the role beside them. */
#include "notes.h"

/* The hash of the capitals of a name's words: “International Labour Organization” is “ILO”. */
static uint64_t initials_of(const struct block *block, const struct name_candidate *candidate) {
    char initials[16];
    uint32_t n = 0;
    for (uint32_t at = candidate->at.beg; at < candidate->at.end && n < sizeof initials; at++) {
        bool begins = at == candidate->at.beg || block->text->at[at - 1] == ' ' || block->text->at[at - 1] == '-';
        if (begins && block->text->at[at] >= 'A' && block->text->at[at] <= 'Z') initials[n++] = block->text->at[at];
    }
    return n >= 2 && candidate->last > candidate->first ? word_hash(initials, n) : 0;
}

static uint16_t country_of(const struct block *block, const struct name_candidate *candidate, uint32_t *classes) {
    uint64_t hash = 0;
    if (candidate->last - candidate->first + 1 > WORD_PHRASE_MAX) return 0;
    for (uint32_t i = candidate->first; i <= candidate->last; i++)
        hash = i == candidate->first ? note_hash(block, i) : word_hash_join(hash, note_hash(block, i));
    const struct token *last = name_token(block, candidate->last);
    uint16_t word = candidate->at.end < last->beg + last->len ? candidate->head : word_find(hash);
    *classes = word_classes(word);
    return word_is(word, WORD_COUNTRY | WORD_CAPITAL) ? (uint16_t)word_country(word) : 0;
}

/* Several words with capitals, none of them one that the language has: whatever it is, it is a name. */
static bool is_strange(const struct block *block, const struct name_candidate *candidate) {
    if (candidate->first == candidate->last) return false;
    for (uint32_t i = candidate->first; i <= candidate->last; i++)
        if (name_token_has(block, i, WORD_COMMON | WORD_NOT_NAME | WORD_PEOPLE | WORD_ADVERB | WORD_NUMBER)) return false;
    return true;
}

/* Most surnames alone, and most strange names of two or three words, are persons'. */
static bool is_like_person(const struct block *block, const struct name_candidate *candidate) {
    if (candidate->first == candidate->last)
        return word_is(candidate->head, FIRST_NAME | WORD_SURNAME) && !word_is(candidate->head, WORD_COMMON | WORD_NOT_NAME | WORD_PEOPLE);
    if (candidate->last - candidate->first > 2 || !is_strange(block, candidate)) return false;
    for (uint32_t i = candidate->first; i <= candidate->last; i++)
        if (name_token_has(block, i, WORD_ORG | WORD_ORG_NAME | WORD_PLACE_WORD | WORD_COUNTRY) ||
            (i > candidate->first && name_token(block, i)->flags & TOKEN_ALL_CAPS && name_token(block, i)->len > 1))
            return false;
    return true;
}

/* “Police”, “Native American”: a group's or a people's, and nobody's name. */
static bool is_people(const struct block *block, const struct name_candidate *candidate) {
    if (candidate->first == candidate->last && word_is(candidate->head, WORD_GROUP))
        return !word_is(candidate->head, WORD_ORG | WORD_PLACE_WORD | KNOWN_NAME) && !candidate->titled;
    return candidate->last == candidate->first + 1 && word_is(candidate->head, WORD_PEOPLE) &&
           name_token_has(block, candidate->first, WORD_PEOPLE | WORD_COMMON) && !candidate->titled &&
           !name_token_has(block, candidate->first, FIRST_NAME);
}

/* “the company Norrbeck”, “the airline, Norrbeck,” */
static bool is_body_told(const struct block *block, const struct name_candidate *candidate) {
    uint32_t before = candidate->first - 1;
    bool aside = candidate->first > 2 && token_among(block, before, " , ") && name_token(block, candidate->last + 1)->kind == TOKEN_PUNCT;
    if (aside) before--;
    if (!candidate->first || !name_token_has(block, before, WORD_ORG) || name_token(block, before)->flags & TOKEN_CAPITAL) return false;
    return !aside || token_among(block, before - 1, " the a ");
}

/* “the company Astra Selene”, but not “the company Calder left” nor “the company Ines Calder left”. */
static bool is_body_before(const struct block *block, const struct name_candidate *candidate) {
    if (!is_body_told(block, candidate) || name_token_has(block, candidate->first, FIRST_NAME)) return false;
    const struct token *next = name_token(block, candidate->last + 1);
    return candidate->last > candidate->first || next->kind != TOKEN_WORD || word_is(next->word, WORD_PREPOSITION | WORD_SAY);
}

/* “Heike von der Osten”: a small word that only persons' names have. */
static bool has_particle(const struct block *block, const struct name_candidate *candidate) {
    for (uint32_t i = candidate->first + 1; i < candidate->last; i++)
        if (!(name_token(block, i)->flags & TOKEN_CAPITAL) && token_among(block, i, " von van bin ibn bint binti wa ter ")) return true;
    return false;
}

static const char generations[] = " jr jr. sr sr. ii iii iv vi vii viii ix xi xii xiii xiv xv xvi ";

/* The last token of a name without “Inc.”, “Jr.” and “II”, which other mentions leave out. */
static uint32_t core_end(const struct block *block, const struct name_candidate *candidate) {
    uint32_t last = candidate->last;
    while (last > candidate->first &&
           (name_token(block, last)->kind == TOKEN_PUNCT || token_among(block, last, generations) ||
            token_among(block, last, " inc inc. ltd ltd. llc corp corp. co co. plc ab ag sa nv se bv asa oyj gmbh spa bhd berhad kgaa ")))
        last--;
    return last;
}

static uint8_t generation_of(const struct block *block, const struct name_candidate *candidate) {
    if (candidate->first == candidate->last || !token_among(block, candidate->last, generations)) return 0;
    const struct token *token = name_token(block, candidate->last);
    uint32_t len = token->len - (block->text->at[token->beg + token->len - 1] == '.');
    return (uint8_t)(word_hash(block->text->at + token->beg, len) >> 56 | 1);
}

/* “the Limas”: the hash of the surname, or 0. */
static uint64_t family_of(const struct block *block, const struct name_candidate *candidate) {
    const struct token *token = name_token(block, candidate->last);
    const char *at = block->text->at + token->beg;
    bool one = candidate->first == candidate->last && candidate->first > 0 && token_among(block, candidate->first - 1, " the ");
    const struct token *next = name_token(block, candidate->last + 1);
    bool modifies = pos_is_noun(next->pos) || word_is(next->word, WORD_ROLE | WORD_GROUP | WORD_ORG | WORD_CUE_NOUN) ||
                    token_among(block, candidate->last + 1, " campaign family brothers sisters children ");
    if (!one || modifies || token->len < 4 || at[token->len - 1] != 's' || word_is(token->word, WORD_ORG_NAME | WORD_PEOPLE)) return 0;
    bool sibilant = token->len > 5 && at[token->len - 2] == 'e' && strchr("sxzh", at[token->len - 3]);
    return word_hash(at, token->len - (sibilant ? 2u : 1u));
}

/* The hash of “Allendes” in “Allendes-Ruiz”, else 0. */
static uint64_t half_of(const struct block *block, const struct token *token) {
    const char *at = block->text->at + token->beg, *hyphen = memchr(at, '-', token->len);
    return hyphen && hyphen > at + 2 ? word_hash(at, (uint32_t)(hyphen - at)) : 0;
}

static bool is_alone(const struct block *block, const struct name_candidate *candidate) {
    uint32_t next = candidate->last + 1;
    if (!candidate->first || name_token(block, candidate->first - 1)->kind != TOKEN_MARK) return false;
    return name_token(block, next)->kind == TOKEN_MARK || (token_among(block, next, " , . ") && name_token(block, next + 1)->kind == TOKEN_MARK);
}

/* Of the lexicon, for a name that it has, and for a name with a word in it that it has; for what is like a person's. */
enum { KNOWN_VOTE = 500, SURE_VOTE = 250, LIKE_VOTE = 80 };

/* So that “Mr. Lima” and Lima, “Mr. Bloomberg” and Bloomberg are not one name. */
#define ADDRESSED UINT64_C(0x5DEECE66D)

void name_note(const struct block *block, uint32_t index, struct note *note) {
    const struct name_candidate *candidate = &block->candidates.at[index];
    const struct token *first = name_token(block, candidate->first), *last = name_token(block, candidate->last);
    bool cut = candidate->at.end < last->beg + last->len;
    uint32_t classes = 0;
    *note = (struct note){ .kind = NOTE_NAME, .sentence = first->sentence };
    int16_t score[NAME_ROW];
    name_score(block, candidate, score);
    for (int kind = 1; kind < NAME_KINDS; kind++) note->score[kind] = score[kind];
    note->score[name_kind_if_known(candidate)] += KNOWN_VOTE;
    enum name_kind sure = name_kind_if_sure(candidate);
    note->score[sure] += SURE_VOTE;
    bool like = is_like_person(block, candidate);
    if (!sure && (like ? is_body_before : is_body_told)(block, candidate)) sure = NAME_ORGANIZATION, note->score[sure] += SURE_VOTE;
    bool short_place = candidate->first == candidate->last && !cut && block->text->at[candidate->at.end - 1] == '.' && word_is(candidate->head, PLACE_NAME);
    if (!sure && short_place) sure = NAME_PLACE, note->score[sure] += SURE_VOTE; /* “Calif.”: the lexicon has it without its stop */
    bool told = !sure && name_setting_vote(block, index, note);
    if (like) note->flags |= NOTE_LIKE;
    if (!sure && has_particle(block, candidate)) note->score[NAME_PERSON] += SURE_VOTE;
    if (like && !sure) note->score[NAME_PERSON] += LIKE_VOTE;
    if (!candidate->headline && (sure || told || is_strange(block, candidate))) note->flags |= NOTE_SURE;
    if (is_people(block, candidate)) note->score[NAME_NOTHING] += KNOWN_VOTE, note->flags &= ~(uint32_t)NOTE_SURE;
    note_words(block, candidate->first, core_end(block, candidate), note);
    if (candidate->addressed && candidate->first == candidate->last && word_is(candidate->head, WORD_ORG_NAME | PLACE_NAME)) note->whole ^= ADDRESSED;
    if (cut && candidate->first == candidate->last)
        note->whole = note->first = note->last = word_hash(block->text->at + candidate->at.beg, span_len(candidate->at));
    if (!cut && candidate->last > candidate->first && !note->middle[1]) note->middle[1] = half_of(block, last);
    note->initials = initials_of(block, candidate);
    note->generation = generation_of(block, candidate);
    uint64_t family = family_of(block, candidate);
    if (family) note->first = family, note->flags |= NOTE_FAMILY;
    if (!candidate->addressed) note->country = country_of(block, candidate, &classes);
    if (classes & KNOWN_NAME) note->flags |= NOTE_KNOWN;
    if (!(classes & WORD_COUNTRY) && note->country) note->flags |= NOTE_CAPITAL;
    bool plain = word_is(candidate->head, WORD_ORG | WORD_PLACE_WORD | WORD_COMMON) && !(classes & KNOWN_NAME);
    if (candidate->first == candidate->last && plain) note->flags |= NOTE_PLAIN;
    bool of_body = word_is(candidate->head, WORD_ORG | WORD_PLACE_WORD) || (candidate->first && token_among(block, candidate->first - 1, " the "));
    bool plural = word_is(candidate->head, WORD_COMMON) && block->text->at[candidate->at.end - 1] == 's'; /* “the Games” */
    if (candidate->first == candidate->last && !of_body && !plural) note->flags |= NOTE_BARE;
    if (candidate->headline) note->flags |= NOTE_HEADLINE;
    if (first->flags & TOKEN_QUOTED) note->flags |= NOTE_QUOTED | (is_alone(block, candidate) ? NOTE_ALONE : 0);
    if (candidate->titled) note->flags |= NOTE_TITLED;
    if (candidate->first == candidate->last && first->flags & TOKEN_ALL_CAPS && !candidate->headline) note->flags |= NOTE_CAPS;
    if (candidate->first > 0 && name_token_is(block, candidate->first - 1, "(") &&
        name_token_is(block, candidate->last + 1, ")"))
        note->flags |= NOTE_BRACKETED;
    bool place = classes & PLACE_NAME || !word_is(candidate->head, FIRST_NAME | WORD_SURNAME);
    if (place && candidate->first > 0 && token_among(block, candidate->first - 1, " in near outside ")) note->flags |= NOTE_IN;
    uint32_t title = candidate->first; /* “Rep. Ines Calder” begins with her title */
    while (title > 0 && !(name_token(block, title)->flags & TOKEN_FIRST) && name_token_has(block, title - 1, WORD_TITLE | WORD_ROLE)) title--;
    if (note_is_subject(block, title, candidate->last)) note->flags |= NOTE_SUBJECT;
    role_find(block, candidate, note);
    enum { ROLE_VOTE = 120 };
    if (!sure && !span_is_none(note->role) && !(note->flags & NOTE_WEAK) && !candidate->headline) note->score[NAME_PERSON] += ROLE_VOTE;
    if (!word_is(first->word, FIRST_NAME) || note->traits & (TRAIT_MALE | TRAIT_FEMALE)) return;
    unsigned gender = word_traits(first->word) & (TRAIT_MALE | TRAIT_FEMALE);
    if (note->words > 1) note->traits |= (uint8_t)gender;
    else note->guess = (uint8_t)gender; /* “Warren” may be a surname */
}
