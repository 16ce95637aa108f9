#include "cuemodel.h"
#include "names.h"

/* How many outer positions after “according to S” are looked at for the comma. */
enum { TAIL = 40 };

/* What a candidate of a verb of speech, and of thought, must score above to be content, and a boundary to be its end. */
enum { LEAST_SPOKEN = -50, LEAST_THOUGHT = 0, LEAST_END = 40 };

static enum pos pos_at(const struct quoting *q, uint32_t at) {
    return q->block->tokens.at[at].pos;
}

static int32_t least_score(const struct cue *cue) {
    return cue->flags & CUE_THOUGHT ? LEAST_THOUGHT : LEAST_SPOKEN;
}

/* Does the text [first, end) read as a clause that somebody may have said? */
bool clause_reads(const struct quoting *q, uint32_t first, uint32_t end) {
    if (first >= end) return false;
    if (token_among(q->block, first, " when while as if after before although though because since asked speaking ")) {
        for (uint32_t at = first; at < end; at = outer_next(q, at))
            if (token_is(q->block, at, ",") && at + 1 < end) return stretch_has_verb(q, at + 1, end);
        return false;
    }
    return stretch_has_verb(q, first, end);
}

static int32_t score_of(const uint64_t features[CUE_FEATURES], unsigned n) {
    return linear_score_one(cue_model()->cues[0], CUE_ROW_BITS, features, n);
}

/* The best of the cue's candidates that begin at `latest` or before, if its score is above *least, which becomes it;
   else begin == TAG_NONE. */
static struct candidate best_candidate(const struct quoting *q, const struct cue_facts *facts, uint32_t latest, int32_t *least) {
    SCRATCH struct candidate candidates[CUE_CANDIDATES];
    struct candidate best = { .begin = TAG_NONE };
    SCRATCH uint64_t features[CUE_FEATURES];
    int32_t most = *least;
    unsigned n = cue_candidates(q, facts, candidates);
    const int32_t shared = score_of(features, cue_features_shared(q, facts, features));
    for (unsigned i = 0; i < n; i++) {
        if (candidates[i].begin > latest || passage_is_nobodys(q, candidates[i].begin)) continue;
        int32_t score = shared + score_of(features, cue_features_own(q, facts, &candidates[i], features));
        if (score <= most) continue;
        most = score;
        best = candidates[i];
    }
    *least = most;
    return best;
}

/* X, she advised. X, S assured the council on Monday. Nothing else behind the verb can be what is said. */
static bool must_be_left(const struct quoting *q, const struct cue *cue, const struct left *left, uint32_t end) {
    uint32_t at = cue->last + 1;
    if (cue->flags & CUE_THOUGHT || !(left->shape & LEFT_READS) || left->shape & LEFT_INVERTED || left->tail < end) return false;
    uint32_t chunk = at < end ? chunk_at(q->block, at) : TAG_NONE;
    if (chunk != TAG_NONE && word_frame(cue->word, 'p')) at = q->block->chunks.at[chunk].last + 1;
    if (at < end && token_among(q->block, at, " on in at late early ")) at++;
    chunk = at < end ? chunk_at(q->block, at) : TAG_NONE;
    if (chunk != TAG_NONE && phrase_is_time(q->block, at, q->block->chunks.at[chunk].last)) at = q->block->chunks.at[chunk].last + 1;
    return content_trim(q, cue->last, end) <= at;
}

bool content_is_left(const struct quoting *q, const struct cue *cue, const struct left *left, uint32_t first, uint32_t end) {
    struct cue_facts facts = cue_facts(q, cue, first, end);
    int32_t score = least_score(cue);
    facts.left = *left;
    struct candidate best = best_candidate(q, &facts, TAG_NONE, &score);
    return best.begin != TAG_NONE ? best.kind == CANDIDATE_LEFT || (best.kind == CANDIDATE_RIGHT && must_be_left(q, cue, left, end))
                                  : must_be_left(q, cue, left, end);
}

