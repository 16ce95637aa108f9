/* The page of the marks: each letter, its article, and the words that stand there in
   the article that is open. */
#include "compose.h"
#include "pages.h"
#include "i18n.h"
#include <string.h>

enum { WORDS_SHOWN = 160 };

/* The line of the text that holds `at`, from there on. */
static void words_put(struct composer *composer, const struct text *text, uint32_t at, unsigned columns) {
    uint32_t end = at;
    while (end < text->len && end - at < WORDS_SHOWN && text->at[end] != '\n') end++;
    struct passage words = { .bytes = text->at + at, .n = end - at, .look = STYLE_ITEM_DETAIL, .indent = 6, .columns = columns };
    compose_puts(composer, STYLE_TEXT, "\n      ");
    compose_passage(composer, &words);
}

static void mark_put(struct composer *composer, const struct app *app, unsigned i, unsigned columns) {
    const struct visit *mark = &app->visits.marks[i];
    const struct entry *entry = &app->library->entries[mark->entry];
    const char *title = entry->summary ? entry->summary->title : entry_name(entry);
    struct passage words = { .bytes = title, .n = (uint32_t)strlen(title), .look = STYLE_LINK, .link = LINK_MARK,
                             .target = i, .indent = 6, .columns = columns };
    compose_printf(composer, STYLE_KEY, "  '%c  ", visits_letter(i));
    compose_passage(composer, &words);
    if (mark->entry == app->entry && app->article && mark->point < app->article->text.len)
        words_put(composer, &app->article->text, mark->point, columns);
    compose_puts(composer, STYLE_TEXT, "\n");
}

struct page *marks_page(const struct app *app, unsigned columns) {
    struct composer composer;
    uint32_t first = 0;
    compose_begin(&composer, PAGE_MARKS, _("Marks"));
    compose_puts(&composer, STYLE_META, _("Enter goes to a mark, and so does ' with its letter.\n\n"));
    first = compose_at(&composer);
    for (unsigned i = 0; i < VISIT_MARKS; i++)
        if (app->visits.marked[i]) mark_put(&composer, app, i, columns);
    struct page *page = compose_end(&composer);
    if (page) page->point = first;
    return page;
}
