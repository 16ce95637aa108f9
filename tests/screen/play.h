/* Plays a script of keys into the application and returns what it showed. A
   script is lines: `size 80x24`, `open PATH…` (from the source folder), `keys j ] ^F`
   (as :bind writes them), `type TEXT`, `mouse press|up|down ROW COLUMN`, `shot TITLE`, `styles TITLE`; # comments. Before `open`: `small N`, what is larger
   than N bytes is tagged in the background; `hold`, which then stands still but for
   `work [TIMES]`, while `tagged PERCENT` says how far it is. */
#ifndef DIXIT_TEST_PLAY_H
#define DIXIT_TEST_PLAY_H

#include <dixit/export.h>

/* Append the shots to *shown, but those for which there was no memory. Fails the test on a script that is wrong. */
void play(const char *script, const char *folder, struct buffer *shown);

#endif
