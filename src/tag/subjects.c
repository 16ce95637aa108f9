#include "cuemodel.h"

/* How far from its cue a source is looked for: in outer positions, and in noun phrases on either side. */
enum { REACH = 60, BEFORE = 8, AFTER = 3, AFTER_REACH = 12, LINKS = 6 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return (enum pos)q->block->tokens.at[at].pos;
}

/* --- the noun phrases that may be the source --------------------------------------- */

struct walk {
    const struct quoting *q;
    const struct cue_facts *facts;
    struct speaker *at;
    unsigned n, rank;
    unsigned commas, verbs, wh, marks; /* between the cue and here */
};

static unsigned few(unsigned n) {
    return n < 3 ? n : 3;
}

static void speaker_add(struct walk *walk, enum speaker_kind kind, struct phrase phrase, uint32_t head) {
    if (walk->n >= SPEAKERS) return;
    walk->at[walk->n++] = (struct speaker){ .phrase = phrase,
                                            .head = head,
                                            .kind = (uint8_t)kind,
                                            .rank = (uint8_t)(walk->rank < 7 ? walk->rank : 7),
                                            .between = (uint8_t)(few(walk->commas) | few(walk->verbs) << 2 |
                                                                 few(walk->wh) << 4 | few(walk->marks) << 6) };
}

/* “Smith ’s lawyer”: the phrase that ends in this chunk, from its possessor on. */
static uint32_t with_owner(const struct quoting *q, uint32_t first, uint32_t low) {
    for (int step = 0; step < 2 && first > low + 1 && pos_at(q, first - 1) == POS_CLITIC; step++) {
        uint32_t owner = chunk_at(q->block, first - 2);
        if (owner == TAG_NONE || q->block->chunks.at[owner].first < low) break;
        first = q->block->chunks.at[owner].first;
    }
    return first;
}

static const char links[] =
    " of for in at from with on to and & like within over under among between by about near inside outside against across ";

/* Is it a participle that a phrase goes on with: “groups representing farmers”, “data released by the state”? */
static bool is_participle(const struct quoting *q, uint32_t at) {
    return (pos_at(q, at) == POS_PARTICIPLE || pos_at(q, at) == POS_VERB_ING) && !word_is(q->block->tokens.at[at].word, WORD_AUXILIARY);
}

/* “voters in Ohio and Iowa”: over what hangs on the chunk that ends at `last`, as far as it touches, below `end`. Over a
   participle only where that leads all the way: “those surveyed | say”; else it may be the verb. */
static uint32_t with_links(const struct quoting *q, uint32_t last, uint32_t end) {
    uint32_t sure = TAG_NONE; /* the last before a participle */
    for (int step = 0; step < LINKS && last + 1 < end; step++) {
        const uint32_t link = last + 1;
        if (outer_is_passage(q, link)) break;
        const bool participle = is_participle(q, link);
        if (!participle && !token_among(q->block, link, links)) break;
        if (participle && sure == TAG_NONE) sure = last;
        const uint32_t next = link + 1 < end ? chunk_at(q->block, link + 1) : TAG_NONE;
        const struct chunk *chunk = next == TAG_NONE ? NULL : &q->block->chunks.at[next];
        if (chunk && (chunk->last >= end || phrase_is_time(q->block, link + 1, chunk->last))) break;
        if (chunk && chunk->first == link + 1) last = chunk->last;
        else if (participle) last = link;
        else break;
    }
    return sure == TAG_NONE || last + 1 == end ? last : sure;
}

static void chunk_add(struct walk *walk, const struct chunk *chunk, enum speaker_kind kind, uint32_t low, uint32_t end) {
    struct phrase phrase = { with_owner(walk->q, chunk->first, low), with_links(walk->q, chunk->last, end), true };
    if (pos_at(walk->q, chunk->first) == POS_POSSESSIVE && chunk->last > chunk->first) {
        struct phrase owner = { chunk->first, chunk->first, true };
        speaker_add(walk, SPEAKER_OWNER, owner, chunk->first);
    }
    speaker_add(walk, kind, phrase, chunk->last);
    walk->rank++;
}

/* Count what is passed. */
static void pass(struct walk *walk, uint32_t at) {
    if (outer_is_passage(walk->q, at)) {
        walk->marks++;
    } else {
        walk->commas += token_among(walk->q->block, at, " , ; : - – — -- ");
        walk->verbs += pos_is_finite(pos_at(walk->q, at));
        walk->wh += pos_at(walk->q, at) == POS_WH;
    }
}

static void walk_back(struct walk *walk) {
    const struct quoting *q = walk->q;
    const uint32_t low = walk->facts->first;
    uint32_t at = walk->facts->group;
    /* within the noun phrase of a cue that is a noun, its owner */
    uint32_t own = walk->facts->cue->flags & CUE_NOUN ? chunk_at(q->block, walk->facts->cue->first) : TAG_NONE;
    if (own != TAG_NONE && q->block->chunks.at[own].first >= low) {
        at = q->block->chunks.at[own].first;
        if (pos_at(q, at) == POS_POSSESSIVE) speaker_add(walk, SPEAKER_OWNER, (struct phrase){ at, at, true }, at);
    }
    for (int step = 0; step < REACH && at > low && walk->rank < BEFORE; step++) {
        uint32_t before = outer_prev(q, at), index = outer_is_passage(q, before) ? TAG_NONE : chunk_at(q->block, before);
        if (index != TAG_NONE && q->block->chunks.at[index].first >= low) {
            chunk_add(walk, &q->block->chunks.at[index], SPEAKER_BEFORE, low, walk->facts->group);
            before = q->block->chunks.at[index].first;
            walk->wh += q->block->chunks.at[index].kind == CHUNK_WH;
        } else {
            pass(walk, before);
        }
        at = before;
    }
}

