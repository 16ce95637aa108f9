/* HTML: a page that stands alone. The article on the left with each quote in the
   colour and under the letter of its speaker, the voices at the side with links
   to their quotes. No scripts; nothing is loaded. */
#include "export.h"
#include "line.h"
#include "select.h"
#include <stdlib.h>
#include <string.h>

static void put_entity(struct buffer *to, char special) {
    buffer_printf(to, "&#%d;", special);
}

static const struct escaping html_escaping = { "&<>\"'", put_entity };

enum { COLOURS = 8 };

/* A page, or what of it is in hand. */
struct page {
    struct buffer *to;
    const struct export_item *item;
    const struct selection *selection;
};

/* A to Z, a to z, then *; – for those nobody knows: as in the reader. */
static void put_letter(struct page *page, uint32_t voice) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (page->selection->voices[voice].actor == TAG_NONE) buffer_puts(page->to, "–");
    else if (voice >= sizeof letters - 1) buffer_puts(page->to, "*");
    else buffer_put(page->to, letters + voice, 1);
}

static void put_class(struct page *page, uint32_t voice) {
    if (page->selection->voices[voice].actor == TAG_NONE) buffer_puts(page->to, "v none");
    else buffer_printf(page->to, "v v%u", voice % COLOURS);
}

static void put_id(struct page *page, const char *what, uint32_t index) {
    buffer_printf(page->to, "a%llu%s%u", (unsigned long long)page->item->number, what, index);
}

static void put_text(struct page *page, struct slice text) {
    line_put(page->to, text, &html_escaping);
}

/* --- the text --- */

/* What is marked in the text: a piece of a quote, its source or its cue. */
enum mark_kind { MARK_PIECE, MARK_SOURCE, MARK_CUE };
struct mark {
    struct span at;
    uint32_t chosen; /* index into selection.quotes */
    enum mark_kind kind;
    bool first; /* the first piece of its quote */
};

struct marks {
    VEC(struct mark) at;
};

static void add_mark(struct marks *marks, struct arena *arena, struct mark mark) {
    if (span_is_none(mark.at) || mark.at.beg >= mark.at.end) return;
    struct mark *new = vec_push(arena, &marks->at);
    if (new) *new = mark;
}

static int by_place(const void *left, const void *right) {
    const struct mark *a = left, *b = right;
    if (a->at.beg != b->at.beg) return a->at.beg < b->at.beg ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a->chosen < b->chosen ? -1 : a->chosen > b->chosen;
}

static void find_marks(struct marks *marks, const struct page *page, struct arena *arena) {
    const struct tags *tags = &page->item->article->tags;
    for (uint32_t i = 0; i < page->selection->n; i++) {
        const struct quote *quote = &tags->quotes.at[page->selection->quotes[i]];
        for (uint32_t p = 0; p < quote->pieces; p++)
            add_mark(marks, arena, (struct mark){ tags->pieces.at[quote->piece + p], i, MARK_PIECE, !p });
        add_mark(marks, arena, (struct mark){ quote->source, i, MARK_SOURCE, false });
        add_mark(marks, arena, (struct mark){ quote->cue, i, MARK_CUE, false });
    }
    if (marks->at.n) qsort(marks->at.at, marks->at.n, sizeof *marks->at.at, by_place);
}

/* Text as it stands: a blank at its edges stays. */
static void put_running(struct page *page, struct span span) {
    struct slice text = slice_of(page->item->article, span);
    static const char blanks[] = " \t\r\n";
    if (!text.len) return;
    if (strchr(blanks, text.at[0])) buffer_puts(page->to, " ");
    size_t before = page->to->len;
    put_text(page, text);
    if (page->to->len > before && strchr(blanks, text.at[text.len - 1])) buffer_puts(page->to, " ");
}

static void put_title_of(struct page *page, const struct quote *quote) {
    buffer_printf(page->to, " title=\"%s, %u%% sure\"", quote_kind_name((enum quote_kind)quote->kind), quote->confidence);
}

/* Is it said whose words these are, but not surely? */
static bool is_unsure(const struct quote *quote) {
    return quote->speaker != TAG_NONE && quote->confidence < TAG_SURE;
}

