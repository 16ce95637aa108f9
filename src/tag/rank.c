#include "rank.h"

/* How far things are counted, in outer positions; how far behind the passage content may show; how far a verb claims;
   how often of 100 a verb introduces words that is taken for being nearer. */
enum { REACH = 60, BEHIND = 12, CLAIMS = 30, NEARER = 40 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* 0, 1, 2, 3-4, 5-8, 9-16, 17-32, more. */
static unsigned bucket(unsigned n) {
    unsigned b = 0;
    if (n <= 2) return n;
    for (n--; n; n >>= 1) b++;
    return least(b + 1, 7);
}

/* --- what a token is to the passage beside it: less than 32 values ---------------- */

enum beside { BESIDE_EDGE, BESIDE_COMMA, BESIDE_COLON, BESIDE_DASH, BESIDE_STOP, BESIDE_BRACKET, BESIDE_THAT, BESIDE_AS,
              BESIDE_THE, BESIDE_A, BESIDE_DETERMINER, BESIDE_POSSESSIVE, BESIDE_PREPOSITION, BESIDE_TO, BESIDE_ADJECTIVE,
              BESIDE_NOUN, BESIDE_NAME, BESIDE_CUE, BESIDE_VERB, BESIDE_BE, BESIDE_AND, BESIDE_ADVERB, BESIDE_PRONOUN,
              BESIDE_PASSAGE, BESIDE_NUMBER, BESIDE_WH, BESIDE_NAMING, BESIDE_CLITIC, BESIDE_WORK, BESIDE_TERM, BESIDE_OTHER };

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
                                  "documentary program programme poem play musical memoir single hit anthem "))
        return BESIDE_WORK;
    if (token_among(q->block, at, " word words term terms phrase slogan expression label nickname moniker hashtag motto "))
        return BESIDE_TERM;
    if (pos_is_verb(token->pos) && word_is(token->word, WORD_AUXILIARY)) return BESIDE_BE;
    if (pos_is_verb(token->pos)) return word_is(token->word, WORD_SAY | WORD_THINK) ? BESIDE_CUE : BESIDE_VERB;
    return by_pos[token->pos] ? by_pos[token->pos] : BESIDE_OTHER;
}

static unsigned beside(const struct quoting *q, uint32_t at, uint32_t low, uint32_t end) {
    if (at < low || at >= end) return BESIDE_EDGE;
    if (outer_is_passage(q, at)) return BESIDE_PASSAGE;
    const struct token *token = &q->block->tokens.at[at];
    if (token->kind == TOKEN_STOP) return BESIDE_STOP;
    if (token->kind != TOKEN_PUNCT) return beside_word(q, at);
    if (token_is(q->block, at, ",")) return BESIDE_COMMA;
    if (token_among(q->block, at, " : ; ")) return BESIDE_COLON;
    return token_among(q->block, at, " ( ) [ ] ") ? BESIDE_BRACKET : BESIDE_DASH;
}

/* --- the passage ------------------------------------------------------------------- */

struct looks {
    unsigned length, capital, end, title, before, behind, place;
    bool verb, first_person;
};

static unsigned passage_end(const struct quoting *q, const struct passage *passage) {
    const struct token *last = &q->block->tokens.at[passage->close - 1];
    if (passage->close <= passage->open + 1) return 0;
    if (token_is(q->block, passage->close - 1, ",")) return 1;
    if (last->kind != TOKEN_STOP) return 0;
    return token_is(q->block, passage->close - 1, ".") ? 2 : 3;
}

