#include "passes.h"

void pos_find(struct block *block, uint32_t first_token, uint32_t end_token) {
    (void)block, (void)first_token, (void)end_token;
}

const char *pos_name(enum pos pos) {
#define X(id, name, penn) name,
    static const char *const names[] = { POS_LIST(X) };
#undef X
    return names[pos];
}
