#include "notes.h"
#include "quotes.h"

/* How far a search for a source looks, in outer positions and in steps. */
enum { REACH = 60, ASIDES = 10, VERBS = 3, DEPTH = 2, PHRASES_TOLD = 3 };

/* How many tokens a passage may hold that stands within an aside: Hill, who wrote “The Long Way,” said */
enum { TITLE = 9 };

static const char prepositions[] =
    " of for in at from with to by on under against among near inside outside between about into over through within "
    "without behind across around including ";

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static bool is_comma(const struct quoting *q, uint32_t at) {
    return token_among(q->block, at, " , - – — -- ");
}

static bool is_wh(const struct quoting *q, uint32_t at) {
    return token_among(q->block, at, " who which whom whose that where when ");
}

bool phrase_is_time(const struct block *block, uint32_t first, uint32_t last) {
    (void)first;
    if (word_is(block->tokens.at[last].word, WORD_MONTH)) return true;
    if (block->tokens.at[last].kind == TOKEN_NUMBER && block->tokens.at[last].len == 4) return true;
    if (token_is(block, last, "times") && block->tokens.at[last].flags & TOKEN_CAPITAL) return false; /* a newspaper */
    return token_among(block, last,
                       " day days week weeks month months year years morning afternoon evening night time times moment "
                       "today yesterday tomorrow minute minutes hour hours decade decades weekend spring summer autumn "
                       "fall winter point ");
}

/* The base noun phrase whose last token is `last`. */
static struct phrase phrase_ending(const struct quoting *q, uint32_t last) {
    const struct chunk *chunk = chunk_ending(q->block, last);
    return chunk ? (struct phrase){ chunk->first, chunk->last, true } : (struct phrase){ 0 };
}

static struct phrase chunk_beginning(const struct quoting *q, uint32_t first) {
    uint32_t index = chunk_at(q->block, first);
    if (index == TAG_NONE) return (struct phrase){ 0 };
    const struct chunk *chunk = &q->block->chunks.at[index];
    return (struct phrase){ chunk->first, chunk->last, chunk->first == first };
}

/* Is the noun phrase before “and” the object of a verb, so that a new clause begins after it? */
static bool is_object(const struct quoting *q, uint32_t low, uint32_t first) {
    if (first <= low) return false;
    enum pos before = pos_at(q, first - 1);
    return pos_is_verb(before) || before == POS_PREPOSITION || before == POS_TO || before == POS_PARTICLE;
}

/* The noun phrase that ends at `last`, with the phrases it hangs from: “a spokeswoman for NATO”. */
struct phrase source_ending(const struct quoting *q, uint32_t low, uint32_t last) {
    struct phrase phrase = phrase_ending(q, last);
    if (phrase.found && phrase_is_time(q->block, phrase.first, phrase.last)) return phrase;
    for (int step = 0; phrase.found && phrase.first > low && step < ASIDES; step++) {
        uint32_t link = phrase.first - 1;
        if (link <= low || outer_is_passage(q, link)) break;
        struct phrase outer = phrase_ending(q, link - 1);
        if (!outer.found || outer.first < low) break;
        bool and = token_among(q->block, link, " and or & ") && !is_object(q, low, outer.first) &&
                   !phrase_is_time(q->block, outer.first, outer.last);
        if (pos_at(q, link) != POS_CLITIC && !token_among(q->block, link, prepositions) && !and) break;
        if (token_among(q->block, outer.last, " it he she they ") || is_wh(q, outer.first)) break;
        phrase.first = outer.first;
    }
    return phrase;
}

bool verb_tells_more(const struct quoting *q, uint32_t at, uint32_t end) {
    const struct token *token = &q->block->tokens.at[at];
    if ((token->pos != POS_VERB_PAST && token->pos != POS_PARTICIPLE) || word_is(token->word, WORD_SAY | WORD_AUXILIARY) || !at) return false;
    const struct chunk *before = chunk_ending(q->block, at - 1);
    if (!before || before->kind != CHUNK_NOUN || outer_is_passage(q, at)) return false;
    uint32_t next = at + 1;
    for (int step = 0; step < PHRASES_TOLD && next < end && !outer_is_passage(q, next); step++) {
        bool link = token_among(q->block, next, prepositions);
        struct phrase more = chunk_beginning(q, next + link);
        if (!more.found || more.last >= end || (!link && !phrase_is_time(q->block, more.first, more.last))) break;
        next = more.last + 1;
    }
    if (next > end || next >= q->block->tokens.n || outer_is_passage(q, next)) return false;
    return pos_is_finite(pos_at(q, next)) || (pos_at(q, next) == POS_PARTICIPLE && token_is(q->block, next + 1, "that"));
}

