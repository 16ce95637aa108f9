/* Where our own files are: where $DIXIT_MANUAL and $DIXIT_ARTICLES say, else
   installed, else beside the program in the tree that it was built in. */
#ifndef UI_PATHS_H
#define UI_PATHS_H

#include <stdbool.h>
#include <stddef.h>

enum { PATHS_BYTES = 4096 };

/* The path into `to`; false where there is none that can be read. */
bool paths_manual(char *to, size_t room);   /* dixit.1 */
bool paths_articles(char *to, size_t room); /* the folder of sample articles */

/* The user's configuration: $XDG_CONFIG_HOME/dixit/config, where that is an absolute
   path, else ~/.config/dixit/config; false where there is none. */
bool paths_config(char *to, size_t room);

/* `path` with a leading ~/ replaced by the home folder. */
void paths_home(char *to, size_t room, const char *path);

#endif
