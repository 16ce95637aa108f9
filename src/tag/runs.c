/* Candidates for names: runs of capitalised words, cut where a title, a role or
   a people's adjective parts them. */
#include "names.h"

/* Forms that stand with a capital within a sentence, as bits by hash: the
   evidence that a word at a sentence's beginning is a name. A clash only lets a
   word through that a list would have stopped. */
enum { SEEN_BITS = 1 << 14 };

struct naming {
    struct block *block;
    uint64_t seen[SEEN_BITS / 64];
    uint64_t lower[SEEN_BITS / 64]; /* words that the lexicon does not have, seen with small letters */
};


static const struct token nothing = { .kind = TOKEN_PUNCT };

const struct token *name_token(const struct block *block, uint32_t i) {
    return i < block->tokens.n ? &block->tokens.at[i] : &nothing;
}

static const char *bytes_of(const struct block *block, const struct token *token) {
    return block->text->at + token->beg;
}

bool name_token_is(const struct block *block, uint32_t i, const char *text) {
    const struct token *token = name_token(block, i);
    return token->len == strlen(text) && !memcmp(bytes_of(block, token), text, token->len);
}

static bool has(const struct naming *n, uint32_t i, uint32_t classes) {
    return name_token_has(n->block, i, classes);
}

static bool is_text(const struct naming *n, uint32_t i, const char *text) {
    return name_token_is(n->block, i, text);
}

static const struct token *token_at(const struct naming *n, uint32_t i) {
    return name_token(n->block, i);
}

/* --- capitals -------------------------------------------------------------- */

/* “al-Assad” and “el-Sisi” begin with a small letter and are names. */
static bool is_article_name(const struct naming *n, const struct token *token) {
    const char *at = bytes_of(n->block, token);
    return token->kind == TOKEN_WORD && token->len > 3 && at[2] == '-' && at[1] == 'l' && (at[0] == 'a' || at[0] == 'e') &&
           at[3] >= 'A' && at[3] <= 'Z';
}

static bool is_capital(const struct token *token) {
    return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL;
}

static bool is_caps(const struct token *token) {
    return token->flags & TOKEN_ALL_CAPS && token->len > 1;
}

bool name_is_initial(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    if (token->flags & (TOKEN_FIRST | TOKEN_LINE) || i == 0) return true;
    const struct token *before = name_token(block, i - 1);
    return before->kind == TOKEN_MARK || before->kind == TOKEN_STOP ||
           (before->kind == TOKEN_PUNCT && !token_among(block, i - 1, " , ( & - / – "));
}

static uint32_t seen_bit(const struct naming *n, const struct token *token) {
    return (uint32_t)(word_hash(bytes_of(n->block, token), token->len) >> 50) & (SEEN_BITS - 1);
}

static bool is_seen(const struct naming *n, uint32_t i) {
    uint32_t bit = seen_bit(n, token_at(n, i));
    return n->seen[bit / 64] >> bit % 64 & 1;
}

static bool is_seen_lower(const struct naming *n, uint32_t i) {
    uint32_t bit = seen_bit(n, token_at(n, i));
    return !token_at(n, i)->word && n->lower[bit / 64] >> bit % 64 & 1;
}

/* --- headlines: sentences whose capitals say nothing; their tokens bear `extra` --------------- */

static bool is_headline(const struct naming *n, uint32_t first, uint32_t end) {
    uint32_t words = 0, capitals = 0, caps = 0, all = 0, plain = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = token_at(n, i);
        if (token->kind != TOKEN_WORD) continue;
        all++;
        caps += is_caps(token);
        words += token->len > 3 && (is_capital(token) || !word_is(token->word, FUNCTION_WORD));
        capitals += token->len > 3 && is_capital(token);
        plain += token->len > 3 && is_capital(token) && word_is(token->word, WORD_COMMON | FUNCTION_WORD | WORD_ADVERB | WORD_SAY);
    }
    return (words >= 4 && capitals * 10 >= words * 9 && plain * 10 >= capitals * 3) || (all >= 3 && caps * 10 >= all * 6);
}

