#include "tags_check.h"
#include "check.h"

static bool is_within(const struct text *text, struct span span) {
    return span.beg < span.end && span.end <= text->len && on_boundary(text, span.beg) && on_boundary(text, span.end);
}

static bool is_within_or_none(const struct text *text, struct span span) {
    return span_is_none(span) || is_within(text, span);
}

static const char *check_paragraphs(const struct tags *tags, const struct text *text, uint32_t *at) {
    for (uint32_t i = *at = 0; i < tags->paragraphs.n; *at = ++i) {
        struct span span = tags->paragraphs.at[i].at;
        CHECK(is_within(text, span));
        CHECK(i == 0 || tags->paragraphs.at[i - 1].at.end <= span.beg);
    }
    return NULL;
}

/* Sentences ascend, do not overlap, and each lies in one paragraph. */
static const char *check_sentences(const struct tags *tags, const struct text *text, uint32_t *at) {
    uint32_t paragraph = 0;
    for (uint32_t i = *at = 0; i < tags->sentences.n; *at = ++i) {
        struct span span = tags->sentences.at[i];
        CHECK(is_within(text, span));
        CHECK(i == 0 || tags->sentences.at[i - 1].end <= span.beg);
        while (paragraph < tags->paragraphs.n && tags->paragraphs.at[paragraph].at.end <= span.beg) paragraph++;
        CHECK(paragraph < tags->paragraphs.n);
        CHECK(tags->paragraphs.at[paragraph].at.beg <= span.beg);
        CHECK(span.end <= tags->paragraphs.at[paragraph].at.end);
    }
    return NULL;
}

static const char *check_mentions(const struct tags *tags, const struct text *text, uint32_t *at) {
    for (uint32_t i = *at = 0; i < tags->mentions.n; *at = ++i) {
        const struct mention *mention = &tags->mentions.at[i];
        CHECK(is_within(text, mention->at));
        CHECK(i == 0 || tags->mentions.at[i - 1].at.beg <= mention->at.beg);
        CHECK(mention->actor < tags->actors.n);
        CHECK(mention->form <= MENTION_PRONOUN);
        CHECK(mention->type <= ACTOR_ROLE);
    }
    return NULL;
}

static const char *check_pieces(const struct tags *tags, const struct text *text, const struct quote *quote) {
    CHECK(quote->pieces > 0);
    CHECK(quote->piece < tags->pieces.n && quote->pieces <= tags->pieces.n - quote->piece);
    const struct span *pieces = tags->pieces.at + quote->piece;
    for (uint32_t i = 0; i < quote->pieces; i++) {
        CHECK(is_within(text, pieces[i]));
        CHECK(i == 0 || pieces[i - 1].end <= pieces[i].beg);
    }
    return NULL;
}

/* Nothing inside another quote's content is an item: a quote's pieces lie after those of the quote before, or
   stand between two of them. */
static const char *check_apart(const struct tags *tags, const struct quote *quote) {
    const struct quote *before = quote - 1;
    const struct span *pieces = tags->pieces.at + before->piece, first = tags->pieces.at[quote->piece];
    CHECK(pieces[0].beg < first.beg);
    for (uint32_t i = 0; i < before->pieces; i++) CHECK(pieces[i].end <= first.beg || pieces[i].beg >= first.end);
    return NULL;
}

static const char *check_quotes(const struct tags *tags, const struct text *text, uint32_t *at) {
    for (uint32_t i = *at = 0; i < tags->quotes.n; *at = ++i) {
        const struct quote *quote = &tags->quotes.at[i];
        const char *wrong = check_pieces(tags, text, quote);
        if (!wrong && i > 0) wrong = check_apart(tags, quote);
        if (wrong) return wrong;
        CHECK(is_within_or_none(text, quote->cue));
        CHECK(is_within_or_none(text, quote->source));
        CHECK(quote->mention == TAG_NONE || quote->mention < tags->mentions.n);
        CHECK(quote->speaker == TAG_NONE || quote->speaker < tags->actors.n);
        CHECK(quote->mention == TAG_NONE || quote->speaker == tags->mentions.at[quote->mention].actor);
        CHECK(quote->kind <= QUOTE_INDIRECT);
        CHECK(quote->act <= QUOTE_THOUGHT);
        CHECK(quote->rule < RULE_COUNT);
        CHECK(quote->confidence <= 100);
    }
    return NULL;
}

static const char *check_actors(const struct tags *tags, const struct text *text, uint32_t *at) {
    uint64_t mentions = 0, quotes = 0, spoken = 0;
    for (uint32_t i = *at = 0; i < tags->actors.n; *at = ++i) {
        const struct actor *actor = &tags->actors.at[i];
        CHECK(is_within(text, actor->name));
        CHECK(is_within_or_none(text, actor->role));
        CHECK(actor->type <= ACTOR_ROLE);
        CHECK(actor->first < tags->mentions.n);
        CHECK(tags->mentions.at[actor->first].actor == i);
        CHECK(i == 0 || tags->actors.at[i - 1].first < actor->first);
        CHECK(actor->mentions > 0);
        mentions += actor->mentions;
        quotes += actor->quotes;
    }
    for (uint32_t i = 0; i < tags->quotes.n; i++) spoken += tags->quotes.at[i].speaker != TAG_NONE;
    CHECK(mentions == tags->mentions.n);
    CHECK(quotes == spoken);
    return NULL;
}

const char *tags_check(const struct tags *tags, const struct text *text, uint32_t *at) {
    const char *wrong = check_paragraphs(tags, text, at);
    if (!wrong) wrong = check_sentences(tags, text, at);
    if (!wrong) wrong = check_mentions(tags, text, at);
    if (!wrong) wrong = check_quotes(tags, text, at);
    if (!wrong) wrong = check_actors(tags, text, at);
    return wrong;
}
