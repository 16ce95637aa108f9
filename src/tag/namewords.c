/* Words of names: may one be part of a name, may one begin it? */
#include "runs.h"

/* “al-Assad” and “el-Sisi” begin with a small letter and are names. */
bool is_article_name(const struct naming *n, const struct token *token) {
    const char *at = bytes_of(n->block, token);
    return at[2] == '-' && at[1] == 'l' && (at[0] == 'a' || at[0] == 'e') && at[3] >= 'A' && at[3] <= 'Z' && /* or in the padding */
           token->len > 3 && token->kind == TOKEN_WORD;
}

bool name_is_initial(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    if (token->flags & (TOKEN_FIRST | TOKEN_LINE) || i == 0) return true;
    const struct token *before = name_token(block, i - 1);
    return before->kind == TOKEN_MARK || before->kind == TOKEN_STOP ||
           (before->kind == TOKEN_PUNCT && !token_among(block, i - 1, " , ( & - / – "));
}

bool is_initial_letter(const struct naming *n, uint32_t i) { /* J. or J */
    const struct token *token = token_at(n, i);
    const char *at = bytes_of(n->block, token);
    return is_capital(token) && (token->len == 1 || (token->len >= 2 && at[1] == '.' && (token->len == 2 || token->len == 4)));
}

bool is_generation(const struct naming *n, uint32_t i) {
    if (is_capital(token_at(n, i)) && token_among(n->block, i, " jr jr. sr sr. ")) return true;
    return is_caps(token_at(n, i)) && token_among(n->block, i, " ii iii iv vi vii viii ix xi xii xiii xiv xv xvi ");
}

/* “NGOs”, “MPs” */
static bool is_plural_of_letters(const struct naming *n, const struct token *token) {
    const char *at = bytes_of(n->block, token);
    if (token->len < 3 || at[token->len - 1] != 's') return false;
    for (uint32_t k = 0; k + 1 < token->len; k++)
        if (at[k] < 'A' || at[k] > 'Z') return false;
    return true;
}

/* “RM50”, “A380”: money and models, unless the lexicon knows better. */
static bool is_letters_and_digits(const struct naming *n, const struct token *token) {
    const char *at = bytes_of(n->block, token);
    char last = at[token->len - 1];
    return last >= '0' && last <= '9' && token->len > 2 && !memchr(at, '-', token->len) && !word_is(token->word, KNOWN_NAME);
}

/* “South” of “South Korea”. */
static bool is_direction(const struct naming *n, uint32_t i) {
    const struct token *next = token_at(n, i + 1);
    return is_capital(next) && !(next->flags & (TOKEN_LINE | TOKEN_FIRST)) && !has(n, i + 1, WORD_MONTH | FUNCTION_WORD) &&
           token_among(n->block, i, " north south east west northeast northwest southeast southwest ");
}

/* “Olympic” of “the Olympic Committee”: what names nobody by itself, before a body's word. */
static bool is_of_body(const struct naming *n, uint32_t i) {
    const struct token *next = token_at(n, i + 1);
    return has(n, i, WORD_NOT_NAME) && !token_at(n, i)->extra && !name_is_initial(n->block, i) && is_capital(next) && has(n, i + 1, WORD_ORG) &&
           !(next->flags & TOKEN_LINE);
}

/* May a capitalised word be part of a name, whatever stands around it? */
bool may_name(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    if (!token->len || (token->len == 1 && name_token_is(n->block, i, "I"))) return false;
    if (is_plural_of_letters(n, token) || is_letters_and_digits(n, token)) return false;
    if (is_capital(token) && is_direction(n, i)) return true;
    if (!is_capital(token)) return is_article_name(n, token);
    if (is_of_body(n, i)) return true;
    if (is_caps(token) && !token->extra)
        return !has(n, i, WORD_NOT_NAME | WORD_MONTH) && !(token->len > 4 && has(n, i, FUNCTION_WORD));
    if (has(n, i, WORD_NOT_NAME | WORD_MONTH) && !has(n, i, FIRST_NAME)) return false;
    return !has(n, i, FUNCTION_WORD) || has(n, i, FIRST_NAME | WORD_SURNAME | WORD_COUNTRY) || is_initial_letter(n, i);
}

