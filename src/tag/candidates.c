#include "cuemodel.h"

/* How many phrases may stand between a cue and its content, and how far a comma's second one is looked for. */
enum { PATH = 6, ASIDE = 10, AHEAD = 14, STEM = 5, BACK = 30 };

/* What stands between a cue and its content. */
enum step { STEP_PRONOUN = 1, STEP_NAME, STEP_NOUN, STEP_TIME, STEP_ADVERB, STEP_PARTICLE, STEP_ADJUNCT, STEP_PREPOSITION,
            STEP_COMMA, STEP_COLON, STEP_ASIDE };

enum who { WHO_NONE, WHO_WH, WHO_PERSON, WHO_THING, WHO_NAME, WHO_GROUP, WHO_ROLE, WHO_NOUN, WHO_TIME, WHO_FIRST };

/* What a token is that is no word of a closed class. */
enum { SEEN_NOTHING = 1, SEEN_PASSAGE, SEEN_POS = 64, SEEN_CHARACTER = 256 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return (enum pos)q->block->tokens.at[at].pos;
}

static const struct token *token_at(const struct quoting *q, uint32_t at) {
    return &q->block->tokens.at[at];
}

static bool is_closed_class(const struct token *token) {
    return word_is(token->word, WORD_PRONOUN | WORD_PREPOSITION | WORD_CONJUNCTION | WORD_DETERMINER | WORD_AUXILIARY);
}

uint64_t token_seen(const struct quoting *q, uint32_t at, uint32_t end) {
    if (at >= end) return SEEN_NOTHING;
    if (outer_is_passage(q, at)) return SEEN_PASSAGE;
    const struct token *token = token_at(q, at);
    if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_STOP)
        return SEEN_CHARACTER + (unsigned char)q->block->text->at[token->beg];
    if (is_closed_class(token)) return word_hash_of(token->word);
    return SEEN_POS + token->pos;
}

/* --- the cue ------------------------------------------------------------------ */

unsigned who_is(const struct quoting *q, struct phrase phrase) {
    if (!phrase.found) return WHO_NONE;
    uint32_t index = chunk_at(q->block, phrase.first);
    uint32_t head = index == TAG_NONE ? phrase.last : q->block->chunks.at[index].last;
    const struct token *token = token_at(q, head);
    enum pos pos = (enum pos)token->pos;
    if (pos == POS_WH || token_among(q->block, head, " who that which ")) return WHO_WH;
    if (phrase_is_time(q->block, phrase.first, head)) return WHO_TIME;
    if (token_among(q->block, head, " i we you ")) return WHO_FIRST;
    if (token_among(q->block, head, " he she they ")) return WHO_PERSON;
    if (pos == POS_PRONOUN || token_among(q->block, head, " it this that ")) return WHO_THING;
    if (word_is(token->word, WORD_ROLE)) return WHO_ROLE;
    if (word_is(token->word, WORD_GROUP)) return WHO_GROUP;
    return pos == POS_NAME ? WHO_NAME : WHO_NOUN;
}

/* “Smith’s claim that”, “their claim that” */
static struct phrase possessor(const struct quoting *q, uint32_t first, uint32_t noun) {
    uint32_t index = chunk_at(q->block, noun);
    if (index == TAG_NONE) return (struct phrase){ 0 };
    uint32_t at = q->block->chunks.at[index].first;
    if (at >= first && pos_at(q, at) == POS_POSSESSIVE) return (struct phrase){ at, at, true };
    if (at <= first + 1 || pos_at(q, at - 1) != POS_CLITIC) return (struct phrase){ 0 };
    uint32_t owner = chunk_at(q->block, at - 2);
    if (owner == TAG_NONE || q->block->chunks.at[owner].first < first) return (struct phrase){ 0 };
    return (struct phrase){ q->block->chunks.at[owner].first, q->block->chunks.at[owner].last, true };
}

static struct phrase subject_of_cue(const struct quoting *q, const struct cue *cue, uint32_t first) {
    if (!(cue->flags & CUE_NOUN)) return source_before(q, first, cue->first);
    return possessor(q, first, cue->first);
}

/* The first letters of the cue: forms of one verb share what is learned. */
static uint64_t stem_of(const struct quoting *q, const struct token *token) {
    return word_hash(q->block->text->at + token->beg, token->len < STEM ? token->len : STEM);
}

