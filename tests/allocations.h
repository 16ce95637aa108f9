/* Allocations that fail on demand: the linker's --wrap puts these in the place of
   malloc and its like (FAILING_FLAGS in Makefile.am). */
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

#include <stdbool.h>

/* From now on the nth allocation fails (0: none), and with `after` every later one too. */
void allocations_fail(long n, bool after);

/* How many were asked for since then; how many blocks are allocated and not freed. */
long allocations_asked(void);
long allocations_live(void);

#endif