/* “a source speaking to the Gazette said”, “a letter sent by the board on Monday said”: the subject begins before what tells more of it. */
static struct phrase subject_ending(const struct quoting *q, uint32_t low, uint32_t last) {
    struct phrase phrase = source_ending(q, low, last);
    uint32_t first = phrase.first;
    for (int step = 0; phrase.found && step < PHRASES_TOLD; step++) {
        if (first < low + 3 || outer_is_passage(q, first - 1)) break;
        uint32_t link = first - 1, more = link - 1;
        if (!token_among(q->block, link, prepositions) || outer_is_passage(q, more) || outer_is_passage(q, more - 1)) break;
        bool told = pos_at(q, more) == POS_PARTICIPLE && token_among(q->block, link, " by in at on from for to with "); /* not “called for” */
        if (pos_at(q, more) == POS_VERB_ING || told || verb_tells_more(q, more, last + 1)) {
            struct phrase outer = source_ending(q, low, more - 1);
            if (outer.found && !phrase_is_time(q->block, outer.first, outer.last) && pos_at(q, outer.last) != POS_PRONOUN) phrase.first = outer.first;
            break;
        }
        struct phrase before = source_ending(q, low, more);
        if (!before.found) break;
        first = before.first;
    }
    return phrase;
}

/* “a poll taken on Monday”, “the order released Friday”, “those asked”, “a friend close to the board”: a noun and a participle that
   tells more of it, at `at`: the last token of that; else TAG_NONE. */
static uint32_t told_more(const struct quoting *q, uint32_t at, uint32_t end) {
    if (at >= end || outer_is_passage(q, at)) return TAG_NONE;
    const struct chunk *chunk = chunk_ending(q->block, at - 1);
    if (!chunk || chunk->kind != CHUNK_NOUN) return TAG_NONE;
    if (token_among(q->block, at, " close familiar ")) return token_among(q->block, at + 1, " to with ") ? at : TAG_NONE;
    if (pos_at(q, at) != POS_PARTICIPLE || word_is(q->block->tokens.at[at].word, WORD_AUXILIARY)) return TAG_NONE;
    struct phrase time = at + 1 < end ? chunk_beginning(q, at + 1) : (struct phrase){ 0 };
    if (time.found && time.last < end && phrase_is_time(q->block, time.first, time.last)) return time.last;
    bool ends = at + 1 >= end || q->block->tokens.at[at + 1].kind == TOKEN_STOP || q->block->tokens.at[at + 1].kind == TOKEN_PUNCT;
    return ends || token_among(q->block, at + 1, prepositions) || token_is(q->block, at + 1, "to") ? at : TAG_NONE;
}

/* A name goes on where a chunk ends within it: “Pierre | de Voss”. */
static void finish_name(const struct quoting *q, struct phrase *phrase, uint32_t end) {
    if (phrase->last + 1 >= end || !(q->block->tokens.at[phrase->last].flags & TOKEN_CAPITAL)) return;
    uint32_t name = candidate_at(q->block, phrase->last);
    if (name != TAG_NONE && q->block->candidates.at[name].last < end) phrase->last = q->block->candidates.at[name].last;
}

/* The noun phrase from `first` on with its “of ...”, “for ...”, at most up to `end`. */
static struct phrase phrase_beginning(const struct quoting *q, uint32_t first, uint32_t end) {
    struct phrase phrase = chunk_beginning(q, first);
    if (phrase.found && token_is(q->block, phrase.last + 1, "ranking") && phrase.last + 2 < end && chunk_at(q->block, phrase.last + 2) != TAG_NONE) {
        phrase.last = q->block->chunks.at[chunk_at(q->block, phrase.last + 2)].last; /* “Harbours ranking member Ines Calder” */
        if (phrase.last >= end) phrase.last = end - 1;
    }
    if (phrase.found) finish_name(q, &phrase, end);
    for (int step = 0; phrase.found && step < ASIDES; step++) {
        uint32_t more = told_more(q, phrase.last + 1, end);
        if (more != TAG_NONE) phrase.last = more;
        uint32_t link = phrase.last + 1;
        if (link + 1 >= end || outer_is_passage(q, link)) break;
        uint32_t next = pos_at(q, link) == POS_CLITIC || token_among(q->block, link, " of for at from and & by with within ") ? link + 1 : end;
        struct phrase inner = { 0 };
        if (next < end) inner = chunk_beginning(q, next);
        if (!inner.found || inner.last >= end) break;
        if (token_is(q->block, link, "and") && inner.last + 1 < end && pos_is_verb(pos_at(q, inner.last + 1))) break;
        phrase.last = inner.last;
    }
    return phrase;
}