/* S announced a march and left; S asked for tents, and T sent them: content without a finite verb ends before the next clause. */
static uint32_t predicate_end(const struct quoting *q, const struct cue_facts *facts, uint32_t begin) {
    const struct token *tokens = q->block->tokens.at;
    if (facts->cue->flags & (CUE_NOUN | CUE_ACCORDING | CUE_PARTICIPLE | CUE_INFINITIVE)) return facts->end;
    for (uint32_t at = begin; at < facts->end; at = outer_next(q, at)) {
        if (outer_is_passage(q, at) || pos_is_finite(tokens[at].pos) || tokens[at].pos == POS_WH || token_is(q->block, at, "that")) break;
        if (at == begin || !token_among(q->block, at, " and but ")) continue;
        uint32_t verb = at + 1;
        while (verb < facts->end && tokens[verb].pos == POS_ADVERB) verb++;
        if (verb < facts->end && (tokens[verb].pos == POS_VERB_PAST || tokens[verb].pos == POS_VERB_S)) return at;
        uint32_t chunk = token_is(q->block, at - 1, ",") ? chunk_at(q->block, at + 1) : TAG_NONE;
        if (chunk == TAG_NONE || q->block->chunks.at[chunk].last + 1 >= facts->end) continue;
        if (tokens[q->block->chunks.at[chunk].last + 1].pos == POS_VERB_PAST || tokens[q->block->chunks.at[chunk].last + 1].pos == POS_VERB_S) return at;
    }
    return facts->end;
}

/* S said the pier, which is long, was shut: no end before “which”, where no verb has come yet. */
static bool is_only_subject(const struct quoting *q, const struct end_walk *walk) {
    const struct token *tokens = q->block->tokens.at;
    if (walk->verbs || outer_is_passage(q, walk->begin) || !token_is(q->block, walk->at, ",") || walk->at + 1 >= walk->facts->end) return false;
    return tokens[walk->at + 1].pos == POS_WH && stretch_has_verb(q, walk->at + 1, walk->facts->end);
}

/* One past the content that begins at `begin`. Each boundary has a verdict, end or not, by so much: of all ends the one
   that contradicts the verdicts least. Whoever asks only whether it lies behind `enough` is told as soon as that is known. */
static uint32_t reach_past(const struct quoting *q, const struct cue_facts *whole, uint32_t begin, uint32_t enough) {
    struct cue_facts shorter = *whole;
    const struct cue_facts *facts = &shorter;
    shorter.end = predicate_end(q, whole, begin);
    struct end_walk walk = end_walk(q, facts, begin);
    SCRATCH uint64_t features[END_FEATURES];
    uint32_t best = walk.at;
    int32_t passed = 0, least = INT32_MAX;
    bool clause = word_frame(facts->cue->word, 't') && !word_frame(facts->cue->word, 'o') && !(facts->cue->flags & CUE_NOUN);
    for (unsigned step = 0; step < END_STEPS && passed < least && best <= enough; step++, end_step(q, &walk)) {
        bool last = walk.at >= facts->end;
        if (!last && (!end_may_be(q, &walk) || (clause && is_only_subject(q, &walk)))) continue;
        int32_t score = last ? 0 : linear_score_one(cue_model()->ends[0], END_ROW_BITS, features, end_features(q, &walk, features)) - LEAST_END;
        int32_t against = passed + (score < 0 ? -score : 0);
        if (against < least) least = against, best = walk.at;
        if (last) break;
        if (score > 0) passed += score;
    }
    return content_trim(q, begin, best);
}

static uint32_t reach(const struct quoting *q, const struct cue_facts *facts, uint32_t begin) {
    return reach_past(q, facts, begin, UINT32_MAX);
}

uint32_t content_reach(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end, uint32_t begin) {
    struct cue_facts facts = cue_facts(q, cue, first, end);
    return reach(q, &facts, begin);
}

/* The board itself said: the noun phrase before “itself”. */
static struct phrase without_itself(const struct quoting *q, uint32_t low, struct phrase phrase) {
    if (!phrase.found || phrase.first <= low || !token_among(q->block, phrase.first, " itself himself herself themselves ")) return phrase;
    struct phrase before = source_ending(q, low, phrase.first - 1);
    if (!before.found || pos_at(q, before.last) == POS_PRONOUN) return phrase;
    return before;
}

static struct span speaker_span(const struct quoting *q, uint32_t low, const struct speaker *speaker) {
    return speaker->kind == SPEAKER_SPOKE ? q->heard : phrase_span(q, without_itself(q, low, speaker->phrase));
}

/* The source of a cue, and by how much its score is above the next; 0 where nobody else could be or nobody is. */
struct heard {
    struct span source;
    int32_t margin;
    struct reasons reasons;
};

/* Of what is seen of a speaker, by how much each speaks for it. */
static void speaker_weights(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at,
                            const struct speaker *speaker, int32_t weights[SPEAKER_FEATURES]) {
    SCRATCH uint64_t features[SPEAKER_FEATURES];
    unsigned seen = speaker_features(q, facts, at, speaker, features);
    for (unsigned i = 0; i < seen; i++) weights[i] = linear_score_one(cue_model()->speakers[0], SPEAKER_ROW_BITS, features + i, 1);
}

