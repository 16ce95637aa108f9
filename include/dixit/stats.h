/* Statistics: who got the floor across many articles. Speakers are the same where
   the letters of their names are, whatever the case and the accents. */
#ifndef DIXIT_STATS_H
#define DIXIT_STATS_H

#include <dixit/export.h>

struct stats;

struct stats *stats_new(void); /* NULL: no memory */

/* Count an item's quotes, as far as the options' filters leave them. Items may come
   in any order: their numbers decide whose spelling of a name is kept. False: no memory. */
bool stats_add(struct stats *stats, const struct export_item *item, const struct export_options *options);

/* Append the table, a bar a line, the most quoted words first: plain text, harmless. */
void stats_write(struct buffer *to, const struct stats *stats);

void stats_free(struct stats *stats); /* NULL is fine */

#endif
