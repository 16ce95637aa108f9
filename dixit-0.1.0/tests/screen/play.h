/* Plays a script of keys into the application and returns what it showed. A
   script is lines: `size 80x24`, `open PATH…` (from the source folder), `keys j ] ^F`
   (as :bind writes them), `type TEXT`, `shot TITLE`, `styles TITLE`; # comments. */
#ifndef DIXIT_TEST_PLAY_H
#define DIXIT_TEST_PLAY_H

#include <dixit/export.h>

/* Append the shots to *shown. Fails the test on a script that is wrong. */
void play(const char *script, const char *folder, struct buffer *shown);

#endif
