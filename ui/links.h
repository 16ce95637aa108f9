/* Addresses in a text: http, https and mailto, nothing else. */
#ifndef UI_LINKS_H
#define UI_LINKS_H

#include <dixit/text.h>

/* The first address that begins at `from` or after it, without the stop, the mark or
   the bracket that the sentence put behind it; SPAN_NONE where none follows. Linear. */
struct span link_find(const struct text *text, uint32_t from);

/* May these n bytes be given to a browser: one of the three schemes and something
   behind it, no blank, no control, nothing that turns the direction? */
bool link_opens(const char *bytes, size_t n);

/* Does a name between two dots of its host mix alphabets whose letters look alike (a Cyrillic “е” in “example”)? */
bool link_host_mixes(const char *bytes, size_t n);

#endif
