/* Who the source of a quote is: the noun phrase that heads it, a name, a pronoun,
   a role, or two voices joined. */
#include "notes.h"

static bool has(const struct block *block, uint32_t i, uint32_t classes) {
    return name_token_has(block, i, classes);
}

static const char prepositions[] = " of for at from in with to by on under against among near inside outside between about "
                                   "within behind across including as than into over after before during ";

/* “a source involved in it”: is it a word behind a noun phrase that tells more of it? */
static bool tells_more(const struct block *block, uint32_t i) {
    enum pos pos = name_token(block, i)->pos;
    bool may = pos == POS_PARTICIPLE || pos == POS_VERB_ING || token_among(block, i, " close familiar ");
    return may && block->chunk_of && chunk_at(block, i) == TAG_NONE && chunk_at(block, i - 1) != TAG_NONE;
}

/* One past the last token of the noun phrase that begins at `first`: names stay whole. */
static uint32_t phrase_end(const struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        uint32_t candidate = candidate_at(block, i);
        if (candidate != TAG_NONE) {
            i = block->candidates.at[candidate].last;
            continue;
        }
        const struct token *token = name_token(block, i);
        if (i > first && (token->kind == TOKEN_PUNCT || token->kind == TOKEN_STOP || token->kind == TOKEN_MARK ||
                          token_among(block, i, prepositions) || token_among(block, i, " who whom whose which that and or & ") || tells_more(block, i)))
            return i;
    }
    return end;
}

/* The phrase with its “of the ministry”, “for NATO”: up to a comma, a bracket or “who”. */
static uint32_t phrase_reach(const struct block *block, uint32_t first, uint32_t end) {
    uint32_t i = first;
    for (; i < end; i++) {
        const struct token *token = name_token(block, i);
        if (i > first && (token->kind == TOKEN_PUNCT || token->kind == TOKEN_STOP || token->kind == TOKEN_MARK ||
                          token_among(block, i, " who whom whose which that on last this next late early yesterday after before by as than ") ||
                          has(block, i, WORD_MONTH) || tells_more(block, i)))
            break;
    }
    while (i > first + 1 && (has(block, i - 1, WORD_PREPOSITION) || has(block, i - 1, WORD_DETERMINER))) i--;
    return i;
}

/* --- one voice or two ---------------------------------------------------------------- */

/* What a phrase is by its last word: a name, a role, or 0. */
static int sort_of(const struct block *block, uint32_t first, uint32_t end) {
    if (end <= first) return 0;
    if (candidate_at(block, end - 1) != TAG_NONE) return 1;
    return has(block, end - 1, WORD_ROLE | WORD_GROUP) ? 2 : 0;
}

static bool begins_phrase(const struct block *block, uint32_t i) {
    return has(block, i, WORD_DETERMINER) || name_token(block, i)->flags & TOKEN_CAPITAL ||
           has(block, i, WORD_GROUP | WORD_PEOPLE) || has(block, i + 1, WORD_GROUP);
}

/* “the Fire and Emergency Services spokeswoman”: a body's name with “and” in it, at `joint`, before a role that has no
   determiner of its own: where the phrase ends, else 0. */
static uint32_t body_and_role(const struct block *block, uint32_t first, uint32_t joint, uint32_t end) {
    if (!token_among(block, joint, " and & ") || joint + 2 >= end || has(block, joint + 1, WORD_DETERMINER | WORD_PRONOUN)) return 0;
    uint32_t right = phrase_end(block, joint + 1, end);
    bool role = right > joint + 2 && has(block, right - 1, WORD_ROLE | WORD_GROUP) && candidate_at(block, right - 1) == TAG_NONE;
    bool body = has(block, first, WORD_DETERMINER) && candidate_at(block, joint - 1) != TAG_NONE && name_token(block, joint + 1)->flags & TOKEN_CAPITAL;
    return role && body ? right : 0;
}

/* “Smith and Jones”, “the United States and its allies”; not “trade and industry”. */
static bool is_joint(const struct block *block, uint32_t first, uint32_t end) {
    uint32_t left = phrase_end(block, first, end);
    if (body_and_role(block, first, left, end)) return false;
    for (int step = 0; step < 4 && left + 1 < end; step++) {
        if (token_among(block, left, " and & ")) {
            uint32_t right = phrase_end(block, left + 1, end);
            if (!begins_phrase(block, left + 1)) return false;
            return sort_of(block, first, left) && sort_of(block, left + 1, right);
        }
        if (!token_among(block, left, " of for , ")) return false;
        uint32_t next = phrase_end(block, left + 1, end);
        if (token_among(block, next, " and & ") && !token_among(block, left, " , ") && sort_of(block, left + 1, next) == 1 &&
            sort_of(block, next + 1, phrase_end(block, next + 1, end)) == 1)
            return false; /* “officials of Oslo and Bergen” */
        left = next;
    }
    return false;
}

