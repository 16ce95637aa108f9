/* Where the panes stand, and what must be so before they are drawn: everything fits them and is in view. */
#include "app.h"
#include "files.h"
#include "folds.h"
#include "pages.h"
#include "panes.h"
#include <sys/stat.h>

enum { TITLE_BYTES = 64 << 10 };

/* Is there anything to choose from, articles or sections? */
static bool is_listed(const struct app *app) {
    return app->library->count > 1 || app_list_is_sections(app);
}

struct rectangle app_pane(const struct app *app, enum pane pane) {
    if (app->screen.panes[pane].columns) return app->screen.panes[pane];
    unsigned rows = app->rows < SCREEN_ROWS_MIN ? SCREEN_ROWS_MIN : app->rows;
    unsigned columns = app->columns < SCREEN_COLUMNS_MIN ? SCREEN_COLUMNS_MIN : app->columns;
    struct screen screen = screen_plan(rows, columns, pane, false, is_listed(app));
    return screen.panes[pane];
}

unsigned app_pane_rows(const struct app *app, enum pane pane) {
    return app_pane(app, pane).rows - 1u;
}

/* Show the item `cursor` of n in a list of `rows`. */
static void keep_in_view(uint32_t *top, uint32_t *cursor, uint32_t n, unsigned rows) {
    if (!rows) rows = 1;
    if (*cursor >= n) *cursor = n ? n - 1 : 0;
    if (*cursor < *top) *top = *cursor;
    if (*cursor >= *top + rows) *top = *cursor - rows + 1;
    if (*top + rows > n) *top = n > rows ? n - rows : 0;
}

static void sidebar_settle(struct app *app) {
    struct sidebar *sidebar = &app->sidebar;
    if (!app->voices.n) return;
    if (sidebar->by != app->settings.voices)
        sidebar_arrange(sidebar, &app->voices, app->article, (enum sidebar_order)app->settings.voices);
    uint32_t items = sidebar_items(sidebar, &app->voices);
    if (sidebar->cursor >= items) sidebar->cursor = items ? items - 1 : 0;
    struct sidebar_rows rows = pane_voices_rows(app, app_pane_rows(app, PANE_VOICES));
    uint32_t at_voice = sidebar->cursor < sidebar->n ? sidebar->cursor : sidebar_row(sidebar, sidebar->chosen);
    uint32_t at_quote = sidebar->cursor < sidebar->n ? sidebar->top_quote : sidebar->cursor - sidebar->n;
    keep_in_view(&sidebar->top_voice, &at_voice, sidebar->n, rows.voices);
    keep_in_view(&sidebar->top_quote, &at_quote, items - sidebar->n, rows.quotes);
}

/* The sidebar shows the quote that the reader stands on. */
static void sidebar_follow(struct app *app) {
    uint32_t quote = app_on_article(app) ? page_quote(app_page(app)) : TAG_NONE;
    if (quote == TAG_NONE || !app->voices.n || app->focus == PANE_VOICES) return;
    sidebar_to_quote(&app->sidebar, &app->voices, quote);
}

/* Read the titles of the rows that will be shown; a large file keeps its name until the worker or somebody reads it. */
static void titles_read(struct app *app, unsigned items) {
    for (uint32_t i = app->list.top; i < app->list.n && i < app->list.top + items; i++) {
        uint32_t index = app->list.order[i];
        const struct entry *entry = &app->library->entries[index];
        struct stat st;
        if (entry->summary || stat(entry->path, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size > TITLE_BYTES) continue;
        struct error error = { 0 };
        struct article *article = files_article(entry->path, app->encoding, NULL, &error);
        library_summarise(app->library, index, article, article ? NULL : &error);
        article_free(article);
    }
}

static void list_settle(struct app *app) {
    unsigned rows = app_pane_rows(app, PANE_LIST);
    if (app_list_is_sections(app)) {
        struct page *page = app_page(app);
        keep_in_view(&page->section_top, &page->section_cursor, page->sections.n, rows);
        return;
    }
    unsigned items = rows / pane_list_item_rows(app);
    keep_in_view(&app->list.top, &app->list.cursor, app->list.n, items);
    if (app->screen.panes[PANE_LIST].columns) titles_read(app, items + 1);
}

struct text_column app_text_column(const struct app *app, unsigned wanted, unsigned margin, bool preformatted) {
    struct rectangle body = app_pane(app, PANE_BODY);
    if (app->settings.scrollbar && body.columns) body.columns--; /* a blank beside the bar */
    return screen_text_column(&body, wanted, margin, preformatted);
}

static void page_fit(struct app *app, struct page *page) {
    const struct settings *settings = &app->settings;
    struct typography typography = { .width = (uint16_t)page_text_column(app, page).columns,
                                     .justify = settings->justify,
                                     .indent = settings->paragraph == PARAGRAPH_INDENT,
                                     .hyphenator = settings->hyphenate ? app->hyphenator : NULL };
    folds_header(page);
    if (page_lay_out(page, typography)) page_settle(page, app_pane_rows(app, PANE_BODY));
}

/* Help, the manual, settings and the like have nothing to do with the voices: where there is no room for three
   panes, such a page has all of it. */
static bool stands_alone(const struct app *app) {
    const struct page *page = app_page(app);
    bool own = page && page->kind != PAGE_ARTICLE && page->kind != PAGE_VOICE && page->kind != PAGE_EVIDENCE;
    return app->zen || (own && app->focus == PANE_BODY && app->columns < SCREEN_THREE);
}

void app_settle(struct app *app) {
    app->screen = screen_plan(app->rows, app->columns, app->focus, stands_alone(app), is_listed(app));
    pages_fit(app);
    if (app_page(app)) page_fit(app, app_page(app));
    sidebar_follow(app);
    sidebar_settle(app);
    list_settle(app);
}