/* How many finite verbs of the period stand before the cue, and whether marks do. */
static unsigned verbs_before(const struct quoting *q, uint32_t first, uint32_t at) {
    unsigned verbs = 0;
    for (int step = 0; step < BACK && at > first && verbs < 3; step++) {
        at = outer_prev(q, at);
        verbs += !outer_is_passage(q, at) && pos_is_finite(pos_at(q, at));
    }
    return verbs | (at > first ? 0 : 4);
}

struct cue_facts cue_facts(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct cue_facts facts = { .cue = cue, .first = first, .end = end };
    struct verb_group group = verb_group_at(q->block, cue->first);
    const struct token *token = token_at(q, cue->first);
    facts.group = group.first >= first && group.first <= cue->first ? group.first : cue->first;
    facts.subject = subject_of_cue(q, cue, first);
    facts.who = who_is(q, facts.subject);
    facts.word = word_hash_of(cue->word);
    facts.stem = stem_of(q, token);
    facts.lead = token_seen(q, facts.group, end);
    facts.verbs = verbs_before(q, first, facts.group);
    facts.shape = cue->flags | (unsigned)token->pos << 9 | (unsigned)(token->flags & TOKEN_CAPITAL) << 14;
    facts.before = (unsigned)(facts.group > first ? token_seen(q, outer_prev(q, facts.group), end) : SEEN_NOTHING);
    return facts;
}

/* --- where content may begin ---------------------------------------------------- */

struct walk {
    const struct quoting *q;
    struct candidate *at;
    unsigned n;
    uint32_t end, path;
};

static void candidate_add(struct walk *walk, uint32_t begin, uint32_t path, enum candidate_kind kind) {
    if (walk->n < CUE_CANDIDATES) walk->at[walk->n++] = (struct candidate){ begin, path, (uint8_t)kind };
}

static uint32_t over_chunk(const struct quoting *q, uint32_t at, uint32_t end) {
    uint32_t index = at < end ? chunk_at(q->block, at) : TAG_NONE;
    if (index == TAG_NONE || q->block->chunks.at[index].first != at) return at;
    uint32_t after = q->block->chunks.at[index].last + 1;
    return after < end ? after : end;
}

static uint32_t over_phrase(const struct quoting *q, uint32_t at, uint32_t end) {
    struct phrase phrase = source_after(q, at, end);
    return phrase.found ? phrase.last + 1 : at;
}

static enum step step_of_chunk(const struct quoting *q, uint32_t first, uint32_t last) {
    if (phrase_is_time(q->block, first, last)) return STEP_TIME;
    if (pos_at(q, last) == POS_PRONOUN) return STEP_PRONOUN;
    return pos_at(q, last) == POS_NAME ? STEP_NAME : STEP_NOUN;
}

static uint32_t over_aside(const struct quoting *q, uint32_t comma, uint32_t end) {
    uint32_t at = comma + 1;
    for (int step = 0; step < ASIDE && at < end && !outer_is_passage(q, at); step++, at++)
        if (token_is(q->block, at, ",")) return at + 1;
    return comma;
}

/* The place after the phrase at `at`, and what it is; `at` where nothing may be passed over. */
static uint32_t step_over(const struct quoting *q, uint32_t at, uint32_t end, enum step *step) {
    enum pos pos = pos_at(q, at);
    uint32_t after;
    if (pos == POS_ADVERB || pos == POS_PARTICLE) {
        *step = pos == POS_ADVERB ? STEP_ADVERB : STEP_PARTICLE;
        return at + 1;
    }
    if (pos == POS_PREPOSITION || pos == POS_TO) {
        *step = STEP_ADJUNCT;
        after = over_phrase(q, at + 1, end);
        return after > at + 1 ? after : at;
    }
    if (token_is(q->block, at, ",")) {
        *step = STEP_ASIDE;
        after = over_aside(q, at, end);
        return after;
    }
    after = over_chunk(q, at, end);
    if (after > at) *step = step_of_chunk(q, at, after - 1);
    return after;
}

