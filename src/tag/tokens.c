#include "passes.h"

void tokens_find(struct block *block) {
    (void)block;
}
