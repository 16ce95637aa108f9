/* A page is whatever the body shows: an article, help, the manual, a voice, a
   list of links. It is a text with spans, some of them links, and two offsets:
   the top (the first line shown) and the point (where the reader is; the current
   quote follows from it). Rows are never kept: every move asks the layout. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "layout.h"
#include "search.h"
#include "style.h"
#include "voices.h"

/* What a page shows; its subject is a pane, a command, a voice, a quote or nothing. */
enum page_kind {
    PAGE_ARTICLE,
    PAGE_HELP,     /* that begins with what matters in a pane */
    PAGE_COMMAND,
    PAGE_SETTINGS,
    PAGE_MANUAL,
    PAGE_VOICE,
    PAGE_EVIDENCE, /* for a quote */
    PAGE_LINKS,
    PAGE_MARKS,
    PAGE_MESSAGES
};

/* What of an article is shown; the rest is folded (folds.h). */
enum page_reading { READ_ALL, READ_SPEECH, READ_NARRATION };

enum link_kind {
    LINK_NONE,
    LINK_PLACE,   /* to an offset in the article */
    LINK_HERE,    /* to an offset in this page */
    LINK_URL,     /* the span's own text */
    LINK_COMMAND, /* to the help of a command */
    LINK_MARK     /* to a mark, by its number */
};

struct page_span {
    struct span at;
    style style;
    uint8_t link; /* enum link_kind */
    uint32_t target;
};

struct section {
    struct span at; /* its heading in the text */
};

struct page {
    enum page_kind kind;
    uint32_t subject;         /* see page_kind */
    uint32_t serial;          /* its number among those opened; 0 for an article */
    char *title;              /* owned; NULL for an article */
    const struct article *article; /* what PAGE_ARTICLE shows; NULL else */
    const struct voices *voices;
    const struct text *text;  /* the article's, or &own */
    struct text own;
    VEC(struct page_span) spans; /* ascending, disjoint; generated pages only */
    VEC(struct section) sections; /* what the list pane shows instead of articles */
    VEC(struct span) folds;
    uint8_t reading;          /* enum page_reading: what they were made for */
    struct arena arena;       /* of the three */
    bool preformatted;
    uint16_t formatted_for;   /* the width that the text was formatted for; 0: any */
    uint32_t top, point;
    uint32_t landed;          /* where a link led to; TAG_NONE: none did */
    bool selecting;           /* from the anchor to the point, in the body */
    uint32_t anchor;
    uint32_t column, column_point; /* where lines up and down keep to, as long as the point is there */
    struct layout *layout;    /* cache, NULL until drawn */
    struct typography typography;
    struct search search;
    uint32_t section_cursor, section_top; /* of the list pane */
};

/* A page that shows an article (borrowed, as are its voices); NULL: memory. */
struct page *page_article(const struct article *article, const struct voices *voices);
void page_free(struct page *page);

/* Make the layout for this typography if it is another than before. False: memory. */
bool page_lay_out(struct page *page, struct typography typography);

/* The folds changed, or the text: lay out anew when asked next. */
void page_forget_layout(struct page *page);

/* --- moves; rows is the height of the body. All keep the point on the page. --- */
void page_move(struct page *page, int lines, unsigned rows);   /* the point by lines, the page with it; selecting, the point alone */
void page_scroll(struct page *page, int lines, unsigned rows); /* the page, the point only if it would leave */
void page_show(struct page *page, struct span what, unsigned rows); /* to what.beg, so that `what` is seen */
void page_end(struct page *page, unsigned rows);
void page_place(struct page *page, unsigned row, unsigned rows); /* scroll: the point's line into that row, if it can be */

/* Is there a letter, a digit or a mark of one? */
bool page_in_word(const struct text *text, uint32_t at);

/* What is selected, from one end to the other with both characters; false where nothing is. */
bool page_selected(const struct page *page, struct span *to);

/* Open the fold that holds `at`, if one does. False: memory. */
bool page_open_fold(struct page *page, uint32_t at);

/* Bring top and point back onto the page, after the text or its layout changed. */
void page_settle(struct page *page, unsigned rows);

/* Is the last line on the page? The percentage of the text above the page's end. */
bool page_at_end(const struct page *page, unsigned rows);
unsigned page_percent(const struct page *page, unsigned rows);

/* Is the point on the last line of the text, and not on its first? */
bool page_ended(const struct page *page);

/* The line at the page's top; lines follow by layout_next. */
struct line page_top(const struct page *page);

/* The first span (of a page of our own) that ends after `at`; page_spans_end where none does. */
const struct page_span *page_span_from(const struct page *page, uint32_t at);
const struct page_span *page_spans_end(const struct page *page);

/* The quote at the point of an article, or TAG_NONE. */
uint32_t page_quote(const struct page *page);

#endif
