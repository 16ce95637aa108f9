#include "looks.h"
#include "notes.h"

/* How far things are counted, in outer positions; how far behind the passage content may show; how far a verb claims. */
enum { REACH = 60, BEHIND = 12, CLAIMS = 30 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
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

/* What stands between the source and the verb behind it. */
static unsigned own_of(const struct quoting *q, const struct ranking *ranking, const struct claimant *c, unsigned form) {
    struct between between = { 0 };
    if (!c->cued || c->first == TAG_NONE || c->last >= c->cue.first) return 0;
    between_count(q, c->last + 1, c->cue.first, &between);
    uint32_t before = outer_prev(q, c->cue.first);
    unsigned opener = token_is(q->block, before, ",") ? 1 : token_among(q->block, before, " and but or ") ? 2 : before == c->last ? 3 : 0;
    return 1 | least(between.verbs, 3) << 1 | least(between.commas, 3) << 3 | least(between.wh, 1) << 5 | opener << 6 |
           (unsigned)(c->first == ranking->first) << 8 | form << 9;
}

/* How well the verb before the passage claims it, less than 16. */
static unsigned cover_of(const struct quoting *q, const struct ranking *ranking, const struct claimant *claimant, unsigned far) {
    if (!claimant->cued || claimant->cue.flags & CUE_ACCORDING || !claimant->cue.word) return 0;
    if (claimant->kind != RANK_SUBJECT && claimant->kind != RANK_INVERTED && claimant->kind != RANK_OWNER &&
        claimant->kind != RANK_SHARED)
        return 0;
    if (far > CLAIMS || !word_is(claimant->cue.word, WORD_SAY | WORD_THINK | WORD_CUE_NOUN)) return 1;
    uint32_t open = ranking->passage->open, end = outer_next(q, open);
    for (int step = 0; step < BEHIND && end < ranking->end; step++) end = outer_next(q, end);
    return content_claim(q, &claimant->cue, ranking->first, open, end);
}

static bool same_span(struct span a, struct span b) {
    return a.beg == b.beg && a.end == b.end;
}

/* Whose verb, with a name in the lexicon, is nearest to the passage: what “nobody” is weighed against. 0 where none is. */
static unsigned nearest_cue(const struct ranking *ranking) {
    for (unsigned i = 0; i < ranking->n; i++) {
        const struct claimant *claimant = &ranking->at[i];
        if (claimant->kind == RANK_SUBJECT && word_is(claimant->cue.word, WORD_SAY | WORD_THINK)) return i;
    }
    return 0;
}

static uint64_t head_word(const struct quoting *q, const struct claimant *claimant) {
    if (claimant->first == TAG_NONE) return span_is_none(claimant->source) ? 3 : 4;
    uint32_t chunk = chunk_at(q->block, claimant->first);
    return word_at(q, chunk == TAG_NONE ? claimant->last : q->block->chunks.at[chunk].head, 0, UINT32_MAX);
}

/* The words that part claimant and passage, where they are few. */
static uint64_t path_of(const struct quoting *q, const struct ranking *ranking, const struct claimant *claimant) {
    enum { FEW = 4 };
    uint32_t open = ranking->passage->open, next = outer_next(q, open);
    uint32_t first = claimant->cued ? claimant->cue.first : claimant->first, last = claimant->cued ? claimant->cue.last : claimant->last;
    if (first == TAG_NONE) return 1;
    bool behind = first >= next;
    uint64_t path = behind ? 5 : 6;
    uint32_t at = behind ? next : last + 1, end = behind ? first : open;
    for (int step = 0; at < end; step++, at = outer_next(q, at)) {
        if (step == FEW) return behind ? 7 : 8;
        path = path * 31 + word_at(q, at, 0, end);
    }
    return path;
}

/* “the aide told the Post”, “told reporters”: the source stands right behind a verb that takes a hearer, and another
   phrase before the verb. */
static unsigned hearer_of(const struct quoting *q, const struct ranking *ranking, const struct claimant *c) {
    if (c->first == TAG_NONE || c->first <= ranking->first || outer_is_passage(q, c->first - 1)) return 0;
    uint32_t verb = c->first - 1;
    const struct token *token = &q->block->tokens.at[verb];
    if (!pos_is_verb(token->pos)) return 1;
    if (!word_is(token->word, WORD_SAY | WORD_THINK)) return 2;
    bool subject = source_before(q, ranking->first, verb).found, hearer = word_frame(token->word, 'p');
    return 3 + subject + 2 * hearer;
}

/* What kind of name the source is, as far as names are known by now. */
static unsigned name_of(const struct quoting *q, const struct claimant *c) {
    if (c->first == TAG_NONE) return 0;
    uint32_t name = candidate_at(q->block, c->last);
    if (name == TAG_NONE || q->block->mention + name >= q->block->tags->mentions.n) return 1; /* there was no memory for it */
    const struct name_candidate *candidate = &q->block->candidates.at[name];
    return 2 + q->block->tags->mentions.at[q->block->mention + name].type * 4 + candidate->titled * 2 + (candidate->last > candidate->first);
}

/* Whether an attribution parts the passage from the one before, and what it ends with. */
static unsigned hangs_of(const struct quoting *q, const struct ranking *ranking) {
    const struct claimant *before = ranking->before;
    uint32_t open = ranking->passage->open;
    if (!before) return 0;
    if (before->kind == RANK_NOBODY) return 1;
    uint32_t last = outer_prev(q, open);
    unsigned ends = outer_is_passage(q, last) ? 0 : q->block->tokens.at[last].kind == TOKEN_PUNCT ? 1 : q->block->tokens.at[last].pos == POS_CONJUNCTION ? 2 : 3;
    uint32_t at = last;
    while (at > ranking->first && !outer_is_passage(q, at)) at = outer_prev(q, at);
    bool parts = before->cued && before->cue.first > at;
    return 2 + ends * 2 + parts;
}

/* --- features ---------------------------------------------------------------------- */

void ranking_features(const struct ranking *ranking, unsigned index, uint32_t features[RANK_FEATURES]) {
    const unsigned kind = ranking->at[index].kind;
    for (unsigned i = 0; i < RANK_TEMPLATE_COUNT; i++) {
        features[2 * i] = rank_feature(i, kind, ranking->seen[index][i]);
        features[2 * i + 1] = rank_feature(i, rank_shared(kind), ranking->seen[index][i]);
    }
}

/* `nobody`: whether RANK_NOBODY is described by this claimant's values, too. */
static void describe(const struct quoting *q, struct ranking *ranking, unsigned index, const struct looks *looks, bool nobody) {
    const struct claimant *c = &ranking->at[index];
    struct between between = between_of(q, ranking, c);
    unsigned far = bucket(between.far), verb = verb_class(c), form = verb_form(q, c), who = who_of(q, c);
    unsigned cover = cover_of(q, ranking, c, between.far);
    unsigned again = !ranking->before ? 0 : c->cued && ranking->before->cued && c->cue.first == ranking->before->cue.first ? 3
                     : same_span(c->source, ranking->before->source) ? 2 : 1;
    unsigned last = span_is_none(q->spoke) ? 0 : same_span(c->source, q->spoke) ? 2 : 1;
    unsigned around = c->first == TAG_NONE ? 0 : beside(q, c->first > q->paragraph.first ? outer_prev(q, c->first) : UINT32_MAX,
                                                         q->paragraph.first, q->paragraph.last + 1) * 32 +
                                                      beside(q, c->last + 1, q->paragraph.first, q->paragraph.last + 1);
    const uint64_t word = c->cued ? word_hash_of(c->cue.word) : 0;
    const uint64_t seen[RANK_TEMPLATE_COUNT] = {
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
        [RANK_VERB_WORD] = word ^ (uint64_t)form << 56,
        [RANK_VERB_WORD_FAR] = word ^ (uint64_t)far << 56,
        [RANK_VERB_WORD_BEFORE] = word ^ (uint64_t)looks->before << 56,
        [RANK_HEAD_WORD] = head_word(q, c),
        [RANK_BEFORE_WORD] = looks->words[1],
        [RANK_BEFORE_WORDS] = looks->words[1] + 3 * looks->words[0],
        [RANK_AFTER_WORD] = looks->words[2],
        [RANK_AFTER_WORDS] = looks->words[2] + 3 * looks->words[3],
        [RANK_WORDS_AROUND] = looks->words[1] + 5 * looks->words[2],
        [RANK_FIRST_WORD] = looks->inner[0] ^ looks->length,
        [RANK_LAST_WORD] = looks->inner[1] ^ looks->length,
        [RANK_INNER] = looks->shape,
        [RANK_LENGTH] = looks->count << 8 | looks->capital << 6 | looks->title << 4 | looks->end,
        [RANK_LIST] = looks->list << 3 | looks->length,
        [RANK_PATH] = path_of(q, ranking, c),
        [RANK_OWN] = own_of(q, ranking, c, form),
        [RANK_HANGS] = hangs_of(q, ranking) * 8 + looks->length,
        [RANK_HEARER] = hearer_of(q, ranking, c) * 32 + who,
        [RANK_WHO_BEFORE] = who * 32 + looks->before,
        [RANK_VERB_NEXT] = c->cued ? word * 3 + word_at(q, (int64_t)c->cue.last + 1, 0, UINT32_MAX) : 1,
        [RANK_NAME] = name_of(q, c) * 16 + verb,
        [RANK_SOURCE_AROUND] = c->first == TAG_NONE ? 0 : word_at(q, (int64_t)c->first - 1, 0, UINT32_MAX) +
                                                       3 * word_at(q, (int64_t)c->last + 1, 0, UINT32_MAX),
    };
    memcpy(ranking->seen[index], seen, sizeof seen);
    if (nobody) memcpy(ranking->seen[0], seen, sizeof seen);
}

bool ranking_describe(const struct quoting *q, struct ranking *ranking, unsigned first) {
    struct looks looks = looks_of(q, ranking);
    unsigned nearest = first ? 0 : nearest_cue(ranking);
    for (unsigned i = nearest ? 1 : first; i < ranking->n; i++) describe(q, ranking, i, &looks, nearest && i == nearest);
    return looks_title(q, ranking, &looks);
}

const char *rank_reason(unsigned feature) {
#define X(id, of, help) help,
    static const char *const names[] = { RANK_TEMPLATES(X) };
#undef X
    return names[feature];
}
