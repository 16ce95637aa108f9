/* Allocations that fail on demand in a program as it is: what failing.c puts in the place of the C library's. */
#ifndef FAILING_H
#define FAILING_H

#include <stdbool.h>

/* From now on the nth allocation fails (0: none), and with `after` every later one too. */
void failing_begin(long n, bool after);

/* How many were asked for since then; how many blocks were given and not freed since the beginning. */
long failing_asked(void);
long failing_live(void);

/* Called for every allocation, with its number; may allocate. NULL: nobody looks. */
extern void (*failing_watch)(long n);

#endif
