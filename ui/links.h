/* Addresses in a text: http, https and mailto, and www. without a scheme; nothing else. */
#ifndef UI_LINKS_H
#define UI_LINKS_H

#include <dixit/text.h>

/* The first address that begins at `from` or after it, without the stop, the mark or
   the bracket that the sentence put behind it; SPAN_NONE where none follows. Linear. */
struct span link_find(const struct text *text, uint32_t from);

/* The address as a browser wants it: https:// before one that begins with www. The caller frees it; NULL: memory. */
char *link_whole(const char *bytes, size_t n);

/* May these n bytes be given to a browser: one of the three schemes and something
   behind it, no blank, no control, nothing that turns the direction? */
bool link_opens(const char *bytes, size_t n);

/* Does its host pose as another: does a name between two dots mix alphabets whose letters look alike (a Cyrillic “е” in
   “example”), or look Latin as a whole while it is not, beneath a domain that is not plainly of its alphabet? */
bool link_host_poses(const char *bytes, size_t n);

#endif
