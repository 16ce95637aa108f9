/* A folder of articles with hand-marked attributions, as PolNeAR has them:
   text/NAME.txt, attributions/NAME_WHO.ann. They come in the order of their
   names; their numbers modulo ten make tenths, which are what is kept aside. */
#ifndef DIXIT_MARKED_H
#define DIXIT_MARKED_H

#include <stdbool.h>
#include <stdint.h>

enum { TENTHS = 10 };

struct marked_article {
    char *text, *ann; /* paths; of several annotators the first one's */
    unsigned tenth;
};

struct marked_articles {
    struct marked_article *at;
    uint32_t n;
};

/* False, with a message on stderr, where there are none. */
bool marked_read(struct marked_articles *marked, const char *folder);
void marked_free(struct marked_articles *marked);

/* A set of tenths, as bits. */
static inline bool tenth_in(unsigned tenth, unsigned tenths) {
    return tenths >> tenth & 1;
}

#endif
