#include "panes.h"
#include <stdio.h>
#include <string.h>

unsigned pane_list_item_rows(const struct app *app) {
    return app->settings.details && !app_list_is_sections(app) ? 2 : 1;
}

static style item_style(const struct app *app, bool selected, enum style_role role) {
    style look = role;
    if (selected) look |= STYLE_SELECTED;
    if (selected && app->focus == PANE_LIST) look |= STYLE_FOCUS;
    return look;
}

/* What is known of an article. The source, often the longest, goes last where it would push the figures out. */
static void detail_text(const struct summary *summary, unsigned width, char *to, size_t room) {
    char figures[96] = "";
    const char *source = summary->source ? summary->source : "";
    int n = snprintf(figures, sizeof figures, "%s", summary->date);
    if (summary->tagged)
        snprintf(figures + n, sizeof figures - (size_t)n, "%s%u min · %u voice%s · %u word%s", n ? " · " : "",
                 reading_minutes(summary->words), summary->voices, summary->voices == 1 ? "" : "s", summary->words,
                 summary->words == 1 ? "" : "s");
    const char *dot = *source && *figures ? " · " : "";
    bool fits = cells_width(source, strlen(source)) + 3 + cells_width(figures, strlen(figures)) <= width;
    if (fits) snprintf(to, room, "%s%s%s", source, dot, figures);
    else snprintf(to, room, "%s%s%s", figures, dot, source);
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
    unsigned width = area.columns > 3 ? area.columns - 3u : 0;
    style look = item_style(app, selected, failed ? STYLE_ERROR : STYLE_ITEM);
    cells_put(area, row, 0, area.columns, "", 0, look);
    cells_mark(area, row, 0, area.columns, selected ? look & ~0xFFu : 0);
    cells_puts(area, row, 1, 1, mark_of(app, index), look);
    cells_puts(area, row, 3, width, summary ? summary->title : entry_name(entry), look);
    if (pane_list_item_rows(app) < 2 || row + 1 >= area.rows) return;
    char detail[512] = "";
    if (failed) snprintf(detail, sizeof detail, "%s", summary->error);
    else if (summary) detail_text(summary, width, detail, sizeof detail);
    look = item_style(app, selected, STYLE_ITEM_DETAIL);
    cells_mark(area, row + 1, 0, area.columns, selected ? look & ~0xFFu : 0);
    cells_puts(area, row + 1, 3, width, detail, look);
}

static void articles_draw(const struct app *app, struct area area) {
    const struct list *list = &app->list;
    char title[sizeof list->filter + 32] = "Articles", right[48];
    bool sorted = list->by != LIBRARY_BY_PLACE || list->reverse;
    if (*list->filter) snprintf(title, sizeof title, "Articles & %s", list->filter);
    else if (sorted) snprintf(title, sizeof title, "Articles by %s%s", list->reverse ? "-" : "", library_order_name(list->by));
    snprintf(right, sizeof right, "%u/%u", list->n ? list->cursor + 1 : 0, list->n);
    pane_title_draw(area, title, right, app->focus == PANE_LIST);
    unsigned height = pane_list_item_rows(app);
    uint32_t item = list->top;
    if (!list->n && area.rows > 1)
        cells_puts(area, 1, 3, area.columns > 3 ? area.columns - 3u : 0,
                   app->library->count ? "No title, source or voice holds that." : "No articles.", STYLE_ITEM_DETAIL);
    for (unsigned row = 1; row < area.rows && item < list->n; row += height) article_draw(app, area, row, item++);
}

static void sections_draw(const struct app *app, struct area area) {
    const struct page *page = app_page(app);
    pane_title_draw(area, "Sections", "", app->focus == PANE_LIST);
    for (unsigned row = 1; row < area.rows && page->section_top + row - 1 < page->sections.n; row++) {
        uint32_t i = page->section_top + row - 1;
        struct span at = page->sections.at[i].at;
        bool here = at.beg <= page->point && (i + 1 == page->sections.n || page->sections.at[i + 1].at.beg > page->point);
        style look = item_style(app, i == page->section_cursor, STYLE_ITEM);
        cells_mark(area, row, 0, area.columns, i == page->section_cursor ? look & ~0xFFu : 0);
        cells_puts(area, row, 1, 1, here ? "▸" : " ", look);
        cells_put(area, row, 3, area.columns > 3 ? area.columns - 3u : 0, page->text->at + at.beg, span_len(at), look);
    }
}

void pane_list_draw(const struct app *app, struct area area) {
    if (app_list_is_sections(app)) sections_draw(app, area);
    else articles_draw(app, area);
}
