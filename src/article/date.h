/* Dates as headings write them: 2016-04-19, 19 April 2016, April 19th, 2016, 19/04/2016 where the day is plain. */
#ifndef DIXIT_ARTICLE_DATE_H
#define DIXIT_ARTICLE_DATE_H

#include <dixit/text.h>

struct date {
    unsigned year, month, day; /* a day that there is, from year 1000 to 9999 */
};

enum { DATE_WITHIN = 80 }; /* bytes of a span in which a date must begin */

/* The first date in a span of the text; false where there is none. */
bool date_find(const struct text *text, struct span span, struct date *date);

#endif