/* The letter before a quote, with “?” where it is not sure: a link to its voice. */
static void put_badge(struct page *page, uint32_t voice, const struct quote *quote) {
    buffer_puts(page->to, "<a class=\"letter\" href=\"#");
    put_id(page, "v", voice);
    buffer_puts(page->to, "\">");
    put_letter(page, voice);
    buffer_puts(page->to, is_unsure(quote) ? "?</a>" : "</a>");
}

static void put_piece(struct page *page, const struct mark *mark, struct span shown) {
    const struct quote *quote = &page->item->article->tags.quotes.at[page->selection->quotes[mark->chosen]];
    uint32_t voice = page->selection->voice_of[mark->chosen];
    buffer_puts(page->to, "<mark class=\"");
    put_class(page, voice);
    buffer_printf(page->to, " %s%s\"", quote_kind_name((enum quote_kind)quote->kind), is_unsure(quote) ? " unsure" : "");
    if (mark->first && shown.beg == mark->at.beg) {
        buffer_puts(page->to, " id=\"");
        put_id(page, "q", mark->chosen);
        buffer_puts(page->to, "\"");
    }
    put_title_of(page, quote);
    buffer_puts(page->to, ">");
    if (mark->first && shown.beg == mark->at.beg) put_badge(page, voice, quote);
    put_running(page, shown);
    buffer_puts(page->to, "</mark>");
}

static void put_mark(struct page *page, const struct mark *mark, struct span shown) {
    if (mark->kind == MARK_PIECE) {
        put_piece(page, mark, shown);
        return;
    }
    buffer_puts(page->to, mark->kind == MARK_CUE ? "<span class=\"cue\">" : "<span class=\"source ");
    if (mark->kind == MARK_SOURCE) {
        put_class(page, page->selection->voice_of[mark->chosen]);
        buffer_puts(page->to, "\">");
    }
    put_running(page, shown);
    buffer_puts(page->to, "</span>");
}

/* One paragraph with its marks; *next is the first mark that may reach into it. */
static void put_paragraph(struct page *page, struct span paragraph, const struct marks *marks, uint32_t *next) {
    uint32_t at = paragraph.beg;
    buffer_puts(page->to, "<p dir=\"auto\">");
    for (; *next < marks->at.n && marks->at.at[*next].at.beg < paragraph.end; ++*next) {
        const struct mark *mark = &marks->at.at[*next];
        struct span shown = mark->at; /* what an earlier mark or paragraph has not shown yet */
        if (shown.beg < at) shown.beg = at;
        if (shown.end > paragraph.end) shown.end = paragraph.end;
        if (shown.beg < shown.end) {
            put_running(page, (struct span){ at, shown.beg });
            put_mark(page, mark, shown);
            at = shown.end;
        }
        if (mark->at.end > paragraph.end) break; /* goes on in the next paragraph */
    }
    put_running(page, (struct span){ at, paragraph.end });
    buffer_puts(page->to, "</p>\n");
}

static void put_body(struct page *page, struct arena *arena) {
    const struct tags *tags = &page->item->article->tags;
    struct span title = page->item->article->heading.title;
    struct marks marks = { 0 };
    uint32_t next = 0;
    find_marks(&marks, page, arena);
    for (uint32_t i = 0; i < tags->paragraphs.n; i++) {
        struct span at = tags->paragraphs.at[i].at;
        bool is_title = tags->paragraphs.at[i].title && !span_is_none(title) && span_covers(at, title);
        if (!is_title || at.end > title.end) put_paragraph(page, at, &marks, &next);
        else
            while (next < marks.at.n && marks.at.at[next].at.end <= at.end) next++;
    }
}

/* --- the voices --- */

static void put_voice_quotes(struct page *page, uint32_t voice) {
    const struct selection *selection = page->selection;
    const struct tags *tags = &page->item->article->tags;
    buffer_puts(page->to, "<ol>\n");
    for (uint32_t i = 0; i < selection->voices[voice].quotes; i++) {
        uint32_t chosen = selection->voices[voice].own[i];
        buffer_puts(page->to, "<li><a href=\"#");
        put_id(page, "q", chosen);
        const struct quote *quote = &tags->quotes.at[selection->quotes[chosen]];
        buffer_puts(page->to, is_unsure(quote) ? "\"><b>?</b> " : "\">");
        line_quote(page->to, page->item->article, quote, &html_escaping);
        buffer_puts(page->to, "</a></li>\n");
    }
    buffer_puts(page->to, "</ol>\n");
}

