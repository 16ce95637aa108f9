/* What every cmocka test includes, in the order cmocka wants. */
#ifndef DIXIT_TEST_H
#define DIXIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
