#include "pages.h"
#include "help.h"
#include "manual.h"
#include <stdio.h>
#include <string.h>

enum { COLUMNS_MOST = 78 };

/* Columns that they are made for: the body's, but no more than read well. */
static unsigned made_for(const struct app *app) {
    return app_text_column(app, COLUMNS_MOST, 0, false).columns;
}

struct text_column page_text_column(const struct app *app, const struct page *page) {
    if (page->formatted_for) return app_text_column(app, page->formatted_for, 0, false);
    return app_text_column(app, (unsigned)app->settings.width, (unsigned)app->settings.margin, page->preformatted);
}

/* NULL, with *error where it is not memory. */
static struct page *make(const struct app *app, enum page_kind kind, uint32_t subject, struct error *error) {
    unsigned columns = made_for(app);
    struct page *page = NULL;
    switch (kind) {
    case PAGE_ARTICLE: return NULL;
    case PAGE_HELP: page = help_page(&app->keymap, (enum pane)subject, columns); break;
    case PAGE_COMMAND: page = help_command_page((enum command)subject, &app->keymap, columns); break;
    case PAGE_SETTINGS: page = help_settings_page(&app->settings, columns); break;
    case PAGE_MANUAL: page = manual_page(columns, error); break;
    case PAGE_VOICE: page = voice_page(app, subject, columns); break;
    case PAGE_EVIDENCE: page = evidence_page(app, subject, columns); break;
    case PAGE_LINKS: page = links_page(app->article); break;
    case PAGE_MARKS: page = marks_page(app, columns); break;
    case PAGE_MESSAGES: page = messages_page(app, columns); break;
    }
    if (!page && !error->code) error_memory(error);
    if (!page) return NULL;
    page->kind = kind;
    page->subject = subject;
    page->formatted_for = (uint16_t)columns;
    return page;
}

/* Where in the stack a page of this kind is; 0 where none is. */
static unsigned place_of(const struct app *app, enum page_kind kind) {
    unsigned at = app->page_count;
    while (at-- > 1)
        if (app->pages[at]->kind == kind) return at;
    return 0;
}

static void close_down_to(struct app *app, unsigned count) {
    while (app->page_count > count) app_pop(app);
}

unsigned pages_open(struct app *app, enum page_kind kind, uint32_t subject) {
    struct error error = { 0 };
    const unsigned at = place_of(app, kind);
    if (at && app->pages[at]->subject == subject) {
        close_down_to(app, at + 1);
        app->focus = PANE_BODY;
        return REACT_DRAW;
    }
    struct page *page = make(app, kind, subject, &error);
    if (!page) return app_fail(app, &error);
    app_leave(app);
    if (at) close_down_to(app, at);
    return app_push(app, page);
}

/* --- another width --- */

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n';
}

/* Where the section that holds `at` begins; of the other page, where the same one does. */
static uint32_t section_beg(const struct page *page, uint32_t at, const struct page *other, uint32_t *in_other) {
    uint32_t i = page->sections.n;
    while (i && page->sections.at[i - 1].at.beg > at) i--;
    bool both = i && i <= other->sections.n;
    *in_other = both ? other->sections.at[i - 1].at.beg : 0;
    return both ? page->sections.at[i - 1].at.beg : 0;
}

/* Where a section of the new page has as many bytes that are not blank before it as `at`
   has in the old one: made again for another width, a page differs in its blanks. */
static uint32_t same_word(const struct page *new_page, const struct page *old_page, uint32_t at) {
    uint32_t bytes = 0, to, from = section_beg(old_page, at, new_page, &to);
    const struct text *text = new_page->text;
    for (uint32_t i = from; i < at; i++) bytes += !is_blank(old_page->text->at[i]);
    while (to < text->len && (bytes || is_blank(text->at[to]))) bytes -= !is_blank(text->at[to++]);
    return at ? to : 0;
}

void pages_fit(struct app *app) {
    struct error error = { 0 };
    struct page *old = app_page(app);
    if (!old || !old->formatted_for || old->formatted_for == made_for(app)) return;
    struct page *page = make(app, old->kind, old->subject, &error);
    if (!page) {
        old->formatted_for = (uint16_t)made_for(app); /* it stays as it is, and is not tried again */
        return;
    }
    page->serial = old->serial;
    page->top = same_word(page, old, old->top);
    page->point = same_word(page, old, old->point);
    page->section_cursor = old->section_cursor;
    if (old->search.n) search_begin(&page->search, page->text, old->search.pattern, old->search.regex, NULL);
    app->pages[app->page_count - 1] = page;
    page_free(old);
}

/* --- links --- */

const struct page_span *pages_link(const struct page *page) {
    struct line line = layout_line_at(page->layout, page->point);
    const struct page_span *span = page_span_from(page, line.beg), *end = page_spans_end(page);
    for (; span < end && span->at.beg < line.next; span++)
        if (span->link != LINK_NONE) return span;
    return NULL;
}

const struct page_span *pages_link_beside(const struct page *page, int step) {
    struct line line = layout_line_at(page->layout, page->point);
    const struct page_span *here = pages_link(page), *found = NULL;
    for (uint32_t i = 0; i < page->spans.n; i++) {
        const struct page_span *span = &page->spans.at[i];
        bool other = !here || span->link != here->link || span->target != here->target;
        if (span->link == LINK_NONE || !other) continue;
        if (step > 0 && span->at.beg >= line.next) return span;
        bool same = found && span->link == found->link && span->target == found->target;
        if (step < 0 && span->at.beg < line.beg && !same) found = span; /* the beginning of the last one */
    }
    return found;
}
