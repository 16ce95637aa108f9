/* A wish: what an action wants that needs the terminal or another program. The
   action notes it and returns REACT_WISH; the loop grants it (grant.c), tests
   look at it. One at a time. */
#ifndef UI_WISH_H
#define UI_WISH_H

#include <dixit/export.h>

enum wish_kind {
    WISH_NONE,
    WISH_COPY,   /* `bytes` to the clipboard */
    WISH_PIPE,   /* `bytes` to the shell command `words` */
    WISH_BROWSE, /* the address `words` to the browser: link_opens holds of it */
    WISH_EDIT    /* the file `words` to the editor, at `line` */
};

struct wish {
    enum wish_kind kind;
    struct buffer bytes;
    char *words; /* owned */
    uint32_t line;
};

/* Drop the old wish and begin one of this kind; `words` is copied, NULL for none. False: no memory, no wish. */
bool wish_begin(struct wish *wish, enum wish_kind kind, const char *words);
void wish_free(struct wish *wish);

#endif
