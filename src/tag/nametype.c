/* What kind of thing a name names: the rules' verdict, and a linear model that
   has it among its features. */
#include "names.h"

/* --- what is seen ----------------------------------------------------------------- */

uint32_t name_phrase_classes(const struct block *block, uint32_t first, uint32_t last) {
    uint64_t hash = 0;
    if (last - first + 1 > WORD_PHRASE_MAX) return 0;
    for (uint32_t i = first; i <= last; i++) {
        hash = i == first ? token_hash(block, i) : word_hash_join(hash, token_hash(block, i));
    }
    return word_classes(word_find(hash));
}

static bool any_has(const struct block *block, uint32_t first, uint32_t last, uint32_t classes) {
    for (uint32_t i = first; i <= last; i++)
        if (name_token_has(block, i, classes)) return true;
    return false;
}

/* Classes of the whole candidate; of what is left before the hyphen where it is cut. */
static uint32_t whole_classes(const struct block *block, const struct name_candidate *c) {
    const struct token *last = name_token(block, c->last);
    bool cut = c->at.end < last->beg + last->len;
    if (cut) return c->first == c->last ? word_classes(c->head) : WORD_PLACE;
    return name_phrase_classes(block, c->first, c->last);
}

static bool is_initials(const struct block *block, uint32_t i) { /* J. or J.K. */
    const struct token *token = name_token(block, i);
    const char *at = block->text->at + token->beg;
    return token->len == 1 || (token->len % 2 == 0 && token->len <= 6 && at[1] == '.');
}

/* --- the rules ---------------------------------------------------------------------- */

/* Each way to decide is a rule; the model sees which one it was. */
enum rule_of_kind {
    BY_NOTHING, BY_COUNTRY, BY_ORG_NAME, BY_TITLE, BY_FIRST_NAME, BY_PLACE, BY_ORG_WORD, BY_PLACE_WORD, BY_ORG_WITHIN,
    BY_CAPS, BY_SURNAME, BY_INITIALS, BY_ORG_ALONE, BY_PREPOSITION, BY_THE, BY_SAY, BY_LENGTH, BY_DATELINE, BY_COMPANY,
    BY_PEOPLE, BY_TOWN_OF, BY_COMMON
};

struct verdict {
    enum name_kind kind;
    enum rule_of_kind rule;
};

/* “OSLO (AP) -”, “OSLO, Norway (AP) -”, “OSLO, May 2 —” */
static bool is_dateline(const struct block *block, const struct name_candidate *c) {
    const struct token *first = name_token(block, c->first);
    if (!(first->flags & TOKEN_ALL_CAPS) || (c->first > 0 && !(first->flags & (TOKEN_LINE | TOKEN_FIRST)))) return false;
    if (!token_among(block, c->last + 1, " ( , -- — – ")) return false;
    for (uint32_t i = c->last + 1; i < c->last + 6; i++)
        if (token_among(block, i, " ( -- — – _ ") || (i > c->last + 2 && name_token_is(block, i, "-"))) return true;
    return false;
}

/* “the town of Averill” */
static bool is_of_town(const struct block *block, const struct name_candidate *c) {
    return c->first > 1 && name_token_is(block, c->first - 1, "of") && name_token_has(block, c->first - 2, WORD_PLACE_WORD) &&
           !(name_token(block, c->first - 2)->flags & TOKEN_CAPITAL);
}

