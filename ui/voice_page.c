/* The page of a voice: who it is, how much and how it speaks, and each of its
   quotes with the sentences around it. Every line of a quote leads to the article. */
#include "compose.h"
#include "pages.h"
#include "panes.h"
#include "i18n.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TALLIES_MAX = 12, TALLY_BYTES = 48 };

struct maker {
    struct composer composer;
    const struct app *app;
    const struct article *article;
    const struct voice *voice;
    unsigned columns;
};

/* Texts and how often each occurs, the most frequent first; what finds no room is left out. */
struct tally {
    struct {
        char text[TALLY_BYTES];
        unsigned times;
    } at[TALLIES_MAX];
    int n;
};

static void tally(struct tally *tally, const struct article *article, struct span span) {
    char text[TALLY_BYTES];
    if (span_is_none(span) || span_len(span) >= sizeof text) return;
    snprintf(text, sizeof text, "%.*s", (int)span_len(span), article->text.at + span.beg);
    int i = 0;
    while (i < tally->n && strcasecmp(tally->at[i].text, text)) i++;
    if (i == TALLIES_MAX) return;
    if (i == tally->n) {
        memcpy(tally->at[i].text, text, sizeof text);
        tally->at[tally->n++].times = 0;
    }
    tally->at[i].times++;
}

static int by_times(const void *a, const void *b) {
    const unsigned *x = &((const struct tally *)a)->at[0].times, *y = &((const struct tally *)b)->at[0].times;
    return *x < *y ? 1 : *x > *y ? -1 : 0;
}

/* --- lines --- */

static void value(struct maker *maker, const char *name, const char *text) {
    if (*text) compose_fact(&maker->composer, name, text, maker->columns);
}

static void tally_put(struct maker *maker, const char *name, struct tally *of) {
    char line[TALLIES_MAX * (TALLY_BYTES + 8)] = "";
    size_t n = 0;
    qsort(of->at, (size_t)of->n, sizeof *of->at, by_times);
    for (int i = 0; i < of->n; i++)
        n += (size_t)snprintf(line + n, sizeof line - n, "%s%s ×%u", i ? ", " : "", of->at[i].text, of->at[i].times);
    value(maker, name, line);
}

static void span_put(struct maker *maker, const char *name, struct span span) {
    if (span_is_none(span)) return;
    compose_label(&maker->composer, name, maker->columns);
    compose_passage(&maker->composer, &(struct passage){
        .bytes = maker->article->text.at + span.beg, .n = span_len(span), .look = STYLE_LINK, .link = LINK_PLACE,
        .target = span.beg, .indent = compose_value_column(maker->columns), .columns = maker->columns });
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
}

/* --- who it is --- */

static uint32_t *quotes_of(const struct maker *maker) {
    return maker->app->voices.quotes + maker->voice->first;
}

static void counts_put(struct maker *maker) {
    unsigned kinds[3] = { 0 };
    char line[160];
    const char *stop = ":"; /* before the first kind, a comma before the others */
    const struct voices *voices = &maker->app->voices;
    const struct quote *quotes = maker->article->tags.quotes.at;
    for (uint32_t i = 0; i < maker->voice->quotes; i++) kinds[quotes[quotes_of(maker)[i]].kind]++;
    size_t n = (size_t)snprintf(line, sizeof line, "%u", maker->voice->quotes);
    for (int i = 0; i < 3; i++) {
        if (!kinds[i]) continue;
        const char *kind = _(quote_kind_name((enum quote_kind)i));
        n += (size_t)snprintf(line + n, sizeof line - n, "%s %u %s", stop, kinds[i], kind);
        stop = ",";
    }
    value(maker, _("Quotes"), line);
    snprintf(line, sizeof line, _("%u, %u%% of all words quoted here"), maker->voice->words,
             voices->words ? (unsigned)((uint64_t)maker->voice->words * 100 / voices->words) : 0);
    value(maker, _("Words"), line);
}

/* The sentence that holds a mention, from where the voice's words begin that run into it: “One. Two,” said she. */
static struct span sentence_of(const struct maker *maker, struct span mention) {
    const struct tags *tags = &maker->article->tags;
    struct span around = sentences_around(tags, mention);
    for (uint32_t i = 0; i < maker->voice->quotes; i++) {
        struct span quote = quote_extent(tags, &tags->quotes.at[quotes_of(maker)[i]]);
        if (quote.beg < around.beg && quote.end > around.beg) around.beg = sentences_around(tags, quote).beg;
    }
    return around;
}

/* What it is called, and where it first and last comes up. */
static void names_put(struct maker *maker) {
    const struct tags *tags = &maker->article->tags;
    struct tally names = { 0 };
    struct span first = SPAN_NONE, last = SPAN_NONE;
    for (uint32_t i = 0; i < tags->mentions.n; i++) {
        const struct mention *mention = &tags->mentions.at[i];
        if (mention->actor != maker->voice->actor) continue;
        if (mention->form != MENTION_PRONOUN) tally(&names, maker->article, mention->at);
        if (span_is_none(first)) first = mention->at;
        last = mention->at;
    }
    tally_put(maker, _("Called"), &names);
    if (span_is_none(first)) return;
    span_put(maker, _("First"), sentence_of(maker, first));
    if (first.beg != last.beg) span_put(maker, _("Last"), sentence_of(maker, last));
}