/* What a stretch between two commas is to the subject that is looked for. */
enum aside { ASIDE_PHRASE, ASIDE_SKIP, ASIDE_CLAUSE };

static bool finite_in(const struct quoting *q, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at = outer_next(q, at))
        if (!outer_is_passage(q, at) && pos_is_finite(pos_at(q, at))) return true;
    return false;
}

/* Leave out “But”, “Still”, “when” at the head of a stretch. */
static uint32_t skip_opener(const struct quoting *q, uint32_t first, uint32_t end) {
    while (first < end && (pos_at(q, first) == POS_CONJUNCTION || pos_at(q, first) == POS_ADVERB ||
                           token_among(q->block, first, " when while as if because although though that since after "
                                                        "before but and whereas even so until ")))
        first++;
    return first;
}

static bool ends_in_ing(const struct quoting *q, uint32_t at) {
    const struct token *token = &q->block->tokens.at[at];
    return token->len > 4 && !memcmp(q->block->text->at + token->beg + token->len - 3, "ing", 3);
}

static enum aside aside_kind(const struct quoting *q, uint32_t first, uint32_t end, struct phrase *phrase) {
    uint32_t at = skip_opener(q, first, end);
    if (at >= end) return ASIDE_SKIP;
    if (is_wh(q, at) || pos_at(q, at) == POS_WH) return ASIDE_SKIP;
    if (at + 1 < end && token_among(q->block, at, prepositions) && pos_at(q, at + 1) == POS_WH) return ASIDE_SKIP; /* with whom */
    struct phrase found = phrase_beginning(q, at, end);
    if (found.found && found.first == found.last && found.last + 1 < end && q->block->tokens.at[at].flags & TOKEN_FIRST &&
        ends_in_ing(q, at) && chunk_at(q->block, at + 1) != TAG_NONE)
        return ASIDE_SKIP; /* Recalling that day, S said */
    if (found.found && !finite_in(q, found.last + 1, end)) {
        if (phrase_is_time(q->block, found.first, found.last) || q->block->tokens.at[at].kind == TOKEN_NUMBER) return ASIDE_SKIP;
        *phrase = found;
        return ASIDE_PHRASE;
    }
    if (finite_in(q, at, end)) {
        enum pos pos = pos_at(q, at);
        bool relative = found.found && found.last + 1 < end && is_wh(q, found.last + 1);
        if (relative) *phrase = found;
        if (relative) return ASIDE_PHRASE;
        return pos == POS_VERB_ING || pos == POS_PARTICIPLE || pos == POS_VERB_PAST ? ASIDE_SKIP : ASIDE_CLAUSE;
    }
    return ASIDE_SKIP;
}

/* “words that Lund, for one, called”: the subject of a clause of its own that ends at `end`. */
static struct phrase clause_subject(const struct quoting *q, uint32_t low, uint32_t end) {
    struct phrase phrase = end > low ? phrase_ending(q, end - 1) : (struct phrase){ 0 };
    bool opens = phrase.found && phrase.first > low && token_among(q->block, phrase.first - 1, " that which whom what when while because if although though whereas unless ");
    phrase.found = opens && !phrase_is_time(q->block, phrase.first, phrase.last);
    return phrase;
}

/* The subject before an aside that ends with the comma at `comma`: “Smith, a lawyer from Ohio, said”. */
static struct phrase over_asides(const struct quoting *q, uint32_t low, uint32_t comma) {
    struct phrase best = { 0 };
    uint32_t end = comma;
    for (int step = 0; step < ASIDES && end > low; step++) {
        uint32_t first = end;
        for (int reach = 0; first > low && reach < REACH; reach++) {
            uint32_t before = outer_prev(q, first);
            if (is_comma(q, before) || token_among(q->block, before, " ; : ")) break;
            if (outer_is_passage(q, before) && outer_passage(q, before)->close - before > TITLE) break;
            first = before;
        }
        struct phrase phrase = step ? clause_subject(q, first, end) : (struct phrase){ 0 };
        if (phrase.found) return phrase;
        enum aside kind = aside_kind(q, first, end, &phrase);
        if (kind == ASIDE_CLAUSE) break;
        if (kind == ASIDE_PHRASE) best = phrase;
        if (first <= low || !is_comma(q, first - 1)) break;
        end = first - 1;
    }
    return best;
}