/* What spoke for the best and not for the second, which may be NULL. */
static struct reasons speaker_reasons(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at,
                                      const struct speaker *best, const struct speaker *second) {
    int32_t ours[SPEAKER_FEATURES] = { 0 }, theirs[SPEAKER_FEATURES] = { 0 };
    struct reasons reasons = { 0 };
    speaker_weights(q, facts, at, best, ours);
    if (second) speaker_weights(q, facts, at, second, theirs);
    for (unsigned i = 0; i < SPEAKER_FEATURES; i++) reasons_add(&reasons, i, ours[i] - theirs[i]);
    return reasons;
}

/* S was accused of it, S was told to leave: no passive but “was quoted” tells who spoke before it. */
static bool is_spoken_to(const struct cue_facts *facts, const struct quoting *q, const struct speaker *speaker) {
    const struct cue *cue = facts->cue;
    if ((cue->flags & (CUE_PASSIVE | CUE_THOUGHT | CUE_NOUN)) != CUE_PASSIVE || speaker->kind != SPEAKER_BEFORE || !facts->subject.found) return false;
    return facts->subject.first <= speaker->head && speaker->head <= facts->subject.last &&
           token_among(q->block, cue->first, " accused charged told asked urged ordered warned informed reminded instructed advised blamed "
                                             "criticized criticised praised thanked assured briefed invited encouraged ");
}

static struct heard source_of_cue(const struct quoting *q, const struct cue_facts *facts, const struct candidate *at) {
    SCRATCH struct speaker speakers[SPEAKERS];
    SCRATCH uint64_t features[SPEAKER_FEATURES];
    int32_t score[SPEAKERS];
    unsigned n = speakers_find(q, facts, at, speakers), best = 0, second = n;
    for (unsigned i = 0; i < n; i++) {
        unsigned seen = speaker_features(q, facts, at, &speakers[i], features);
        score[i] = linear_score_one(cue_model()->speakers[0], SPEAKER_ROW_BITS, features, seen);
        if (is_spoken_to(facts, q, &speakers[i])) score[i] = INT16_MIN;
        if (i && score[i] > score[best]) second = best, best = i;
        else if (i && (second == n || score[i] > score[second])) second = i;
    }
    struct heard heard = { .source = speaker_span(q, facts->first, &speakers[best]) };
    if (second < n && speakers[best].kind != SPEAKER_NONE) heard.margin = score[best] - score[second];
    if (!q->block->unexplained) heard.reasons = speaker_reasons(q, facts, at, &speakers[best], second < n ? &speakers[second] : NULL);
    return heard;
}

/* He denied it: what was said is not in these words. */
static bool is_pronoun(const struct quoting *q, const struct candidate *at, uint32_t stop) {
    return at->kind == CANDIDATE_RIGHT && at->begin + 1 == stop && word_is(q->block->tokens.at[at->begin].word, WORD_PRONOUN);
}

/* She asked the mayor: the noun phrase after a verb that takes a hearer and no object is who was told. */
static bool is_hearer(const struct cue *cue, const struct candidate *at) {
    bool right = at->kind == CANDIDATE_RIGHT && at->begin == cue->last + 1 && !(cue->flags & (CUE_NOUN | CUE_PASSIVE));
    return right && word_frame(cue->word, 'p') && !word_frame(cue->word, 'o');
}

/* She was questioned by the council: nothing but who did it. */
static bool is_agent(const struct quoting *q, const struct cue *cue, const struct candidate *at) {
    return !(cue->flags & CUE_NOUN) && at->kind == CANDIDATE_RIGHT && at->begin == cue->last + 2 && token_is(q->block, cue->last + 1, "by");
}

/* S asked the public and the guild for boats; S ordered the crew on Friday to leave: what is wanted of those who are told. */
static uint32_t wanted_behind(const struct quoting *q, const struct cue_facts *facts, uint32_t begin) {
    enum { TOLD = 4 };
    uint32_t at = begin, chunk;
    if (facts->cue->flags & (CUE_NOUN | CUE_PASSIVE) || begin != facts->cue->last + 1) return TAG_NONE;
    for (int step = 0; step < TOLD && at + 1 < facts->end; step++) {
        chunk = chunk_at(q->block, at);
        if (chunk == TAG_NONE || q->block->chunks.at[chunk].first != at) return TAG_NONE;
        at = q->block->chunks.at[chunk].last + 1;
        if (at + 1 >= facts->end) return TAG_NONE;
        if (token_is(q->block, at, "for") && token_among(q->block, facts->cue->first, " ask asks asked asking ")) return at;
        bool timed = token_is(q->block, at, "on") && word_is(q->block->tokens.at[at + 1].word, WORD_MONTH);
        if (timed && at + 3 < facts->end && pos_at(q, at + 2) == POS_TO && word_frame(facts->cue->word, 'i')) return at + 2;
        if (!token_among(q->block, at, " and , ")) return TAG_NONE;
        at++;
    }
    return TAG_NONE;
}

