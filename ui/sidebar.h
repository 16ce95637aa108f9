/* The sidebar: which voices it shows, in which order, and a cursor that goes over
   these and then over the quotes of the chosen one. */
#ifndef UI_SIDEBAR_H
#define UI_SIDEBAR_H

#include "voices.h"
#include <dixit/library.h>

/* In the order of :set voices=. The voice of unknown speakers is always the last. */
enum sidebar_order { SIDEBAR_BY_QUOTES, SIDEBAR_BY_FIRST, SIDEBAR_BY_WORDS, SIDEBAR_BY_NAME };

enum { SIDEBAR_FILTER = 200 }; /* bytes typed */

struct sidebar {
    uint32_t *order;    /* [n]: indices of the voices shown; owned */
    uint32_t n;
    uint32_t chosen;    /* index into voices, shown or not; TAG_NONE where there is none */
    uint32_t cursor;    /* 0 .. n + quotes of the chosen - 1 */
    uint32_t top_voice, top_quote;
    int by;             /* enum sidebar_order that `order` was made for */
    char filter[SUMMARY_FOLD_ROOM(SIDEBAR_FILTER)]; /* folded; "": all */
    char before[SUMMARY_FOLD_ROOM(SIDEBAR_FILTER)]; /* the filter when its prompt was opened */
};

/* Show the voices whose name or role holds the filter, in an order; the cursor stays
   on its item where that is shown. O(n log n). False: no memory, none is shown. */
bool sidebar_arrange(struct sidebar *sidebar, const struct voices *voices, const struct article *article,
                     enum sidebar_order by);
void sidebar_free(struct sidebar *sidebar);

/* The row of a voice among those shown; n where it is not. */
uint32_t sidebar_row(const struct sidebar *sidebar, uint32_t voice);

/* What the cursor is on: a voice, or a quote of the chosen one; TAG_NONE where it is not. */
uint32_t sidebar_voice(const struct sidebar *sidebar);
uint32_t sidebar_quote(const struct sidebar *sidebar, const struct voices *voices);

/* Items that the cursor goes over. */
uint32_t sidebar_items(const struct sidebar *sidebar, const struct voices *voices);

/* Choose a voice, the cursor on it; choose the voice of a quote, the cursor on that. */
void sidebar_choose(struct sidebar *sidebar, uint32_t voice);
void sidebar_to_quote(struct sidebar *sidebar, const struct voices *voices, uint32_t quote);

#endif
