#include "looks.h"
#include "notes.h"

/* How many words of a passage are looked at. */
enum { REACH = 60 };

/* --- what a token is to the passage beside it --- */

static unsigned beside_word(const struct quoting *q, uint32_t at) {
    const struct token *token = &q->block->tokens.at[at];
    static const uint8_t by_pos[POS_COUNT] = {
        [POS_DETERMINER] = BESIDE_DETERMINER, [POS_POSSESSIVE] = BESIDE_POSSESSIVE, [POS_PREPOSITION] = BESIDE_PREPOSITION,
        [POS_TO] = BESIDE_TO, [POS_ADJECTIVE] = BESIDE_ADJECTIVE, [POS_NOUN] = BESIDE_NOUN, [POS_NOUNS] = BESIDE_NOUN,
        [POS_NAME] = BESIDE_NAME, [POS_CONJUNCTION] = BESIDE_AND, [POS_ADVERB] = BESIDE_ADVERB,
        [POS_PRONOUN] = BESIDE_PRONOUN, [POS_NUMBER] = BESIDE_NUMBER, [POS_WH] = BESIDE_WH, [POS_CLITIC] = BESIDE_CLITIC,
        [POS_MODAL] = BESIDE_BE };
    if (token_is(q->block, at, "that")) return BESIDE_THAT;
    if (token_is(q->block, at, "as")) return BESIDE_AS;
    if (token_is(q->block, at, "the")) return BESIDE_THE;
    if (token_among(q->block, at, " a an ")) return BESIDE_A;
    if (token_among(q->block, at, " so-called called dubbed titled entitled nicknamed named known labeled labelled "))
        return BESIDE_NAMING;
    if (token_among(q->block, at, " film movie book novel show song album series magazine column article essay episode "
                                  "documentary program programme poem play musical memoir single hit anthem podcast sitcom "
                                  "comedy drama thriller opera ballad hymn tune biography autobiography newsletter "))
        return BESIDE_WORK;
    if (token_among(q->block, at, " word words term terms phrase slogan expression label nickname moniker hashtag motto "))
        return BESIDE_TERM;
    if (pos_is_verb(token->pos) && word_is(token->word, WORD_AUXILIARY)) return BESIDE_BE;
    if (pos_is_verb(token->pos)) return word_is(token->word, WORD_SAY | WORD_THINK) ? BESIDE_CUE : BESIDE_VERB;
    return by_pos[token->pos] ? by_pos[token->pos] : BESIDE_OTHER;
}

unsigned beside(const struct quoting *q, uint32_t at, uint32_t low, uint32_t end) {
    if (at < low || at >= end) return BESIDE_EDGE;
    if (outer_is_passage(q, at)) return BESIDE_PASSAGE;
    const struct token *token = &q->block->tokens.at[at];
    if (token->kind == TOKEN_STOP) return BESIDE_STOP;
    if (token->kind != TOKEN_PUNCT) return beside_word(q, at);
    if (token_is(q->block, at, ",")) return BESIDE_COMMA;
    if (token_among(q->block, at, " : ; ")) return BESIDE_COLON;
    return token_among(q->block, at, " ( ) [ ] ") ? BESIDE_BRACKET : BESIDE_DASH;
}

/* The word at `at` as the lexicon has it, unless it is a name; else what it is. */
uint64_t word_at(const struct quoting *q, int64_t at, uint32_t low, uint32_t end) {
    enum { NAMES = WORD_MALE | WORD_FEMALE | WORD_SURNAME | WORD_COUNTRY | WORD_CAPITAL | WORD_PEOPLE | WORD_PLACE | WORD_ORG_NAME };
    if (at < low || at >= end || at >= q->block->tokens.n) return 1;
    if (outer_is_passage(q, (uint32_t)at)) return 2;
    const struct token *token = &q->block->tokens.at[at];
    if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_STOP) return 256 + (unsigned char)q->block->text->at[token->beg];
    bool named = token->pos == POS_NAME || token->flags & TOKEN_CAPITAL || word_is(token->word, NAMES);
    return token->word && !named ? word_hash_of(token->word) : 64u + token->pos;
}

/* --- the passage ------------------------------------------------------------------- */

static unsigned passage_end(const struct quoting *q, const struct passage *passage) {
    const struct token *last = &q->block->tokens.at[passage->close - 1];
    if (passage->close <= passage->open + 1) return 0;
    if (token_is(q->block, passage->close - 1, ",")) return 1;
    if (last->kind != TOKEN_STOP) return 0;
    return token_is(q->block, passage->close - 1, ".") ? 2 : 3;
}

/* Whether other marks stand right beside these, with a comma or “and” between. */
static unsigned marks_beside(const struct quoting *q, const struct ranking *ranking, uint32_t open, uint32_t next) {
    unsigned found = 0;
    for (uint32_t at = open, step = 0; at > ranking->first && step < 4; step++) {
        at = outer_prev(q, at);
        if (outer_is_passage(q, at)) { found |= step ? 1 : 0; break; }
    }
    for (uint32_t at = next, step = 0; at < ranking->end && step < 4; step++, at = outer_next(q, at))
        if (outer_is_passage(q, at)) { found |= step ? 2 : 0; break; }
    if (ranking->before) found |= ranking->before->kind == RANK_NOBODY ? 4 : 8;
    return found;
}

