/* The manual page in the body: man/dixit.1, formatted by mandoc or man for a
   width, its bold and underlined words as styles, its headings as sections. */
#ifndef UI_MANUAL_H
#define UI_MANUAL_H

#include "page.h"

/* NULL and how to get a formatter, or the manual, in *error. */
struct page *manual_page(unsigned columns, struct error *error);

/* The page of a formatter's output: lines with “x BACKSPACE x” for bold and
   “_ BACKSPACE x” for underlined. NULL: memory. */
struct page *manual_compose(const char *output, size_t len);

#endif
