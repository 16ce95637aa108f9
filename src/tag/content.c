#include "quotes.h"

/* How many outer positions may stand between a verb and what it introduces. */
enum { ADJUNCTS = 24 };

static const char adjunct_prepositions[] = " on in at during to after before via through with from by over since for ";

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static bool is_passage_at(const struct quoting *q, uint32_t at, uint32_t end) {
    return at < end && outer_is_passage(q, at);
}

bool stretch_has_verb(const struct quoting *q, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at = outer_next(q, at))
        if (!outer_is_passage(q, at) && pos_is_finite(pos_at(q, at))) return true;
    return false;
}

/* One past the noun phrase at `at`, or `at` where none begins. */
static uint32_t over_phrase(const struct quoting *q, uint32_t at, uint32_t end) {
    struct phrase phrase = source_after(q, at, end);
    return phrase.found ? phrase.last + 1 : at;
}

static uint32_t over_chunk(const struct quoting *q, uint32_t at, uint32_t end) {
    uint32_t index = at < end ? chunk_at(q->block, at) : TAG_NONE;
    if (index == TAG_NONE || q->block->chunks.at[index].first != at) return at;
    return q->block->chunks.at[index].last + 1;
}

/* Over “also”, “on Tuesday”, “last week”, “in a statement”: one of them, else `at`. */
static uint32_t over_adjunct(const struct quoting *q, uint32_t at, uint32_t end) {
    if (at >= end || outer_is_passage(q, at)) return at;
    if (pos_at(q, at) == POS_ADVERB || pos_at(q, at) == POS_PARTICLE) return at + 1;
    if (token_among(q->block, at, adjunct_prepositions)) {
        uint32_t after = over_phrase(q, at + 1, end);
        return after > at + 1 ? after : at;
    }
    uint32_t after = over_chunk(q, at, end);
    if (after > at && phrase_is_time(q->block, at, after - 1)) return after;
    return at;
}

/* Does content begin here for certain: “that”, a colon, a passage, a comma and a passage? Where it begins, else 0. */
static uint32_t introduced_at(const struct quoting *q, uint32_t at, uint32_t end) {
    if (at >= end) return 0;
    if (outer_is_passage(q, at) || token_is(q->block, at, "that")) return at;
    if (token_is(q->block, at, ":") && at + 1 < end) return at + 1;
    if (token_is(q->block, at, ",") && is_passage_at(q, at + 1, end)) return at + 1;
    return 0;
}

/* From the verb over adjuncts to where content certainly begins, else 0. */
static uint32_t introduced_after(const struct quoting *q, uint32_t at, uint32_t end) {
    uint32_t from = at;
    while (at - from < ADJUNCTS) {
        uint32_t found = introduced_at(q, at, end);
        if (found) return found;
        if (at < end && token_is(q->block, at, ",")) { /* said, however, that */
            uint32_t close = at + 1;
            while (close < end && close - at < 9 && !token_is(q->block, close, ",")) close = outer_next(q, close);
            return close + 1 < end && token_is(q->block, close, ",") ? introduced_at(q, close + 1, end) : 0;
        }
        uint32_t after = over_adjunct(q, at, end);
        if (after == at) return 0;
        at = after;
    }
    return 0;
}

static bool clause_begins(const struct quoting *q, uint32_t at, uint32_t end) {
    uint32_t after = over_phrase(q, at, end);
    return after > at && stretch_has_verb(q, after, end < after + 12 ? end : after + 12);
}

