/* Voices: what sources.c took for a role or two joined, looked at again. It may
   be nobody (“others”), a name after all (“Ines Calder, a teacher, said”), or a body. */
#include "notes.h"

TOKEN_ASKED bool among(const struct block *block, uint32_t i, const char *words) {
    return token_among(block, i, words);
}

static bool ends_phrase(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    return token->kind == TOKEN_PUNCT || token->kind == TOKEN_STOP || token->kind == TOKEN_MARK;
}

/* “others”, “one of them”: some, of whom nothing else is told. */
static bool is_count(const struct block *block, uint32_t first, uint32_t end) {
    static const char counts[] = " one two three four five six seven eight nine ten some many several most few others another both "
                                 "all none each any dozens hundreds thousands somebody someone anybody anyone everybody everyone nobody ";
    while (first + 1 < end && among(block, first + 1, counts) && (among(block, first, " a the only at least about nearly almost ") || name_token_has(block, first, WORD_ADVERB))) first++;
    if (!among(block, first, counts)) return false;
    return first + 1 == end || (among(block, first + 1, " of ") && among(block, first + 2, " them those these us you ") && first + 3 >= end);
}

/* “one of the reasons”, “most of the attention”, “a host of songs”: a number or an amount of what cannot speak. */
static bool is_amount_of_things(const struct block *block, uint32_t first, uint32_t end) {
    static const char amounts[] = " one two three four five six many several most few some all none each any half part much more rest number lot host "
                                  "range series handful majority minority dozens hundreds thousands millions percent kind sort ";
    uint32_t of = first;
    while (of < end && !among(block, of, " of ")) of++;
    if (of == first || of + 1 >= end || !among(block, of - 1, amounts)) return false;
    uint32_t noun = of + 1;
    while (noun + 1 < end && !ends_phrase(block, noun + 1) && !name_token_has(block, noun + 1, WORD_PREPOSITION | WORD_CONJUNCTION | WORD_PRONOUN)) noun++;
    return !noun_is_somebody(block, noun) && !name_token_has(block, noun, WORD_PRONOUN);
}

/* No noun at all, or one that stands for what was named: “the”, “Saturday”, “a hopeful one”. */
static bool is_no_noun(const struct block *block, uint32_t first, uint32_t head) {
    if (name_token_has(block, head, WORD_MONTH | WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION) && !name_token_has(block, head, WORD_ROLE | WORD_GROUP)) return true;
    return first < head && among(block, head, " one ones thing things ");
}

/* May this name be a person's, as far as it shows by itself? */
static bool is_person(const struct block *block, const struct name_candidate *name) {
    int16_t score[NAME_ROW];
    enum name_kind sure = name_kind_if_sure(name);
    if (sure) return sure == NAME_PERSON;
    name_score(block, name, score);
    return score[NAME_PERSON] > score[NAME_ORGANIZATION] && score[NAME_PERSON] > score[NAME_PLACE];
}

/* A role's noun, or the last word of one of two: “harbour master”. */
static bool is_role(const struct block *block, uint32_t i) {
    if (name_token_has(block, i, WORD_ROLE)) return true;
    return i > 0 && name_token_has(block, i - 1, WORD_PHRASE) && name_phrase_classes(block, i - 1, i) & WORD_ROLE;
}

static bool has_role(const struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (name_token_has(block, i, WORD_ROLE)) return true;
    return false;
}

/* “Ines Calder, 45, a teacher,”: the person whom the phrase [first, end) tells more of, or TAG_NONE. */
static uint32_t person_before(const struct block *block, uint32_t first, uint32_t end) {
    bool ends = ends_phrase(block, end) || among(block, end, " who whom whose and ");
    if (first < 2 || !among(block, first - 1, " , ") || !ends || !has_role(block, first, end)) return TAG_NONE;
    uint32_t comma = first - 1;
    if (comma > 2 && name_token(block, comma - 1)->kind == TOKEN_NUMBER && among(block, comma - 2, " , ")) comma -= 2;
    uint32_t name = candidate_at(block, comma - 1);
    return name != TAG_NONE && is_person(block, &block->candidates.at[name]) ? name : TAG_NONE;
}

