/* The page of the addresses in an article, each once and with a number. */
#include "compose.h"
#include "links.h"
#include "pages.h"
#include "i18n.h"
#include <string.h>

/* Was this address put before? */
static bool is_known(const struct composer *composer, const char *bytes, size_t n) {
    const struct page *page = composer->page;
    for (uint32_t i = 0; page && i < page->spans.n; i++) {
        struct span at = page->spans.at[i].at;
        if (page->spans.at[i].link == LINK_URL && span_len(at) == n && !memcmp(composer->text.at + at.beg, bytes, n))
            return true;
    }
    return false;
}

struct page *links_page(const struct article *article) {
    enum { MOST = 1000 };
    struct composer composer;
    unsigned number = 0;
    uint32_t first = 0;
    compose_begin(&composer, PAGE_LINKS, _("Addresses in the article"));
    compose_puts(&composer, STYLE_META, _("Enter opens an address in the browser, 3 Enter the third.\n\n"));
    for (struct span link = link_find(&article->text, 0); !span_is_none(link) && number < MOST;
         link = link_find(&article->text, link.end)) {
        const char *bytes = article->text.at + link.beg;
        if (is_known(&composer, bytes, span_len(link))) continue;
        compose_printf(&composer, STYLE_META, "%3u ", ++number);
        if (number == 1) first = compose_at(&composer);
        compose_link(&composer, STYLE_LINK, LINK_URL, number, bytes, span_len(link));
        compose_puts(&composer, STYLE_TEXT, "\n");
    }
    struct page *page = compose_end(&composer);
    if (page) page->point = first;
    return page;
}