static uint64_t shape_of(const struct token *token) {
    return (uint64_t)token->pos << 1 | (token->flags & TOKEN_CAPITAL ? 1 : 0);
}

static bool is_word(const struct token *token) {
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

static void looks_words(const struct quoting *q, const struct ranking *ranking, struct looks *looks) {
    enum { SHORT = 5 };
    const struct passage *passage = ranking->passage;
    uint32_t open = passage->open, next = outer_next(q, open), low = ranking->first, end = ranking->end;
    uint32_t first = open + 1, last = passage->close;
    while (last > first && !is_word(&q->block->tokens.at[last - 1])) last--;
    uint32_t before = open > low ? outer_prev(q, open) : TAG_NONE;
    looks->words[1] = before == TAG_NONE ? 1 : word_at(q, before, low, end);
    looks->words[0] = before == TAG_NONE || before <= low ? 1 : word_at(q, outer_prev(q, before), low, end);
    looks->words[2] = word_at(q, next, low, end);
    looks->words[3] = next < end ? word_at(q, outer_next(q, next), low, end) : 1;
    looks->inner[0] = word_at(q, first, 0, last);
    looks->inner[1] = word_at(q, (int64_t)last - 1, first, last);
    looks->count = least(last - first, 30);
    if (last - first <= SHORT)
        for (uint32_t at = first; at < last; at++) looks->shape = looks->shape << 8 | shape_of(&q->block->tokens.at[at]);
    else looks->shape = 1;
    looks->list = marks_beside(q, ranking, open, next);
}

struct looks looks_of(const struct quoting *q, const struct ranking *ranking) {
    const struct passage *passage = ranking->passage;
    struct looks looks = { 0 };
    const struct token *tokens = q->block->tokens.at;
    unsigned words = 0, capitals = 0;
    for (uint32_t i = passage->open + 1; i < passage->close && i < passage->open + REACH; i++) {
        if (!is_word(&tokens[i])) continue;
        if (!words) looks.capital = tokens[i].kind == TOKEN_NUMBER ? 2 : tokens[i].flags & TOKEN_CAPITAL;
        words++;
        capitals += (tokens[i].flags & TOKEN_CAPITAL) || word_is(tokens[i].word, WORD_PREPOSITION | WORD_DETERMINER | WORD_CONJUNCTION);
        looks.verb |= pos_is_finite(tokens[i].pos);
        looks.first_person |= word_is(tokens[i].word, WORD_PRONOUN) && word_traits(tokens[i].word) & TRAIT_FIRST;
    }
    looks.capital = least(looks.capital, 2);
    if (looks.capital == 2 && tokens[passage->open + 1].kind == TOKEN_WORD) looks.capital = 1;
    looks.length = words <= 1 ? 0 : words == 2 ? 1 : words <= 4 ? 2 : words <= 7 ? 3 : words <= 15 ? 4 : 5;
    looks.title = !words ? 0 : capitals == words ? 3 : capitals * 3 >= words * 2 ? 2 : capitals * 3 >= words;
    looks.end = passage_end(q, passage);
    uint32_t next = outer_next(q, passage->open);
    looks.before = passage->open > ranking->first ? beside(q, outer_prev(q, passage->open), ranking->first, ranking->end) : BESIDE_EDGE;
    looks.behind = beside(q, next, ranking->first, ranking->end);
    looks.place = (passage->open == ranking->first) | (next >= ranking->end) << 1 | (ranking->first == q->paragraph.first) << 2 |
                  (ranking->end > q->paragraph.last) << 3 | (unsigned)passage->continues << 4 |
                  (unsigned)(passage->outer.end == passage->at.end) << 5;
    looks_words(q, ranking, &looks);
    return looks;
}

/* --- titles ------------------------------------------------------------------------ */

/* “the channel’s “Morning Coast”, Friday’s “Morning Coast””: what a body has, or a day, and not what a person says. */
static bool is_bodys(const struct quoting *q, uint32_t owner) {
    const struct block *block = q->block;
    if (word_is(block->tokens.at[owner].word, WORD_ORG | WORD_ORG_NAME | WORD_MONTH) || block->tokens.at[owner].flags & TOKEN_ALL_CAPS) return true;
    uint32_t name = candidate_at(block, owner), mention = name == TAG_NONE ? TAG_NONE : block->mention + name;
    return mention < block->tags->mentions.n && block->tags->mentions.at[mention].type == ACTOR_ORGANIZATION;
}

/* “named its barge “Sea Level””, “dubbed the thief the”, “a crew calling itself the”: is that a verb of naming, a few words before? */
static bool was_named(const struct quoting *q, uint32_t last, uint32_t low) {
    enum { OBJECT = 5 };
    const struct block *block = q->block;
    if (last > low && token_among(block, last, " itself himself herself themselves ")) return token_among(block, last - 1, " calling calls call called ");
    for (uint32_t at = last, step = 0; at > low && step < OBJECT && !outer_is_passage(q, at); at--, step++) {
        const struct token *token = &block->tokens.at[at];
        if (token->kind != TOKEN_WORD && token->kind != TOKEN_CLITIC) return false;
        if (pos_is_verb(token->pos)) return step && token_among(block, at, NAMING) && !token_among(block, at, " called call calls calling ");
    }
    return false;
}

/* “a barge called “Sea Level””, “known as the”, “nicknamed”, “under the name”: a name follows; not “he called her”, which is what he said. */
static bool names_it(const struct quoting *q, uint32_t last, uint32_t low) {
    const struct block *block = q->block;
    if (last > low && token_is(block, last, "the") && !outer_is_passage(q, last - 1)) last--;
    if (token_among(block, last, " titled entitled subtitled nicknamed title name nickname moniker pseudonym ")) return true;
    if (last <= low || outer_is_passage(q, last - 1)) return false;
    if (was_named(q, last, low)) return true;
    if (token_is(block, last, "as")) {
        uint32_t known = last - 1;
        while (known > low && block->tokens.at[known].pos == POS_ADVERB) known--; /* known locally as */
        return token_is(block, known, "known");
    }
    const enum pos before = block->tokens.at[last - 1].pos;
    return token_among(block, last, NAMING) && (before == POS_NOUN || before == POS_NOUNS || before == POS_NAME || (token_is(block, last - 1, ",") && !token_is(block, last, "named")));
}

/* What stands before a title: “the film”, “the film,”, “sang”, “starred in”, “on”, “the channel’s”, another title and “and”. */
static bool leads_to_title(const struct quoting *q, const struct ranking *ranking, const struct looks *looks) {
    const struct block *block = q->block;
    uint32_t last = outer_prev(q, ranking->passage->open), low = ranking->first;
    if (looks->before == BESIDE_WORK) return true;
    if (token_among(block, last, " sang sing sings singing hummed performed starring ")) return true;
    if (looks->before == BESIDE_CUE) return looks->end == 0 && word_frame(block->tokens.at[last].word, 'p');
    if (last <= low || outer_is_passage(q, last)) return false;
    uint32_t before = outer_prev(q, last);
    if (looks->before == BESIDE_CLITIC) return is_bodys(q, before);
    if (token_is(block, last, ",") && beside(q, before, low, ranking->end) == BESIDE_WORK) return true;
    bool joined = token_among(block, last, " , and ") && outer_is_passage(q, before);
    if (joined && ranking->before && ranking->before->kind == RANK_NOBODY) return true;
    static const char of[] = " author authors editor co-editor star stars host director creator producer writer cast copy copies chapter episode scene "
                             "version adaptation production premiere performance screening strains tune chorus verse ";
    if (token_is(block, last, "of") && token_among(block, before, of)) return true;
    return token_among(block, last, " on in ") && looks->length > 0 && token_among(block, before, " appeared appearance appearances "
           "appears appearing starred stars starring role roles acted interview said aired broadcast sang ");
}

/* Nine books, among them “The Long Pier” */
static bool is_listed_work(const struct quoting *q, uint32_t last, uint32_t low) {
    enum { LIST = 5 };
    if (!token_among(q->block, last, " them including like as ")) return false;
    for (uint32_t at = last, step = 0; at > low && step < LIST && !outer_is_passage(q, at); at--, step++)
        if (token_among(q->block, at, " books novels films movies plays songs albums poems operas musicals hits singles shows works titles ")) return true;
    return false;
}

/* Voted “no”, the “yes” camp: what a ballot says. */
static bool is_ballot(const struct quoting *q, const struct passage *passage, uint32_t low, uint32_t end) {
    static const char ballots[] = " vote votes voted voting voter voters campaign campaigners camp side ballot ballots ";
    const uint32_t next = outer_next(q, passage->open);
    if (passage->close != passage->open + 2 || !token_among(q->block, passage->open + 1, " yes no ")) return false;
    return (next < end && token_among(q->block, next, ballots)) || (passage->open > low && token_among(q->block, passage->open - 1, ballots));
}

/* Found guilty of “reckless mooring”, two counts of “...”: what a law calls it. */
static bool names_offence(const struct quoting *q, uint32_t last, uint32_t low) {
    const struct block *block = q->block;
    if (last <= low || outer_is_passage(q, last) || outer_is_passage(q, last - 1)) return false;
    if (token_is(block, last, "with")) return token_is(block, last - 1, "charged");
    return token_is(block, last, "of") && token_among(block, last - 1, " guilty convicted count counts offence offense offences offenses crime ");
}

bool looks_title(const struct quoting *q, const struct ranking *ranking, const struct looks *looks) {
    if (is_ballot(q, ranking->passage, ranking->first, ranking->end)) return true;
    if (ranking->passage->open == ranking->first) return false;
    const uint32_t last = outer_prev(q, ranking->passage->open);
    if (names_offence(q, last, ranking->first)) return true;
    if (looks->title != 3) return false;
    if (names_it(q, last, ranking->first) || is_listed_work(q, last, ranking->first)) return true;
    return looks->end <= 2 && looks->length <= 3 && leads_to_title(q, ranking, looks);
}
