/* Folding an article to its speech or to its narration. A sentence is speech
   where it holds a word of a quote's content: speech and narration are whole
   sentences, and each sentence is one of the two. */
#ifndef UI_FOLDS_H
#define UI_FOLDS_H

#include "page.h"

/* Of a header block the title alone stands as it is: what comes before it is one line
   (who, where, when; see pane_body.c), what comes behind it a blank one. Without a title
   the block is the first of these lines. A jump opens what it leads into; it is folded
   again when the point is back in the body. False: memory, and the header is not folded. */
bool folds_header(struct page *page);

/* Fold all sentences of an article but those of `reading` (none for READ_ALL); top
   and point stay. The heading is never folded away. False: memory, and nothing is folded. */
bool folds_make(struct page *page, enum page_reading reading);

#endif
