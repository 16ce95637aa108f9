#include "passes.h"

void quotes_find(struct block *block) {
    (void)block;
}