/* “Quaynews.com” */
static bool is_site(const struct block *block, const struct name_candidate *c) {
    static const char *const ends[] = { ".com", ".org", ".net", ".gov" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (span_len(c->at) > 5 && !memcmp(block->text->at + c->at.end - 4, ends[i], 4)) return true;
    return false;
}

static struct verdict verdict_by_context(const struct block *block, const struct name_candidate *c) {
    uint32_t before = c->first - 1, next = c->last + 1;
    bool any = c->first > 0;
    if (any && token_among(block, before, " in near at from ")) return (struct verdict){ NAME_PLACE, BY_PREPOSITION };
    if (any && token_among(block, before, " the ")) return (struct verdict){ NAME_ORGANIZATION, BY_THE };
    if (name_token_has(block, next, WORD_SAY | WORD_THINK) || name_token_is(block, next, ","))
        return (struct verdict){ NAME_PERSON, BY_SAY };
    bool person = c->last > c->first && c->last - c->first < 3;
    return (struct verdict){ person ? NAME_PERSON : NAME_ORGANIZATION, BY_LENGTH };
}

static struct verdict verdict_of(const struct block *block, const struct name_candidate *c, uint32_t whole) {
    uint32_t first = c->first, last = c->last;
    bool many = last > first;
    if (c->addressed) return (struct verdict){ NAME_PERSON, BY_TITLE };
    if (whole & WORD_ORG_NAME) return (struct verdict){ NAME_ORGANIZATION, BY_ORG_NAME };
    if (whole & WORD_COUNTRY && !(whole & FIRST_NAME && c->titled)) return (struct verdict){ NAME_PLACE, BY_COUNTRY };
    if (c->titled) return (struct verdict){ NAME_PERSON, BY_TITLE };
    if (is_of_town(block, c)) return (struct verdict){ NAME_PLACE, BY_TOWN_OF };
    if (is_dateline(block, c)) return (struct verdict){ NAME_PLACE, BY_DATELINE };
    if (whole & WORD_CAPITAL) return (struct verdict){ NAME_PLACE, BY_COUNTRY };
    if (many && token_among(block, last, " inc inc. ltd ltd. llc corp corp. co co. plc ")) return (struct verdict){ NAME_ORGANIZATION, BY_COMPANY };
    if (is_site(block, c)) return (struct verdict){ NAME_ORGANIZATION, BY_COMPANY };
    if (many && name_token_has(block, first, FIRST_NAME) && !any_has(block, first + 1, last, WORD_ORG | WORD_PLACE_WORD))
        return (struct verdict){ NAME_PERSON, BY_FIRST_NAME };
    if (whole & WORD_PLACE) return (struct verdict){ NAME_PLACE, BY_PLACE };
    if (many && any_has(block, first, last, WORD_ORG)) return (struct verdict){ NAME_ORGANIZATION, BY_ORG_WORD };
    if (many && word_is(c->head, WORD_PLACE_WORD)) return (struct verdict){ NAME_PLACE, BY_PLACE_WORD };
    if (many && any_has(block, first, last, WORD_ORG_NAME)) return (struct verdict){ NAME_ORGANIZATION, BY_ORG_WITHIN };
    if (many && name_token_has(block, first, WORD_PEOPLE)) return (struct verdict){ NAME_ORGANIZATION, BY_PEOPLE };
    const struct token *head = name_token(block, last);
    if (head->flags & TOKEN_ALL_CAPS && !many && !c->headline && head->len <= 6) return (struct verdict){ NAME_ORGANIZATION, BY_CAPS };
    if (word_is(c->head, WORD_SURNAME | FIRST_NAME)) return (struct verdict){ NAME_PERSON, BY_SURNAME };
    if (many && is_initials(block, first)) return (struct verdict){ NAME_PERSON, BY_INITIALS };
    if (word_is(c->head, WORD_ORG) && !many) return (struct verdict){ NAME_ORGANIZATION, BY_ORG_ALONE };
    bool common = word_is(c->head, WORD_COMMON) && !name_token_has(block, first, FIRST_NAME);
    if (many && common) return (struct verdict){ NAME_ORGANIZATION, BY_COMMON }; /* “Norrbeck Glass” */
    return verdict_by_context(block, c);
}

void name_judge(const struct block *block, struct name_candidate *candidate) {
    candidate->whole = whole_classes(block, candidate);
    struct verdict verdict = verdict_of(block, candidate, candidate->whole);
    candidate->kind = (uint8_t)verdict.kind;
    candidate->rule = (uint8_t)verdict.rule;
}

enum name_kind name_kind_if_sure(const struct name_candidate *candidate) {
    static const uint32_t sure = 1u << BY_COUNTRY | 1u << BY_ORG_NAME | 1u << BY_TITLE | 1u << BY_FIRST_NAME | 1u << BY_PLACE |
                                 1u << BY_ORG_WORD | 1u << BY_COMPANY | 1u << BY_PLACE_WORD |
                                 1u << BY_TOWN_OF;
    return sure >> candidate->rule & 1 ? candidate->kind : 0;
}

enum name_kind name_kind_if_known(const struct name_candidate *candidate) {
    static const uint32_t known = 1u << BY_COUNTRY | 1u << BY_ORG_NAME | 1u << BY_COMPANY | 1u << BY_TOWN_OF | 1u << BY_DATELINE;
    return known >> candidate->rule & 1 ? candidate->kind : 0;
}

/* --- features ------------------------------------------------------------------------- */

static uint64_t hash_at(const struct block *block, uint32_t i) {
    return name_token(block, i)->len ? token_hash(block, i) : 7;
}

/* The last n bytes of a candidate, n <= 8. */
static uint64_t tail_of(const struct block *block, struct span at, uint32_t n) {
    uint64_t tail = n;
    for (uint32_t i = 0; i < n && i < span_len(at); i++) tail = tail << 8 | (unsigned char)block->text->at[at.end - 1 - i];
    return tail;
}

/* The classes that tell kinds apart, as the bits that a feature sees. */
static uint64_t sort_of(uint32_t classes) {
    return classes & (KNOWN_NAME | WORD_PEOPLE | WORD_PLACE_WORD | WORD_ORG | WORD_COMMON | WORD_ROLE | WORD_TITLE | WORD_GROUP);
}

static uint64_t shape_of(const struct block *block, const struct name_candidate *c) {
    const struct token *head = name_token(block, c->last);
    uint64_t words = c->last - c->first < 4 ? c->last - c->first : 4;
    return words << 8 | c->headline << 1 | c->titled << 2 | (head->flags & TOKEN_ALL_CAPS ? 8 : 0) |
           (name_is_initial(block, c->first) ? 16 : 0) | (head->flags & TOKEN_QUOTED ? 32 : 0);
}

unsigned name_features(const struct block *block, const struct name_candidate *c, bool context_only,
                       uint64_t features[NAME_FEATURES]) {
    uint64_t shape = shape_of(block, c), kind = c->kind, rule = c->rule;
    uint64_t first = sort_of(word_classes(name_token(block, c->first)->word)), last = sort_of(word_classes(c->head));
    uint64_t before = c->first ? hash_at(block, c->first - 1) : 3, next = hash_at(block, c->last + 1);
    uint64_t first_word = hash_at(block, c->first), last_word = c->last > c->first ? hash_at(block, c->last) : first_word;
    uint32_t next_classes = word_classes(name_token(block, c->last + 1)->word);
    unsigned n = 0;
#define SEES(what)                                             \
    do {                                                       \
        features[n] = linear_feature(n, (uint64_t)(what));     \
        n++;                                                   \
    } while (0)
    SEES(shape);
    SEES(before);
    SEES(next);
    SEES(before ^ (c->first > 1 ? hash_at(block, c->first - 2) : 3) << 1);
    SEES(next ^ hash_at(block, c->last + 2) << 1);
    SEES(tail_of(block, c->at, 3));
    SEES(tail_of(block, c->at, 4) ^ (uint64_t)(c->last > c->first) << 60);
    SEES(next_classes & (WORD_SAY | WORD_THINK | WORD_AUXILIARY | WORD_PREPOSITION | WORD_ROLE | WORD_GROUP | WORD_ORG));
    SEES(before ^ (uint64_t)(c->last - c->first) << 8);
    SEES(next ^ (uint64_t)(c->last - c->first) << 8);
    if (context_only) return n;
    SEES(rule);
    SEES(rule | kind << 8 | shape << 16);
    SEES(first_word);
    SEES(last_word);
    SEES(first_word ^ last_word << 1 ^ (c->last - c->first));
    SEES(first);
    SEES(last);
    SEES(first << 32 ^ last ^ (uint64_t)(c->last - c->first) << 28);
    SEES(sort_of(c->whole) << 8 | kind);
    SEES(before ^ kind);
    SEES(next ^ kind << 8);
    SEES(last << 8 | (name_token(block, c->last + 1)->kind == TOKEN_CLITIC) << 4 | kind);
    SEES(c->last > c->first + 1 ? hash_at(block, c->first + 1) : 1);
    SEES(c->last > c->first + 2 ? hash_at(block, c->last - 1) : 1);
    SEES(c->last > c->first ? sort_of(word_classes(name_token(block, c->first + 1)->word)) << 2 | 1 : shape);
#undef SEES
    return n;
}

void name_score(const struct block *block, const struct name_candidate *candidate, int16_t score[NAME_ROW]) {
    SCRATCH uint64_t features[NAME_FEATURES];
    unsigned n = name_features(block, candidate, false, features);
    linear_score_narrow(name_model()->rows[0], NAME_ROW_BITS, features, n, score);
}
