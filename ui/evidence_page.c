/* The evidence for a quote: its words, its cue, its source as written, the steps
   from that to the speaker's name, the rule that chose, and how sure it is. */
#include "compose.h"
#include "pages.h"
#include "panes.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

struct maker {
    struct composer composer;
    const struct app *app;
    const struct article *article;
    const struct quote *quote;
    unsigned columns;
};

static void value(struct maker *maker, const char *name, const char *text) {
    compose_fact(&maker->composer, name, text, maker->columns);
}

/* What stands in the text, a link to there; or that there is nothing. */
static void place(struct maker *maker, const char *name, struct span span, const char *none) {
    if (span_is_none(span)) {
        value(maker, name, none);
        return;
    }
    compose_label(&maker->composer, name, maker->columns);
    compose_passage(&maker->composer, &(struct passage){
        .bytes = maker->article->text.at + span.beg, .n = span_len(span), .look = STYLE_LINK, .link = LINK_PLACE,
        .target = span.beg, .indent = compose_value_column(maker->columns), .columns = maker->columns });
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
}

/* --- from “he” to the name --- */

/* The mention that stands at a place, or TAG_NONE. */
static uint32_t mention_at(const struct tags *tags, struct span span) {
    uint32_t i = mentions_from(tags, span.beg);
    return i < tags->mentions.n && tags->mentions.at[i].at.beg == span.beg ? i : TAG_NONE;
}

/* A mention says more than this one: a role more than “he”, a name more than a role. */
static bool says_more(const struct mention *mention, const struct mention *than) {
    return mention->actor == than->actor && mention->form < than->form;
}

/* The mention of the same actor nearest before this one that says more, else the first one behind that is a name. */
static uint32_t fuller_near(const struct tags *tags, uint32_t from) {
    const struct mention *at = tags->mentions.at;
    for (uint32_t i = from; i-- > 0;)
        if (says_more(&at[i], &at[from])) return i;
    for (uint32_t i = from + 1; i < tags->mentions.n; i++)
        if (says_more(&at[i], &at[from]) && at[i].form == MENTION_NAME) return i;
    return TAG_NONE;
}

static void step_put(struct maker *maker, unsigned number, struct span at) {
    const struct tags *tags = &maker->article->tags;
    struct span around = sentences_around(tags, at), marked = { at.beg - around.beg, at.end - around.beg };
    compose_pad(&maker->composer, COMPOSE_LABEL);
    compose_printf(&maker->composer, STYLE_META, "%u", number);
    compose_pad(&maker->composer, 2 * COMPOSE_LABEL);
    compose_passage(&maker->composer, &(struct passage){
        .bytes = maker->article->text.at + around.beg, .n = span_len(around), .marked = &marked, .marked_n = 1,
        .look = STYLE_TEXT, .marked_look = STYLE_LINK, .link = LINK_PLACE, .target = at.beg,
        .indent = 2 * COMPOSE_LABEL, .columns = maker->columns });
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
}

/* The source as written, what says more near it (a role, then a name), the fullest name: as many of these as differ.
   The tagger keeps no other chain: it gives “he” to one of the persons met last, of whom it knows how near, how often
   and in which sentence, and not to one mention of them (src/tag/pronouns.c). */
static void chain_put(struct maker *maker) {
    const struct tags *tags = &maker->article->tags;
    const struct quote *quote = maker->quote;
    uint32_t mention = quote->mention != TAG_NONE ? quote->mention : mention_at(tags, quote->source);
    struct span name = tags->actors.at[quote->speaker].name, last = quote->source;
    unsigned steps = 0;
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
    compose_puts(&maker->composer, STYLE_HEADING, _("From the source to the name"));
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
    if (!span_is_none(quote->source)) step_put(maker, ++steps, quote->source);
    if (mention != TAG_NONE && tags->mentions.at[mention].actor != quote->speaker) mention = TAG_NONE;
    while (mention != TAG_NONE && (mention = fuller_near(tags, mention)) != TAG_NONE) {
        last = tags->mentions.at[mention].at;
        step_put(maker, ++steps, last);
    }
    bool within = !span_is_none(last) && name.beg >= last.beg && name.end <= last.end; /* "Councillor Winifred Oake" */
    if (!within) step_put(maker, ++steps, name);
}

/* --- the page --- */

static void speaker_put(struct maker *maker, const struct voice *voice, bool unsure) {
    char line[512], name[200];
    voice_name(maker->article, voice, name, sizeof name);
    struct span role = voice->actor == TAG_NONE ? SPAN_NONE : maker->article->tags.actors.at[voice->actor].role;
    snprintf(line, sizeof line, "%s%s %s%s%.*s", voice->letter, unsure ? "?" : "", name, span_is_none(role) ? "" : ", ",
             span_is_none(role) ? 0 : (int)(span_len(role) < 200 ? span_len(role) : 200),
             span_is_none(role) ? "" : maker->article->text.at + role.beg);
    value(maker, _("Speaker"), line);
}

/* What a model saw that weighed most, where one chose. */
static void reasons_put(struct maker *maker) {
    for (unsigned i = 0; i < QUOTE_REASONS; i++) {
        const char *reason = quote_reason(maker->quote, i);
        if (reason) value(maker, i ? "" : _("Weighed"), _(reason));
    }
}

static void facts_put(struct maker *maker) {
    const struct quote *quote = maker->quote;
    char line[200];
    snprintf(line, sizeof line, "%s %s", _(quote_kind_name((enum quote_kind)quote->kind)),
             _(quote_act_name((enum quote_act)quote->act)));
    value(maker, _("Kind"), line);
    place(maker, _("Cue"), quote->cue, _("none"));
    place(maker, _("Source"), quote->source, _("the text names nobody near it"));
    snprintf(line, sizeof line, "%s: %s", rule_name((enum rule)quote->rule), _(rule_help((enum rule)quote->rule)));
    value(maker, _("Rule"), line);
    reasons_put(maker);
    if (quote->speaker == TAG_NONE) snprintf(line, sizeof line, "%s", _("no speaker was found"));
    else snprintf(line, sizeof line, "%u%%, %s", quote->confidence, quote->confidence < TAG_SURE ? _("unsure") : _("sure"));
    value(maker, _("Confidence"), line);
}

struct page *evidence_page(const struct app *app, uint32_t quote, unsigned columns) {
    struct maker maker = { .app = app, .article = app->article, .quote = &app->article->tags.quotes.at[quote],
                           .columns = columns };
    const struct voice *voice = &app->voices.at[app->voices.of_quote[quote]];
    struct span extent = quote_extent(&app->article->tags, maker.quote);
    char title[64], bytes[64];
    snprintf(title, sizeof title, _("Evidence: quote %u of %u"), quote + 1, app->article->tags.quotes.n);
    snprintf(bytes, sizeof bytes, _("%u to %u of the text"), extent.beg, extent.end);
    compose_begin(&maker.composer, PAGE_EVIDENCE, title);
    quote_around_put(&maker.composer, app, quote, 0, columns);
    compose_puts(&maker.composer, STYLE_TEXT, "\n");
    speaker_put(&maker, voice, maker.quote->confidence < TAG_SURE && voice->actor != TAG_NONE);
    facts_put(&maker);
    value(&maker, _("Bytes"), bytes);
    if (voice->actor != TAG_NONE) chain_put(&maker);
    return compose_end(&maker.composer);
}