static void headlines_and_seen_find(struct naming *n) {
    struct token *tokens = n->block->tokens.at;
    uint32_t count = n->block->tokens.n;
    for (uint32_t first = 0, end; first < count; first = end) {
        uint32_t capitals = 0;
        for (end = first; end < count && tokens[end].sentence == tokens[first].sentence; end++)
            capitals += is_capital(&tokens[end]);
        bool headline = capitals > 2 && is_headline(n, first, end);
        for (uint32_t i = first; i < end; i++) {
            tokens[i].extra = headline;
            if (!tokens[i].word && tokens[i].kind == TOKEN_WORD && !is_capital(&tokens[i])) {
                uint32_t small = seen_bit(n, &tokens[i]);
                n->lower[small / 64] |= (uint64_t)1 << small % 64;
            }
            if (headline || !is_capital(&tokens[i]) || name_is_initial(n->block, i)) continue;
            uint32_t bit = seen_bit(n, &tokens[i]);
            n->seen[bit / 64] |= (uint64_t)1 << bit % 64;
        }
    }
}

/* In a headline only what is known, or written so elsewhere, is a name. */
static bool is_evident(const struct naming *n, uint32_t i) {
    if (has(n, i, FUNCTION_WORD | WORD_NOT_NAME)) return false;
    return is_seen(n, i) || (has(n, i, KNOWN_NAME) && !has(n, i, WORD_COMMON));
}

/* --- words of names ---------------------------------------------------------- */