/* The candidates at one place: it, what a preposition, a comma or a colon holds. */
static void candidates_at(struct walk *walk, uint32_t at) {
    const struct quoting *q = walk->q;
    bool comma = token_is(q->block, at, ","), colon = token_is(q->block, at, ":");
    if (!comma && !colon && token_at(q, at)->kind != TOKEN_STOP && token_at(q, at)->kind != TOKEN_PUNCT)
        candidate_add(walk, at, walk->path, CANDIDATE_RIGHT);
    if (at + 1 >= walk->end) return;
    if (comma || colon) candidate_add(walk, at + 1, walk->path << 4 | (comma ? STEP_COMMA : STEP_COLON), CANDIDATE_RIGHT);
    else if (pos_at(q, at) == POS_PREPOSITION || pos_at(q, at) == POS_TO)
        candidate_add(walk, at + 1, walk->path << 4 | STEP_PREPOSITION, CANDIDATE_RIGHT);
}

static bool begins_for_certain(const struct quoting *q, uint32_t at) {
    enum pos pos = pos_at(q, at);
    return outer_is_passage(q, at) || token_is(q->block, at, "that") || pos == POS_WH || pos_is_verb(pos) || pos == POS_MODAL;
}

/* What is seen of content to the left: its shape, what stands between, whether the source is all the attribution has. */
static uint32_t left_path(const struct quoting *q, const struct cue_facts *facts) {
    const struct left *left = &facts->left;
    bool bare = (left->shape & LEFT_INVERTED ? left->source.last : facts->cue->last) + 1 == left->tail;
    return left->shape << 4 | bare << 8 | (left->tail >= facts->end) << 9 | who_is(q, left->source) << 12;
}

unsigned cue_candidates(const struct quoting *q, const struct cue_facts *facts, struct candidate at[CUE_CANDIDATES]) {
    struct walk walk = { q, at, 0, facts->end, 0 };
    uint32_t place = facts->cue->last + 1;
    bool raises = facts->subject.found && !(facts->cue->flags & CUE_NOUN) &&
                  (facts->cue->flags & (CUE_PASSIVE | CUE_THOUGHT) || word_frame(facts->cue->word, 'i'));
    if (raises && place < facts->end && !outer_is_passage(q, place)) candidate_add(&walk, place, 0, CANDIDATE_RAISED);
    if (facts->subject.found && facts->cue->flags & CUE_PASSIVE) candidate_add(&walk, place, 0, CANDIDATE_SUBJECT);
    if (facts->left.may) candidate_add(&walk, facts->left.tail, left_path(q, facts), CANDIDATE_LEFT);
    for (int steps = 0; steps < PATH && place < facts->end; steps++) {
        enum step step = STEP_ADVERB;
        candidates_at(&walk, place);
        if (begins_for_certain(q, place)) break;
        uint32_t after = step_over(q, place, facts->end, &step);
        if (after == place) break;
        walk.path = walk.path << 4 | step;
        place = after;
    }
    return walk.n;
}

/* What the noun phrase at the beginning of content is by its last word. */
static unsigned head_of_chunk(const struct quoting *q, uint32_t at, uint32_t end) {
    uint32_t index = at < end ? chunk_at(q->block, at) : TAG_NONE;
    if (index == TAG_NONE || q->block->chunks.at[index].first != at) return 0;
    uint32_t last = q->block->chunks.at[index].last;
    const struct token *token = token_at(q, last);
    unsigned cue = word_is(token->word, WORD_SAY | WORD_THINK | WORD_CUE_NOUN) ? 64 : 0;
    return 32 + cue + who_is(q, (struct phrase){ at, last, true });
}

/* --- features -------------------------------------------------------------------- */

/* What the next words hold, up to the first comma or stop: verbs, marks, “that”. */
static unsigned ahead(const struct quoting *q, uint32_t at, uint32_t end) {
    unsigned found = 0;
    uint32_t first = at;
    for (int step = 0; step < AHEAD && at < end; step++, at = outer_next(q, at)) {
        if (outer_is_passage(q, at)) { found |= 1; continue; }
        if (token_at(q, at)->kind == TOKEN_PUNCT || token_at(q, at)->kind == TOKEN_STOP) break;
        if (pos_is_finite(pos_at(q, at))) found |= 2;
        if (pos_at(q, at) == POS_TO) found |= 4;
        if (at > first && token_is(q->block, at, "that")) found |= 8;
    }
    return found | (at >= end ? 16 : 0);
}

/* A feature is known by its template's number, whichever of the two functions sees it. */
#define SEES(template, what) (features[n++] = linear_feature((template), (what)))

