/* A folder of its own for each test, which is the working one: setup and teardown of cmocka. */
#ifndef DIXIT_FOLDER_H
#define DIXIT_FOLDER_H

int folder_enter(void **state);
int folder_leave(void **state); /* and all that is in it */

#endif