static void put_voice_name(struct page *page, uint32_t actor) {
    const struct article *article = page->item->article;
    if (actor == TAG_NONE) {
        buffer_puts(page->to, "Unknown speaker");
        return;
    }
    put_text(page, slice_of(article, article->tags.actors.at[actor].name));
    if (span_is_none(article->tags.actors.at[actor].role)) return;
    buffer_puts(page->to, " <small>");
    put_text(page, slice_of(article, article->tags.actors.at[actor].role));
    buffer_puts(page->to, "</small>");
}

static void put_voice(struct page *page, uint32_t index, uint32_t all_words) {
    const struct voice *voice = &page->selection->voices[index];
    uint32_t share = all_words ? (uint32_t)((uint64_t)voice->words * 100 / all_words) : 0;
    buffer_puts(page->to, "<section class=\"voice ");
    put_class(page, index);
    buffer_puts(page->to, "\" id=\"");
    put_id(page, "v", index);
    buffer_puts(page->to, "\">\n<h3><span class=\"letter\">");
    put_letter(page, index);
    buffer_puts(page->to, "</span> ");
    put_voice_name(page, voice->actor);
    buffer_printf(page->to, "</h3>\n<p class=\"share\"><svg viewBox=\"0 0 100 2\" preserveAspectRatio=\"none\" "
                            "aria-hidden=\"true\"><rect width=\"%u\" height=\"2\"/></svg>", share);
    buffer_printf(page->to, "%u quote%s, %u word%s</p>\n", voice->quotes, voice->quotes == 1 ? "" : "s", voice->words,
                  voice->words == 1 ? "" : "s");
    put_voice_quotes(page, index);
    buffer_puts(page->to, "</section>\n");
}

static void put_voices(struct page *page) {
    uint32_t words = 0;
    for (uint32_t v = 0; v < page->selection->voice_count; v++) words += page->selection->voices[v].words;
    buffer_puts(page->to, "<aside>\n<h2>Voices</h2>\n");
    if (!page->selection->n) buffer_puts(page->to, "<p>Nobody is quoted here.</p>\n");
    for (uint32_t v = 0; v < page->selection->voice_count; v++) put_voice(page, v, words);
    buffer_puts(page->to, "</aside>\n");
}

/* --- the page --- */

static void put_byline(struct page *page) {
    const struct citation *citation = &page->item->citation;
    const struct slice parts[] = { citation->author, citation->publisher, citation->date, citation->url };
    bool begun = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].len) continue;
        buffer_puts(page->to, begun ? " · " : "<p class=\"byline\">");
        put_text(page, parts[i]);
        begun = true;
    }
    if (begun) buffer_puts(page->to, "</p>\n");
}

static void put_article(struct page *page, struct arena *arena) {
    const struct citation *citation = &page->item->citation;
    buffer_puts(page->to, "<div class=\"story\">\n<article>\n<h1 dir=\"auto\">");
    put_text(page, citation->title.len ? citation->title : citation->doc);
    buffer_puts(page->to, "</h1>\n");
    put_byline(page);
    put_body(page, arena);
    buffer_puts(page->to, "</article>\n");
    put_voices(page);
    buffer_puts(page->to, "</div>\n");
}

void export_html(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    struct arena scratch = { 0 };
    struct selection selection;
    struct page page = { to, item, &selection };
    if (select_voices(&selection, item->article, options, &scratch) && (selection.n || !select_filters(options)))
        put_article(&page, &scratch);
    to->failed |= arena_failed(&scratch);
    arena_free(&scratch);
}

void html_begin(struct buffer *to, const char *title) {
    static const char style[] =
#include "html-style.inc"
        ;
    buffer_puts(to, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    if (title && *title) line_put(to, (struct slice){ title, strlen(title) }, &html_escaping);
    else buffer_puts(to, "Who said what");
    buffer_puts(to, "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"generator\" content=\"dixit\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"description\" content=\"The article with its quotes, coloured by speaker\">\n<style>\n");
    buffer_puts(to, style);
    buffer_puts(to, "</style>\n</head>\n<body>\n<main>\n");
}

void html_end(struct buffer *to) {
    buffer_puts(to, "</main>\n<footer>Quotes and speakers found by dixit. "
                    "A question mark: not sure whose words these are.</footer>\n</body>\n</html>\n");
}