/* Told of this, Hill laughed: what was told is not here. */
static bool tells_of(const struct quoting *q, const struct cue *cue, uint32_t first) {
    bool told = cue->first == first && q->block->tokens.at[first].pos == POS_PARTICIPLE;
    return told && token_among(q->block, cue->last + 1, " of about ");
}

unsigned content_claim(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t open, uint32_t end) {
    static const int32_t steps[] = { -60, -30, -10, 10, 40 };
    struct cue_facts facts = cue_facts(q, cue, first, end);
    int32_t score = INT32_MIN;
    unsigned claim = 0;
    struct candidate at = best_candidate(q, &facts, open, &score);
    if (at.begin == TAG_NONE || at.kind == CANDIDATE_SUBJECT) return 0;
    while (claim < sizeof steps / sizeof *steps && score > steps[claim]) claim++;
    return 2 + 2 * claim + (reach_past(q, &facts, at.begin, open) > open);
}

/* S answered, with a smile: “Q.”: a sentence between marks behind a comma or colon has nothing to do with what has no verb. */
static bool begins_at_marks(const struct quoting *q, uint32_t begin, uint32_t open) {
    const struct passage *passage = outer_passage(q, open);
    const struct token *tokens = q->block->tokens.at;
    if (begin >= open || !passage || passage->close <= open + 1 || !token_among(q->block, open - 1, " , : ")) return false;
    if (!(tokens[open + 1].flags & TOKEN_CAPITAL) || tokens[passage->close - 1].kind != TOKEN_STOP) return false;
    for (uint32_t at = begin; at < open; at = outer_next(q, at))
        if (outer_is_passage(q, at)) return false;
    return !token_is(q->block, begin, "that") && !stretch_has_verb(q, begin, open);
}

/* The content of a cue that is known to hold the passage at `open`; empty where it cannot. */
struct stretch content_around(const struct quoting *q, const struct cue *cue, uint32_t first, uint32_t open, uint32_t end) {
    struct cue_facts facts = cue_facts(q, cue, first, end);
    int32_t score = INT32_MIN;
    struct candidate at = best_candidate(q, &facts, open, &score);
    if (at.begin == TAG_NONE || at.kind == CANDIDATE_SUBJECT) return (struct stretch){ 1, 0 };
    if (begins_at_marks(q, at.begin, open)) at.begin = open;
    uint32_t stop = reach(q, &facts, at.begin);
    if (stop <= open) stop = reach(q, &facts, open);
    return (struct stretch){ at.begin, stop - 1 };
}

/* A barge called (known as) the “Sea Level” sank; they named their barge “Sea Level”: a name is given, and nothing said. */
static bool gives_name(const struct quoting *q, const struct cue *cue, uint32_t stop) {
    enum { OBJECT = 6 };
    if (!token_among(q->block, cue->last, NAMING) && !token_is(q->block, cue->last, "known")) return false;
    for (uint32_t at = cue->last + 1, step = 0; at < stop && step < OBJECT; step++, at = outer_next(q, at))
        if (outer_is_passage(q, at)) return passage_is_nobodys(q, at);
    return false;
}

