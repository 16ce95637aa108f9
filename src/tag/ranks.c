/* Ranks: a run of capitals cut into names, where a title, a role or a people's
   adjective parts them. */
#include "runs.h"

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

/* What a person is, or a body, by its politics: “Republican National Convention”, “conservative Quay News”. */
static bool is_leaning(const struct naming *n, uint32_t i) {
    return token_among(n->block, i, " republican democratic democrat conservative liberal socialist communist moderate ");
}

/* No word of a person's name among [first, last]: “National Convention” */
static bool is_common(const struct naming *n, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i <= last; i++) {
        if (has(n, i, FIRST_NAME | WORD_SURNAME)) return false;
        if (!has(n, i, WORD_COMMON | WORD_ORG | WORD_ROLE | FUNCTION_WORD) && !token_among(n->block, i, " national international central ")) return false;
    }
    return true;
}

/* A title that is only ever one: “Mr.”, “Gov.”, “Dr.” */
static bool is_address(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    return has(n, i, WORD_TITLE) && (bytes_of(n->block, token)[token->len - 1] == '.' || token_among(n->block, i, " mr mrs ms dr sir "));
}

/* “based”, “led”: what stands behind the hyphen after a name that is a word by itself, and not the second half of “Ji-hoon”. */
static bool is_hyphened_word(const char *at, size_t n) {
    static const char *const words[] = { "led", "born", "style", "era", "held", "run", "wide", "bound", "made", "area", "like", "type",
                                         "level", "free", "only", "wing", "day", "old", "friendly" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && !memcmp(at, words[i], n)) return true;
    return (n > 4 && !memcmp(at + n - 2, "ed", 2)) || (n > 5 && !memcmp(at + n - 3, "ing", 3));
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
    if (joined) return is_hyphened_word(hyphen + 1, token->len - len - 1) ? len : 0;
    if (*head ? !word_is(*head, KNOWN_NAME) : !is_caps(token)) return 0;
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

/* “(D-Ohio)”, “, R-Texas” */
static bool is_party_and_state(const struct naming *n, uint32_t i) {
    const struct token *token = token_at(n, i);
    const char *at = bytes_of(n->block, token);
    return i > 0 && token->len > 3 && at[1] == '-' && strchr("RDI", at[0]) && token_among(n->block, i - 1, " ( , ");
}

bool name_is_honour(const struct block *block, uint32_t i) {
    return name_token(block, i)->flags & TOKEN_ALL_CAPS && token_among(block, i, " qc kc mp mep msp mbe obe cbe kbe dbe phd ph.d. md m.d. frs esq ");
}

static void candidate_add(struct naming *n, struct name_candidate candidate) {
    const struct block *block = n->block;
    while (candidate.first < candidate.last && !is_capital(token_at(n, candidate.first)) &&
           !is_article_name(n, token_at(n, candidate.first)))
        candidate.first++;
    candidate.first = with_particle(n, candidate.first);
    while (candidate.first < candidate.last && name_is_honour(n->block, candidate.last) && !token_at(n, candidate.last)->extra) candidate.last--;
    const struct token *first = token_at(n, candidate.first), *last = token_at(n, candidate.last);
    uint32_t cut = hyphen_cut(n, candidate.last, candidate.first < candidate.last, &candidate.head);
    if (!cut) candidate.head = last->word;
    candidate.at = (struct span){ first->beg, last->beg + (cut ? cut : last->len) };
    candidate.headline = first->extra;
    candidate.addressed = candidate.first > 0 && !(first->flags & (TOKEN_FIRST | TOKEN_LINE)) && is_address(n, candidate.first - 1);
    bool alone = candidate.first == candidate.last;
    if (alone && is_party_and_state(n, candidate.last)) return;
    bool speaks = has(n, candidate.last + 1, WORD_SAY);
    if (alone && word_is(last->word, WORD_PEOPLE) && !(speaks || candidate.titled)) return;
    if (alone && word_is(last->word, WORD_PEOPLE) && (is_people(n, candidate.last) || !word_is(last->word, KNOWN_NAME))) return;
    if (alone && token_among(block, candidate.last, " government governments state states presidential congressional parliamentary middle central ")) return;
    if (alone && is_leaning(n, candidate.last)) return;
    if (alone && word_is(last->word, WORD_TITLE | WORD_ROLE) && !word_is(last->word, KNOWN_NAME) && !candidate.addressed) return;
    if (alone && word_is(last->word, WORD_TITLE) && !word_is(last->word, PLACE_NAME | WORD_ORG_NAME) && token_among(block, candidate.last + 1, " of ") && !candidate.addressed)
        return; /* “the Bishop of Oslo” */
    if (alone && last->len <= 2 && is_initial_letter(n, candidate.last)) return;
    uint32_t whole = name_phrase_classes(block, candidate.first, candidate.last);
    if (whole & WORD_NOT_NAME && !candidate.titled) return;
    if (whole & (WORD_TITLE | WORD_ROLE) && !(whole & KNOWN_NAME) && !candidate.addressed) return; /* “Press Secretary” */
    candidate.titled |= candidate.addressed;
    bool place = whole & PLACE_NAME && !(whole & (FIRST_NAME | WORD_SURNAME));
    if (place && !candidate.addressed) candidate.titled = false; /* “candidate Texas Gov.” */
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
    if (token_among(n->block, first - 1, " local source member fan head partner owner host fellow rival sibling parent broadcaster "
                                            "brewer distiller winemaker publisher manufacturer maker retailer developer operator contractor "
                                            "distributor promoter sponsor bookmaker auctioneer caterer importer supplier grower producer ") || is_leaning(n, first - 1)) return false;
    return has(n, first - 1, WORD_TITLE | WORD_ROLE) && token_at(n, first - 1)->kind == TOKEN_WORD;
}

/* A run without a rank before the name's last word; `titled`: a title before it is its own. */
static void plain_add(struct naming *n, uint32_t first, uint32_t last, bool titled) {
    uint32_t end = last;
    while (end > first && is_rank(n, end) && !is_body(n, end) && !has(n, end, WORD_SURNAME) && !is_generation(n, end) &&
           !token_among(n->block, end - 1, " of & "))
        end--;
    while (end > first && end < last && token_among(n->block, end, " deputy high vice assistant acting senior principal ")) end--;
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
void run_split(struct naming *n, uint32_t first, uint32_t last) {
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
    if (rank > last || (is_leaning(n, rank) && rank_end == rank + 1 && is_common(n, rank_end, last))) {
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
bool hyphened_add(struct naming *n, uint32_t i) {
    uint16_t head = 0;
    uint32_t len = hyphen_cut(n, i, false, &head);
    bool party = token_among(n->block, i, " republican-leaning democratic-leaning republican-led democratic-led ") ||
                 token_among(n->block, i, " republican-controlled democratic-controlled republican-backed democratic-backed ");
    if (!len) return party || word_is(head, WORD_PEOPLE | WORD_NUMBER); /* “American-led”, “Sixty-five” */
    struct name_candidate *added = vec_push(&n->block->scratch, &n->block->candidates);
    uint32_t beg = token_at(n, i)->beg;
    if (added)
        *added = (struct name_candidate){ .first = i, .last = i, .at = { beg, beg + len }, .head = head, .rank = i,
                                     .headline = token_at(n, i)->extra };
    return true;
}