/* “his sister, Bahia Orlin,”: the name behind the phrase that a role ends. */
static uint32_t person_behind(const struct block *block, uint32_t head, uint32_t end) {
    if (!among(block, end, " , ") || !is_role(block, head)) return TAG_NONE;
    uint32_t first = end + 1;
    if (among(block, first, " the ") && among(block, first + 1, " rt rev rev. most very right hon hon. ")) first++;
    while ((name_token_has(block, first, WORD_TITLE) || among(block, first, " most right very rt ")) && candidate_at(block, first) == TAG_NONE)
        first++; /* “, Most Rev. Ines Calder,” */
    uint32_t name = candidate_at(block, first);
    if (name == TAG_NONE || block->candidates.at[name].first != first) return TAG_NONE;
    const struct name_candidate *person = &block->candidates.at[name];
    enum name_kind sure = name_kind_if_sure(person);
    bool closed = ends_phrase(block, person->last + 1) || name_token_has(block, person->last + 1, WORD_SAY);
    bool full = person->last > person->first || first > end + 1;
    return closed && full && (!sure || sure == NAME_PERSON) ? name : TAG_NONE;
}

/* “the mine's owner, Kestrel Resources,”: the body named behind the phrase. */
static uint32_t body_behind(const struct block *block, uint32_t head, uint32_t end) {
    uint32_t name = among(block, end, " , ") ? candidate_at(block, end + 1) : TAG_NONE, first = end + 1;
    if (name != TAG_NONE && block->candidates.at[name].at.end < name_token(block, first)->beg + name_token(block, first)->len) name = candidate_at(block, ++first); /* “Oslo-based” */
    if (name == TAG_NONE || block->candidates.at[name].first != first) return TAG_NONE;
    const struct name_candidate *body = &block->candidates.at[name];
    bool owner = among(block, head, " owner operator maker manufacturer publisher parent organiser organizer developer builder rival sponsor partner ");
    if (!(owner || name_token_has(block, head, WORD_ORG)) || !among(block, body->last + 1, " , ")) return TAG_NONE;
    enum name_kind sure = name_kind_if_sure(body);
    return sure == NAME_PLACE || (!sure && body->last == body->first) ? TAG_NONE : name;
}

/* “Sen. Ines Calder and former Gov. Peter Holt”: does another person's name stand before the last one? */
static bool names_another(const struct block *block, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        uint32_t name = candidate_at(block, i);
        if (name == TAG_NONE) continue;
        i = block->candidates.at[name].last;
        if (i + 1 < end && is_person(block, &block->candidates.at[name]) && among(block, i + 1, " and ")) return true;
    }
    return false;
}

/* “former secretary of state Ines Calder”: the name that ends the phrase, with words of a title right before it. */
static uint32_t titled_name(const struct block *block, uint32_t first, uint32_t end) {
    uint32_t name = end > first ? candidate_at(block, end - 1) : TAG_NONE;
    if (name == TAG_NONE || block->candidates.at[name].first <= first || !is_person(block, &block->candidates.at[name])) return TAG_NONE;
    uint32_t before = block->candidates.at[name].first;
    const struct token *last = name_token(block, before - 1);
    if (last->kind != TOKEN_WORD || name_token_has(block, before - 1, FUNCTION_WORD) || block->candidates.at[name].last == before) return TAG_NONE;
    uint32_t of = before;
    while (of > first && !name_token_has(block, of - 1, WORD_PREPOSITION)) of--;
    if (of == first) return has_role(block, first, before) ? name : TAG_NONE;
    bool title = name_token_has(block, before - 1, WORD_TITLE) && before - 1 == of; /* “an aide of Senator Ines Calder”; not “the leader of the opposition, Dr. Ines Calder” */
    bool plain = among(block, of - 1, " of ") && !title && !has_role(block, of, before - 1) && !name_token_has(block, before - 1, WORD_ROLE);
    return plain && has_role(block, first, of - 1) ? name : TAG_NONE;
}

