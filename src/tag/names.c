#include "passes.h"

void names_find(struct block *block) {
    (void)block;
}
