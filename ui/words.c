#include "words.h"
#include <string.h>

static int put(struct words *words, const char *bytes, size_t n) {
    if (words->used + n >= WORDS_BYTES) return 0;
    memcpy(words->bytes + words->used, bytes, n);
    words->used += n;
    return 1;
}

/* One word, with the argument in place of %s; 0 where there is no room. */
static int word(struct words *words, const char *text, size_t n, const char *argument, int *used) {
    if (words->n == WORDS_MAX) return 0;
    words->at[words->n++] = words->bytes + words->used;
    for (size_t i = 0; i < n; i++) {
        int here = argument && i + 1 < n && text[i] == '%' && text[i + 1] == 's';
        if (!(here ? put(words, argument, strlen(argument)) : put(words, text + i, 1))) return 0;
        *used |= here;
        i += (size_t)here;
    }
    return put(words, "", 1);
}

void words_split(struct words *words, const char *text, size_t n, const char *argument) {
    int used = 0, fits = 1;
    words->n = 0;
    words->used = 0;
    for (size_t at = 0, end; fits && at < n; at = end) {
        while (at < n && (text[at] == ' ' || text[at] == '\t')) at++;
        for (end = at; end < n && text[end] != ' ' && text[end] != '\t';) end++;
        if (end > at) fits = word(words, text + at, end - at, argument, &used);
    }
    if (fits && words->n && argument && !used) fits = word(words, argument, strlen(argument), NULL, &used);
    if (!fits) words->n = 0;
    words->at[words->n] = NULL;
}