/* Where the content of a verb begins to its right; `end` where it has none. */
static uint32_t content_begin(const struct quoting *q, const struct cue *cue, uint32_t end) {
    uint32_t at = cue->last + 1;
    uint16_t word = cue->word;
    if (at < end && pos_at(q, at) == POS_PARTICLE) at++;
    bool person = word_frame(word, 'p');
    uint32_t object = at;
    if (person && !is_passage_at(q, at, end)) object = over_phrase(q, at, end);
    uint32_t found = introduced_after(q, object, end);
    if (found && (word_frame(word, 'q') || word_frame(word, 't') || word_frame(word, 'o') || person)) return found;
    if (at >= end) return end;
    if (word_frame(word, 'i') && token_is(q->block, at, "to")) return at;
    if (word_frame(word, 'w') && token_among(q->block, object, " if whether what how why who when where which ")) return object;
    if (word_frame(word, 'f') && token_among(q->block, at, " of about for to on against at with ") && at + 1 < end)
        return at + 1;
    if (word_frame(word, 't') || person) {
        uint32_t clause = object;
        for (uint32_t next; clause < end && (next = over_adjunct(q, clause, end)) != clause;) clause = next;
        if (clause > object && clause_begins(q, clause, end)) return clause;
        if (person && object > at && object < end && clause_begins(q, object, end)) return object;
        if (!person && clause_begins(q, at, end)) return at;
        if (!person && token_is(q->block, at, "there")) return at;
    }
    if (word_frame(word, 'o') || (person && word_frame(word, 'i'))) {
        uint32_t noun = at;
        if (over_chunk(q, noun, end) > noun && !phrase_is_time(q->block, noun, over_chunk(q, noun, end) - 1)) return noun;
        if (pos_at(q, noun) == POS_VERB_ING || pos_at(q, noun) == POS_ADJECTIVE || pos_at(q, noun) == POS_DETERMINER) return noun;
    }
    return end;
}

struct stretch content_after(const struct quoting *q, const struct cue *cue, uint32_t end) {
    uint32_t begin = content_begin(q, cue, end);
    if (begin >= end) return (struct stretch){ end, end - 1 };
    uint32_t stop = content_end(q, begin, end);
    return (struct stretch){ begin, stop > begin ? stop - 1 : begin };
}

static bool is_speech_participle(const struct quoting *q, uint32_t at) {
    const struct token *token = &q->block->tokens.at[at];
    return token->pos == POS_VERB_ING && word_is(token->word, WORD_SAY) && word_percent(token->word) >= 40;
}

/* Does a new attribution begin at `at`, which follows a comma or “and”? */
static bool attribution_begins(const struct quoting *q, uint32_t at, uint32_t end) {
    if (at >= end || outer_is_passage(q, at)) return false;
    if (is_speech_participle(q, at)) return true;
    return token_is(q->block, at, "according") && token_is(q->block, at + 1, "to");
}

/* “and said”, “but Smith said”: the next words up to a verb of speech that is finite. */
static bool coordinate_begins(const struct quoting *q, uint32_t at, uint32_t end) {
    uint32_t after = over_phrase(q, at, end);
    for (int step = 0; step < 3 && after < end && pos_at(q, after) == POS_ADVERB; step++) after++;
    if (after >= end || outer_is_passage(q, after)) return false;
    const struct token *token = &q->block->tokens.at[after];
    return word_is(token->word, WORD_SAY) && word_percent(token->word) >= 60 &&
           (token->pos == POS_VERB_PAST || token->pos == POS_VERB_S);
}

uint32_t content_end(const struct quoting *q, uint32_t first, uint32_t end) {
    uint32_t at = first;
    while (at < end) {
        uint32_t next = outer_next(q, at);
        if (!outer_is_passage(q, at) && at > first) {
            bool comma = token_among(q->block, at, " , - – — -- ");
            if (comma && attribution_begins(q, next, end)) break;
            if (token_among(q->block, at, " and but while although though ") && coordinate_begins(q, next, end)) break;
        }
        at = next;
    }
    return content_trim(q, first, at);
}

uint32_t content_trim(const struct quoting *q, uint32_t first, uint32_t at) {
    while (at > first + 1) {
        uint32_t last = outer_prev(q, at);
        if (outer_is_passage(q, last)) break;
        uint8_t kind = q->block->tokens.at[last].kind;
        if (kind != TOKEN_STOP && kind != TOKEN_PUNCT) break;
        if (token_among(q->block, last, " ) ] % ")) break;
        at = last;
    }
    return at;
}
