/* JSON Lines: one object an article, as dixit-export(5) describes it. */
#include "export.h"
#include "json.h"
#include <string.h>

/* ,"name": — what goes before a value of ours that needs no escaping */
static void key(struct buffer *to, const char *name) {
    buffer_put(to, ",\"", 2);
    buffer_puts(to, name);
    buffer_put(to, "\":", 2);
}

static void word(struct buffer *to, const char *name, const char *value) {
    key(to, name);
    buffer_put(to, "\"", 1);
    buffer_puts(to, value);
    buffer_put(to, "\"", 1);
}

static void span_text(struct buffer *to, const char *name, const struct article *article, struct span span) {
    key(to, name);
    if (span_is_none(span)) buffer_puts(to, "null");
    else json_line(to, article->text.at + span.beg, span_len(span));
}

static void index_or_null(struct buffer *to, const char *name, uint32_t index) {
    key(to, name);
    if (index == TAG_NONE) buffer_puts(to, "null");
    else json_number(to, index);
}

static void comma(struct buffer *to, uint32_t i) {
    if (i) buffer_put(to, ",", 1);
}

static void head(struct buffer *to, const struct article *article) {
    char date[11];
    buffer_puts(to, "{\"doc\":");
    json_string(to, article->doc, strlen(article->doc));
    key(to, "path");
    json_string(to, article->path, strlen(article->path));
    span_text(to, "title", article, article->heading.title);
    if (article_date(article, false, date)) word(to, "date", date);
    else buffer_puts(to, ",\"date\":null");
    span_text(to, "author", article, article->heading.author);
    span_text(to, "publisher", article, article->heading.source);
    span_text(to, "url", article, article->heading.url);
    word(to, "encoding", text_encoding_name(&article->text));
}

static void sentences(struct buffer *to, const struct tags *tags) {
    buffer_puts(to, ",\"sentences\":[");
    for (uint32_t i = 0; i < tags->sentences.n; i++) {
        comma(to, i);
        json_span(to, tags->sentences.at[i]);
    }
    buffer_puts(to, "]");
}

/* Mentions by actor: order[start[a] .. start[a + 1]) are those of actor a, ascending. */
struct by_actor {
    uint32_t *start, *order;
};

static struct by_actor mentions_by_actor(const struct tags *tags, struct arena *scratch) {
    uint32_t actors = tags->actors.n, n = tags->mentions.n;
    struct by_actor by = { arena_alloc(scratch, (actors + 2) * sizeof *by.start),
                           arena_alloc(scratch, (n + 1) * sizeof *by.order) };
    if (!by.start || !by.order) return (struct by_actor){ 0 };
    memset(by.start, 0, (actors + 2) * sizeof *by.start);
    for (uint32_t i = 0; i < n; i++) by.start[tags->mentions.at[i].actor + 2]++;
    for (uint32_t a = 1; a <= actors + 1; a++) by.start[a] += by.start[a - 1];
    for (uint32_t i = 0; i < n; i++) by.order[by.start[tags->mentions.at[i].actor + 1]++] = i;
    return by; /* each start[a + 1] has moved to where the next one's began */
}

static void actor(struct buffer *to, const struct article *article, struct by_actor by, uint32_t index) {
    const struct actor *a = &article->tags.actors.at[index];
    buffer_puts(to, "{\"id\":");
    json_number(to, index);
    span_text(to, "name", article, a->name);
    span_text(to, "role", article, a->role);
    word(to, "type", actor_type_name((enum actor_type)a->type));
    buffer_puts(to, ",\"mentions\":[");
    for (uint32_t i = by.start[index]; i < by.start[index + 1]; i++) {
        const struct mention *mention = &article->tags.mentions.at[by.order[i]];
        comma(to, i - by.start[index]);
        buffer_puts(to, "{\"at\":");
        json_span(to, mention->at);
        word(to, "form", mention_form_name((enum mention_form)mention->form));
        buffer_puts(to, "}");
    }
    buffer_puts(to, "],\"quotes\":");
    json_number(to, a->quotes);
    key(to, "words");
    json_number(to, a->words);
    buffer_puts(to, "}");
}

static void actors(struct buffer *to, const struct article *article) {
    struct arena scratch = { 0 };
    struct by_actor by = mentions_by_actor(&article->tags, &scratch);
    buffer_puts(to, ",\"actors\":[");
    for (uint32_t i = 0; i < article->tags.actors.n && by.start; i++) {
        comma(to, i);
        actor(to, article, by, i);
    }
    buffer_puts(to, "]");
    to->failed |= arena_failed(&scratch);
    arena_free(&scratch);
}

static void quote_text(struct buffer *to, const struct article *article, const struct quote *quote) {
    const struct span *pieces = article->tags.pieces.at + quote->piece;
    key(to, "text");
    if (quote->pieces == 1) {
        json_line(to, article->text.at + pieces[0].beg, span_len(pieces[0]));
        return;
    }
    struct buffer joined = { 0 };
    for (uint32_t i = 0; i < quote->pieces; i++) {
        if (i) buffer_puts(&joined, " … ");
        buffer_put(&joined, article->text.at + pieces[i].beg, span_len(pieces[i]));
    }
    json_line(to, joined.at, joined.len);
    to->failed |= joined.failed;
    buffer_free(&joined);
}

static void quote(struct buffer *to, const struct article *article, const struct quote *q, bool explain) {
    buffer_puts(to, "{\"quote\":[");
    for (uint32_t i = 0; i < q->pieces; i++) {
        comma(to, i);
        json_span(to, article->tags.pieces.at[q->piece + i]);
    }
    buffer_puts(to, "]");
    word(to, "kind", quote_kind_name((enum quote_kind)q->kind));
    word(to, "act", quote_act_name((enum quote_act)q->act));
    key(to, "source");
    json_span(to, q->source);
    key(to, "cue");
    json_span(to, q->cue);
    index_or_null(to, "speaker", q->speaker);
    key(to, "confidence");
    json_percent(to, q->confidence);
    if (explain) {
        word(to, "rule", rule_name((enum rule)q->rule));
        word(to, "because", rule_help((enum rule)q->rule));
    }
    quote_text(to, article, q);
    buffer_puts(to, "}");
}

void export_jsonl(struct buffer *to, const struct article *article, const struct export_options *options) {
    const struct tags *tags = &article->tags;
    head(to, article);
    sentences(to, tags);
    actors(to, article);
    buffer_puts(to, ",\"quotes\":[");
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        comma(to, i);
        quote(to, article, &tags->quotes.at[i], options->explain);
    }
    buffer_puts(to, "]}\n");
}
