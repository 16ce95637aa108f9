#include "pages.h"
#include "panes.h"
#include "i18n.h"
#include <dixit/clean.h>
#include <dixit/scratch.h>
#include <stdio.h>
#include <string.h>

/* A line's styles, a byte each, are painted one over the other: names, sources,
   cues, quoted words, matches. A line of more bytes than these (marks piled upon
   marks) ends there. */
enum { LINE_BYTES = 8192, REACH = 4096 };

struct painter {
    struct span line;
    style styles[LINE_BYTES];
};

static struct span within(const struct painter *painter, struct span span) {
    struct span line = painter->line;
    if (span_is_none(span) || !span_meets(span, line)) return (struct span){ 0, 0 };
    return (struct span){ (span.beg > line.beg ? span.beg : line.beg) - line.beg,
                          (span.end < line.end ? span.end : line.end) - line.beg };
}

static void paint(struct painter *painter, struct span span, style look) {
    span = within(painter, span);
    for (uint32_t i = span.beg; i < span.end; i++) painter->styles[i] = look;
}

static void paint_flags(struct painter *painter, struct span span, style flags) {
    span = within(painter, span);
    for (uint32_t i = span.beg; i < span.end; i++) painter->styles[i] |= flags;
}

static void paint_names(struct painter *painter, const struct app *app) {
    const struct tags *tags = &app->article->tags;
    uint32_t i = mentions_from(tags, painter->line.beg > REACH ? painter->line.beg - REACH : 0);
    for (; i < tags->mentions.n && tags->mentions.at[i].at.beg < painter->line.end; i++) {
        const struct mention *mention = &tags->mentions.at[i];
        if (mention->form == MENTION_PRONOUN || !span_meets(mention->at, painter->line)) continue;
        uint32_t voice = app->voices.n ? app->voices.of_actor[mention->actor] : TAG_NONE;
        if (voice == TAG_NONE && span_meets(mention->at, app->article->heading.title)) continue; /* a heading all through */
        paint(painter, mention->at, STYLE_NAME | STYLE_SPEAKER(voice == TAG_NONE ? 0 : app->voices.at[voice].slot));
    }
}

style quote_style(const struct app *app, uint32_t quote) {
    const struct quote *of = &app->article->tags.quotes.at[quote];
    style look = STYLE_SPEAKER(app->voices.at[app->voices.of_quote[quote]].slot);
    if (app->only < app->voices.n && app->only != app->voices.of_quote[quote]) look |= STYLE_DIM;
    return of->confidence < TAG_SURE && of->speaker != TAG_NONE ? look | STYLE_UNSURE : look;
}

static void paint_quote(struct painter *painter, const struct app *app, uint32_t i, bool current) {
    const struct tags *tags = &app->article->tags;
    const struct quote *quote = &tags->quotes.at[i];
    style speaker = quote_style(app, i), flags = current ? STYLE_SELECTED : 0;
    enum style_role role = quote->kind == QUOTE_INDIRECT ? STYLE_INDIRECT : STYLE_QUOTE;
    paint(painter, quote->source, STYLE_SOURCE | speaker | flags);
    paint(painter, quote->cue, STYLE_CUE | speaker | flags);
    for (uint32_t j = 0; j < quote->pieces; j++)
        paint(painter, tags->pieces.at[quote->piece + j], role | speaker | flags);
}

/* The first quote that may show in a line: sources and cues stand near their quote. */
static uint32_t quote_near(const struct tags *tags, uint32_t at) {
    uint32_t quote = quote_before(tags, at > REACH ? at - REACH : 0);
    return quote == TAG_NONE ? 0 : quote;
}

static void paint_quotes(struct painter *painter, const struct app *app, uint32_t current) {
    const struct tags *tags = &app->article->tags;
    for (uint32_t i = quote_near(tags, painter->line.beg); i < tags->quotes.n; i++) {
        if (quote_extent(tags, &tags->quotes.at[i]).beg > painter->line.end + REACH) break;
        paint_quote(painter, app, i, i == current);
    }
}

/* What a link led to stands out while the point is there: a name, a pronoun, a cue. */
static void paint_landed(struct painter *painter, const struct app *app, const struct page *page) {
    const struct tags *tags = &app->article->tags;
    if (page->landed != page->point || !span_holds(painter->line, page->landed)) return;
    uint32_t mention = mentions_from(tags, page->landed);
    if (mention < tags->mentions.n && tags->mentions.at[mention].at.beg == page->landed)
        paint_flags(painter, tags->mentions.at[mention].at, STYLE_CURRENT);
    for (uint32_t i = quote_near(tags, page->landed); i < tags->quotes.n; i++) {
        if (quote_extent(tags, &tags->quotes.at[i]).beg > page->landed + REACH) return;
        if (tags->quotes.at[i].cue.beg == page->landed) paint_flags(painter, tags->quotes.at[i].cue, STYLE_CURRENT);
    }
}