static void verbs_put(struct maker *maker) {
    struct tally verbs = { 0 };
    for (uint32_t i = 0; i < maker->voice->quotes; i++)
        tally(&verbs, maker->article, maker->article->tags.quotes.at[quotes_of(maker)[i]].cue);
    tally_put(maker, _("Verbs"), &verbs);
}

static void heading_put(struct maker *maker, const char *name) {
    style speaker = STYLE_SPEAKER(maker->voice->slot);
    compose_puts(&maker->composer, STYLE_GUTTER | speaker, maker->voice->letter);
    compose_puts(&maker->composer, STYLE_TEXT, " ");
    compose_puts(&maker->composer, STYLE_NAME | speaker, name);
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
    if (maker->voice->actor == TAG_NONE) {
        compose_puts(&maker->composer, STYLE_META,
                     _("  The article does not say, or dixit did not find, who said these.\n"));
        return;
    }
    struct span role = maker->article->tags.actors.at[maker->voice->actor].role;
    if (span_is_none(role)) return;
    compose_pad(&maker->composer, COMPOSE_LABEL);
    compose_passage(&maker->composer, &(struct passage){
        .bytes = maker->article->text.at + role.beg, .n = span_len(role), .look = STYLE_TEXT, .indent = COMPOSE_LABEL,
        .columns = maker->columns });
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
}

/* --- what it says --- */

struct span sentences_around(const struct tags *tags, struct span span) {
    int64_t first = span_index(tags->sentences.at, tags->sentences.n, span.beg);
    int64_t last = span_index(tags->sentences.at, tags->sentences.n, span.end ? span.end - 1 : 0);
    if (first < 0) return span;
    struct span around = { tags->sentences.at[first].beg, tags->sentences.at[last].end };
    if (around.beg > span.beg) around.beg = span.beg;
    if (around.end < span.end) around.end = span.end;
    return around;
}

void quote_around_put(struct composer *composer, const struct app *app, uint32_t index, unsigned indent,
                      unsigned columns) {
    const struct tags *tags = &app->article->tags;
    const struct quote *quote = &tags->quotes.at[index];
    struct span extent = quote_extent(tags, quote), around = sentences_around(tags, extent);
    struct span *marked = malloc(quote->pieces * sizeof *marked);
    for (uint32_t i = 0; marked && i < quote->pieces; i++) {
        struct span piece = tags->pieces.at[quote->piece + i];
        marked[i] = (struct span){ piece.beg - around.beg, piece.end - around.beg };
    }
    enum style_role role = quote->kind == QUOTE_INDIRECT ? STYLE_INDIRECT : STYLE_QUOTE;
    compose_pad(composer, indent);
    compose_passage(composer, &(struct passage){
        .bytes = app->article->text.at + around.beg, .n = span_len(around), .marked = marked,
        .marked_n = marked ? quote->pieces : 0, .look = STYLE_TEXT,
        .marked_look = role | STYLE_SPEAKER(app->voices.at[app->voices.of_quote[index]].slot), .link = LINK_PLACE,
        .target = extent.beg, .indent = indent, .columns = columns });
    compose_puts(composer, STYLE_TEXT, "\n");
    free(marked);
}

static void quote_put(struct maker *maker, uint32_t rank) {
    uint32_t index = quotes_of(maker)[rank];
    const struct quote *quote = &maker->article->tags.quotes.at[index];
    struct span cue = span_is_none(quote->cue) ? (struct span){ 0, 0 } : quote->cue;
    bool unsure = quote->confidence < TAG_SURE && quote->speaker != TAG_NONE;
    compose_printf(&maker->composer, STYLE_GUTTER | STYLE_SPEAKER(maker->voice->slot), "%s%s", maker->voice->letter,
                   unsure ? "?" : "");
    compose_pad(&maker->composer, 3);
    compose_printf(&maker->composer, STYLE_META, "%u · %s%s%.*s", rank + 1,
                   _(quote_kind_name((enum quote_kind)quote->kind)), span_len(cue) ? " · " : "", (int)(span_len(cue) < 60 ? span_len(cue) : 60),
                   maker->article->text.at + cue.beg);
    if (unsure) compose_printf(&maker->composer, STYLE_META, _(" · unsure (%u%%)"), quote->confidence);
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
    quote_around_put(&maker->composer, maker->app, index, 3, maker->columns);
    compose_puts(&maker->composer, STYLE_TEXT, "\n");
}

struct page *voice_page(const struct app *app, uint32_t voice, unsigned columns) {
    struct maker maker = { .app = app, .article = app->article, .voice = &app->voices.at[voice], .columns = columns };
    char name[160];
    voice_name(app->article, maker.voice, name, sizeof name);
    compose_begin(&maker.composer, PAGE_VOICE, name);
    heading_put(&maker, name);
    compose_puts(&maker.composer, STYLE_TEXT, "\n");
    counts_put(&maker);
    verbs_put(&maker);
    if (maker.voice->actor != TAG_NONE) names_put(&maker);
    compose_puts(&maker.composer, STYLE_TEXT, "\n");
    for (uint32_t i = 0; i < maker.voice->quotes; i++) quote_put(&maker, i);
    return compose_end(&maker.composer);
}
