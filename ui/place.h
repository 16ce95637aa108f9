/* Keeping one's place when a text is replaced by a newer one. */
#ifndef UI_PLACE_H
#define UI_PLACE_H

#include <dixit/text.h>

/* Where `at` of the old text is in the new one: in the paragraph with the same
   words (of several, the one nearest to where it was), else at the same share of
   the text. O(length of the new text). */
uint32_t place_in(const struct text *new_text, const struct text *old_text, uint32_t at);

#endif
