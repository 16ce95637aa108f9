#include "panes.h"
#include <stdio.h>
#include <string.h>

unsigned pane_list_item_rows(const struct app *app) {
    return app->settings.details && !app_list_is_sections(app) ? 2 : 1;
}

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static style item_style(const struct app *app, bool selected, enum style_role role) {
    style look = role;
    if (selected) look |= STYLE_SELECTED;
    if (selected && app->focus == PANE_LIST) look |= STYLE_FOCUS;
    return look;
}

static void detail_text(const struct summary *summary, char *to, size_t room) {
    const char *dot = summary->source && *summary->date ? " · " : "";
    int n = snprintf(to, room, "%s%s%s", summary->source ? summary->source : "", dot, summary->date);
    if (summary->tagged && n >= 0 && (size_t)n < room)
        snprintf(to + n, room - (size_t)n, "%s%u words · %u voice%s", n ? " · " : "", summary->words, summary->voices,
                 summary->voices == 1 ? "" : "s");
}

static void article_draw(const struct app *app, struct area area, unsigned row, uint32_t item) {
    uint32_t index = app->list.order[item];
    const struct entry *entry = &app->library->entries[index];
    const struct summary *summary = entry->summary;
    bool selected = item == app->list.cursor, open = index == app->entry;
    unsigned width = area.columns > 3 ? area.columns - 3u : 0;
    bool failed = summary && summary->error;
    style look = item_style(app, selected, failed ? STYLE_ERROR : STYLE_ITEM);
    cells_put(area, row, 0, area.columns, "", 0, look);
    cells_mark(area, row, 0, area.columns, selected ? look & ~0xFFu : 0);
    cells_puts(area, row, 1, 1, open ? "▸" : " ", look);
    cells_puts(area, row, 3, width, summary ? summary->title : file_name(entry->path), look);
    if (pane_list_item_rows(app) < 2 || row + 1 >= area.rows) return;
    char detail[256] = "";
    if (failed) snprintf(detail, sizeof detail, "%s", summary->error);
    else if (summary) detail_text(summary, detail, sizeof detail);
    look = item_style(app, selected, STYLE_ITEM_DETAIL);
    cells_mark(area, row + 1, 0, area.columns, selected ? look & ~0xFFu : 0);
    cells_puts(area, row + 1, 3, width, detail, look);
}

static void articles_draw(const struct app *app, struct area area) {
    char right[32];
    snprintf(right, sizeof right, "%u/%u", app->list.n ? app->list.cursor + 1 : 0, app->list.n);
    pane_title_draw(area, "Articles", right, app->focus == PANE_LIST);
    unsigned height = pane_list_item_rows(app);
    uint32_t item = app->list.top;
    for (unsigned row = 1; row < area.rows && item < app->list.n; row += height) article_draw(app, area, row, item++);
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
