/* Markdown (CommonMark): a dossier. Whatever the text holds is escaped, so that
   nothing in it becomes a link, a picture, HTML or a heading. */
#include "export.h"
#include "line.h"
#include "select.h"
#include <string.h>

static void put_backslashed(struct buffer *to, char special) {
    buffer_put(to, (char[]){ '\\', special }, 2);
}

/* Not . ) + - = : which mean something only at the beginning of a line; see put_text. */
static const struct escaping md_escaping = { "\\`*_[]<>&~|#$!", put_backslashed };

/* "1." or "2)" at the beginning of a line would make a list of it: where its sign stands. */
static size_t list_sign(const char *at, size_t n) {
    size_t digits = 0;
    while (digits < n && at[digits] >= '0' && at[digits] <= '9') digits++;
    if (digits < n && digits && strchr(".)", at[digits])) return digits;
    return n && strchr("+-=:", *at) ? 0 : n;
}

/* Put a backslash before what would begin a list or underline in the line that begins at `beg`. */
static void guard_line(struct buffer *to, size_t beg) {
    if (to->failed) return;
    size_t n = to->len - beg, sign = list_sign(to->at + beg, n);
    if (sign == n || !buffer_room(to, 1)) return;
    memmove(to->at + beg + sign + 1, to->at + beg + sign, n - sign);
    to->at[beg + sign] = '\\';
    to->len++;
}

static void put_text(struct buffer *to, struct slice text) {
    size_t beg = to->len;
    line_put(to, text, &md_escaping);
    guard_line(to, beg);
}

static void put_span(struct buffer *to, const struct article *article, struct span span) {
    put_text(to, slice_of(article, span));
}

/* ", x" where there is an x */
static void put_more(struct buffer *to, struct slice text) {
    if (!text.at || !text.len) return;
    buffer_puts(to, ", ");
    put_text(to, text);
}

static bool known(struct slice slice) {
    return slice.at && slice.len;
}

static void put_title(struct buffer *to, const struct citation *citation) {
    put_text(to, known(citation->title) ? citation->title : citation->doc);
}

static void put_heading(struct buffer *to, const struct export_item *item) {
    const struct citation *citation = &item->citation;
    buffer_puts(to, "# ");
    put_title(to, citation);
    buffer_puts(to, "\n\n");
    put_text(to, citation->doc);
    put_more(to, citation->author);
    put_more(to, citation->publisher);
    put_more(to, citation->date);
    put_more(to, citation->url);
    buffer_puts(to, "\n\n");
}

static void put_name(struct buffer *to, const struct article *article, uint32_t actor) {
    if (actor == TAG_NONE) buffer_puts(to, "Unknown speaker");
    else put_span(to, article, article->tags.actors.at[actor].name);
}

static void put_name_and_role(struct buffer *to, const struct article *article, uint32_t actor) {
    put_name(to, article, actor);
    if (actor != TAG_NONE) put_more(to, slice_of(article, article->tags.actors.at[actor].role));
}

/* A sign before what is not sure is seen by who only runs over the page. */
static void put_kind(struct buffer *to, const struct quote *quote) {
    const char *kind = quote_kind_name((enum quote_kind)quote->kind);
    if (quote->confidence >= TAG_SURE) buffer_printf(to, " (%s, %u%% sure)\n\n", kind, quote->confidence);
    else buffer_printf(to, " (%s, **unsure**: %u%%)\n\n", kind, quote->confidence);
}

/* — Name, role, “said”: Author, *Title*, Publisher, date, address, bytes 10–20 (direct, 97% sure):
   all of it, for quotes are copied one by one. */
static void put_citation(struct buffer *to, const struct export_item *item, const struct quote *quote) {
    struct span extent = quote_extent(&item->article->tags, quote);
    const struct citation *citation = &item->citation;
    buffer_puts(to, "> — ");
    put_name_and_role(to, item->article, quote->speaker);
    if (!span_is_none(quote->cue)) {
        buffer_puts(to, ", “");
        put_span(to, item->article, quote->cue);
        buffer_puts(to, "”");
    }
    buffer_puts(to, ": ");
    if (known(citation->author)) {
        put_text(to, citation->author);
        buffer_puts(to, ", ");
    }
    buffer_puts(to, "*");
    put_title(to, citation);
    buffer_puts(to, "*");
    put_more(to, citation->publisher);
    put_more(to, citation->date);
    put_more(to, citation->url);
    buffer_printf(to, ", bytes %u–%u", extent.beg, extent.end);
    put_kind(to, quote);
}

static void put_quote(struct buffer *to, const struct export_item *item, uint32_t index) {
    const struct quote *quote = &item->article->tags.quotes.at[index];
    buffer_puts(to, "> ");
    size_t beg = to->len;
    line_quote(to, item->article, quote, &md_escaping);
    guard_line(to, beg);
    buffer_puts(to, "\n>\n");
    put_citation(to, item, quote);
}

static void put_count(struct buffer *to, uint32_t n, const char *what) {
    buffer_printf(to, "%u %s%s", n, what, n == 1 ? "" : "s");
}

static void put_voices(struct buffer *to, const struct export_item *item, const struct selection *selection) {
    for (uint32_t v = 0; v < selection->voice_count; v++) {
        const struct voice *voice = &selection->voices[v];
        buffer_puts(to, "## ");
        put_name_and_role(to, item->article, voice->actor);
        buffer_puts(to, "\n\n");
        put_count(to, voice->quotes, "quote");
        buffer_puts(to, ", ");
        put_count(to, voice->words, "word");
        buffer_puts(to, "\n\n");
        for (uint32_t i = 0; i < voice->quotes; i++) put_quote(to, item, selection->quotes[voice->own[i]]);
    }
}

/* A table of who spoke how much. */
static void put_table(struct buffer *to, const struct export_item *item, const struct selection *selection) {
    buffer_puts(to, "| Speaker | Quotes | Direct | Mixed | Indirect | Words |\n|---|--:|--:|--:|--:|--:|\n");
    for (uint32_t v = 0; v < selection->voice_count; v++) {
        const struct voice *voice = &selection->voices[v];
        buffer_puts(to, "| ");
        put_name_and_role(to, item->article, voice->actor);
        buffer_printf(to, " | %u | %u | %u | %u | %u |\n", voice->quotes, voice->kinds[QUOTE_DIRECT],
                      voice->kinds[QUOTE_MIXED], voice->kinds[QUOTE_INDIRECT], voice->words);
    }
    buffer_puts(to, "\n");
}

void export_md(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    struct arena scratch = { 0 };
    struct selection selection;
    if (!select_voices(&selection, item->article, options, &scratch)) {
        to->failed = true;
    } else if (selection.n || !select_filters(options)) {
        put_heading(to, item);
        if (options->by == BY_ARTICLE) put_table(to, item, &selection);
        for (uint32_t i = 0; i < selection.n && options->by == BY_QUOTE; i++) put_quote(to, item, selection.quotes[i]);
        if (options->by == BY_SPEAKER || options->by == BY_FORMAT) put_voices(to, item, &selection);
    }
    arena_free(&scratch);
}
