#include "passes.h"

void actors_find(struct tags *tags, const struct text *text) {
    (void)tags, (void)text;
}
