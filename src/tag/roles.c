/* Titles and roles beside a name: “NATO Secretary General Ines Calder”, “Ines
   Calder, the harbour master,” “the harbour master, Ines Calder,”. */
#include "notes.h"

enum { BEFORE = 9, AFTER = 16, FULL = 12 };

static bool has(const struct block *block, uint32_t i, uint32_t classes) {
    return name_token_has(block, i, classes);
}

TOKEN_ASKED bool among(const struct block *block, uint32_t i, const char *words) {
    return token_among(block, i, words);
}

static bool is_capital(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL;
}

/* A role by itself, or the end of one of two words: “harbour master”. */
static bool is_role(const struct block *block, uint32_t i) {
    if (name_token(block, i)->kind != TOKEN_WORD) return false;
    if (has(block, i, WORD_ROLE | WORD_TITLE)) return true;
    return i > 0 && has(block, i - 1, WORD_PHRASE) && name_phrase_classes(block, i - 1, i) & WORD_ROLE;
}

/* A form of address tells a person's gender, and is no role. */
static bool is_address(const struct block *block, uint32_t i) {
    return among(block, i, " mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord dame mx mx. messrs messrs. herr frau monsieur madame rev rev. hon hon. "
                            "shri sri smt shrimati datuk dato datin tan seri alhaji alhaja hajiya haji hajji engr engr. barr most rt ");
}

/* May a word with small letters stand before a role's noun? “former”, “harbour” */
static bool is_modifier(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    if (token->kind != TOKEN_WORD) return false;
    if (among(block, i, " former deputy vice prime foreign chief senior acting assistant associate general press executive interim "
                        "veteran longtime retired state police first lead managing founding co-founding opposition "))
        return true;
    if (has(block, i, FUNCTION_WORD | WORD_SAY | WORD_THINK | WORD_ADVERB)) return false;
    return token->pos == POS_NONE ? false : token->pos == POS_ADJECTIVE || pos_is_noun(token->pos) || token->pos == POS_NUMBER;
}

static struct span span_of(const struct block *block, uint32_t first, uint32_t last) {
    const struct token *end = name_token(block, last);
    return (struct span){ name_token(block, first)->beg, end->beg + end->len };
}

static unsigned traits_of(const struct block *block, uint32_t i) {
    return has(block, i, WORD_ROLE | WORD_TITLE | WORD_GROUP) ? word_traits(name_token(block, i)->word) : 0;
}

/* Titles that are written short, and the nouns that they stand for. */
#define SHORT_TITLES(X) \
    X(" sen sen. ", "senator") X(" gov gov. ", "governor") X(" rep rep. ", "representative") \
    X(" gen gen. ", "general") X(" dr dr. ", "doctor") X(" prof prof. ", "professor") X(" rev rev. ", "reverend") \
    X(" lt lt. ", "lieutenant") X(" col col. ", "colonel") X(" capt capt. ", "captain") X(" sgt sgt. ", "sergeant") \
    X(" maj maj. ", "major") X(" adm adm. ", "admiral") X(" det det. ", "detective") X(" insp insp. ", "inspector") \
    X(" supt supt. ", "superintendent") X(" sens sens. ", "senator") X(" govs govs. ", "governor") \
    X(" reps reps. ", "representative") X(" gens gens. ", "general") X(" cmdr cmdr. ", "commander") \
    X(" pres pres. ", "president") X(" atty atty. ", "attorney") X(" cllr cllr. ", "councillor")

/* The hash of a role's noun, as it is written in full. */
static uint64_t noun_hash(const struct block *block, uint32_t head) {
#define X(title, noun) title
    if (!among(block, head, SHORT_TITLES(X))) return note_hash(block, head);
#undef X
#define X(title, noun) { title, noun },
    static const char *const nouns[][2] = { SHORT_TITLES(X) };
#undef X
    size_t i = 0;
    while (!token_listed(block, head, nouns[i][0])) i++;
    return word_hash(nouns[i][1], (uint32_t)strlen(nouns[i][1]));
}

static void role_set(const struct block *block, uint32_t first, uint32_t last, uint32_t head, struct note *note) {
    while (first < head && (has(block, first, WORD_DETERMINER | WORD_PREPOSITION) || is_address(block, first))) first++;
    while (last > head && has(block, last, WORD_PREPOSITION | WORD_DETERMINER | WORD_CONJUNCTION)) last--;
    bool shared = among(block, head, " sens sens. govs govs. reps reps. gens gens. "); /* with who is named next */
    if (!shared) note->role = span_of(block, first, last);
    note->role_head = noun_hash(block, head);
    note->flags &= ~(uint32_t)NOTE_WEAK;
    if (among(block, head, " friend friends rival foe enemy critic ally supporter opponent conservative liberal moderate republican democrat candidate "
                           "hopeful nominee man woman member host guest partner "))
        note->flags |= NOTE_WEAK;
    note->role_bag = 0;
    for (uint32_t i = first; i <= head; i++) note->role_bag |= note_bit(note_hash(block, i));
    note->traits |= (uint8_t)traits_of(block, head);
}

