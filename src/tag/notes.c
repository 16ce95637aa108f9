/* Notes on the mentions of a block, while its tokens live: of the names that
   names.c found, of he and she, of the roles that stand for somebody met before,
   and of the sources of its quotes. */
#include "notes.h"

#include <dixit/ascending.h>
#include <stdlib.h>

uint64_t note_bit(uint64_t hash) {
    return UINT64_C(1) << (hash >> 58);
}

uint64_t note_hash(const struct block *block, uint32_t token) {
    uint64_t hash = token_hash(block, token);
    return hash ? hash : 1;
}

uint32_t candidate_at(const struct block *block, uint32_t token) {
    const struct name_candidate *names = block->candidates.at;
    uint32_t i = ascending_from(names, block->candidates.n, sizeof *names, offsetof(struct name_candidate, last), token);
    return i < block->candidates.n && names[i].first <= token ? i : TAG_NONE;
}

void note_words(const struct block *block, uint32_t first, uint32_t last, struct note *note) {
    uint64_t before = 0;
    for (uint32_t i = first; i <= last; i++) {
        if (name_token(block, i)->kind != TOKEN_WORD && name_token(block, i)->kind != TOKEN_NUMBER) continue;
        if (token_among(block, i, " the a an ") && !note->words) continue;
        uint64_t hash = note_hash(block, i);
        note->whole = note->words ? word_hash_join(note->whole, hash) : hash;
        note->pair = note->words ? word_hash_join(before, hash) | 1 : 0;
        if (note->words > 1 && note->words < 4) note->middle[note->words - 2] = before;
        if (!note->words++) note->first = hash;
        note->last = before = hash;
        note->bag |= note_bit(hash);
    }
    if (!note->whole) note->whole = 1;
}

static bool is_verb(const struct block *block, uint32_t i) {
    const struct token *token = name_token(block, i);
    return pos_is_finite(token->pos) || (token->pos == POS_NONE && word_is(token->word, WORD_SAY | WORD_THINK | WORD_AUXILIARY));
}

static bool is_possessive(const struct block *block, uint32_t i) {
    return token_among(block, i, " ’s 's ’ ' ") && name_token(block, i)->kind == TOKEN_CLITIC;
}

/* A clause's subject, as far as its neighbours show: a verb behind it, or the sentence begins with it, or with whose it is:
   “Hove's Ines Calder”. */
bool note_is_subject(const struct block *block, uint32_t first, uint32_t last) {
    if (is_verb(block, last + 1)) return true;
    if (is_possessive(block, last + 1)) return false;
    if (first > 1 && is_possessive(block, first - 1)) {
        uint32_t owner = candidate_at(block, first - 2);
        return owner != TAG_NONE && name_token(block, block->candidates.at[owner].first)->flags & TOKEN_FIRST;
    }
    if (first > 0 && name_token_has(block, first - 1, WORD_SAY)) return true;
    return name_token(block, first)->flags & TOKEN_FIRST;
}

/* --- he and she, roles ------------------------------------------------------------ */

static bool is_third_person(const struct token *token, unsigned traits) {
    return word_is(token->word, WORD_PRONOUN) && traits & (TRAIT_MALE | TRAIT_FEMALE) && token->kind == TOKEN_WORD;
}

static bool pronoun_note(const struct block *block, uint32_t i, struct noted *noted) {
    const struct token *token = name_token(block, i);
    unsigned traits = word_traits(token->word);
    if (token->flags & TOKEN_QUOTED || !is_third_person(token, traits)) return false;
    *noted = (struct noted){ { { token->beg, token->beg + token->len }, TAG_NONE, MENTION_PRONOUN, ACTOR_PERSON },
                             { .kind = NOTE_PRONOUN, .sentence = token->sentence, .role = SPAN_NONE, .content = TAG_NONE } };
    noted->note.traits = (uint8_t)(traits & ~(unsigned)TRAIT_POSSESSIVE);
    if (traits & TRAIT_POSSESSIVE) noted->note.flags |= NOTE_POSSESSIVE;
    else if (token_among(block, i, " he she ")) noted->note.flags |= NOTE_SUBJECT;
    return true;
}

/* “the minister”, outside quotations, before no name: a mention where somebody met before has that role. */
static bool role_note(const struct block *block, uint32_t i, struct noted *noted) {
    const struct token *token = name_token(block, i);
    if (!word_is(token->word, WORD_ROLE) || token->flags & (TOKEN_QUOTED | TOKEN_CAPITAL) || i == 0) return false;
    if (!token_among(block, i - 1, " the ") || name_token(block, i + 1)->flags & TOKEN_CAPITAL) return false;
    if (i > 2 && token_among(block, i - 2, " , ") && candidate_at(block, i - 3) != TAG_NONE) return false; /* an apposition */
    enum pos after = name_token(block, i + 1)->pos;
    if (after == POS_NOUN || after == POS_NOUNS || name_token_has(block, i + 1, WORD_ROLE | WORD_GROUP)) return false;
    *noted = (struct noted){ { { name_token(block, i - 1)->beg, token->beg + token->len }, TAG_NONE, MENTION_ROLE, ACTOR_ROLE },
                             { .kind = NOTE_ROLE, .sentence = token->sentence, .role = SPAN_NONE } };
    note_words(block, i, i, &noted->note);
    noted->note.traits = (uint8_t)word_traits(token->word);
    if (note_is_subject(block, i - 1, i)) noted->note.flags |= NOTE_SUBJECT;
    return true;
}

