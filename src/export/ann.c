/* brat stand-off: text-bound annotations and events, offsets in code points.
   brat allows no line break inside an annotation, so a span that runs over one
   becomes several fragments. */
#include "export.h"
#include "line.h"
#include "select.h"

struct ann {
    struct buffer *to;
    const struct article *article;
    uint32_t byte, points; /* a place, and the code points before it */
    uint32_t bounds;       /* T lines so far */
};

static uint32_t points_between(const char *at, uint32_t n) {
    uint32_t points = 0;
    for (uint32_t i = 0; i < n; i++) points += ((unsigned char)at[i] & 0xC0) != 0x80;
    return points;
}

/* Places come in almost ascending order, so counting goes on from the last one. */
static uint32_t points_at(struct ann *ann, uint32_t byte) {
    const char *text = ann->article->text.at;
    if (byte >= ann->byte) ann->points += points_between(text + ann->byte, byte - ann->byte);
    else ann->points -= points_between(text + byte, ann->byte - byte);
    ann->byte = byte;
    return ann->points;
}

static bool is_break(char byte) {
    return byte == '\n' || byte == '\r';
}

/* The fragment at or after `at`: up to a line break or `end`; empty where none is left. */
static struct span fragment(const struct article *article, uint32_t at, uint32_t end) {
    while (at < end && is_break(article->text.at[at])) at++;
    struct span found = { at, at };
    while (found.end < end && !is_break(article->text.at[found.end])) found.end++;
    return found;
}

static void put_offsets(struct ann *ann, struct span span, bool *first) {
    for (struct span f = fragment(ann->article, span.beg, span.end); f.beg < f.end;
         f = fragment(ann->article, f.end, span.end)) {
        uint32_t beg = points_at(ann, f.beg);
        buffer_printf(ann->to, "%s%u %u", *first ? "" : ";", beg, points_at(ann, f.end));
        *first = false;
    }
}

/* One T line of a type over spans; its number. */
static uint32_t put_bound(struct ann *ann, const char *type, const struct span *spans, uint32_t n) {
    bool first = true;
    buffer_printf(ann->to, "T%u\t%s ", ++ann->bounds, type);
    for (uint32_t i = 0; i < n; i++) put_offsets(ann, spans[i], &first);
    buffer_puts(ann->to, "\t");
    for (uint32_t i = 0; i < n; i++) {
        if (i) buffer_puts(ann->to, " ");
        line_span(ann->to, ann->article, spans[i], &line_plain);
    }
    buffer_puts(ann->to, "\n");
    return ann->bounds;
}

static void put_note(struct ann *ann, const struct quote *quote, uint32_t event) {
    buffer_printf(ann->to, "A%u\tKind E%u %s\n", 2 * event - 1, event, quote_kind_name((enum quote_kind)quote->kind));
    buffer_printf(ann->to, "A%u\tAct E%u %s\n", 2 * event, event, quote_act_name((enum quote_act)quote->act));
    buffer_printf(ann->to, "#%u\tAnnotatorNotes E%u\t", event, event);
    if (quote->speaker != TAG_NONE) {
        buffer_puts(ann->to, "speaker: ");
        line_span(ann->to, ann->article, ann->article->tags.actors.at[quote->speaker].name, &line_plain);
        buffer_puts(ann->to, "; ");
    }
    buffer_printf(ann->to, "confidence: %u%%\n", quote->confidence);
}

static void put_event(struct ann *ann, const struct quote *quote, uint32_t event) {
    const struct span *pieces = ann->article->tags.pieces.at + quote->piece;
    uint32_t source = 0, cue = 0;
    if (!span_is_none(quote->source)) source = put_bound(ann, "Source", &quote->source, 1);
    if (!span_is_none(quote->cue)) cue = put_bound(ann, "Cue", &quote->cue, 1);
    uint32_t content = put_bound(ann, "Content", pieces, quote->pieces);
    const struct span *trigger = cue ? &quote->cue : source ? &quote->source : pieces; /* an event must stand somewhere */
    uint32_t attribution = put_bound(ann, "Attribution", trigger, 1);
    buffer_printf(ann->to, "E%u\tAttribution:T%u Content:T%u", event, attribution, content);
    if (cue) buffer_printf(ann->to, " Cue:T%u", cue);
    if (source) buffer_printf(ann->to, " Source:T%u", source);
    buffer_puts(ann->to, "\n");
    put_note(ann, quote, event);
}

void export_ann(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    struct ann ann = { .to = to, .article = item->article };
    struct arena scratch = { 0 };
    struct selection selection;
    if (!select_quotes(&selection, item->article, options, &scratch)) to->failed = true;
    else
        for (uint32_t i = 0; i < selection.n; i++)
            put_event(&ann, &item->article->tags.quotes.at[selection.quotes[i]], i + 1);
    arena_free(&scratch);
}