/* “columnist and Quay News contributor Ines Calder”: one person with two titles, as no determiner or plural parts them. */
static uint32_t titled_twice(const struct block *block, uint32_t first, uint32_t end) {
    uint32_t joint = first;
    while (joint < end && !among(block, joint, " and ")) joint++;
    uint32_t name = end > first ? candidate_at(block, end - 1) : TAG_NONE;
    if (joint == first || joint >= end || name == TAG_NONE || !is_person(block, &block->candidates.at[name])) return TAG_NONE;
    if (name_token_has(block, first, WORD_DETERMINER) || name_token_has(block, joint + 1, WORD_DETERMINER)) return TAG_NONE;
    if (candidate_at(block, joint - 1) != TAG_NONE || !name_token_has(block, joint - 1, WORD_ROLE)) return TAG_NONE;
    bool plural = word_traits(name_token(block, joint - 1)->word) & TRAIT_PLURAL;
    return !plural && has_role(block, joint + 1, block->candidates.at[name].first) ? name : TAG_NONE;
}

/* Nouns of bodies, beside those that stand for any body (sources.c). */
static bool is_body(const struct block *block, uint32_t head) {
    return among(block, head, " campaign radio television tv station channel embassy parliament cabinet regime junta fund laboratory lab "
                              "centre center clinic prosecution defence defense family household couple jury audience crowd coalition "
                              "militia movement force congregation orchestra choir crew squad unit ");
}

/* What is read, and tells nothing of who made it. */
static bool is_paper(const struct block *block, uint32_t head) {
    return among(block, head, " record records filing filings document documents file files paperwork figures data statistics numbers "
                              "results transcripts emails e-mails ads images photos lines resources communications investments ");
}

/* What is read, and speaks for itself where its maker is not told. */
static bool is_publication(const struct block *block, uint32_t head) {
    return among(block, head, " report study survey poll review lawsuit suit indictment letter article editorial petition complaint ruling verdict "
                              "judgment judgement statement paper affidavit memo memorandum communique communiqué dossier ");
}

/* “the Russian government”: the country whose government the phrase [first, head] names; 0 where it is none. */
static uint16_t government_of(const struct block *block, uint32_t first, uint32_t head) {
    if (head == first || !among(block, head, " government ") || !name_token_has(block, head - 1, WORD_PEOPLE)) return 0;
    return (uint16_t)word_country(name_token(block, head - 1)->word);
}

/* “the mother-of-three” */
static bool is_parent(const struct block *block, uint32_t head) {
    static const char *const parents[] = { "mother-of-", "father-of-", "mum-of-", "mom-of-", "dad-of-" };
    const struct token *token = name_token(block, head);
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++)
        if (token->len > strlen(parents[i]) && !memcmp(block->text->at + token->beg, parents[i], strlen(parents[i]))) return true;
    return false;
}

/* Nouns by which an article names again whom it has just named. */
static bool is_epithet(const struct block *block, uint32_t first, uint32_t head) {
    static const char nouns[] =
        " cleric prelate churchman clergyman senator governor congressman congresswoman lawmaker legislator candidate nominee hopeful frontrunner front-runner contender "
        "incumbent challenger politician novice outsider republican democrat conservative liberal billionaire millionaire "
        "businessman businesswoman mogul tycoon magnate entrepreneur developer pontiff monarch royal star actor actress comedian "
        "lady singer rapper musician songwriter performer novelist poet playwright filmmaker striker midfielder defender forward "
        "goalkeeper quarterback pitcher batsman bowler golfer sprinter boxer cyclist champion skipper veteran native ";
    const struct token *token = name_token(block, head);
    const char *end = block->text->at + token->beg + token->len;
    bool former = false;
    if (!among(block, first, " the ")) return false;
    for (uint32_t i = first + 1; i < head; i++) {
        if (name_token(block, i)->kind == TOKEN_CLITIC) return false; /* “the state's leader” */
        former |= among(block, i, " former retired then onetime ");
    }
    if (former && name_token_has(block, head, WORD_ROLE)) return true;
    if (among(block, head, " star veteran native ") && token->flags & TOKEN_CAPITAL) return false; /* “the Morning Star” */
    if (among(block, head, " leader ")) return name_token_has(block, head - 1, WORD_PEOPLE); /* “the Russian leader” */
    return among(block, head, nouns) || is_parent(block, head) || (token->len > 9 && !memcmp(end - 9, "-year-old", 9));
}