/* “drivers”, “the panel”: what “they” or “it” may mean, outside quotations. With its words before it, where they are known. */
static bool group_note(const struct block *block, uint32_t i, struct noted *noted) {
    const struct token *token = name_token(block, i);
    bool people = word_is(token->word, WORD_PEOPLE) && block->text->at[token->beg + token->len - 1] == 's'; /* “Germans” */
    bool many = people || (word_is(token->word, WORD_ROLE | WORD_GROUP) && word_traits(token->word) & TRAIT_PLURAL);
    bool owned = i > 0 && (token_among(block, i - 1, " the his her its their ") || name_token(block, i - 1)->kind == TOKEN_CLITIC);
    bool body = owned && noun_is_body(block, i);
    if ((!many && !body) || token->flags & TOKEN_QUOTED || candidate_at(block, i) != TAG_NONE) return false;
    uint32_t chunk = block->chunks.n ? chunk_at(block, i) : TAG_NONE, first = i;
    if (chunk != TAG_NONE && block->chunks.at[chunk].head != i) return false;
    if (chunk != TAG_NONE) first = block->chunks.at[chunk].first;
    else if (i > 0 && name_token_has(block, i - 1, WORD_DETERMINER | WORD_PRONOUN)) first--;
    else if (i > 0 && name_token(block, i - 1)->flags & TOKEN_FIRST && !name_token_has(block, i - 1, FUNCTION_WORD | WORD_ADVERB | WORD_SAY)) first--;
    if (first > 0 && name_token(block, first - 1)->kind == TOKEN_CLITIC) { /* “the mayor's office” */
        uint32_t owner = first > 1 && block->chunks.n ? chunk_at(block, first - 2) : TAG_NONE;
        if (owner == TAG_NONE) return false;
        first = block->chunks.at[owner].first;
    }
    if (chunk == TAG_NONE && candidate_at(block, i + 1) != TAG_NONE) return false;
    *noted = (struct noted){ { { name_token(block, first)->beg, token->beg + token->len }, TAG_NONE, MENTION_ROLE, ACTOR_ROLE },
                             { .kind = NOTE_ROLE, .sentence = token->sentence, .role = SPAN_NONE } };
    note_words(block, first, i, &noted->note);
    noted->note.flags = many ? NOTE_PLURAL : NOTE_GENERIC | (noun_is_any_body(block, i) ? NOTE_PLAIN : 0);
    if (note_is_subject(block, first, i)) noted->note.flags |= NOTE_SUBJECT;
    return true;
}

/* --- all in one order --------------------------------------------------------------- */

struct gathering {
    struct block *block;
    VEC(struct noted) scanned, sources; /* each ascends, in the end */
    VEC(struct span) heads;             /* of the block's quotes: where the mention of the source stands */
};

static void scan(struct gathering *g) {
    struct noted noted;
    const struct token *tokens = g->block->tokens.at;
    for (uint32_t i = 0, n = g->block->tokens.n; i < n; i++) {
        if (!word_is(tokens[i].word, WORD_PRONOUN | WORD_ROLE | WORD_GROUP | WORD_ORG | WORD_PEOPLE)) continue;
        if (!pronoun_note(g->block, i, &noted) && !role_note(g->block, i, &noted) && !group_note(g->block, i, &noted)) continue;
        struct noted *added = vec_push(&g->block->brief, &g->scanned);
        if (added) *added = noted;
    }
}

static int compare(struct span a, struct span b) {
    if (a.beg != b.beg) return a.beg < b.beg ? -1 : 1;
    return a.end == b.end ? 0 : a.end < b.end ? -1 : 1;
}

static int by_place(const void *a, const void *b) {
    const struct noted *x = a, *y = b;
    int order = compare(x->mention.at, y->mention.at);
    return order ? order : (x->note.kind > y->note.kind) - (x->note.kind < y->note.kind);
}

/* “he added”, “she went on”: is the cue right beside the source one that goes on from what was said before? */
static bool goes_on(const struct block *block, const struct quote *quote) {
    if (span_is_none(quote->cue)) return false;
    const uint32_t cue = token_from(block, quote->cue.beg), source = token_from(block, quote->source.beg);
    enum { BETWEEN = 2 }; /* “he also added” */
    if (cue > source + 1 + BETWEEN || cue + 1 < source) return false;
    return token_among(block, cue, " added adds continued continues concluded concludes ") || (token_among(block, cue, " went goes ") && token_is(block, cue + 1, "on"));
}

