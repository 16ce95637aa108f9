/* What the motions of dixit/text.h have in common. */
#ifndef DIXIT_TEXT_MOTIONS_H
#define DIXIT_TEXT_MOTIONS_H

#include <dixit/text.h>

/* The beginning of the character that holds `at`; len from there on. */
uint32_t text_char_beg(const struct text *text, uint32_t at);

#endif