static struct phrase subject_of(const struct quoting *q, uint32_t low, uint32_t verb, int depth);

/* The finite verb nearest before `at` that is not inside a relative clause. */
static struct phrase subject_of_verb_before(const struct quoting *q, uint32_t low, uint32_t at, int depth) {
    for (int reach = 0, verbs = 0; at > low && reach < REACH && verbs < VERBS && depth < DEPTH; reach++) {
        at = outer_prev(q, at);
        if (outer_is_passage(q, at) || !pos_is_finite(pos_at(q, at))) continue;
        verbs++;
        struct phrase found = subject_of(q, low, at, depth + 1);
        if (found.found && !is_wh(q, found.first)) return found;
    }
    return (struct phrase){ 0 };
}

static struct phrase subject_of(const struct quoting *q, uint32_t low, uint32_t verb, int depth) {
    struct verb_group group = verb_group_at(q->block, verb);
    uint32_t first = group.first <= verb && group.first >= low ? group.first : verb;
    bool participle = pos_at(q, verb) == POS_VERB_ING && first == verb;
    if (first <= low) return (struct phrase){ 0 };
    uint32_t at = outer_prev(q, first);
    for (int reach = 0; at > low && reach < REACH && pos_at(q, at) == POS_ADVERB; reach++) at = outer_prev(q, at);
    if (token_is(q->block, at, ")")) {
        for (int reach = 0; at > low && reach < REACH && !token_is(q->block, at, "("); reach++) at = outer_prev(q, at);
        if (at > low) at = outer_prev(q, at);
    }
    if (outer_is_passage(q, at)) return (struct phrase){ 0 };
    if (pos_at(q, at) == POS_CONJUNCTION || token_is(q->block, at, "then"))
        return subject_of_verb_before(q, low, at, depth);
    if (is_comma(q, at)) {
        if (participle) return subject_of_verb_before(q, low, at, depth);
        struct phrase found = over_asides(q, low, at);
        return found.found ? found : subject_of_verb_before(q, low, at, depth);
    }
    if (is_wh(q, at)) return (struct phrase){ at, at, true };
    struct phrase found = subject_ending(q, low, at);
    uint32_t has = found.found && found.first > low + 2 && token_among(q->block, found.first - 1, prepositions) ? found.first - 2 : TAG_NONE;
    if (has != TAG_NONE && depth < DEPTH && token_among(q->block, has, " has have had ") && !outer_is_passage(q, has)) /* S has in the past said */
        return subject_of(q, low, has, depth + 1);
    if (found.found && found.last > found.first && token_is(q->block, found.last, "further")) found.last--; /* Lund further said */
    bool several = found.found && chunk_at(q->block, found.first) != chunk_at(q->block, found.last);
    if (found.found && (several || !phrase_is_time(q->block, found.first, found.last))) return found;
    if (found.found && found.first > low) { /* “Smith on Tuesday said”, “Smith later Tuesday said” */
        at = outer_prev(q, found.first);
        if (token_among(q->block, at, " on in at during after before since for ") && at > low) at = outer_prev(q, at);
        while (at > low && pos_at(q, at) == POS_ADVERB) at = outer_prev(q, at);
        if (is_comma(q, at)) return over_asides(q, low, at);
        bool told = at > low && (pos_at(q, at) == POS_PARTICIPLE || pos_at(q, at) == POS_VERB_PAST); /* “the order released Friday said” */
        if (!told) return subject_ending(q, low, at);
        struct phrase order = source_ending(q, low, outer_prev(q, at));
        if (order.found && at + 1 == found.first) order.last = found.last;
        return order;
    }
    if (at > low && verb_tells_more(q, at, verb)) { /* those asked said */
        struct phrase asked = source_ending(q, low, at - 1);
        if (asked.found) asked.last = at;
        return asked;
    }
    if (participle || pos_at(q, at) == POS_TO || pos_at(q, at) == POS_PREPOSITION)
        return subject_of_verb_before(q, low, at, depth);
    return (struct phrase){ 0 };
}

struct phrase source_before(const struct quoting *q, uint32_t low, uint32_t verb) {
    return subject_of(q, low, verb, 0);
}

struct phrase source_after(const struct quoting *q, uint32_t at, uint32_t end) {
    for (int reach = 0; at < end && reach < REACH && pos_at(q, at) == POS_ADVERB; reach++) at++;
    return at < end ? phrase_beginning(q, at, end) : (struct phrase){ 0 };
}
