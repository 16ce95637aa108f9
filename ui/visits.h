/* Places visited, for going back and forward, and marks. A place is an offset into
   an article or into a page that stands over it; the list is as a browser's: a
   jump drops what lay forward. It knows no page: whoever goes there finds it. */
#ifndef UI_VISITS_H
#define UI_VISITS_H

#include <stdbool.h>
#include <stdint.h>

enum { VISITS_MAX = 100, VISIT_MARKS = 52 };

struct visit {
    uint32_t entry;      /* of the library */
    uint32_t page;       /* its number; 0: the article itself */
    uint32_t top, point; /* offsets into its text */
};

struct visits {
    struct visit at[VISITS_MAX]; /* [n], the oldest first */
    uint32_t n, now;             /* now == n: here is not in the list */
    struct visit before;         /* where the last jump began */
    bool jumped;                 /* there is one */
    struct visit marks[VISIT_MARKS];
    bool marked[VISIT_MARKS];
};

/* A jump begins here. */
void visits_leave(struct visits *visits, struct visit here);

/* The place before or after; here is remembered where it is not yet. False: there is none. */
bool visits_back(struct visits *visits, struct visit here, struct visit *to);
bool visits_forward(struct visits *visits, struct visit here, struct visit *to);

/* The mark called by a letter, or NULL for what is no letter; the letter of mark i. */
struct visit *visits_mark(struct visits *visits, const char *letter, bool **marked);
char visits_letter(unsigned i);

#endif