static void paint_matches(struct painter *painter, const struct page *page) {
    const struct search *search = &page->search;
    uint32_t i = search_from(search, painter->line.beg > REACH ? painter->line.beg - REACH : 0);
    for (; search->n && i < search->matches.n && search->matches.at[i].beg < painter->line.end; i++) {
        struct span match = search->matches.at[i];
        paint_flags(painter, match, STYLE_MATCH | (match.beg == page->point ? STYLE_CURRENT : 0));
    }
}

/* The spans of a page of our own, the link that Enter would follow among them. */
static void paint_spans(struct painter *painter, const struct page *page) {
    const struct page_span *here = page->spans.n ? pages_link(page) : NULL;
    for (const struct page_span *span = page_span_from(page, painter->line.beg);
         span < page_spans_end(page) && span->at.beg < painter->line.end; span++) {
        bool current = here && span->link == here->link && span->target == here->target;
        paint(painter, span->at, span->style | (current ? STYLE_SELECTED : 0));
    }
}

static void paint_line(struct painter *painter, const struct app *app, struct span line) {
    const struct page *page = app_page(app);
    if (span_len(line) > LINE_BYTES) line.end = line.beg + LINE_BYTES;
    painter->line = line;
#ifdef __clang_analyzer__
    memset(painter->styles, 0, sizeof painter->styles); /* it does not see that no span reaches beyond its line */
#endif
    paint(painter, line, STYLE_TEXT);
    paint_spans(painter, page);
    if (page->kind == PAGE_ARTICLE) {
        paint(painter, page->article->heading.title, STYLE_HEADING);
        if (page->article->tagged) {
            paint_names(painter, app);
            if (app->only < app->voices.n) paint_flags(painter, line, STYLE_DIM);
            paint_quotes(painter, app, page_quote(page));
            paint_landed(painter, app, page);
        }
    }
    paint_matches(painter, page);
    struct span selected;
    if (page_selected(page, &selected)) paint_flags(painter, selected, STYLE_SELECTED | STYLE_FOCUS);
}

/* The letters of who speaks in a line. */
static void gutter_draw(const struct app *app, struct area area, unsigned row, unsigned column, struct span line) {
    const struct tags *tags = &app->article->tags;
    uint32_t current = page_quote(app_page(app)), shown = TAG_NONE;
    for (uint32_t i = quote_near(tags, line.beg); i < tags->quotes.n; i++) {
        const struct quote *quote = &tags->quotes.at[i];
        if (quote_extent(tags, quote).beg >= line.end) break;
        bool here = false;
        for (uint32_t j = 0; j < quote->pieces && !here; j++) here = span_meets(tags->pieces.at[quote->piece + j], line);
        if (here && (shown == TAG_NONE || i == current)) shown = i;
    }
    if (shown == TAG_NONE) return;
    style look = STYLE_GUTTER | quote_style(app, shown);
    if (shown == current) look |= STYLE_SELECTED | (app->focus == PANE_BODY ? STYLE_FOCUS : 0);
    cells_puts(area, row, column, 1, app->voices.at[app->voices.of_quote[shown]].letter, look);
    if (look & STYLE_UNSURE) cells_puts(area, row, column + 1, 1, "?", look);
}

/* Beside the link that Enter would follow, as beside an item of a list. */
static void pointer_draw(const struct page *page, struct area area, unsigned row, unsigned column, const struct line *line) {
    const struct page_span *here = page->spans.n ? pages_link(page) : NULL;
    if (!here || !(here->at.beg >= line->beg && here->at.beg < line->next)) return;
    cells_puts(area, row, column, 1, "▸", STYLE_ITEM);
}

/* Runs of one style; in a stretched line, each gap apart. */
static void text_draw(const struct painter *painter, const struct page *page, const struct line *line, struct area area,
                      unsigned row, unsigned column) {
    const char *text = page->text->at + painter->line.beg;
    uint32_t n = span_len(painter->line);
    column += line->indent;
    for (uint32_t at = 0, end; at < n; at = end) {
        for (end = at + 1; end < n && painter->styles[end] == painter->styles[at] &&
             !(line->stretch && text[end - 1] == ' '); end++) {}
        if (column >= area.columns) return;
        column += cells_put(area, row, column, area.columns - column, text + at, end - at, painter->styles[at]);
        unsigned gap = line->stretch ? layout_gap(page->layout, line, painter->line.beg + end - 1) : 0;
        while (gap-- && column < area.columns) cells_puts(area, row, column++, 1, " ", painter->styles[at]);
    }
    if (line->hyphen && column < area.columns)
        cells_puts(area, row, column, 1, "-", n ? painter->styles[n - 1] : STYLE_TEXT);
}

/* What a header block says of an article, as one line above its title: who, where and when. */
static void header_draw(const struct app *app, struct area area, unsigned row, struct text_column text) {
    const struct article *article = app->article;
    struct span parts[] = { article->heading.source, article->heading.date, article->heading.author };
    char date[11];
    bool known = article_date(article, date);
    unsigned column = text.column, end = text.column + text.columns;
    bool cut = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !cut; i++) {
        if (span_is_none(parts[i])) continue;
        const char *part = i == 1 && known ? date : article->text.at + parts[i].beg;
        size_t n = i == 1 && known ? strlen(date) : span_len(parts[i]);
        if (column > text.column) column += cells_puts(area, row, column, end - column, " · ", STYLE_META);
        cut = cells_width(part, n) > end - column;
        column += cells_put(area, row, column, end - column, part, n, STYLE_META);
    }
    if (cut) cells_puts(area, row, end - 1, 1, "…", STYLE_META);
}

