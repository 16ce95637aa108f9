/* What every cmocka test includes, in the order cmocka wants. */
#ifndef DIXIT_TEST_H
#define DIXIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Of many cases that do the same, each n-th alone where the test is run again and again without memory (failing_tests.c):
   the step to the next. 1 otherwise. */
static inline size_t sample(size_t n) {
    return getenv("DIXIT_FAILING") ? n : 1;
}

#endif