/* “Secretary of State”, “ambassador to NATO”: a preposition before a capital, behind a role. */
static bool is_link(const struct block *block, uint32_t i) {
    return among(block, i, " of to for ") && i > 0 && is_role(block, i - 1) && (is_capital(block, i + 1) || among(block, i + 1, " state staff "));
}

/* May token i stand in the title or role before a name? `head`: the role's noun behind it, or TAG_NONE. A verb of a
   headline (“Chief Praises”) may not, nor one that begins a sentence. */
static bool fits_before(const struct block *block, uint32_t i, uint32_t head, uint32_t name, bool headline) {
    bool link = (is_link(block, i) && i + 1 < name) || (i > 0 && is_link(block, i - 1));
    bool first = name_token(block, i)->flags & TOKEN_FIRST && !is_role(block, i);
    bool letters = name_token(block, i)->flags & TOKEN_ALL_CAPS && name_token(block, i)->len == 2 && !headline; /* “US President”, and not “us” */
    if (is_capital(block, i)) return (letters || !has(block, i, FUNCTION_WORD | WORD_MONTH)) && !((headline || first) && has(block, i, WORD_SAY | WORD_ADVERB));
    if (head != TAG_NONE && is_capital(block, head)) return among(block, i, " former then acting deputy ") || link;
    if (i > 0 && among(block, i - 1, " to ") && among(block, i, " count guide host judge head pilot coach guard model champion ")) return false;
    return is_role(block, i) || link || (head != TAG_NONE && is_modifier(block, i));
}

static bool role_before(const struct block *block, const struct name_candidate *candidate, struct note *note) {
    uint32_t name = candidate->first;
    while (name > 0 && is_address(block, name - 1)) {
        note->traits |= (uint8_t)traits_of(block, --name);
        note->role_head = noun_hash(block, name); /* “the doctor” */
    }
    uint32_t first = name, head = TAG_NONE;
    while (first > 0 && name - first < BEFORE && !(name_token(block, first)->flags & (TOKEN_FIRST | TOKEN_LINE)) &&
           !is_address(block, first - 1) && fits_before(block, first - 1, head, name, candidate->headline)) {
        first--;
        if (is_role(block, first) && (head == TAG_NONE || is_link(block, first + 1))) head = first;
    }
    if (head == TAG_NONE || (head == first && among(block, head, " fellow rival local "))) return false;
    role_set(block, first, name - 1, head, note);
    return true;
}

/* The head of a phrase [first, end): its last role before a preposition; TAG_NONE where there is none. */
static uint32_t role_in(const struct block *block, uint32_t first, uint32_t end) {
    uint32_t head = TAG_NONE;
    for (uint32_t i = first; i < end; i++) {
        if (i > first && has(block, i, WORD_PREPOSITION | WORD_CONJUNCTION)) break;
        if (is_role(block, i)) head = i;
        else if (head != TAG_NONE && head + 1 == i && name_token(block, i)->kind == TOKEN_WORD && !has(block, i, FUNCTION_WORD))
            head = TAG_NONE; /* “the mayor elections” */
    }
    return head;
}

static bool ends_phrase(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    return token->kind == TOKEN_STOP || token->kind == TOKEN_MARK || among(block, i, " , ; : ( ) - – — -- who whom whose which that ");
}

/* The apposition behind the name: after a comma, a phrase that a role heads, up to the next one. */
static bool role_after(const struct block *block, uint32_t last, struct note *note) {
    uint32_t first = last + 2, end;
    if (!among(block, last + 1, " , ( ")) return false;
    if (name_token(block, first)->kind == TOKEN_NUMBER && among(block, first + 1, " , ")) first += 2; /* 45, */
    if (!has(block, first, WORD_DETERMINER) && !is_role(block, first) && !is_capital(block, first) && !is_modifier(block, first))
        return false;
    for (end = first; end < first + AFTER && end < block->tokens.n && !ends_phrase(block, end); end++) {
        const struct token *token = name_token(block, end);
        if (token->flags & TOKEN_FIRST || token->pos == POS_MODAL || has(block, end, WORD_AUXILIARY)) return false;
        bool another = among(block, end, " and ") && has(block, end + 1, WORD_DETERMINER); /* “an ecologist in Oslo and the author of” */
        if (another && role_in(block, first, end) != TAG_NONE) break;
        if (has(block, end, WORD_SAY) && token->pos != POS_NOUN && token->pos != POS_NOUNS) return false;
    }
    uint32_t head = role_in(block, first, end);
    if (head == TAG_NONE || end == first + AFTER) return false;
    for (uint32_t i = first; i < head; i++)
        if (candidate_at(block, i) != TAG_NONE && name_token_has(block, i, FIRST_NAME)) return false; /* a list of people */
    role_set(block, first, end - 1, head, note);
    return true;
}

