/* Candidates for names: runs of capitalised words. */
#include "runs.h"

const struct token name_token_none = { .kind = TOKEN_PUNCT };

TOKEN_ASKED bool is_text(const struct naming *n, uint32_t i, const char *text) {
    return name_token_is(n->block, i, text);
}

/* Small words that stand within a name before another capital. */
static bool is_joint(const struct naming *n, uint32_t i) {
    return token_at(n, i)->len <= 5 &&
           token_among(n->block, i, " de van von der den al bin ibn du la da dos del di le el ter y e & zu arap della delle des wa bint binti ould ole zur zum af av dal dalla ") &&
           !is_capital(token_at(n, i));
}

static bool is_company(const struct naming *n, uint32_t i) {
    return token_among(n->block, i, " inc inc. ltd ltd. llc corp corp. co co. plc jr jr. sr sr. ");
}

static bool plain_capital(const struct naming *n, uint32_t i) { /* “Energy”: a word that only a name gives a capital */
    return is_capital(token_at(n, i)) && may_name(n, i) && (has(n, i, WORD_COMMON) || is_body(n, i)) && !has(n, i, FIRST_NAME);
}

/* “Food and Drug Administration”, “Department of Health and Human Services”, “Reed and Sons”. */
static bool is_and_of_body(const struct naming *n, uint32_t run, uint32_t i) {
    if (!plain_capital(n, i - 1) && !token_among(n->block, i + 1, " sons partners ")) return false;
    uint32_t end = i + 1;
    while (end < i + 5 && plain_capital(n, end)) end++;
    if (end == i + 1 || token_at(n, i + 1)->flags & TOKEN_LINE) return false;
    if (is_body(n, end - 1) && end > i + 2 && i == run + 1 && !is_body(n, run)) return true;
    for (uint32_t k = run; k + 1 < i; k++)
        if (is_body(n, k) && token_among(n->block, k + 1, " of for on ")) return true;
    return token_among(n->block, end - 1, " sons partners co inc ");
}

/* “William “Billy” Holt”: the name behind the marks that open at token i, or 0. */
static uint32_t after_nickname(const struct naming *n, uint32_t i) {
    uint32_t end = i + 1;
    while (end < i + 3 && is_capital(token_at(n, end))) end++;
    bool nickname = end > i + 1 && token_at(n, end)->kind == TOKEN_MARK && !has(n, i - 1, FUNCTION_WORD);
    bool goes_on = is_capital(token_at(n, end + 1)) && !(token_at(n, end + 1)->flags & (TOKEN_FIRST | TOKEN_LINE));
    return nickname && goes_on && may_name(n, end + 1) ? end + 1 : 0;
}

/* The token that goes on with the run [run, i], or 0 where it ends with i. */
static uint32_t next_part(const struct naming *n, uint32_t run, uint32_t i) {
    const struct token *token = token_at(n, i), *next = token_at(n, i + 1), *second = token_at(n, i + 2);
    if (next->flags & TOKEN_LINE && !n->block->text->hard_wrapped) return 0;
    if (next->flags & TOKEN_FIRST && i + 1 > run) return 0;
    if (may_name(n, i + 1) || is_generation(n, i + 1)) return i + 1;
    if (next->kind == TOKEN_MARK) return after_nickname(n, i + 1);
    if (second->flags & TOKEN_LINE && !n->block->text->hard_wrapped) return 0;
    if (next->kind == TOKEN_STOP && next->len == 1 && token->len == 1 && may_name(n, i + 2)) return i + 2; /* J . Orrin */
    if (is_joint(n, i + 1)) return may_name(n, i + 2) ? i + 2 : is_joint(n, i + 2) && may_name(n, i + 3) ? i + 3 : 0;
    if (is_text(n, i + 1, "of") && (is_body(n, i) || token_among(n->block, i, " secretary chief "))) {
        if (may_name(n, i + 2)) return i + 2;
        return is_text(n, i + 2, "the") && may_name(n, i + 3) ? i + 3 : 0;
    }
    if (token_among(n->block, i + 1, " for on ") && has(n, i, WORD_ORG) && plain_capital(n, i + 2)) return i + 2;
    if (is_text(n, i + 1, "and") && is_and_of_body(n, run, i + 1)) return i + 2;
    if (next->kind == TOKEN_CLITIC && is_capital(second) && may_name(n, i + 2) && is_body(n, i + 2) &&
        !has(n, i, WORD_COUNTRY | WORD_CAPITAL | WORD_MONTH))
        return i + 2;
    return is_text(n, i + 1, ",") && is_company(n, i + 2) ? i + 2 : 0;
}

/* “Reporters Without Borders”: the last token of a body's name that the lexicon has from token i on; i where it has none. */
static uint32_t known_body_end(const struct naming *n, uint32_t i) {
    uint32_t last = i;
    for (uint32_t end = i + 1; has(n, i, WORD_PHRASE) && end < i + WORD_PHRASE_MAX && !(token_at(n, end)->flags & TOKEN_LINE); end++)
        if (is_capital(token_at(n, end)) && name_phrase_classes(n->block, i, end) & WORD_ORG_NAME) last = end;
    return last;
}

static uint32_t run_end(const struct naming *n, uint32_t first) {
    uint32_t last = known_body_end(n, first);
    bool headline = token_at(n, first)->extra;
    for (uint32_t next; (next = next_part(n, first, last)); last = next)
        if (headline && !is_evident(n, next) && !is_company(n, next) && !is_company_at(n, next)) break;
    return last;
}

void runs_find(struct block *block) {
    struct naming n = { .block = block };
    block->candidates.n = 0;
    headlines_and_seen_find(&n);
    for (uint32_t i = 0; i < block->tokens.n; i++) {
        if (!is_capital(token_at(&n, i)) && !is_article_name(&n, token_at(&n, i))) continue;
        if (hyphened_add(&n, i) || !may_begin(&n, i)) continue;
        uint32_t last = run_end(&n, i);
        run_split(&n, i, last);
        i = last;
    }
    for (uint32_t i = 0; i < block->candidates.n; i++) name_judge(block, &block->candidates.at[i]);
}
