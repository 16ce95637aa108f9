#include "citation.h"
#include "links.h"
#include "i18n.h"
#include <dixit/clean.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What each style puts a backslash before. */
static const char *const specials[] = {
    [CITE_PLAIN] = "",
    [CITE_MARKDOWN] = "\\`*_[]<>&~|#$!",
    [CITE_BIBTEX] = "#$%&_",
};

/* BibTeX has no backslash for these. */
static const char *bibtex_word(char byte) {
    switch (byte) {
    case '\\': return "\\textbackslash{}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '{': return "(";
    case '}': return ")";
    default: return NULL;
    }
}

static void put_byte(struct buffer *to, char byte, enum citation_style style) {
    const char *word = style == CITE_BIBTEX ? bibtex_word(byte) : NULL;
    if (word) buffer_puts(to, word);
    else if (byte && strchr(specials[style], byte)) buffer_put(to, (char[]){ '\\', byte }, 2);
    else buffer_put(to, &byte, 1);
}

/* One harmless line: a run of white space is one blank. */
static void put(struct buffer *to, struct slice text, enum citation_style style) {
    char *clean = text.at ? malloc(3 * text.len + 1) : NULL;
    if (!clean) {
        to->failed |= text.at != NULL;
        return;
    }
    size_t n = clean_copy(clean, text.at, text.len, false);
    for (size_t i = 0; i < n; i++)
        if (clean[i] != ' ') put_byte(to, clean[i], style);
        else if (i && i + 1 < n && clean[i - 1] != ' ') buffer_put(to, " ", 1);
    free(clean);
}

static void put_span(struct buffer *to, const struct article *article, struct span span, enum citation_style style) {
    if (!span_is_none(span)) put(to, (struct slice){ article->text.at + span.beg, span_len(span) }, style);
}

static void put_words(struct buffer *to, const struct article *article, const struct quote *quote,
                      enum citation_style style) {
    for (uint32_t i = 0; i < quote->pieces; i++) {
        if (i) buffer_puts(to, " … ");
        put_span(to, article, article->tags.pieces.at[quote->piece + i], style);
    }
}

void cite_words(struct buffer *to, const struct article *article, const struct quote *quote) {
    put_words(to, article, quote, CITE_PLAIN);
}

/* "Ruth Okafor, director" */
static void put_speaker(struct buffer *to, const struct article *article, const struct quote *quote,
                        enum citation_style style) {
    if (quote->speaker == TAG_NONE) {
        buffer_puts(to, _("unknown speaker"));
        return;
    }
    const struct actor *actor = &article->tags.actors.at[quote->speaker];
    put_span(to, article, actor->name, style);
    if (span_is_none(actor->role)) return;
    buffer_puts(to, ", ");
    put_span(to, article, actor->role, style);
}

static bool known(struct slice slice) {
    return slice.at && slice.len;
}

/* ", x" where there is an x */
static void put_more(struct buffer *to, struct slice text, enum citation_style style) {
    if (!known(text)) return;
    buffer_puts(to, ", ");
    put(to, text, style);
}

static struct slice title_of(const struct citation *citation) {
    return known(citation->title) ? citation->title : citation->doc;
}

static void cite_plain(struct buffer *to, const struct export_item *item, const struct quote *quote) {
    const struct citation *citation = &item->citation;
    struct span extent = quote_extent(&item->article->tags, quote);
    put_words(to, item->article, quote, CITE_PLAIN);
    buffer_puts(to, "\n— ");
    put_speaker(to, item->article, quote, CITE_PLAIN);
    buffer_puts(to, ": ");
    put(to, title_of(citation), CITE_PLAIN);
    put_more(to, citation->publisher, CITE_PLAIN);
    put_more(to, citation->date, CITE_PLAIN);
    put_more(to, citation->url, CITE_PLAIN);
    buffer_printf(to, ", bytes %u–%u\n", extent.beg, extent.end);
}

/* A backslash before what would begin a list in the line that begins at `beg`: “1.”, “-”. */
static void guard_start(struct buffer *to, size_t beg) {
    size_t sign = beg;
    while (sign < to->len && isdigit((unsigned char)to->at[sign])) sign++;
    if (sign == to->len || !strchr(sign > beg ? ".)" : "+-=:", to->at[sign]) || !buffer_room(to, 1)) return;
    memmove(to->at + sign + 1, to->at + sign, to->len - sign);
    to->at[sign] = '\\';
    to->len++;
}

static void cite_markdown(struct buffer *to, const struct export_item *item, const struct quote *quote) {
    const struct citation *citation = &item->citation;
    struct span extent = quote_extent(&item->article->tags, quote);
    buffer_puts(to, "> ");
    size_t beg = to->len;
    put_words(to, item->article, quote, CITE_MARKDOWN);
    guard_start(to, beg);
    buffer_puts(to, "\n>\n> — ");
    put_speaker(to, item->article, quote, CITE_MARKDOWN);
    buffer_puts(to, ": *");
    put(to, title_of(citation), CITE_MARKDOWN);
    buffer_puts(to, "*");
    put_more(to, citation->publisher, CITE_MARKDOWN);
    put_more(to, citation->date, CITE_MARKDOWN);
    if (known(citation->url) && link_opens(citation->url.at, citation->url.len)) {
        buffer_puts(to, ", <");
        put(to, citation->url, CITE_PLAIN);
        buffer_puts(to, ">");
    } else put_more(to, citation->url, CITE_MARKDOWN);
    buffer_printf(to, ", bytes %u–%u\n", extent.beg, extent.end);
}

/* A key of ASCII letters and digits: speaker's last word, document, offset. */
static void put_key(struct buffer *to, const struct export_item *item, uint32_t at) {
    struct slice doc = item->citation.doc;
    for (size_t i = 0; i < doc.len; i++)
        if (isalnum((unsigned char)doc.at[i]) && (unsigned char)doc.at[i] < 128) buffer_put(to, doc.at + i, 1);
    buffer_printf(to, ":%u", at);
}

/* An address is written as it is, where it is one: it holds nothing that ends the field. */
static void put_field(struct buffer *to, const char *name, struct slice value) {
    if (!known(value)) return;
    buffer_printf(to, "  %s = {", name);
    put(to, value, link_opens(value.at, value.len) ? CITE_PLAIN : CITE_BIBTEX);
    buffer_puts(to, "},\n");
}

static void cite_bibtex(struct buffer *to, const struct export_item *item, const struct quote *quote) {
    const struct citation *citation = &item->citation;
    struct span extent = quote_extent(&item->article->tags, quote);
    struct slice year = { citation->date.at, citation->date.len < 4 ? 0 : 4 };
    buffer_puts(to, "@misc{");
    put_key(to, item, extent.beg);
    buffer_puts(to, ",\n");
    put_field(to, "author", citation->author);
    put_field(to, "title", title_of(citation));
    put_field(to, "howpublished", citation->publisher);
    put_field(to, "year", year);
    put_field(to, "date", citation->date);
    put_field(to, "url", citation->url);
    buffer_puts(to, "  note = {");
    put_speaker(to, item->article, quote, CITE_BIBTEX);
    buffer_puts(to, ": ");
    put_words(to, item->article, quote, CITE_BIBTEX);
    buffer_printf(to, ", bytes %u--%u}\n}\n", extent.beg, extent.end);
}

void cite(struct buffer *to, const struct article *article, const struct quote *quote, enum citation_style style) {
    struct export_item item;
    export_item_init(&item, article);
    if (style == CITE_MARKDOWN) cite_markdown(to, &item, quote);
    else if (style == CITE_BIBTEX) cite_bibtex(to, &item, quote);
    else cite_plain(to, &item, quote);
}