unsigned cue_features_shared(const struct quoting *q, const struct cue_facts *facts, uint64_t features[CUE_FEATURES]) {
    const struct cue *cue = facts->cue;
    const uint64_t word = facts->word, shape = facts->shape, who = facts->who, before = facts->before, flags = cue->flags;
    const uint64_t share = word_percent(cue->word) / 10, speech = word_is(cue->word, WORD_SAY);
    const uint64_t after = token_seen(q, cue->last + 1, facts->end), verbs = facts->verbs;
    unsigned n = 0;
    SEES(3, word ^ shape << 40);
    SEES(4, word ^ who << 56);
    SEES(13, shape << 32 | before);
    SEES(14, before << 8 | who);
    SEES(15, who << 8 | share << 4 | speech);
    SEES(22, after ^ word);
    SEES(25, word ^ before);
    SEES(26, shape << 40 | (uint64_t)(facts->subject.found && facts->subject.last + 1 == facts->group) << 32 | who);
    SEES(30, facts->stem ^ flags << 40);
    SEES(34, facts->lead ^ flags << 50 ^ share << 44);
    SEES(36, verbs << 32 | flags << 16 | share << 1 | speech);
    SEES(37, verbs << 56 ^ before ^ share << 40);
    return n;
}

unsigned cue_features_own(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at,
                          uint64_t features[CUE_FEATURES]) {
    const struct cue *cue = facts->cue;
    const uint64_t word = facts->word, kind = at->kind, shape = facts->shape, who = facts->who;
    const uint64_t share = word_percent(cue->word) / 10, speech = word_is(cue->word, WORD_SAY);
    const uint64_t path = (uint64_t)at->path << 2 | kind, frames = word_data(cue->word) >> 8 & 0xFF;
    const uint64_t head = token_seen(q, at->begin, facts->end);
    const uint64_t next = token_seen(q, at->begin < facts->end ? outer_next(q, at->begin) : facts->end, facts->end);
    const uint64_t pos = at->begin < facts->end ? pos_at(q, at->begin) : 0;
    const uint64_t view = ahead(q, at->begin, facts->end), stem = facts->stem, verbs = facts->verbs;
    const uint64_t chunk = head_of_chunk(q, at->begin, facts->end);
    const uint64_t noun = cue->flags & CUE_NOUN, after = token_seen(q, cue->last + 1, facts->end);
    unsigned n = 0;
    SEES(0, kind << 8 | noun);
    SEES(1, word ^ path << 32);
    SEES(2, word ^ head << 1 ^ kind);
    SEES(5, share << 32 | path << 2 | speech << 1);
    SEES(6, share << 56 ^ head ^ speech);
    SEES(7, frames << 56 ^ head ^ path << 8);
    SEES(8, frames << 56 ^ head ^ noun);
    SEES(9, path << 16 ^ head);
    SEES(10, (path << 16 ^ head) + next * 3);
    SEES(11, shape << 40 ^ head);
    SEES(12, shape << 32 | kind << 16 | who << 8 | share);
    SEES(16, who << 56 ^ head ^ noun);
    SEES(17, view << 56 ^ head);
    SEES(18, view << 56 ^ head ^ path << 8);
    SEES(19, view << 56 | pos << 40 | noun);
    SEES(20, (head ^ next * 3) + noun);
    SEES(21, after << 8 | noun | kind);
    SEES(23, path << 8 | (at->begin >= facts->end));
    SEES(24, word ^ view << 56 ^ path << 8);
    SEES(27, share << 8 | shape << 20 | view);
    SEES(28, stem ^ path << 32);
    SEES(29, stem ^ head << 1 ^ kind ^ noun);
    SEES(31, stem ^ chunk << 40 ^ path << 8);
    SEES(32, chunk << 40 | path << 8 | noun);
    SEES(33, (chunk << 40 | path << 8) ^ frames << 56 ^ share);
    SEES(35, facts->lead ^ head * 3);
    SEES(38, verbs << 56 ^ head ^ noun);
    return n;
}
#undef SEES

unsigned cue_features(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at,
                      uint64_t features[CUE_FEATURES]) {
    unsigned n = cue_features_shared(q, facts, features);
    return n + cue_features_own(q, facts, at, features + n);
}
