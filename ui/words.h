/* A program's words: what variables such as BROWSER and EDITOR hold, parted at
   blanks as a shell without quoting would, for an argument vector. */
#ifndef UI_WORDS_H
#define UI_WORDS_H

#include <stddef.h>

enum { WORDS_MAX = 32, WORDS_BYTES = 8192 };

struct words {
    const char *at[WORDS_MAX + 1]; /* [n], NULL-terminated; in `bytes` */
    int n;
    size_t used;
    char bytes[WORDS_BYTES];
};

/* Take the n bytes at `text` apart; %s in a word is replaced by `argument`, which
   becomes the last word where no word has one (NULL: none). What finds no room
   is left out whole: n is 0 then. */
void words_split(struct words *words, const char *text, size_t n, const char *argument);

#endif
