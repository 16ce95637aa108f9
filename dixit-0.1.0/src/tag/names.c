/* Proper names: runs of capitalised words, without the titles and roles before
   them, each with the type that it looks like by itself. */
#include "passes.h"
#include <string.h>

enum {
    FUNCTION = WORD_PRONOUN | WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION | WORD_AUXILIARY,
    FIRST_NAME = WORD_MALE | WORD_FEMALE,
    PLACE = WORD_COUNTRY | WORD_CAPITAL | WORD_PLACE,
    KNOWN = FIRST_NAME | WORD_SURNAME | PLACE | WORD_ORG_NAME
};

/* The forms that stand with a capital within a sentence, as bits by hash: the
   evidence that a word at a sentence's beginning is a name. A clash only lets a
   word through that a list would have stopped. */
enum { SEEN_BITS = 1 << 14 };

struct finder {
    struct block *block;
    uint64_t seen[SEEN_BITS / 64];
};

static const struct token *token_at(const struct finder *f, uint32_t i) {
    static const struct token none = { .kind = TOKEN_PUNCT };
    return i < f->block->tokens.n ? &f->block->tokens.at[i] : &none;
}

static bool is_class(const struct token *token, uint32_t classes) {
    return word_is(token->word, classes);
}

static const char *bytes_of(const struct finder *f, const struct token *token) {
    return f->block->text->at + token->beg;
}

static bool is_text(const struct finder *f, const struct token *token, const char *text) {
    return token->len == strlen(text) && !memcmp(bytes_of(f, token), text, token->len);
}

static uint32_t seen_bit(const struct finder *f, const struct token *token) {
    return (uint32_t)(word_hash(bytes_of(f, token), token->len) >> 50) & (SEEN_BITS - 1);
}

static bool is_capital(const struct token *token) {
    return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL;
}

/* Does a capital at token i say nothing? At a sentence's beginning, after a mark, a colon or a bullet. */
static bool is_initial(const struct finder *f, uint32_t i) {
    const struct token *token = token_at(f, i);
    if (token->flags & (TOKEN_FIRST | TOKEN_LINE) || i == 0) return true;
    const struct token *before = token_at(f, i - 1);
    return before->kind == TOKEN_MARK || before->kind == TOKEN_STOP ||
           (before->kind == TOKEN_PUNCT && !is_text(f, before, ",") && !is_text(f, before, "(") &&
            !is_text(f, before, "&") && !is_text(f, before, "-"));
}