static bool is_initial_letter(const struct naming *n, uint32_t i) { /* J. or J */
    const struct token *token = token_at(n, i);
    const char *at = bytes_of(n->block, token);
    return is_capital(token) && (token->len == 1 || (token->len >= 2 && at[1] == '.' && (token->len == 2 || token->len == 4)));
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

/* May a capitalised word be part of a name, whatever stands around it? */
static bool may_name(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    if (!token->len || (token->len == 1 && is_text(n, i, "I"))) return false;
    if (is_plural_of_letters(n, token) || is_letters_and_digits(n, token)) return false;
    if (is_capital(token) && is_direction(n, i)) return true;
    if (!is_capital(token)) return is_article_name(n, token);
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

/* May a name begin at token i, where the capital says nothing? */
static bool may_begin_sentence(const struct naming *n, uint32_t i) {
    const struct token *next = token_at(n, i + 1);
    bool plain = has(n, i, WORD_COMMON | WORD_ADVERB | FUNCTION_WORD);
    if (has(n, i, KNOWN_NAME | WORD_TITLE) && !plain) return true;
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
static bool is_company_at(const struct naming *n, uint32_t i) {
    for (uint32_t end = i + 4; i < end && is_capital(token_at(n, i)) && !has(n, i, FUNCTION_WORD); i++) {
        uint32_t next = i + 1 + name_token_is(n->block, i + 1, ",");
        if (token_among(n->block, next, " inc inc. ltd ltd. llc corp corp. plc ")) return true;
    }
    return false;
}

static bool may_begin(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    if (!may_name(n, i) || (has(n, i, WORD_MONTH) && !is_capital(token_at(n, i + 1)))) return false;
    if (token->extra) return is_evident(n, i) || is_company_at(n, i);
    return !name_is_initial(n->block, i) || is_article_name(n, token) || may_begin_sentence(n, i);
}

/* --- runs ---------------------------------------------------------------------- */

/* Small words that stand within a name before another capital. */
static bool is_joint(const struct naming *n, uint32_t i) {
    return token_at(n, i)->len <= 5 &&
           token_among(n->block, i, " de van von der den al bin ibn du la da dos del di le el ter y e & zu arap della delle des ") &&
           !is_capital(token_at(n, i));
}

static bool is_body(const struct naming *n, uint32_t i) { /* “Bank of ...”, “Gulf of ...”: what may be of something */
    return has(n, i, WORD_ORG | WORD_PLACE_WORD);
}

static bool is_company(const struct naming *n, uint32_t i) {
    return token_among(n->block, i, " inc inc. ltd ltd. llc corp corp. co co. plc jr jr. sr sr. ");
}

/* “II” after “John Paul”. */
static bool is_numeral(const struct naming *n, uint32_t i) {
    return is_caps(token_at(n, i)) && token_among(n->block, i, " ii iii iv vi vii viii ix xi xii xiii xiv xv xvi ");
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

/* The token that goes on with the run [run, i], or 0 where it ends with i. */
static uint32_t next_part(const struct naming *n, uint32_t run, uint32_t i) {
    const struct token *token = token_at(n, i), *next = token_at(n, i + 1), *second = token_at(n, i + 2);
    if (next->flags & TOKEN_LINE && !n->block->text->hard_wrapped) return 0;
    if (next->flags & TOKEN_FIRST && i + 1 > run) return 0;
    if (may_name(n, i + 1) || is_numeral(n, i + 1)) return i + 1;
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

static uint32_t run_end(const struct naming *n, uint32_t first) {
    uint32_t last = first;
    bool headline = token_at(n, first)->extra;
    for (uint32_t next; (next = next_part(n, first, last)); last = next)
        if (headline && !is_evident(n, next) && !is_company(n, next) && !is_company_at(n, next)) break;
    return last;
}

/* --- ranks: titles and roles with capitals ------------------------------------- */

static bool is_saint(const struct naming *n, uint32_t i) { /* St. Louis */
    return token_among(n->block, i, " st st. saint ");
}

/* “Harbour Master”, “Chief of Staff”: the phrase of the lexicon from token i on that is a role; its tokens, or 0. */
static uint32_t rank_phrase(const struct naming *n, uint32_t i, uint32_t last) {
    if (!has(n, i, WORD_PHRASE)) return 0;
    for (uint32_t end = i + 2; end > i; end--)
        if (end <= last && name_phrase_classes(n->block, i, end) & (WORD_ROLE | WORD_TITLE)) return end - i + 1;
    return 0;
}

static bool is_rank(const struct naming *n, uint32_t i) {
    if (is_saint(n, i)) return false;
    if (has(n, i, FIRST_NAME | WORD_SURNAME) && !has(n, i, WORD_TITLE)) return false;
    return has(n, i, WORD_TITLE | WORD_ROLE);
}

/* A title that is only ever one: “Mr.”, “Gov.”, “Dr.” */
static bool is_address(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    return has(n, i, WORD_TITLE) && (bytes_of(n->block, token)[token->len - 1] == '.' || token_among(n->block, i, " mr mrs ms dr sir "));
}

/* How many bytes of a token are a name before a hyphen and small letters, as in “Beijing-based”; 0 where none
   are. `joined`: other words of the name stand before it. */
static uint32_t hyphen_cut(const struct naming *n, uint32_t i, bool joined, uint16_t *head) {
    const struct token *token = token_at(n, i);
    const char *at = bytes_of(n->block, token), *hyphen = memchr(at, '-', token->len);
    if (!hyphen || hyphen == at || hyphen - at + 2 >= token->len) return 0;
    uint32_t len = (uint32_t)(hyphen - at);
    *head = word_find(word_hash(at, len));
    if (len > 2 && at[len - 1] == '.') *head = word_find(word_hash(at, len - 1));
    if (hyphen[1] < 'a' || hyphen[1] > 'z') {
        *head = word_is(*head, WORD_NUMBER) ? *head : 0;
        return 0;
    }
    if (joined) return hyphen + 3 < at + token->len ? len : 0;
    if (*head ? !word_is(*head, PLACE_NAME | WORD_ORG_NAME) : !is_caps(token)) return 0;
    return word_is(*head, WORD_COMMON | FUNCTION_WORD) && !word_is(*head, WORD_COUNTRY) ? 0 : len;
}

/* “del Ponte” by itself: the small word before belongs to the name. */
static uint32_t with_particle(const struct naming *n, uint32_t first) {
    if (!first || !token_among(n->block, first - 1, " de del van von der den di da du bin ibn dos ter ")) return first;
    if (is_capital(token_at(n, first - 1)) || token_at(n, first)->flags & (TOKEN_FIRST | TOKEN_LINE)) return first;
    return first - 1;
}

/* “Serbs”: people, of whom none is named. */
static bool is_people(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    return has(n, i, WORD_PEOPLE) && bytes_of(n->block, token)[token->len - 1] == 's';
}

static void candidate_add(struct naming *n, struct name_candidate candidate) {
    const struct block *block = n->block;
    while (candidate.first < candidate.last && !is_capital(token_at(n, candidate.first)) &&
           !is_article_name(n, token_at(n, candidate.first)))
        candidate.first++;
    candidate.first = with_particle(n, candidate.first);
    const struct token *first = token_at(n, candidate.first), *last = token_at(n, candidate.last);
    uint32_t cut = hyphen_cut(n, candidate.last, candidate.first < candidate.last, &candidate.head);
    if (!cut) candidate.head = last->word;
    candidate.at = (struct span){ first->beg, last->beg + (cut ? cut : last->len) };
    candidate.headline = first->extra;
    bool alone = candidate.first == candidate.last;
    if (alone && last->len > 3 && last->len < 8 && bytes_of(block, last)[1] == '-' && name_token_is(block, candidate.first - 1, "(")) return; /* (D-Ohio) */
    bool speaks = has(n, candidate.last + 1, WORD_SAY);
    if (alone && word_is(last->word, WORD_PEOPLE) && !(speaks || candidate.titled)) return;
    if (alone && word_is(last->word, WORD_PEOPLE) && (is_people(n, candidate.last) || !word_is(last->word, KNOWN_NAME))) return;
    if (alone && token_among(block, candidate.last, " government governments state states ")) return;
    if (alone && word_is(last->word, WORD_TITLE | WORD_ROLE) && !word_is(last->word, KNOWN_NAME)) return;
    if (alone && last->len <= 2 && is_initial_letter(n, candidate.last)) return;
    uint32_t whole = name_phrase_classes(block, candidate.first, candidate.last);
    if (whole & WORD_NOT_NAME && !candidate.titled) return;
    if (whole & PLACE_NAME && !(whole & (FIRST_NAME | WORD_SURNAME))) candidate.titled = false; /* “candidate Texas Gov.” */
    struct name_candidate *added = vec_push(&n->block->scratch, &n->block->candidates);
    if (added) *added = candidate;
}

/* “NATO Alexander Grushko”, “German Ines Calder”: what a person is of, then the person. */
static bool is_body_and_person(const struct naming *n, uint32_t first, uint32_t last) {
    if (last < first + 1 || !has(n, first + 1, FIRST_NAME) || has(n, first, FIRST_NAME | WORD_SURNAME)) return false;
    for (uint32_t i = first + 1; i <= last; i++)
        if (is_body(n, i) && !has(n, i, FIRST_NAME | WORD_SURNAME)) return false;
    if (has(n, first, WORD_PEOPLE)) return true;
    return last > first + 1 && (is_caps(token_at(n, first)) || has(n, first, WORD_ORG_NAME | WORD_COUNTRY));
}

/* A title or a role with small letters, or an address, right before token `first`. */
static bool is_titled(const struct naming *n, uint32_t first) {
    if (!first || token_at(n, first)->flags & TOKEN_FIRST) return false;
    if (token_among(n->block, first - 1, " local source member fan head partner owner host ")) return false;
    return has(n, first - 1, WORD_TITLE | WORD_ROLE) && token_at(n, first - 1)->kind == TOKEN_WORD;
}

/* A run without a rank before the name's last word; `titled`: a title before it is its own. */
static void plain_add(struct naming *n, uint32_t first, uint32_t last, bool titled) {
    uint32_t end = last;
    while (end > first && is_rank(n, end) && !is_body(n, end) && !has(n, end, WORD_SURNAME) &&
           !token_among(n->block, end - 1, " of & "))
        end--;
    while (end > first && is_people(n, end)) end--; /* “Kosovo Serbs” */
    titled = titled && is_titled(n, first);
    while (first < end && has(n, first, WORD_COMMON) && !has(n, first, KNOWN_NAME | WORD_ORG | WORD_PLACE_WORD) &&
           has(n, first + 1, FIRST_NAME) && !has(n, first + 1, WORD_COMMON) && !has(n, end, WORD_ORG | WORD_PLACE_WORD))
        first++; /* “Year Ines Calder” */
    if (is_body_and_person(n, first, end)) {
        if (!has(n, first, WORD_PEOPLE)) candidate_add(n, (struct name_candidate){ .first = first, .last = first, .rank = first });
        candidate_add(n, (struct name_candidate){ .first = first + 1, .last = end, .rank = first, .titled = true });
        return;
    }
    if (last > first && rank_phrase(n, first, last) == last - first + 1) return; /* “the Harbour Master” */
    if (end < last && end == first && has(n, first, WORD_COMMON) && !has(n, first, KNOWN_NAME)) return; /* “Prime Minister” */
    candidate_add(n, (struct name_candidate){ .first = first, .last = end, .rank = first, .titled = titled && end == last });
}

/* A run of parts [first, last]: what stands before a rank, and the person after it. */
static void run_split(struct naming *n, uint32_t first, uint32_t last) {
    uint32_t rank = last + 1, rank_end = first;
    bool body = is_body(n, last) && !has(n, last, FIRST_NAME | WORD_SURNAME);
    for (uint32_t i = first; i < last; i++) {
        uint32_t phrase = rank_phrase(n, i, last - 1);
        if (phrase > 1 && !body) {
            if (rank > last) rank = i;
            i += phrase - 1;
            rank_end = i + 1;
            continue;
        }
        if (!is_rank(n, i) || (body && !is_address(n, i) && last - i < 3 && !has(n, i + 1, FIRST_NAME))) continue;
        if (token_among(n->block, i + 1, " of for ")) {
            if (!token_among(n->block, i, " secretary chief ") || i + 2 >= last) continue;
            if (rank > last) rank = i;
            rank_end = i + 3; /* Secretary of State */
        } else {
            if (rank > last) rank = i;
            if (i >= rank_end) rank_end = i + 1;
        }
    }
    if (rank > last) {
        plain_add(n, first, last, true);
        return;
    }
    uint32_t prefix_end = rank;
    while (prefix_end > first && has(n, prefix_end - 1, WORD_COMMON) && !has(n, prefix_end - 1, KNOWN_NAME | WORD_ORG))
        prefix_end--; /* “Foreign Minister”, “Harbour Master”: words of the rank */
    while (prefix_end > first && name_token(n->block, prefix_end - 1)->kind != TOKEN_WORD) prefix_end--;
    if (prefix_end > first) plain_add(n, first, prefix_end - 1, false);
    while (rank_end <= last && token_at(n, rank_end)->kind != TOKEN_WORD) rank_end++;
    while (rank_end < last && is_rank(n, rank_end)) rank_end++;
    if (rank_end <= last) candidate_add(n, (struct name_candidate){ .first = rank_end, .last = last, .rank = first, .titled = true });
}

/* “Beijing-based” alone. */
static bool hyphened_add(struct naming *n, uint32_t i) {
    uint16_t head = 0;
    uint32_t len = hyphen_cut(n, i, false, &head);
    if (!len) return word_is(head, WORD_PEOPLE | WORD_NUMBER); /* “American-led”, “Sixty-five” */
    struct name_candidate *added = vec_push(&n->block->scratch, &n->block->candidates);
    uint32_t beg = token_at(n, i)->beg;
    if (added)
        *added = (struct name_candidate){ .first = i, .last = i, .at = { beg, beg + len }, .head = head, .rank = i,
                                     .headline = token_at(n, i)->extra };
    return true;
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
}