/* --- notes ----------------------------------------------------------------------------- */

static struct noted noted_at(const struct block *block, uint32_t first, uint32_t last, enum mention_form form, enum note_kind kind) {
    const struct token *end = name_token(block, last);
    return (struct noted){ { { name_token(block, first)->beg, end->beg + end->len }, TAG_NONE, (uint8_t)form, ACTOR_ROLE },
                           { .kind = (uint8_t)kind, .sentence = name_token(block, first)->sentence, .role = SPAN_NONE,
                             .flags = NOTE_SUBJECT } };
}

/* Bodies that go by a common noun, and those of them that may stand for any that was named. */
static const char any_body[] =
    " company agency group organisation organization firm newspaper paper magazine union party team club bank charity airline "
    "network alliance carrier automaker retailer manufacturer startup outlet broadcaster bloc regulator foundation ";
static const char organisations[] =
    " company agency ministry bank group organisation organization firm newspaper paper magazine union party court team club "
    "council committee department bureau institute university school hospital airline network association commission board "
    "panel watchdog government administration army police charity alliance federation office foundation army church bloc "
    "regulator carrier automaker retailer manufacturer startup outlet website broadcaster ";

static bool is_plural(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    return word_traits(token->word) & TRAIT_PLURAL && has(block, i, WORD_ROLE | WORD_GROUP | WORD_TITLE | WORD_PRONOUN);
}

bool noun_is_somebody(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    if (token->kind != TOKEN_WORD) return false;
    const char *end = block->text->at + token->beg + token->len;
    if (has(block, i, WORD_ROLE | WORD_GROUP | WORD_PEOPLE | WORD_TITLE | WORD_ORG) || token_among(block, i, organisations)) return true;
    if (token->flags & TOKEN_CAPITAL && !(token->flags & TOKEN_FIRST) && !has(block, i, FUNCTION_WORD)) return true;
    if (token_among(block, i, " one others some many several most someone somebody everyone two three four five dozens hundreds thousands ")) return true;
    return token->len > 5 && (!memcmp(end - 3, "ist", 3) || !memcmp(end - 4, "ists", 4) || !memcmp(end - 3, "man", 3) ||
                              !memcmp(end - 3, "men", 3) || !memcmp(end - 5, "woman", 5) || !memcmp(end - 3, "ian", 3));
}

bool noun_is_body(const struct block *block, uint32_t i) {
    return token_among(block, i, organisations) || token_among(block, i, " campaign team family couple crew coalition movement embassy parliament cabinet jury ");
}

bool noun_is_any_body(const struct block *block, uint32_t i) {
    return token_among(block, i, any_body);
}

static void role_words(const struct block *block, uint32_t first, uint32_t head, struct note *note) {
    note_words(block, first, head, note);
    note->traits = has(block, head, WORD_ROLE | WORD_GROUP | WORD_TITLE) ? (uint8_t)word_traits(name_token(block, head)->word) : 0;
    if (token_among(block, first, " a an another one two three some many several other others ")) note->flags |= NOTE_NEW;
    if (is_plural(block, head)) note->flags |= NOTE_PLURAL;
    if (token_among(block, head, organisations)) note->flags |= NOTE_GENERIC;
    if (noun_is_any_body(block, head)) note->flags |= NOTE_PLAIN;
    if (token_among(block, head, " statement statements letter release post message tweet email memo testimony remarks comments ")) note->flags |= NOTE_LETTER;
    if (has(block, head, WORD_CUE_NOUN) && !has(block, head, WORD_ROLE | WORD_GROUP)) note->flags |= NOTE_DOCUMENT;
    else if (!noun_is_somebody(block, head)) note->flags |= NOTE_THING;
}

/* The person named right behind the phrase: “his lawyer, Ines Calder,”. */
static uint32_t named_behind(const struct block *block, uint32_t end) {
    uint32_t candidate = token_among(block, end, " , ") ? candidate_at(block, end + 1) : TAG_NONE;
    if (candidate == TAG_NONE || block->candidates.at[candidate].first != end + 1) return TAG_NONE;
    int16_t score[NAME_ROW];
    name_score(block, &block->candidates.at[candidate], score);
    uint32_t last = block->candidates.at[candidate].last;
    bool person = score[NAME_PERSON] > score[NAME_ORGANIZATION] && score[NAME_PERSON] > score[NAME_PLACE];
    return person && last > end + 1 && (name_token(block, last + 1)->kind == TOKEN_PUNCT || has(block, last + 1, WORD_SAY)) ? candidate : TAG_NONE;
}