static void seen_find(struct finder *f) {
    memset(f->seen, 0, sizeof f->seen);
    for (uint32_t i = 0; i < f->block->tokens.n; i++) {
        const struct token *token = token_at(f, i);
        if (!is_capital(token) || is_initial(f, i)) continue;
        uint32_t bit = seen_bit(f, token);
        f->seen[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

static bool is_seen(const struct finder *f, const struct token *token) {
    uint32_t bit = seen_bit(f, token);
    return f->seen[bit / 64] >> bit % 64 & 1;
}

static bool is_initial_letter(const struct finder *f, const struct token *token) { /* J. or J */
    const char *at = bytes_of(f, token);
    return is_capital(token) && (token->len == 1 || (token->len >= 2 && at[1] == '.'));
}

/* May a capitalised word be part of a name, whatever stands around it? */
static bool may_name(const struct finder *f, const struct token *token) {
    if (!is_capital(token)) return false;
    if (token->flags & TOKEN_ALL_CAPS && token->len > 1) return !is_text(f, token, "AND") && !is_text(f, token, "THE");
    if (is_class(token, WORD_NOT_NAME | WORD_MONTH) && !is_class(token, FIRST_NAME)) return false;
    return !is_class(token, FUNCTION) || is_class(token, FIRST_NAME | WORD_SURNAME) || is_initial_letter(f, token);
}

static bool ends_as_plain_word(const struct finder *f, const struct token *token) {
    const char *end = bytes_of(f, token) + token->len;
    return token->len > 3 && (end[-1] == 's' || !memcmp(end - 2, "ed", 2) || !memcmp(end - 2, "ly", 2) ||
                              !memcmp(end - 3, "ing", 3));
}

/* May a name begin at token i, where the capital may say nothing? */
static bool may_begin(const struct finder *f, uint32_t i) {
    const struct token *token = token_at(f, i), *next = token_at(f, i + 1);
    if (!may_name(f, token) || (is_class(token, WORD_MONTH) && !is_capital(next))) return false;
    if (!is_initial(f, i)) return true;
    if (is_class(token, KNOWN | WORD_TITLE) && !is_class(token, WORD_COMMON | WORD_ADVERB | FUNCTION)) return true;
    if (is_seen(f, token)) return !is_class(token, FUNCTION | WORD_ADVERB);
    if (is_class(token, FUNCTION | WORD_ADVERB | WORD_NUMBER | WORD_SAY | WORD_THINK)) return false;
    if (is_class(token, FIRST_NAME) && is_capital(next)) return true;
    if (is_capital(next) && may_name(f, next)) return !is_class(token, WORD_COMMON) || is_class(next, WORD_ORG | WORD_ROLE);
    if (is_class(token, WORD_COMMON | WORD_GROUP | WORD_ROLE | WORD_ORG | WORD_PEOPLE | WORD_CUE_NOUN)) return false;
    return token->word == 0 ? !ends_as_plain_word(f, token) : is_class(token, KNOWN | WORD_TITLE);
}

/* Small words that stand within a name before another capital. */
static bool is_joint(const struct finder *f, const struct token *token) {
    static const char *const joints[] = { "de", "van", "von", "der", "den", "al", "bin", "ibn", "du", "la", "da", "dos",
                                          "del", "di", "le", "el", "ter", "y", "&" };
    if (token->len > 3) return false;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (is_text(f, token, joints[i])) return true;
    return false;
}

static bool is_body(const struct token *token) { /* “Bank of ...”, “Gulf of ...”: what may be of something */
    return is_class(token, WORD_ORG | WORD_PLACE_WORD);
}

/* The token after the name that goes on behind token i, or i + 1 where it ends there. */
static uint32_t next_part(const struct finder *f, uint32_t i) {
    const struct token *token = token_at(f, i), *next = token_at(f, i + 1), *second = token_at(f, i + 2);
    if (next->flags & TOKEN_LINE && !f->block->text->hard_wrapped) return 0;
    if (may_name(f, next)) return i + 1;
    if (next->kind == TOKEN_STOP && next->len == 1 && token->len == 1 && may_name(f, second)) return i + 2; /* J . Orrin */
    if (is_joint(f, next) && may_name(f, second)) return i + 2;
    if (is_text(f, next, "of") && is_body(token)) {
        if (may_name(f, second)) return i + 2;
        if (is_text(f, second, "the") && may_name(f, token_at(f, i + 3))) return i + 3;
    }
    if (next->kind == TOKEN_CLITIC && is_capital(second) && is_body(second) && !is_class(token, WORD_COUNTRY | WORD_CAPITAL))
        return i + 2;
    if (is_text(f, next, ",") && (is_text(f, second, "Jr") || is_text(f, second, "Sr") || is_text(f, second, "Jr.") ||
                                  is_text(f, second, "Inc") || is_text(f, second, "Inc.")))
        return i + 2;
    return 0;
}

/* --- types ----------------------------------------------------------------- */

/* The classes of a phrase of the lexicon that is just tokens [first, last]. */
static uint32_t phrase_classes(const struct finder *f, uint32_t first, uint32_t last) {
    uint64_t hash = 0;
    if (last - first + 1 > WORD_PHRASE_MAX) return 0;
    for (uint32_t i = first; i <= last; i++) {
        uint64_t word = word_hash(bytes_of(f, token_at(f, i)), token_at(f, i)->len);
        hash = i == first ? word : word_hash_join(hash, word);
    }
    return word_list[word_find(hash)].classes;
}

static bool any_class(const struct finder *f, uint32_t first, uint32_t last, uint32_t classes) {
    for (uint32_t i = first; i <= last; i++)
        if (is_class(token_at(f, i), classes)) return true;
    return false;
}

static enum actor_type type_by_place(const struct finder *f, uint32_t first, uint32_t last) {
    const struct token *before = first ? token_at(f, first - 1) : NULL, *next = token_at(f, last + 1);
    if (before && before->kind == TOKEN_WORD &&
        (is_text(f, before, "in") || is_text(f, before, "near") || is_text(f, before, "In") || is_text(f, before, "at")))
        return ACTOR_PLACE;
    if (before && (is_text(f, before, "the") || is_text(f, before, "The"))) return ACTOR_ORGANIZATION;
    if (is_class(next, WORD_SAY | WORD_THINK) || is_text(f, next, ",")) return ACTOR_PERSON;
    return last > first && last - first < 3 ? ACTOR_PERSON : ACTOR_ORGANIZATION;
}

/* `titled`: a title or a role of persons stood before it. */
static enum actor_type type_of(const struct finder *f, uint32_t first, uint32_t last, bool titled) {
    uint32_t whole = phrase_classes(f, first, last);
    const struct token *head = token_at(f, last), *begin = token_at(f, first);
    if (titled) return ACTOR_PERSON;
    if (whole & (WORD_COUNTRY | WORD_CAPITAL)) return ACTOR_PLACE;
    if (whole & WORD_ORG_NAME) return ACTOR_ORGANIZATION;
    if (last > first && is_class(begin, FIRST_NAME) && !any_class(f, first + 1, last, WORD_ORG | WORD_PLACE_WORD))
        return ACTOR_PERSON;
    if (whole & WORD_PLACE) return ACTOR_PLACE;
    if (last > first && any_class(f, first, last, WORD_ORG)) return ACTOR_ORGANIZATION;
    if (last > first && is_class(head, WORD_PLACE_WORD)) return ACTOR_PLACE;
    if (any_class(f, first, last, WORD_ORG_NAME | WORD_PEOPLE) && last > first) return ACTOR_ORGANIZATION;
    if (head->flags & TOKEN_ALL_CAPS && last == first && head->len <= 6) return ACTOR_ORGANIZATION;
    if (is_class(head, WORD_SURNAME | FIRST_NAME) || is_initial_letter(f, begin)) return ACTOR_PERSON;
    if (is_class(head, WORD_ORG) && last == first) return ACTOR_ORGANIZATION;
    return type_by_place(f, first, last);
}

/* --- mentions -------------------------------------------------------------- */

static void mention_add(struct finder *f, uint32_t first, uint32_t last, bool titled) {
    struct tags *tags = f->block->tags;
    const struct token *begin = token_at(f, first), *end = token_at(f, last);
    if (first == last && is_class(begin, WORD_PEOPLE) && !is_class(begin, KNOWN)) return;
    if (first == last && is_class(begin, WORD_TITLE | WORD_ROLE) && !is_class(begin, FIRST_NAME | WORD_SURNAME)) return;
    if (first == last && begin->len == 1) return;
    struct mention *mention = vec_push(&tags->arena, &tags->mentions);
    if (!mention) return;
    *mention = (struct mention){ { begin->beg, end->beg + end->len }, TAG_NONE, MENTION_NAME,
                                 (uint8_t)type_of(f, first, last, titled) };
}

static bool is_rank(const struct finder *f, uint32_t i) { /* part of a title or of a role with capitals */
    const struct token *token = token_at(f, i);
    if (is_class(token, FIRST_NAME | WORD_SURNAME) && !is_class(token, WORD_TITLE)) return false;
    return is_class(token, WORD_TITLE | WORD_ROLE) || token->kind == TOKEN_STOP;
}

/* “NATO Alexander Grushko”: a body, then a person who is of it. */
static bool is_body_and_person(const struct finder *f, uint32_t first, uint32_t last) {
    const struct token *token = token_at(f, first), *next = token_at(f, first + 1);
    if (last < first + 2 || !is_class(next, FIRST_NAME) || is_class(token, FIRST_NAME)) return false;
    return (token->flags & TOKEN_ALL_CAPS && token->len > 2) || is_class(token, WORD_ORG_NAME | WORD_COUNTRY);
}

/* A run of parts [first, last] as mentions: what stands before a rank, and what after it. */
static void run_split(struct finder *f, uint32_t first, uint32_t last) {
    uint32_t rank = last + 1, rank_end = first;
    for (uint32_t i = first; i < last; i++)
        if (is_rank(f, i) && !is_class(token_at(f, i + 1), WORD_ORG)) {
            if (rank > last) rank = i;
            rank_end = i + 1;
        }
    const struct token *before = first ? token_at(f, first - 1) : NULL;
    bool titled = before && (is_class(before, WORD_TITLE | WORD_ROLE) ||
                             (before->kind == TOKEN_STOP && first > 1 && is_class(token_at(f, first - 2), WORD_TITLE)));
    if (rank > last) { /* no rank before a name: a rank may still end it: “the NATO Secretary General” */
        uint32_t end = last;
        while (end > first && is_rank(f, end) && !is_class(token_at(f, end), WORD_ORG)) end--;
        bool both = is_body_and_person(f, first, end);
        if (both) mention_add(f, first, first, false);
        mention_add(f, first + both, end, both || (titled && end == last));
        return;
    }
    uint32_t prefix_end = rank;
    while (prefix_end > first && is_class(token_at(f, prefix_end - 1), WORD_COMMON) &&
           !is_class(token_at(f, prefix_end - 1), KNOWN | WORD_ORG))
        prefix_end--; /* “Foreign Minister”, “Harbour Master”: words of the rank */
    if (prefix_end > first) mention_add(f, first, prefix_end - 1, false);
    while (rank_end <= last && token_at(f, rank_end)->kind != TOKEN_WORD) rank_end++;
    if (rank_end <= last) mention_add(f, rank_end, last, true);
}

/* Most words of this paragraph's sentence have capitals: a headline, in which they say nothing. */
static uint32_t headline_end(const struct finder *f, uint32_t i) {
    uint32_t words = 0, capitals = 0, end = i;
    for (; end < f->block->tokens.n && token_at(f, end)->sentence == token_at(f, i)->sentence; end++) {
        words += token_at(f, end)->kind == TOKEN_WORD && token_at(f, end)->len > 3;
        capitals += is_capital(token_at(f, end)) && token_at(f, end)->len > 3;
    }
    return words >= 5 && capitals * 10 >= words * 8 ? end : i;
}

/* In a headline only what is known, or written so elsewhere, is a name. */
static bool is_evident(const struct finder *f, uint32_t i) {
    const struct token *token = token_at(f, i);
    return is_seen(f, token) || (is_class(token, KNOWN) && !is_class(token, WORD_COMMON));
}

static uint32_t run_end(const struct finder *f, uint32_t first, uint32_t headline) {
    uint32_t last = first;
    for (uint32_t next; (next = next_part(f, last)); last = next)
        if (next < headline && !is_evident(f, next)) break;
    return last;
}

void names_find(struct block *block) {
    struct finder f = { .block = block };
    uint32_t headline = 0, sentence = UINT32_MAX;
    seen_find(&f);
    for (uint32_t i = 0; i < block->tokens.n; i++) {
        if (!is_capital(token_at(&f, i))) continue;
        if (token_at(&f, i)->sentence != sentence) {
            sentence = token_at(&f, i)->sentence;
            headline = headline_end(&f, i);
        }
        if (!may_begin(&f, i) || (i < headline && !is_evident(&f, i))) continue;
        uint32_t last = run_end(&f, i, headline);
        run_split(&f, i, last);
        i = last;
    }
}
