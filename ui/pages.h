/* The pages of our own that the body shows over an article: help, the manual,
   settings, a voice, the evidence for a quote, the addresses in an article, the marks,
   the messages. Each is made from its kind and subject for a width, and made again when that changes. */
#ifndef UI_PAGES_H
#define UI_PAGES_H

#include "app.h"

/* Where its text stands in the body: a page of our own has the width that it was made for. */
struct text_column page_text_column(const struct app *app, const struct page *page);

/* Put the page on the stack. There is one of a kind: another, and what was opened from it, closes, and the
   same comes up as it was. A failure is said. */
unsigned pages_open(struct app *app, enum page_kind kind, uint32_t subject);

/* Make the page on top again if it was made for another width; top, point and search stay on their words. */
void pages_fit(struct app *app);

/* The first link in the line of the point, or NULL; the next (1) or the one before (-1) in another line. */
const struct page_span *pages_link(const struct page *page);
const struct page_span *pages_link_beside(const struct page *page, int step);

/* Enter in the body: follow the link in the line of the point, or go a line down. */
unsigned pages_enter(struct app *app, const struct call *call);

/* The sentences that hold a span, together. */
struct span sentences_around(const struct tags *tags, struct span span);

/* Put a quote within its sentences, its own words in the speaker's colour, a link to it, and end the line. */
struct composer;
void quote_around_put(struct composer *composer, const struct app *app, uint32_t quote, unsigned indent,
                      unsigned columns);

/* The makers. NULL: memory. */
struct page *voice_page(const struct app *app, uint32_t voice, unsigned columns);
struct page *evidence_page(const struct app *app, uint32_t quote, unsigned columns);
struct page *links_page(const struct article *article);
struct page *marks_page(const struct app *app, unsigned columns);
struct page *messages_page(const struct app *app, unsigned columns);

#endif
