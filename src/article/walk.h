/* Walking folders: the paths of the text files below them. */
#ifndef DIXIT_ARTICLE_WALK_H
#define DIXIT_ARTICLE_WALK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* What was found so far. Zeroed at first. */
struct walk {
    int (*open)(const char *path, int flags); /* as open(2); NULL for itself */
    struct paths {
        char **at; /* malloc'ed, as each path is: a caller may take them over */
        uint32_t n, room;
    } paths;
    struct folders { /* that were entered: a hash table, its room a power of two */
        struct folder {
            dev_t device;
            ino_t inode;
            bool used;
        } *at;
        uint32_t n, room;
    } folders;
};

enum walked { WALKED, WALKED_NO_FOLDER, WALKED_NO_MEMORY };

/* Append the text files below the folder `path`, as library_open() says;
   WALKED_NO_FOLDER where it is none or cannot be read: then nothing is appended. */
enum walked walk_folder(struct walk *walk, const char *path);

/* Append `path` itself. False when out of memory. */
bool walk_take(struct walk *walk, const char *path);

void walk_free(struct walk *walk);

#endif
