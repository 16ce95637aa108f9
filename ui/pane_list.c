#include "panes.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

/* A title, in two rows where the list is narrow, and a row of details. */
unsigned pane_list_item_rows(const struct app *app) {
    enum { NARROW = 56 };
    if (!app->settings.details || app_list_is_sections(app)) return 1;
    return app_pane(app, PANE_LIST).columns < NARROW ? 3 : 2;
}

/* The columns between the marks and a blank before the border. */
static unsigned item_columns(struct area area) {
    return area.columns > 4 ? area.columns - 4u : 0;
}

static style item_style(const struct app *app, bool selected, enum style_role role) {
    style look = role;
    if (selected) look |= STYLE_SELECTED;
    if (selected && app->focus == PANE_LIST) look |= STYLE_FOCUS;
    return look;
}

/* What is known of an article, as far as it fits: first come voices and minutes, then date, source, words. */
static void detail_text(const struct summary *summary, unsigned width, char *to, size_t room) {
    enum { DATE, MINUTES, VOICES, WORDS, SOURCE, PARTS };
    static const int by_weight[PARTS] = { VOICES, MINUTES, DATE, SOURCE, WORDS };
    char parts[PARTS][300] = { "" }, *put = to;
    bool shown[PARTS] = { false };
    unsigned used = 0;
    snprintf(parts[DATE], sizeof parts[DATE], "%s", summary->date);
    snprintf(parts[SOURCE], sizeof parts[SOURCE], "%s", summary->source ? summary->source : "");
    if (summary->tagged) {
        snprintf(parts[MINUTES], sizeof parts[0], _("%u min"), reading_minutes(summary->words));
        snprintf(parts[VOICES], sizeof parts[0], P_("%u voice", "%u voices", summary->voices), summary->voices);
        snprintf(parts[WORDS], sizeof parts[0], P_("%u word", "%u words", summary->words), summary->words);
    }
    for (int i = 0; i < PARTS; i++) {
        const char *part = parts[by_weight[i]];
        unsigned wanted = used + (used ? 3 : 0) + cells_width(part, strlen(part));
        shown[by_weight[i]] = *part && wanted <= width;
        if (shown[by_weight[i]]) used = wanted;
    }
    *to = 0;
    for (int i = 0; i < PARTS; i++)
        if (shown[i]) put += snprintf(put, room - (size_t)(put - to), "%s%s", put > to ? " · " : "", parts[i]);
}

/* How many bytes of a title its first row takes: whole words, where there is more than one. */
static size_t first_row(const char *title, unsigned width) {
    size_t n = strlen(title), at = 0, fits = 0;
    for (unsigned used = 0, columns; at < n; used += columns) {
        size_t length = cells_next(title + at, n - at, &columns);
        if (used + columns > width) return fits ? fits : at;
        if (title[at] == ' ') fits = at;
        at += length;
    }
    return n;
}

/* In one row, or in two where there is room for that; returns how many. */
static unsigned title_draw(struct area area, unsigned row, unsigned rows, const char *title, style look) {
    unsigned width = item_columns(area);
    size_t n = rows > 1 ? first_row(title, width) : strlen(title);
    if (rows > 1) cells_put(area, row, 3, width, title, n, look);
    else cells_puts(area, row, 3, width, title, look); /* which shows where it is cut */
    const char *rest = title + n + strspn(title + n, " ");
    if (!*rest) return 1;
    if (row + 1 < area.rows) cells_puts(area, row + 1, 3, width, rest, look);
    return 2;
}

/* The one that is open, those not read yet. */
static const char *mark_of(const struct app *app, uint32_t index) {
    if (index == app->entry || index == app->opening) return "▸";
    return app->library->entries[index].read ? " " : "•";
}

static void article_draw(const struct app *app, struct area area, unsigned row, uint32_t item) {
    uint32_t index = app->list.order[item];
    const struct entry *entry = &app->library->entries[index];
    const struct summary *summary = entry->summary;
    bool selected = item == app->list.cursor, failed = summary && summary->error;
    unsigned rows = pane_list_item_rows(app);
    style look = item_style(app, selected, failed ? STYLE_ERROR : STYLE_ITEM);
    cells_puts(area, row, 1, 1, mark_of(app, index), look);
    unsigned used = title_draw(area, row, rows - (rows > 1), summary ? summary->title : entry_name(entry), look);
    char detail[1024] = "";
    unsigned width = item_columns(area);
    if (failed) snprintf(detail, sizeof detail, "%s", summary->error);
    else if (summary) detail_text(summary, width, detail, sizeof detail);
    if (used < rows && row + used < area.rows)
        cells_puts(area, row + used, 3, width, detail, item_style(app, selected, STYLE_ITEM_DETAIL));
    for (unsigned i = 0; selected && i < (rows > 1 ? used + 1 : 1) && row + i < area.rows; i++)
        cells_mark(area, row + i, 0, area.columns, look & ~0xFFu);
}

static void articles_draw(const struct app *app, struct area area) {
    const struct list *list = &app->list;
    char title[sizeof list->filter + 64], right[48];
    bool sorted = list->by != LIBRARY_BY_PLACE || list->reverse;
    if (*list->filter) snprintf(title, sizeof title, _("Articles & %s"), list->filter);
    else if (sorted) snprintf(title, sizeof title, _("Articles by %s%s"), list->reverse ? "-" : "", library_order_name(list->by));
    else snprintf(title, sizeof title, "%s", _("Articles"));
    snprintf(right, sizeof right, "%u/%u", list->n ? list->cursor + 1 : 0, list->n);
    pane_title_draw(area, title, right, app->focus == PANE_LIST);
    unsigned height = pane_list_item_rows(app);
    uint32_t item = list->top;
    if (!list->n && area.rows > 1)
        cells_puts(area, 1, 3, item_columns(area),
                   app->library->count ? _("No title, source or voice holds that.") : _("No articles."), STYLE_ITEM_DETAIL);
    for (unsigned row = 1; row < area.rows && item < list->n; row += height) article_draw(app, area, row, item++);
}

static void sections_draw(const struct app *app, struct area area) {
    const struct page *page = app_page(app);
    pane_title_draw(area, _("Sections"), "", app->focus == PANE_LIST);
    for (unsigned row = 1; row < area.rows && page->section_top + row - 1 < page->sections.n; row++) {
        uint32_t i = page->section_top + row - 1;
        struct span at = page->sections.at[i].at;
        bool here = at.beg <= page->point && (i + 1 == page->sections.n || page->sections.at[i + 1].at.beg > page->point);
        style look = item_style(app, i == page->section_cursor, STYLE_ITEM);
        cells_mark(area, row, 0, area.columns, i == page->section_cursor ? look & ~0xFFu : 0);
        cells_puts(area, row, 1, 1, here ? "▸" : " ", look);
        cells_put(area, row, 3, item_columns(area), page->text->at + at.beg, span_len(at), look);
    }
}

void pane_list_draw(const struct app *app, struct area area) {
    if (app_list_is_sections(app)) sections_draw(app, area);
    else articles_draw(app, area);
}