static void walk_on(struct walk *walk, uint32_t end) {
    const struct quoting *q = walk->q;
    uint32_t at = walk->facts->cue->last + 1;
    walk->rank = walk->commas = walk->verbs = walk->wh = walk->marks = 0;
    for (int step = 0; step < AFTER_REACH && at < end && walk->rank < AFTER; step++) {
        uint32_t index = outer_is_passage(q, at) ? TAG_NONE : chunk_at(q->block, at);
        if (index != TAG_NONE && q->block->chunks.at[index].first == at && q->block->chunks.at[index].last < end) {
            chunk_add(walk, &q->block->chunks.at[index], SPEAKER_AFTER, at, end);
            at = q->block->chunks.at[index].last + 1;
        } else {
            pass(walk, at);
            at = outer_next(q, at);
        }
    }
}

unsigned speakers_find(const struct quoting *q, const struct cue_facts *facts, const struct candidate *content,
                       struct speaker at[SPEAKERS]) {
    struct walk walk = { .q = q, .facts = facts, .at = at };
    speaker_add(&walk, SPEAKER_NONE, (struct phrase){ 0 }, TAG_NONE);
    if (!span_is_none(q->heard)) speaker_add(&walk, SPEAKER_SPOKE, (struct phrase){ 0 }, TAG_NONE);
    walk_back(&walk);
    walk_on(&walk, content->kind == CANDIDATE_RIGHT ? content->begin : facts->end);
    return walk.n;
}

/* --- features ------------------------------------------------------------------------- */

/* What is seen of a speaker, and what --explain calls it. */
#define SPEAKER_SEES(X) \
    X("where it stands and what the content is", side) \
    X("how far it is and what is between", place) \
    X("how far it is and the cue's form", place << 16 | flags) \
    X("whether it is the subject", side << 8 | subject << 1 | same) \
    X("the subject and the cue's form", side << 32 | flags << 8 | subject << 1 | same) \
    X("the cue's form and what the source is", side << 32 | flags << 8 | who) \
    X("how far it is and what the source is", side << 32 | rank << 8 | who) \
    X("what the source is, and whether it lies in content", side << 16 | who << 8 | subject << 1 | inside) \
    X("the word before it", lead ^ side) \
    X("the word before it, and how far it is", lead ^ place) \
    X("the word behind it", trail ^ side) \
    X("the words around it", (trail ^ side) + lead * 3) \
    X("the word before the cue", facts->before ^ side) \
    X("the word before the cue, and how far it is", facts->before ^ place) \
    X("which cue it is", facts->word ^ side) \
    X("which cue, in which form", facts->word ^ side ^ flags << 50) \
    X("which cue, and what the source is", facts->word ^ side ^ subject << 62 ^ who << 56) \
    X("the cue's part of speech, and whether they touch", shape << 40 | side << 8 | subject << 1 | touches) \
    X("what the subject is", rule << 40 | side << 8 | subject << 1 | same) \
    X("what the subject is, and how far this one", rule << 48 | place << 1 | subject) \
    X("whether it lies in content", inside << 40 | side << 8 | subject) \
    X("whether it lies in content, and the cue's form", inside << 40 | flags << 24 | side << 8 | who) \
    X("whether source and cue touch", touches << 40 | side << 8 | who) \
    X("the words around it and what it is", (lead ^ who << 56) + trail * 5)

unsigned speaker_features(const struct quoting *q, const struct cue_facts *facts, const struct candidate *content,
                          const struct speaker *at, uint64_t features[SPEAKER_FEATURES]) {
    const bool here = at->phrase.found;
    const uint64_t kind = at->kind, rank = at->rank, between = at->between, shape = facts->shape;
    const uint64_t flags = shape & 0x1FF, side = kind << 8 | content->kind, place = side << 16 | rank << 8 | between;
    const uint64_t who = here ? who_is(q, (struct phrase){ at->head, at->head, true }) : 0;
    const uint64_t lead = here && at->phrase.first > facts->first
                              ? token_seen(q, outer_prev(q, at->phrase.first), facts->end) : 1;
    const uint64_t trail = here ? token_seen(q, at->phrase.last + 1, facts->end) : 1;
    const uint64_t subject = here && facts->subject.found && at->head >= facts->subject.first && at->head <= facts->subject.last;
    const uint64_t same = subject && at->phrase.first == facts->subject.first;
    const uint64_t inside = here && taken(q, at->head), rule = facts->who;
    const uint64_t touches = here && at->phrase.last + 1 == facts->group;
    unsigned n = 0;
#define X(name, what) features[n] = linear_feature(n, (what)), n++;
    SPEAKER_SEES(X)
#undef X
    return n;
}

const char *speaker_reason(unsigned feature) {
#define X(name, what) name,
    static const char *const names[] = { SPEAKER_SEES(X) };
#undef X
    return names[feature];
}
