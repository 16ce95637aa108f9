/* A thread that leaves signals to the one that has the terminal. */
#ifndef UI_THREAD_H
#define UI_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* pthread_create; all signals are blocked in it but those of a fault, which come where
   the fault is. False: there can be none. */
bool thread_start(pthread_t *thread, void *(*main)(void *), void *argument);

#endif
