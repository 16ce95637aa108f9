#include "wish.h"
#include <stdlib.h>
#include <string.h>

bool wish_begin(struct wish *wish, enum wish_kind kind, const char *words) {
    wish_free(wish);
    if (words && !(wish->words = strdup(words))) return false;
    wish->kind = kind;
    return true;
}

void wish_free(struct wish *wish) {
    buffer_free(&wish->bytes);
    free(wish->words);
    *wish = (struct wish){ 0 };
}
