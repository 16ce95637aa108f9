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

/* What is cited: words in one piece or more, and the quote that says them, NULL for the article's own. */
struct cited {
    const struct span *pieces; /* [n] */
    uint32_t n;
    const struct quote *quote;
    struct span extent;
};

static void put_words(struct buffer *to, const struct article *article, const struct cited *cited,
                      enum citation_style style) {
    for (uint32_t i = 0; i < cited->n; i++) {
        if (i) buffer_puts(to, " … ");
        put_span(to, article, cited->pieces[i], style);
    }
}

static struct cited of_quote(const struct article *article, const struct quote *quote) {
    return (struct cited){ article->tags.pieces.at + quote->piece, quote->pieces, quote, quote_extent(&article->tags, quote) };
}

void cite_words(struct buffer *to, const struct article *article, const struct quote *quote) {
    struct cited cited = of_quote(article, quote);
    put_words(to, article, &cited, CITE_PLAIN);
}

/* "Ruth Okafor, director: " */
static void put_speaker(struct buffer *to, const struct article *article, const struct cited *cited,
                        enum citation_style style) {
    if (!cited->quote) return;
    if (cited->quote->speaker == TAG_NONE) {
        buffer_puts(to, _("unknown speaker"));
    } else {
        const struct actor *actor = &article->tags.actors.at[cited->quote->speaker];
        put_span(to, article, actor->name, style);
        if (!span_is_none(actor->role)) buffer_puts(to, ", ");
        put_span(to, article, actor->role, style);
    }
    buffer_puts(to, ": ");
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

static void cite_plain(struct buffer *to, const struct export_item *item, const struct cited *cited) {
    const struct citation *citation = &item->citation;
    put_words(to, item->article, cited, CITE_PLAIN);
    buffer_puts(to, "\n— ");
    put_speaker(to, item->article, cited, CITE_PLAIN);
    put(to, title_of(citation), CITE_PLAIN);
    put_more(to, citation->publisher, CITE_PLAIN);
    put_more(to, citation->date, CITE_PLAIN);
    put_more(to, citation->url, CITE_PLAIN);
    buffer_printf(to, ", bytes %u–%u\n", cited->extent.beg, cited->extent.end);
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

static void cite_markdown(struct buffer *to, const struct export_item *item, const struct cited *cited) {
    const struct citation *citation = &item->citation;
    buffer_puts(to, "> ");
    size_t beg = to->len;
    put_words(to, item->article, cited, CITE_MARKDOWN);
    guard_start(to, beg);
    buffer_puts(to, "\n>\n> — ");
    put_speaker(to, item->article, cited, CITE_MARKDOWN);
    buffer_puts(to, "*");
    put(to, title_of(citation), CITE_MARKDOWN);
    buffer_puts(to, "*");
    put_more(to, citation->publisher, CITE_MARKDOWN);
    put_more(to, citation->date, CITE_MARKDOWN);
    if (known(citation->url) && link_opens(citation->url.at, citation->url.len)) {
        buffer_puts(to, ", <");
        put(to, citation->url, CITE_PLAIN);
        buffer_puts(to, ">");
    } else put_more(to, citation->url, CITE_MARKDOWN);
    buffer_printf(to, ", bytes %u–%u\n", cited->extent.beg, cited->extent.end);
}

/* A key: the ASCII letters and digits of the document's name, and an offset. */
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

static void cite_bibtex(struct buffer *to, const struct export_item *item, const struct cited *cited) {
    const struct citation *citation = &item->citation;
    struct slice year = { citation->date.at, citation->date.len < 4 ? 0 : 4 };
    buffer_puts(to, "@misc{");
    put_key(to, item, cited->extent.beg);
    buffer_puts(to, ",\n");
    put_field(to, "author", citation->author);
    put_field(to, "title", title_of(citation));
    put_field(to, "howpublished", citation->publisher);
    put_field(to, "year", year);
    put_field(to, "date", citation->date);
    put_field(to, "url", citation->url);
    buffer_puts(to, "  note = {");
    put_speaker(to, item->article, cited, CITE_BIBTEX);
    put_words(to, item->article, cited, CITE_BIBTEX);
    buffer_printf(to, ", bytes %u--%u}\n}\n", cited->extent.beg, cited->extent.end);
}

static void cite_as(struct buffer *to, const struct article *article, const struct cited *cited, enum citation_style style) {
    struct export_item item;
    export_item_init(&item, article);
    if (style == CITE_MARKDOWN) cite_markdown(to, &item, cited);
    else if (style == CITE_BIBTEX) cite_bibtex(to, &item, cited);
    else cite_plain(to, &item, cited);
}

void cite(struct buffer *to, const struct article *article, const struct quote *quote, enum citation_style style) {
    struct cited cited = of_quote(article, quote);
    cite_as(to, article, &cited, style);
}

/* The quote all of whose words these are, or NULL. */
static const struct quote *quote_of(const struct article *article, struct span words) {
    uint32_t i = article->tagged ? quote_at(&article->tags, words.beg) : TAG_NONE;
    const struct quote *quote = i == TAG_NONE ? NULL : &article->tags.quotes.at[i];
    for (uint32_t j = 0; quote && j < quote->pieces; j++)
        if (span_covers(article->tags.pieces.at[quote->piece + j], words)) return quote;
    return NULL;
}

void cite_span(struct buffer *to, const struct article *article, struct span words, enum citation_style style) {
    struct cited cited = { &words, 1, quote_of(article, words), words };
    cite_as(to, article, &cited, style);
}