/* “Ines Calder is the mayor of Oslo”, “was elected mayor of Oslo”: up to the end of the phrase. “Is the best
   candidate”, “is a good man” say nothing of the kind. */
static bool role_of_clause(const struct block *block, uint32_t name, uint32_t last, struct note *note) {
    uint32_t first = last + 2, end;
    if (!(name_token(block, name)->flags & TOKEN_FIRST)) return false; /* not “he said Calder is the mayor” */
    bool made = among(block, last + 1, " was became ") && (among(block, first, " elected re-elected appointed named ") || among(block, last + 1, " became "));
    if (!made && !among(block, last + 1, " is was remains ")) return false;
    while (among(block, first, " also now then re-elected elected appointed named ")) first++;
    bool bare = is_role(block, first) && (made || among(block, first + 1, " of "));
    if (!has(block, first, WORD_DETERMINER) && !bare) return false;
    for (end = first; end < first + AFTER && end < block->tokens.n && !ends_phrase(block, end) &&
                      !has(block, end, WORD_AUXILIARY | WORD_CONJUNCTION); end++) {
        if (end > first && has(block, end, WORD_PREPOSITION) && !among(block, end, " of ")) break;
        if (among(block, end, " only first last best top next most likely serious real true good great big biggest kind sort man woman person "
                              "boy girl child guy friend fan member victim supporter candidate contender "))
            return false;
    }
    uint32_t head = role_in(block, first, end);
    if (head == TAG_NONE) return false;
    if (among(block, first, " a an "))
        for (uint32_t i = first + 1; i < head; i++)
            if (!pos_is_noun(name_token(block, i)->pos)) return false;
    role_set(block, first, end - 1, head, note);
    return true;
}

/* “the”, “his”, “Norway's”: what stands before a role that one person has; “a” only where a sentence begins. */
static bool owns(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    if (among(block, i, " a an another any some ")) return token->flags & TOKEN_FIRST;
    if (has(block, i, WORD_PRONOUN)) return word_traits(token->word) & TRAIT_POSSESSIVE;
    return token->kind == TOKEN_CLITIC || has(block, i, WORD_DETERMINER);
}

/* “the harbour master, Ines Calder,”, “the Commissioner for Fisheries, Ines Calder,”; not “in a note to his brother, Calder wrote” */
static bool role_in_front(const struct block *block, const struct name_candidate *candidate, struct note *note) {
    uint32_t name = candidate->first;
    while (name > 0 && (is_address(block, name - 1) || among(block, name - 1, " most right very "))) name--;
    if (name < 3 || !among(block, name - 1, " , ")) return false;
    uint32_t last = name - 2, first = last + 1;
    while (first > 0 && name - first < BEFORE && !ends_phrase(block, first - 1) && !has(block, first - 1, WORD_DETERMINER | WORD_PRONOUN | WORD_AUXILIARY) &&
           name_token(block, first - 1)->kind != TOKEN_CLITIC && !(name_token(block, first)->flags & TOKEN_FIRST))
        first--;
    if (!first || first > last || !owns(block, first - 1)) return false;
    if (first > 1 && has(block, first - 2, WORD_PREPOSITION) && !ends_phrase(block, candidate->last + 1)) return false;
    uint32_t head = role_in(block, first, last + 1);
    if (head == TAG_NONE || (head < last && !is_link(block, head + 1))) return false;
    for (uint32_t i = first; i < head; i++)
        if (!is_modifier(block, i) && !is_capital(block, i)) return false;
    role_set(block, first, last, head, note);
    return true;
}

void role_find(const struct block *block, const struct name_candidate *candidate, struct note *note) {
    note->role = SPAN_NONE;
    bool before = role_before(block, candidate, note);
    struct note after = *note;
    bool title = before && span_len(note->role) >= FULL;
    bool fuller = role_after(block, candidate->last, &after) && !(title && after.flags & NOTE_WEAK) &&
                  (!title || span_len(after.role) > span_len(note->role));
    if (fuller) after.title_head = note->role_head, *note = after;
    else if (!before && !role_in_front(block, candidate, note)) role_of_clause(block, candidate->rank, candidate->last, note);
    if (name_token(block, candidate->first)->flags & TOKEN_QUOTED) note->flags |= NOTE_WEAK; /* what others call somebody */
}
