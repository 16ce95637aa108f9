/* Folding an article to its speech or to its narration. A sentence is speech
   where it holds a word of a quote's content: speech and narration are whole
   sentences, and each sentence is one of the two. */
#ifndef UI_FOLDS_H
#define UI_FOLDS_H

#include "page.h"

/* Fold all sentences of an article but those of `reading` (none for READ_ALL); top
   and point stay. The heading is never folded away. False: memory, and nothing is folded. */
bool folds_make(struct page *page, enum page_reading reading);

#endif