static void source_of_quote(const struct block *block, const struct quote *quote, struct note *note) {
    note->flags |= NOTE_SOURCE;
    note->content = block->tags->pieces.at[quote->piece].beg;
    if (note->kind == NOTE_PRONOUN && goes_on(block, quote)) note->flags |= NOTE_GOES_ON;
}

static void sources_gather(struct gathering *g) {
    struct block *block = g->block;
    for (uint32_t i = block->quote; i < block->tags->quotes.n; i++) {
        const struct quote *quote = &block->tags->quotes.at[i];
        struct span *head = vec_push(&block->brief, &g->heads);
        struct noted noted;
        uint32_t candidate = TAG_NONE;
        if (!head) return;
        *head = quote->source;
        if (span_is_none(quote->source) || !block->tokens.n || quote->source.beg < block->tokens.at[0].beg) continue;
        bool unnamed = (quote->rule == RULE_TURN ? label_note : source_note)(block, quote->source, &noted, &candidate);
        if (unnamed && voice_note(block, quote->source, &noted, &candidate)) {
            source_of_quote(block, quote, &noted.note);
            *head = noted.mention.at;
            struct noted *added = vec_push(&block->brief, &g->sources);
            if (added) *added = noted;
        } else if (candidate != TAG_NONE) {
            *head = block->candidates.at[candidate].at;
            block->notes.at[candidate].flags |= NOTE_SOURCE | NOTE_SUBJECT;
        }
    }
    if (g->sources.n) qsort(g->sources.at, g->sources.n, sizeof *g->sources.at, by_place);
}

/* “Q,” he said, adding that Q: one source of two quotes. */
static void same_source(struct note *note, const struct note *other) {
    note->flags |= other->flags & NOTE_GOES_ON;
    if (other->content < note->content) note->content = other->content;
}

/* Put mentions and notes of the block in one order; of two with one span the source's note stays. */
static void merge(struct gathering *g) {
    struct block *block = g->block;
    struct tags *tags = block->tags;
    uint32_t names = tags->mentions.n - block->mention, more = g->scanned.n + g->sources.n;
    if (!more) return;
    struct noted *all = arena_alloc(&block->brief, (names + more) * sizeof *all);
    if (!all) return;
    uint32_t n = 0, a = 0, b = 0, c = 0;
    while (a < names || b < g->scanned.n || c < g->sources.n) {
        const struct mention *name = a < names ? &tags->mentions.at[block->mention + a] : NULL;
        const struct noted *scanned = b < g->scanned.n ? &g->scanned.at[b] : NULL, *source = c < g->sources.n ? &g->sources.at[c] : NULL;
        const struct noted *other = scanned && (!source || compare(scanned->mention.at, source->mention.at) < 0) ? scanned : source;
        struct noted *next = &all[n];
        if (name && (!other || compare(name->at, other->mention.at) < 0)) {
            next->mention = *name;
            next->note = block->notes.at[a++];
        } else {
            bool begins_source = other == scanned && scanned->note.flags & (NOTE_PLURAL | NOTE_GENERIC) && source &&
                                 source->mention.at.beg == scanned->mention.at.beg; /* “officials” of “officials in Oslo” */
            if (other == scanned) b++;
            else c++;
            if (begins_source) continue;
            *next = *other;
        }
        if (!n || compare(all[n - 1].mention.at, next->mention.at)) n++;
        else if (all[n - 1].note.flags & next->note.flags & NOTE_SOURCE) same_source(&all[n - 1].note, &next->note);
    }
    tags->mentions.n = block->mention;
    block->notes.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct mention *mention = vec_push(&tags->arena, &tags->mentions);
        struct note *note = vec_push(&block->scratch, &block->notes);
        if (!mention || !note) return;
        *mention = all[i].mention;
        *note = all[i].note;
    }
}

/* The mention with this span, or the first within it, or TAG_NONE. */
static uint32_t mention_at(const struct tags *tags, struct span at) {
    const struct mention *mentions = tags->mentions.at;
    uint32_t n = tags->mentions.n, first = mentions_from(tags, at.beg);
    for (uint32_t i = first; i < n && mentions[i].at.beg == at.beg; i++)
        if (mentions[i].at.end == at.end) return i;
    return first < n && mentions[first].at.end <= at.end ? first : TAG_NONE;
}

static void quotes_note(struct gathering *g) {
    struct tags *tags = g->block->tags;
    for (uint32_t i = 0; i < g->heads.n; i++) {
        struct span head = g->heads.at[i];
        tags->quotes.at[g->block->quote + i].mention = span_is_none(head) ? TAG_NONE : mention_at(tags, head);
    }
}

void notes_find(struct block *block) {
    struct gathering g = { .block = block };
    block->notes.n = 0;
    for (uint32_t i = 0; i < block->candidates.n; i++) {
        struct note *note = vec_push(&block->scratch, &block->notes);
        if (note) name_note(block, i, note);
    }
    if (block_failed(block)) return;
    scan(&g);
    sources_gather(&g);
    merge(&g);
    if (block_failed(block)) return;
    quotes_note(&g);
}