static bool ends_as_plain_word(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    const char *end = bytes_of(n->block, token) + token->len;
    static const char *const tails[] = { "ed", "ly", "ing", "ous", "ful", "less", "able", "ible", "ment", "ness", "tion", "ity",
                                         "ate", "ism" };
    if (token->len < 4) return false;
    for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
        if (token->len > strlen(tails[k]) + 2 && !memcmp(end - strlen(tails[k]), tails[k], strlen(tails[k]))) return true;
    return end[-1] == 's';
}

/* “Deep-sea”: a capital that only the sentence's beginning gave. */
static bool is_compound(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    const char *at = bytes_of(n->block, token), *hyphen = memchr(at, '-', token->len);
    return hyphen && hyphen > at && hyphen[1] >= 'a' && hyphen[1] <= 'z' &&
           word_is(word_find(word_hash(at, (uint32_t)(hyphen - at))), WORD_COMMON | FUNCTION_WORD | WORD_NUMBER | WORD_ADVERB);
}

/* “New York”, “White House”: the lexicon has the words from token i on as a name. */
static bool is_known_phrase(const struct naming *n, uint32_t i) {
    if (!has(n, i, WORD_PHRASE)) return false;
    for (uint32_t end = i + 1; end < i + WORD_PHRASE_MAX && is_capital(token_at(n, end)); end++)
        if (name_phrase_classes(n->block, i, end) & (PLACE_NAME | WORD_ORG_NAME)) return true;
    return false;
}

/* May a name begin at token i, where the capital says nothing? */
static bool may_begin_sentence(const struct naming *n, uint32_t i) {
    const struct token *next = token_at(n, i + 1);
    bool plain = has(n, i, WORD_COMMON | WORD_ADVERB | FUNCTION_WORD);
    if ((has(n, i, KNOWN_NAME | WORD_TITLE) && !plain) || is_known_phrase(n, i)) return true;
    if (has(n, i, WORD_GROUP | WORD_ROLE) && !has(n, i, KNOWN_NAME | WORD_TITLE) && !is_capital(next)) return false;
    if (is_seen(n, i)) return !has(n, i, FUNCTION_WORD | WORD_ADVERB | WORD_NUMBER);
    if (is_direction(n, i)) return true;
    if (is_seen_lower(n, i) || is_compound(n, i)) return false;
    if (has(n, i, FUNCTION_WORD | WORD_ADVERB | WORD_NUMBER | WORD_SAY | WORD_THINK)) return false;
    if (has(n, i, FIRST_NAME) && is_capital(next)) return true;
    if (is_capital(next) && may_name(n, i + 1)) return !has(n, i, WORD_COMMON) || has(n, i + 1, WORD_ORG | WORD_ROLE);
    if (has(n, i, WORD_COMMON | WORD_GROUP | WORD_ROLE | WORD_ORG | WORD_PEOPLE | WORD_CUE_NOUN)) return false;
    return token_at(n, i)->word == 0 ? !ends_as_plain_word(n, i) : has(n, i, KNOWN_NAME | WORD_TITLE);
}

/* “NORRBECK GLASS, INC.”: a company's name of up to four words begins here. */
bool is_company_at(const struct naming *n, uint32_t i) {
    for (uint32_t end = i + 4; i < end && is_capital(token_at(n, i)) && !has(n, i, FUNCTION_WORD); i++) {
        uint32_t next = i + 1 + name_token_is(n->block, i + 1, ",");
        if (token_among(n->block, next, " inc inc. ltd ltd. llc corp corp. plc ")) return true;
    }
    return false;
}

bool may_begin(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    if (!may_name(n, i) || (has(n, i, WORD_MONTH) && !is_capital(token_at(n, i + 1)))) return false;
    if (token->extra) return is_evident(n, i) || is_company_at(n, i);
    return !name_is_initial(n->block, i) || is_article_name(n, token) || may_begin_sentence(n, i);
}

bool is_body(const struct naming *n, uint32_t i) { /* “Bank of ...”, “Gulf of ...”: what may be of something */
    return has(n, i, WORD_ORG | WORD_PLACE_WORD);
}