void attribute_right(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct cue_facts facts = cue_facts(q, cue, first, end);
    int32_t score = least_score(cue);
    struct candidate at = best_candidate(q, &facts, TAG_NONE, &score);
    if (at.begin == TAG_NONE) return;
    enum rule rule = cue->flags & CUE_PARTICIPLE ? RULE_ADDING
                     : at.begin < end && outer_is_passage(q, at.begin) ? RULE_BEFORE : RULE_CLAUSE;
    uint32_t stop = at.kind == CANDIDATE_SUBJECT ? at.begin : reach(q, &facts, at.begin);
    struct worded worded = worded_of(q, cue, &at, stop);
    uint32_t wanted = worded.words || at.kind != CANDIDATE_RIGHT ? TAG_NONE : wanted_behind(q, &facts, at.begin);
    if (wanted != TAG_NONE) {
        at.begin = wanted;
        stop = reach(q, &facts, wanted);
        worded = worded_of(q, cue, &at, stop);
    }
    if (!worded.words && wanted == TAG_NONE && is_hearer(cue, &at)) return;
    if (is_agent(q, cue, &at) || tells_of(q, cue, first) || gives_name(q, cue, stop)) return;
    struct heard heard = source_of_cue(q, &facts, &at);
    struct draft *draft = draft_new(q, cue_span(q, cue), heard.source, rule);
    if (!draft) return;
    draft_judged(draft, JUDGE_SPEAKERS, heard.margin, &heard.reasons);
    draft->claim = score;
    draft->act = (uint8_t)(is_pronoun(q, &at, stop) ? QUOTE_THOUGHT : act_of(q, &facts, &at, stop, worded, !span_is_none(heard.source)));
    if (at.kind != CANDIDATE_RIGHT) content_add(q, draft, facts.subject.first, facts.subject.last + 1);
    if (at.kind == CANDIDATE_SUBJECT) return;
    content_add(q, draft, at.begin, stop);
    if (outer_is_passage(q, outer_prev(q, stop))) q->open = draft->index;
}

bool attribute_through(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t open, uint32_t end) {
    const struct choice *choice = passage_choice(q, open);
    if (!choice || choice->draft == TAG_NONE || choice->claimant.cued || cue->flags & CUE_ACCORDING) return false;
    struct part *part = &q->parts.at[choice->part];
    if (part->draft != choice->draft || part->at.beg != outer_passage(q, open)->outer.beg) return false;
    struct cue_facts facts = cue_facts(q, cue, first, end);
    int32_t score = least_score(cue);
    struct candidate at = best_candidate(q, &facts, open, &score);
    if (at.begin >= open || at.kind != CANDIDATE_RIGHT) return false;
    uint32_t stop = reach(q, &facts, at.begin), next = outer_next(q, open);
    if (stop <= open) return false;
    uint32_t rest = taken_from(q, next, end);
    stop = content_trim(q, next, stop < next ? next : stop < rest ? stop : rest);
    struct draft *draft = &q->drafts.at[choice->draft];
    draft->cue = cue_span(q, cue);
    draft->rule = RULE_CLAUSE;
    part->at = stretch_span(q, (struct stretch){ at.begin, stop - 1 });
    if (part->at.beg < draft->beg) draft->beg = part->at.beg;
    take(q, (struct stretch){ cue->first, stop - 1 });
    return true;
}

static uint32_t comma_from(const struct quoting *q, uint32_t at, uint32_t end) {
    for (int step = 0; step < TAIL && at < end && !token_is(q->block, at, ","); step++) at = outer_next(q, at);
    return at;
}

/* According to [the mayor], Ines Moor, ...: a role and a name, in whichever order, are one person's. */
static bool are_role_and_name(const struct quoting *q, uint32_t source, uint32_t behind) {
    uint32_t one = chunk_at(q->block, source), other = chunk_at(q->block, behind);
    if (one == TAG_NONE || other == TAG_NONE || q->block->chunks.at[other].first != behind) return false;
    const struct chunk *name = &q->block->chunks.at[one], *role = &q->block->chunks.at[other];
    if (role->kind == CHUNK_NAME) name = &q->block->chunks.at[other], role = &q->block->chunks.at[one];
    return name->kind == CHUNK_NAME && role->kind == CHUNK_NOUN && name_token_has(q->block, role->head, WORD_ROLE);
}

/* The comma before what is said: the one at `comma`, or that behind an apposition to the source. */
static uint32_t comma_of_content(const struct quoting *q, uint32_t source, uint32_t comma, uint32_t end) {
    if (comma + 1 >= end || !are_role_and_name(q, source, comma + 1)) return comma;
    uint32_t next = comma_from(q, comma + 1, end);
    bool aged = next + 1 < end && q->block->tokens.at[next + 1].kind == TOKEN_NUMBER; /* Ines Moor, 34, fell */
    bool apposed = !aged && !stretch_has_verb(q, comma + 1, next) && stretch_has_verb(q, next + 1, end);
    return next < end && apposed ? next : comma;
}

void according_right(struct quoting *q, const struct cue *cue, uint32_t first, uint32_t end) {
    struct phrase source = source_after(q, cue->last + 1, end);
    if (!source.found) return;
    uint32_t at = comma_of_content(q, source.last, comma_from(q, source.last + 1, end), end);
    if (at + 1 >= end) return;
    struct draft *draft = draft_new(q, cue_span(q, cue), phrase_span(q, source), RULE_ACCORDING);
    if (draft) content_add(q, draft, at + 1, content_reach(q, cue, first, end, at + 1));
}
