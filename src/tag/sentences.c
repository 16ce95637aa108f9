#include "passes.h"

void sentences_find(struct block *block) {
    (void)block;
}