/* “the ambassador to NATO Ines Calder”: the person whose title the phrase is; the source may end before “to”. */
static uint32_t titled_behind(const struct block *block, uint32_t head) {
    uint32_t body = has(block, head, WORD_ROLE | WORD_TITLE) && token_among(block, head + 1, " to of for ") ? candidate_at(block, head + 2) : TAG_NONE;
    if (body == TAG_NONE || body + 1 >= block->candidates.n) return TAG_NONE;
    const struct name_candidate *person = &block->candidates.at[body + 1];
    return person->titled && person->first == block->candidates.at[body].last + 1 ? body + 1 : TAG_NONE;
}

static bool is_pronoun(const struct block *block, uint32_t first, uint32_t last) {
    return first == last && token_among(block, first, " he she it they i we you who whom which that him her them his us me this these those one ");
}

static struct noted pronoun_noted(const struct block *block, uint32_t i) {
    struct noted noted = noted_at(block, i, i, MENTION_PRONOUN, NOTE_PRONOUN);
    noted.note.traits = (uint8_t)(word_traits(name_token(block, i)->word) & ~(unsigned)TRAIT_POSSESSIVE);
    if (token_among(block, i, " who whom which that ")) noted.note.flags |= NOTE_WHO;
    if (token_among(block, i, " i we me us ")) noted.note.flags |= NOTE_SELF;
    return noted;
}

/* “who”: the noun phrase right before it, over a comma. A role there has no mention of its own yet. */
static bool who_note(const struct block *block, uint32_t who, struct noted *noted, uint32_t *candidate) {
    uint32_t end = who;
    if (end > 0 && token_among(block, end - 1, " , — - ")) end--;
    if (!end || name_token(block, who)->flags & TOKEN_FIRST) return false;
    *candidate = candidate_at(block, end - 1);
    *noted = pronoun_noted(block, who);
    if (*candidate != TAG_NONE) return true;
    uint32_t index = block->chunks.n ? chunk_at(block, end - 1) : TAG_NONE;
    if (index == TAG_NONE || block->chunks.at[index].kind != CHUNK_NOUN) return true;
    uint32_t first = block->chunks.at[index].first;
    for (; index > 0 && first > 1 && block->chunks.at[index - 1].last + 2 == first; index--) {
        bool owned = name_token(block, first - 1)->kind == TOKEN_CLITIC; /* “the company’s laboratory” */
        if (!owned && (has(block, end - 1, WORD_ROLE | WORD_GROUP | WORD_PEOPLE) || !token_among(block, first - 1, prepositions))) break;
        first = block->chunks.at[index - 1].first;
        if (!owned) end = block->chunks.at[index - 1].last + 1; /* “a man from the works, who” */
    }
    *noted = noted_at(block, first, end - 1, MENTION_ROLE, NOTE_ROLE);
    role_words(block, first, end - 1, &noted->note);
    return true;
}

bool source_note(const struct block *block, struct span source, struct noted *noted, uint32_t *candidate) {
    uint32_t first = token_from(block, source.beg), last = token_from(block, source.end);
    *candidate = TAG_NONE;
    if (first >= last || last > block->tokens.n) return false;
    uint32_t end = last--;
    if (is_pronoun(block, first, last)) {
        if (token_among(block, first, " who whom which that ")) return who_note(block, first, noted, candidate);
        *noted = pronoun_noted(block, first);
        return true;
    }
    if (is_joint(block, first, end)) {
        *noted = noted_at(block, first, phrase_reach(block, first, end) - 1, MENTION_ROLE, NOTE_JOINT);
        noted->note.flags |= NOTE_PLURAL;
        note_words(block, first, last, &noted->note);
        return true;
    }
    uint32_t left = phrase_end(block, first, end), role = body_and_role(block, first, left, end);
    uint32_t head = (role ? role : left) - 1;
    while (head > first && name_is_honour(block, head)) head--;
    while (head > first && name_token(block, head)->kind != TOKEN_WORD && name_token(block, head)->kind != TOKEN_NUMBER) head--;
    *candidate = candidate_at(block, head);
    if (*candidate == TAG_NONE) *candidate = named_behind(block, phrase_reach(block, first, end));
    if (*candidate == TAG_NONE) *candidate = titled_behind(block, head);
    if (*candidate != TAG_NONE) return false;
    if (token_among(block, first, " whose own ") && first < head) first++;
    *noted = noted_at(block, first, phrase_reach(block, first, end) - 1, MENTION_ROLE, NOTE_ROLE);
    role_words(block, first, head, &noted->note);
    return true;
}

bool label_note(const struct block *block, struct span label, struct noted *noted, uint32_t *candidate) {
    const char *letter = block->text->at + label.beg;
    if (span_len(label) > 2 || (letter[0] != 'Q' && letter[0] != 'A')) return source_note(block, label, noted, candidate);
    *candidate = TAG_NONE;
    if (letter[0] == 'Q') return false;
    uint32_t at = token_from(block, label.beg);
    *noted = noted_at(block, at, at, MENTION_PRONOUN, NOTE_PRONOUN);
    noted->note.flags |= NOTE_ANSWER;
    return true;
}
