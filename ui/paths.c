#include "paths.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef DIXIT_MANDIR
#define DIXIT_MANDIR "/usr/local/share/man"
#endif
#ifndef DIXIT_DATADIR
#define DIXIT_DATADIR "/usr/local/share/dixit"
#endif

static bool readable(const char *path) {
    return !access(path, R_OK);
}

/* DIR/name of the folder that holds the running program: the top of the tree, or its parent in a VPATH build. */
static bool in_tree(const char *name, char *to, size_t room) {
    char program[PATHS_BYTES];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n <= 0) return false;
    program[n] = 0;
    char *slash = strrchr(program, '/');
    if (!slash) return false;
    *slash = 0;
    static const char *const up[] = { "", "/.." };
    for (size_t i = 0; i < 2; i++) {
        snprintf(to, room, "%s%s/include/dixit/tag.h", program, up[i]);
        bool tree = readable(to); /* our tree, not a bin folder that has a man folder beside it */
        snprintf(to, room, "%s%s/%s", program, up[i], name);
        if (tree && readable(to)) return true;
    }
    return false;
}

static bool find(const char *variable, const char *installed, const char *name, char *to, size_t room) {
    const char *said = getenv(variable);
    if (said && *said) {
        snprintf(to, room, "%s", said);
        return readable(to);
    }
    if (in_tree(name, to, room)) return true;
    snprintf(to, room, "%s", installed);
    return readable(to);
}

bool paths_manual(char *to, size_t room) {
    return find("DIXIT_MANUAL", DIXIT_MANDIR "/man1/dixit.1", "man/dixit.1", to, room);
}

bool paths_articles(char *to, size_t room) {
    return find("DIXIT_ARTICLES", DIXIT_DATADIR "/articles", "articles", to, room);
}

bool paths_config(char *to, size_t room) {
    const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    int n;
    if (base && *base == '/') n = snprintf(to, room, "%s/dixit/config", base);
    else if (home && *home == '/') n = snprintf(to, room, "%s/.config/dixit/config", home);
    else return false;
    return n > 0 && (size_t)n < room && !access(to, F_OK); /* one that may not be read is an error to tell */
}

void paths_home(char *to, size_t room, const char *path) {
    const char *home = !strncmp(path, "~/", 2) ? getenv("HOME") : NULL;
    snprintf(to, room, "%s%s", home ? home : "", home ? path + 1 : path);
}