static struct looks looks_of(const struct quoting *q, const struct ranking *ranking) {
    const struct passage *passage = ranking->passage;
    struct looks looks = { 0 };
    const struct token *tokens = q->block->tokens.at;
    unsigned words = 0, capitals = 0;
    for (uint32_t i = passage->open + 1; i < passage->close && i < passage->open + REACH; i++) {
        if (tokens[i].kind != TOKEN_WORD && tokens[i].kind != TOKEN_NUMBER) continue;
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
    return looks;
}

/* --- the claimant ----------------------------------------------------------------- */

/* What the lexicon says of the verb, less than 12 values. */
static unsigned verb_class(const struct claimant *claimant) {
    unsigned percent = word_percent(claimant->cue.word);
    if (!claimant->cued) return 0;
    if (claimant->cue.flags & CUE_NOUN) return word_is(claimant->cue.word, WORD_CUE_NOUN) ? 1 : 2;
    if (word_is(claimant->cue.word, WORD_SAY))
        return percent < 10 ? 3 : percent < 30 ? 4 : percent < 60 ? 5 : percent < 85 ? 6 : 7;
    if (word_is(claimant->cue.word, WORD_THINK)) return percent < 40 ? 8 : 9;
    return word_is(claimant->cue.word, WORD_AUXILIARY) ? 10 : 11;
}

/* Less than 8. */
static unsigned verb_form(const struct quoting *q, const struct claimant *claimant) {
    if (!claimant->cued) return 0;
    if (claimant->cue.flags & CUE_PASSIVE) return 1;
    if (claimant->cue.flags & CUE_INFINITIVE) return 2;
    if (claimant->cue.flags & CUE_PARTICIPLE) return 3;
    enum pos pos = pos_at(q, claimant->cue.first);
    return pos == POS_VERB_PAST ? 4 : pos == POS_VERB_S ? 5 : pos == POS_PARTICIPLE ? 6 : 7;
}

/* q, t, o, p and i as bits. */
static unsigned frames_of(const struct claimant *claimant) {
    uint16_t word = claimant->cue.word;
    if (!claimant->cued || claimant->cue.flags & CUE_NOUN) return 0;
    return word_frame(word, 'q') | word_frame(word, 't') << 1 | word_frame(word, 'o') << 2 | word_frame(word, 'p') << 3 |
           word_frame(word, 'i') << 4;
}

/* What the source is: less than 32. */
static unsigned who_of(const struct quoting *q, const struct claimant *claimant) {
    const struct block *block = q->block;
    if (span_is_none(claimant->source)) return 0;
    if (claimant->first == TAG_NONE) return 1;
    uint32_t chunk = chunk_at(block, claimant->first);
    uint32_t head = chunk == TAG_NONE ? claimant->last : block->chunks.at[chunk].head;
    const struct token *token = &block->tokens.at[head];
    if (token_among(block, head, " he she ")) return 2;
    if (token_among(block, head, " they we ")) return 3;
    if (token_is(block, head, "i")) return 4;
    if (token_is(block, head, "it")) return 5;
    if (token_among(block, head, " you this these those ")) return 6;
    if (token_is(block, head, "who")) return 7;
    if (token_among(block, head, " which that ")) return 8;
    if (token->pos == POS_WH) return 9;
    if (token->pos == POS_PRONOUN) return 10;
    if (token->pos == POS_POSSESSIVE) return 11;
    if (phrase_is_time(block, claimant->first, claimant->last)) return 12;
    if (token->pos == POS_NAME) {
        if (word_is(token->word, WORD_ORG | WORD_ORG_NAME)) return 13;
        if (word_is(token->word, WORD_COUNTRY | WORD_CAPITAL | WORD_PLACE)) return 14;
        if (head > claimant->first && word_is(token[-1].word, WORD_MALE | WORD_FEMALE | WORD_TITLE)) return 15;
        if (word_is(token->word, WORD_SURNAME | WORD_MALE | WORD_FEMALE)) return 16;
        return 17;
    }
    if (word_is(token->word, WORD_ROLE)) return 18;
    if (word_is(token->word, WORD_GROUP)) return 19;
    if (word_is(token->word, WORD_ORG)) return 20;
    if (word_is(token->word, WORD_PEOPLE)) return 21;
    if (word_is(token->word, WORD_CUE_NOUN)) return 22;
    return token->pos == POS_NOUNS ? 23 : token->pos == POS_NUMBER ? 24 : 25;
}

/* What stands between the passage and the claimant's verb, or its source where it has none. */
struct between {
    unsigned far, verbs, cues, commas, wh, passages;
    unsigned rank; /* verbs of the same kind that are nearer */
};

static void between_count(const struct quoting *q, uint32_t from, uint32_t to, struct between *between) {
    for (uint32_t at = from; at < to && between->far < REACH; at = outer_next(q, at)) {
        between->far++;
        const struct token *token = &q->block->tokens.at[at];
        if (outer_is_passage(q, at)) between->passages++;
        else if (pos_is_finite(token->pos)) {
            between->verbs++;
            if (word_is(token->word, WORD_SAY | WORD_THINK)) between->cues++;
        }
        else if (token_among(q->block, at, " , - – — -- ; ")) between->commas++;
        else if (token->pos == POS_WH || token_among(q->block, at, " because while although if as ")) between->wh++;
    }
}

static struct between between_of(const struct quoting *q, const struct ranking *ranking, const struct claimant *claimant) {
    struct between between = { 0 };
    uint32_t open = ranking->passage->open, next = outer_next(q, open);
    uint32_t first = claimant->cued ? claimant->cue.first : claimant->first;
    uint32_t last = claimant->cued ? claimant->cue.last : claimant->last;
    if (first == TAG_NONE) return between;
    if (claimant->kind == RANK_INVERTED && claimant->last > last) last = claimant->last;
    if ((claimant->kind == RANK_NEXT || claimant->kind == RANK_OWNER) && claimant->first < first) first = claimant->first;
    if (first >= next) between_count(q, next, first, &between);
    else if (last < open) between_count(q, last + 1, open, &between);
    return between;
}

/* How well the verb before the passage claims it, less than 16. */
static unsigned cover_of(const struct quoting *q, const struct ranking *ranking, const struct claimant *claimant, unsigned far) {
    if (!claimant->cued || claimant->cue.flags & CUE_ACCORDING || !claimant->cue.word) return 0;
    if (claimant->kind != RANK_SUBJECT && claimant->kind != RANK_INVERTED && claimant->kind != RANK_OWNER) return 0;
    if (far > CLAIMS || !word_is(claimant->cue.word, WORD_SAY | WORD_THINK | WORD_CUE_NOUN)) return 1;
    uint32_t open = ranking->passage->open, end = outer_next(q, open);
    for (int step = 0; step < BEHIND && end < ranking->end; step++) end = outer_next(q, end);
    return content_claim(q, &claimant->cue, ranking->first, open, end);
}

static bool same_span(struct span a, struct span b) {
    return a.beg == b.beg && a.end == b.end;
}

/* The verb with a name in the lexicon that is nearest to the passage: what “nobody” is weighed against. */
static const struct claimant *nearest_cue(const struct ranking *ranking) {
    for (unsigned i = 0; i < ranking->n; i++) {
        const struct claimant *claimant = &ranking->at[i];
        if (claimant->kind == RANK_SUBJECT && word_is(claimant->cue.word, WORD_SAY | WORD_THINK)) return claimant;
    }
    return &ranking->at[0];
}

/* --- features ---------------------------------------------------------------------- */

static void describe(const struct quoting *q, struct ranking *ranking, unsigned index, const struct looks *looks) {
    const struct claimant *c = &ranking->at[index];
    if (c->kind == RANK_NOBODY) c = nearest_cue(ranking);
    struct between between = between_of(q, ranking, c);
    unsigned far = bucket(between.far), verb = verb_class(c), form = verb_form(q, c), who = who_of(q, c);
    unsigned cover = cover_of(q, ranking, c, between.far);
    unsigned again = !ranking->before ? 0 : c->cued && ranking->before->cued && c->cue.first == ranking->before->cue.first ? 3
                     : same_span(c->source, ranking->before->source) ? 2 : 1;
    unsigned last = span_is_none(q->spoke) ? 0 : same_span(c->source, q->spoke) ? 2 : 1;
    unsigned around = c->first == TAG_NONE ? 0 : beside(q, c->first > q->paragraph.first ? outer_prev(q, c->first) : UINT32_MAX,
                                                         q->paragraph.first, q->paragraph.last + 1) * 32 +
                                                      beside(q, c->last + 1, q->paragraph.first, q->paragraph.last + 1);
    unsigned values[RANK_TEMPLATE_COUNT] = {
        [RANK_VERB_FORM] = verb * 8 + form,
        [RANK_VERB_FAR] = verb * 8 + far,
        [RANK_FRAME_FAR] = frames_of(c) * 8 + far,
        [RANK_BEFORE_FAR] = looks->before * 8 + far,
        [RANK_AFTER_FAR] = looks->behind * 8 + far,
        [RANK_BETWEEN] = least(between.verbs, 3) * 16 + least(between.cues, 3) * 4 + least(between.commas, 3),
        [RANK_PARTED] = least(between.wh, 3) * 4 + least(between.passages, 3) + 16 * (form == 3),
        [RANK_COVER] = cover * 12 + verb,
        [RANK_COVER_FAR] = cover * 8 + far,
        [RANK_WHO] = who,
        [RANK_WHO_VERB] = who * 8 + least(verb, 7),
        [RANK_WHO_LAST] = last * 16 + least(who, 15),
        [RANK_LENGTH_FAR] = looks->length * 8 + far,
        [RANK_SHAPE] = ((looks->length * 3 + looks->capital) * 4 + looks->end),
        [RANK_END_FAR] = looks->end * 8 + far,
        [RANK_AGAIN] = again * 8 + least(between.passages, 3) * 2 + (looks->before == BESIDE_AND),
        [RANK_TOUCH] = far * 8 + (looks->before == BESIDE_COLON ? 7 : looks->before == BESIDE_COMMA ? 6 : least(cover / 2, 5)),
        [RANK_PLACE] = looks->place,
        [RANK_BEFORE_LENGTH] = looks->before * 12 + looks->length * 2 + looks->verb,
        [RANK_AFTER_LENGTH] = looks->behind * 12 + looks->length * 2 + looks->first_person,
        [RANK_BEFORE_AFTER] = looks->before * 32 + looks->behind,
        [RANK_TITLE_LENGTH] = looks->title * 8 + looks->length,
        [RANK_TITLE_BEFORE] = looks->before * 4 + looks->title,
        [RANK_VERB_BEFORE] = looks->before * 12 + verb,
        [RANK_AROUND] = around,
        [RANK_RANK] = least(between.verbs, 7) * 4 + least(between.cues, 3),
    };
    unsigned at = 0;
#define X(id, size) ranking->features[index][id] = (uint16_t)(at + values[id]), at += size;
    RANK_TEMPLATES(X)
#undef X
}

static int32_t score_of(const struct rank_model *model, const struct ranking *ranking, unsigned index) {
    const int8_t *weights = model->weights[ranking->at[index].kind];
    int32_t sum = 0;
    for (unsigned i = 0; i < RANK_TEMPLATE_COUNT; i++) sum += weights[ranking->features[index][i]];
    if (ranking->at[index].kind == RANK_NOBODY) return sum;
    for (unsigned i = 0; i < RANK_TEMPLATE_COUNT; i++) sum += model->shared[ranking->features[index][i]];
    return sum;
}

/* How much better the chosen one is than the best that has another source. */
static int32_t margin_of(const struct ranking *ranking) {
    int32_t margin = INT16_MAX;
    for (unsigned i = 0; i < ranking->n; i++) {
        int32_t less = ranking->score[ranking->best] - ranking->score[i];
        if (less < margin && !same_span(ranking->at[i].source, ranking->at[ranking->best].source)) margin = less;
    }
    return margin;
}

/* Marks around a name: of a work (the novel “A Winter Harbour”), of who is told (told “Morning Coast” that). */
static bool is_title(const struct quoting *q, const struct ranking *ranking, const struct looks *looks) {
    uint32_t open = ranking->passage->open;
    if (looks->title != 3 || looks->end > 1 || open == ranking->first) return false;
    return looks->before == BESIDE_WORK ||
           (looks->before == BESIDE_CUE && looks->end == 0 && word_frame(q->block->tokens.at[open - 1].word, 'p'));
}

/* S said X and called Y “Q”: of two verbs before the passage with one subject, the nearer. */
static unsigned nearer_verb(const struct ranking *ranking, unsigned best) {
    const struct claimant *chosen = &ranking->at[best];
    if (chosen->kind != RANK_SUBJECT) return best;
    for (unsigned i = 0; i < ranking->n; i++) {
        const struct claimant *other = &ranking->at[i];
        bool same = other->kind == RANK_SUBJECT && same_span(other->source, chosen->source);
        if (same && other->cue.first > ranking->at[best].cue.first && word_is(other->cue.word, WORD_SAY) &&
            word_percent(other->cue.word) >= NEARER)
            best = i;
    }
    return best;
}

struct choice passage_choose(const struct quoting *q, struct ranking *ranking) {
    const struct rank_watch *watch = q->block->watch;
    const struct rank_model *model = watch ? watch->model : rank_model();
    claimants_gather(q, ranking);
    struct looks looks = looks_of(q, ranking);
    ranking->best = 0;
    for (unsigned i = 0; i < ranking->n; i++) {
        describe(q, ranking, i, &looks);
        ranking->score[i] = score_of(model, ranking, i);
        if (ranking->score[i] > ranking->score[ranking->best]) ranking->best = i;
    }
    if (is_title(q, ranking, &looks)) ranking->best = 0;
    if (watch) watch->ranked(watch->to, q->block, ranking);
    return (struct choice){ ranking->at[nearer_verb(ranking, ranking->best)], ranking->passage->open, margin_of(ranking) };
}