static void fold_draw(const struct app *app, struct area area, unsigned row, struct text_column text,
                      const struct line *line) {
    if (line->beg < app->article->heading.body) { /* a blank line behind the title */
        if (!line->beg) header_draw(app, area, row, text);
        return;
    }
    char label[32];
    const struct tags *tags = &app->article->tags;
    int64_t n = span_index(tags->sentences.at, tags->sentences.n, line->end - 1) -
                span_index(tags->sentences.at, tags->sentences.n, line->beg) + 1;
    for (unsigned i = 0; i < text.columns; i++) cells_puts(area, row, text.column + i, 1, "┄", STYLE_RULE);
    snprintf(label, sizeof label, P_(" %d sentence ", " %d sentences ", (unsigned long)n), (int)n);
    unsigned width = cells_width(label, strlen(label));
    if (width + 4 < text.columns) cells_puts(area, row, text.column + 2, width, label, STYLE_RULE);
}

static void line_draw(struct painter *painter, const struct app *app, struct area area, unsigned row,
                      struct text_column text, const struct line *line) {
    const struct page *page = app_page(app);
    if (line->fold) {
        fold_draw(app, area, row, text, line);
        return;
    }
    if (line->beg == line->end) return;
    struct span span = { line->beg, line->end };
    paint_line(painter, app, span);
    struct area left = area;
    if (left.columns > text.column + text.columns + 1) left.columns = (uint16_t)(text.column + text.columns + 1);
    text_draw(painter, page, line, left, row, text.column);
    if (page->kind == PAGE_ARTICLE && page->article->tagged) gutter_draw(app, area, row, text.column - 3, span);
    if (page->kind != PAGE_ARTICLE) pointer_draw(page, area, row, text.column - 2, line);
}

/* The line of the point: the cursor stands there for who cannot see it; the ruler marks it. */
static void point_draw(const struct app *app, struct area area, unsigned row, struct text_column text,
                       const struct line *line) {
    const struct page *page = app_page(app);
    if (app->settings.ruler) cells_mark(area, row, text.column, text.columns, STYLE_RULER);
    if (app->focus != PANE_BODY) return;
    area.grid->cursor.shown = page->selecting;
    area.grid->cursor.row = (uint16_t)(area.row + row);
    area.grid->cursor.column = (uint16_t)(area.column + text.column + layout_column(page->layout, line, page->point));
}

/* Where the title stands in the text, the pane's own names the file. */
static bool title_is_shown(const struct page *page) {
    struct span title = page->article->heading.title;
    return !span_is_none(title) && page->top <= title.beg;
}

static void title_draw(const struct app *app, struct area area) {
    const struct page *page = app_page(app);
    char title[512] = "", percent[16] = "";
    if (page && page->kind == PAGE_ARTICLE && title_is_shown(page))
        snprintf(title, sizeof title, "%s", entry_name(&app->library->entries[app->entry]));
    else if (page && page->kind == PAGE_ARTICLE) article_title(page->article, title, sizeof title);
    else if (page) snprintf(title, sizeof title, "%s", page->title);
    if (page && page->layout) snprintf(percent, sizeof percent, "%u%%", page_percent(page, area.rows - 1u));
    pane_title_draw(area, title, percent, app->focus == PANE_BODY);
}

/* The right edge: what part of the text is shown, and where the matches are. */
static void scrollbar_draw(const struct page *page, struct area area, struct span shown) {
    static const char *const signs[] = { " ", "┃", "─", "╋" };
    const struct search *search = &page->search;
    uint64_t rows = area.rows - 1u, len = page->text->len;
    for (unsigned row = 0; row < rows; row++) {
        struct span part = { (uint32_t)(len * row / rows), (uint32_t)(len * (row + 1) / rows) };
        uint32_t match = search_from(search, part.beg);
        bool ticked = search->n && match < search->matches.n && search->matches.at[match].beg < part.end;
        unsigned sign = (span_meets(part, shown) ? 1u : 0u) + (ticked ? 2u : 0u);
        cells_puts(area, row + 1, area.columns - 1u, 1, signs[sign], ticked ? STYLE_TICK : STYLE_BAR);
    }
}

void pane_body_draw(const struct app *app, struct area area) {
    const struct page *page = app_page(app);
    SCRATCH struct painter painter; /* one for all lines: it is large */
    title_draw(app, area);
    if (!page || !page->layout) return;
    struct text_column text = page_text_column(app, page);
    struct line line = page_top(page), point = layout_line_at(page->layout, page->point);
    for (unsigned row = 1; row < area.rows; row++) {
        line_draw(&painter, app, area, row, text, &line);
        if (line.beg == point.beg && line.next == point.next) point_draw(app, area, row, text, &line);
        if (!layout_next(page->layout, &line)) break;
    }
    if (app->settings.scrollbar) scrollbar_draw(page, area, (struct span){ page->top, line.next });
}
