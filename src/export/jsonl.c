/* JSON Lines: one object an article, as dixit-export(5) describes it. */
#include "export.h"
#include "json.h"
#include "select.h"
#include <string.h>

/* ,"name": — what goes before a value of ours; one store for a literal */
#define KEY(to, name) buffer_puts(to, ",\"" name "\":")
#define WORD(to, name, value) (KEY(to, name), json_word(to, value))

static void json_word(struct buffer *to, const char *value) { /* needs no escaping */
    buffer_put(to, "\"", 1);
    buffer_puts(to, value);
    buffer_put(to, "\"", 1);
}

static void span_text(struct buffer *to, const struct article *article, struct span span) {
    if (span_is_none(span)) buffer_puts(to, "null");
    else json_line(to, article->text.at + span.beg, span_len(span));
}

static void index_or_null(struct buffer *to, uint32_t index) {
    if (index == TAG_NONE) buffer_puts(to, "null");
    else json_number(to, index);
}

static void comma(struct buffer *to, uint32_t i) {
    if (i) buffer_put(to, ",", 1);
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

static void mention(struct buffer *to, const struct mention *m) {
    buffer_put(to, "{\"at\":", 6);
    json_span(to, m->at);
    WORD(to, "form", mention_form_name((enum mention_form)m->form));
    buffer_put(to, "}", 1);
}

static void actor(struct buffer *to, const struct article *article, struct by_actor by, uint32_t index) {
    const struct actor *a = &article->tags.actors.at[index];
    buffer_puts(to, "{\"id\":");
    json_number(to, index);
    KEY(to, "name");
    span_text(to, article, a->name);
    KEY(to, "role");
    span_text(to, article, a->role);
    WORD(to, "type", actor_type_name((enum actor_type)a->type));
    buffer_puts(to, ",\"mentions\":[");
    for (uint32_t i = by.start[index]; i < by.start[index + 1]; i++) {
        if (i > by.start[index]) buffer_put(to, ",", 1);
        mention(to, &article->tags.mentions.at[by.order[i]]);
    }
    buffer_puts(to, "],\"quotes\":");
    json_number(to, a->quotes);
    KEY(to, "words");
    json_number(to, a->words);
    buffer_puts(to, "}");
}

static void quote_text(struct buffer *to, const struct article *article, const struct quote *quote) {
    const struct span *pieces = article->tags.pieces.at + quote->piece;
    KEY(to, "text");
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

/* What a linear model saw that weighed most for its choice of the source. */
static void reasons(struct buffer *to, const struct quote *quote) {
    KEY(to, "features");
    buffer_puts(to, "[");
    for (unsigned i = 0; quote_reason(quote, i); i++) {
        const char *reason = quote_reason(quote, i);
        comma(to, i);
        json_line(to, reason, strlen(reason));
    }
    buffer_puts(to, "]");
}

static void quote(struct buffer *to, const struct article *article, const struct quote *q, bool explain) {
    buffer_puts(to, "{\"quote\":[");
    for (uint32_t i = 0; i < q->pieces; i++) {
        comma(to, i);
        json_span(to, article->tags.pieces.at[q->piece + i]);
    }
    buffer_puts(to, "]");
    WORD(to, "kind", quote_kind_name((enum quote_kind)q->kind));
    WORD(to, "act", quote_act_name((enum quote_act)q->act));
    KEY(to, "source");
    json_span(to, q->source);
    KEY(to, "cue");
    json_span(to, q->cue);
    KEY(to, "speaker");
    index_or_null(to, q->speaker);
    KEY(to, "confidence");
    json_percent(to, q->confidence);
    if (explain) {
        WORD(to, "rule", rule_name((enum rule)q->rule));
        WORD(to, "because", rule_help((enum rule)q->rule));
        reasons(to, q);
    }
    quote_text(to, article, q);
    buffer_puts(to, "}");
}

/* --- an article's name --- */

enum { DOC = 0, PATH = 1, KEY_MARKS = 8 /* quotation marks in {"doc":"…","path":"…" */ };

bool jsonl_has_keys(const struct export_options *options) {
    return !options->field_count ||
           (options->field_count > 1 && options->fields[0] == DOC && options->fields[1] == PATH);
}

void jsonl_key(struct buffer *to, const struct citation *citation) {
    buffer_puts(to, "{\"doc\":");
    json_string(to, citation->doc.at, citation->doc.len);
    KEY(to, "path");
    json_string(to, citation->path.at, citation->path.len);
}

bool jsonl_key_of_line(struct slice line, struct slice *key_found) {
    int marks = 0;
    size_t at = 0;
    for (; at < line.len && marks < KEY_MARKS; at++) {
        if (line.at[at] == '\\') at++;
        else marks += line.at[at] == '"';
    }
    *key_found = (struct slice){ line.at, at };
    return marks == KEY_MARKS && line.at[line.len - 1] == '}' && !memcmp(line.at, "{\"doc\":", 7);
}

/* --- the fields of an article: what follows "name": --- */

struct output {
    struct buffer *to;
    const struct export_item *item;
    const struct export_options *options;
    struct arena scratch;
};

static void line_or_null(struct buffer *to, struct slice text) {
    if (text.at) json_line(to, text.at, text.len);
    else buffer_put(to, "null", 4);
}

/* Names of files may hold two blanks. */
static void put_doc(struct output *out) {
    json_string(out->to, out->item->citation.doc.at, out->item->citation.doc.len);
}

static void put_path(struct output *out) {
    json_string(out->to, out->item->citation.path.at, out->item->citation.path.len);
}

static void put_title(struct output *out) {
    line_or_null(out->to, out->item->citation.title);
}

static void put_date(struct output *out) {
    line_or_null(out->to, out->item->citation.date);
}

static void put_author(struct output *out) {
    line_or_null(out->to, out->item->citation.author);
}

static void put_publisher(struct output *out) {
    line_or_null(out->to, out->item->citation.publisher);
}

static void put_url(struct output *out) {
    line_or_null(out->to, out->item->citation.url);
}

static void put_encoding(struct output *out) {
    const char *name = text_encoding_name(&out->item->article->text);
    json_string(out->to, name, strlen(name));
}

static void put_text(struct output *out) {
    json_string(out->to, out->item->article->text.at, out->item->article->text.len);
}

static void put_sentences(struct output *out) {
    const struct tags *tags = &out->item->article->tags;
    buffer_put(out->to, "[", 1);
    for (uint32_t i = 0; i < tags->sentences.n; i++) {
        comma(out->to, i);
        json_span(out->to, tags->sentences.at[i]);
    }
    buffer_put(out->to, "]", 1);
}

static void put_actors(struct output *out) {
    const struct article *article = out->item->article;
    struct by_actor by = mentions_by_actor(&article->tags, &out->scratch);
    buffer_put(out->to, "[", 1);
    for (uint32_t i = 0; i < article->tags.actors.n && by.start; i++) {
        comma(out->to, i);
        actor(out->to, article, by, i);
    }
    buffer_put(out->to, "]", 1);
}

static void put_quotes(struct output *out) {
    struct selection selection;
    if (!select_quotes(&selection, out->item->article, out->options, &out->scratch)) return;
    buffer_put(out->to, "[", 1);
    for (uint32_t i = 0; i < selection.n; i++) {
        comma(out->to, i);
        quote(out->to, out->item->article, &out->item->article->tags.quotes.at[selection.quotes[i]],
              out->options->explain);
    }
    buffer_put(out->to, "]", 1);
}

static const struct {
    const char *name;
    bool usual; /* there without being asked for */
    void (*put)(struct output *);
} fields[] = {
    [DOC] = { "doc", true, put_doc },
    [PATH] = { "path", true, put_path },
    { "title", true, put_title },
    { "date", true, put_date },
    { "author", true, put_author },
    { "publisher", true, put_publisher },
    { "url", true, put_url },
    { "encoding", true, put_encoding },
    { "sentences", true, put_sentences },
    { "actors", true, put_actors },
    { "quotes", true, put_quotes },
    { "text", false, put_text },
};

#define FIELDS (int)(sizeof fields / sizeof *fields)
_Static_assert(FIELDS <= EXPORT_FIELDS_MAX, "fields must fit into the options");

int jsonl_field(const char *name, size_t n) {
    for (int i = 0; i < FIELDS; i++)
        if (strlen(fields[i].name) == n && !memcmp(fields[i].name, name, n)) return i;
    return -1;
}

void jsonl_fields(struct buffer *to) {
    for (int i = 0; i < FIELDS; i++) {
        buffer_puts(to, " ");
        buffer_puts(to, fields[i].name);
    }
}

static void put_field(struct output *out, int field, bool first) {
    buffer_puts(out->to, first ? "{\"" : ",\"");
    buffer_puts(out->to, fields[field].name);
    buffer_put(out->to, "\":", 2);
    fields[field].put(out);
}

void export_jsonl(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    struct output out = { .to = to, .item = item, .options = options };
    bool first = true;
    for (int i = 0; i < options->field_count; i++, first = false) put_field(&out, options->fields[i], first);
    for (int i = 0; i < FIELDS && !options->field_count; i++) {
        if (!fields[i].usual) continue;
        put_field(&out, i, first);
        first = false;
    }
    if (item->text && !options->field_count) put_field(&out, jsonl_field("text", 4), false);
    buffer_put(to, item->members.at, item->members.len);
    buffer_put(to, "}\n", 2);
    to->failed |= arena_failed(&out.scratch);
    arena_free(&out.scratch);
}