/* “Benny West”: a first name and a capital, which the rules for names left because of its other meaning. */
static bool is_like_name(const struct block *block, uint32_t first, uint32_t end) {
    if (end != first + 2 || !name_token_has(block, first, FIRST_NAME) || name_token_has(block, first, FUNCTION_WORD | WORD_COMMON)) return false;
    const struct token *last = name_token(block, first + 1);
    return last->kind == TOKEN_WORD && last->flags & TOKEN_CAPITAL && !(last->flags & TOKEN_ALL_CAPS) && name_token(block, first)->flags & TOKEN_CAPITAL &&
           !word_is(last->word, WORD_GROUP | WORD_ORG | FUNCTION_WORD | WORD_MONTH);
}

/* “officials in Oslo” are no officials met before, as “the officials” are. */
static void modified_note(const struct block *block, uint32_t first, uint32_t end, struct note *note) {
    if (!(note->flags & NOTE_PLURAL) || name_token_has(block, first, WORD_DETERMINER | WORD_PRONOUN)) return;
    struct note whole = { 0 };
    note_words(block, first, end - 1, &whole);
    note->whole = whole.whole;
    note->flags |= NOTE_NEW;
}

/* What the noun at `head` tells of the phrase [first, end). */
static void head_note(const struct block *block, uint32_t first, uint32_t head, uint32_t end, struct note *note) {
    bool epithet = is_epithet(block, first, head);
    note->country = government_of(block, first, head);
    if (epithet || is_role(block, head)) note->flags &= ~(uint32_t)NOTE_THING;
    if (is_paper(block, head) || is_no_noun(block, first, head)) note->flags |= NOTE_THING;
    if (epithet) note->flags |= NOTE_EPITHET;
    if (is_body(block, head)) note->flags |= NOTE_GENERIC;
    if (is_publication(block, head)) note->flags |= NOTE_DOCUMENT | NOTE_GENERIC, note->flags &= ~(uint32_t)NOTE_THING;
    if (head + 1 < end) modified_note(block, first, end, note);
    if (name_token(block, head)->pos == POS_NOUNS) note->flags |= NOTE_PLURAL;
    const struct token *noun = name_token(block, head);
    if (word_is(noun->word, WORD_PEOPLE) && block->text->at[noun->beg + noun->len - 1] == 's') note->flags |= NOTE_PLURAL; /* “African-Americans” */
}

bool voice_note(const struct block *block, struct span source, struct noted *noted, uint32_t *candidate) {
    uint32_t first = token_from(block, source.beg), end = token_from(block, source.end);
    struct note *note = &noted->note;
    if (first >= end || end > block->tokens.n) return true;
    if (note->kind == NOTE_PRONOUN) {
        if (note->flags & NOTE_WHO && among(block, first, " which that ")) note->traits |= TRAIT_NEUTER;
        return true;
    }
    if (note->kind == NOTE_JOINT) *candidate = titled_twice(block, first, end);
    if (note->kind == NOTE_JOINT && *candidate == TAG_NONE && among(block, first, " a an ")) /* “Ines Calder, a lawyer and writer,” */
        *candidate = person_before(block, first, token_from(block, noted->mention.at.end));
    if (note->kind != NOTE_ROLE) return *candidate == TAG_NONE;
    uint32_t role_end = token_from(block, noted->mention.at.end), head_end = role_end;
    while (head_end > first && note_hash(block, head_end - 1) != note->last) head_end--;
    if (head_end > first) head_note(block, first, head_end - 1, role_end, note);
    if (is_like_name(block, first, role_end)) {
        note->flags = (note->flags | NOTE_LIKE) & ~(uint32_t)(NOTE_THING | NOTE_DOCUMENT | NOTE_GENERIC | NOTE_PLURAL | NOTE_EPITHET);
        note->country = 0;
        noted->mention.form = MENTION_NAME;
    }
    if (is_count(block, first, end) || is_amount_of_things(block, first, end)) note->flags |= NOTE_THING;
    *candidate = person_before(block, first, role_end);
    if (*candidate == TAG_NONE && head_end > first) *candidate = person_behind(block, head_end - 1, role_end);
    if (*candidate == TAG_NONE && head_end > first) *candidate = body_behind(block, head_end - 1, role_end);
    if (names_another(block, first, end)) note->flags |= NOTE_PLURAL;
    else if (*candidate == TAG_NONE) *candidate = titled_name(block, first, end);
    return *candidate == TAG_NONE;
}
