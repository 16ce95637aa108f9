/* What a `:` line may go on with: names of commands, and for each kind of
   argument the values it can take. */
#ifndef UI_COMPLETE_H
#define UI_COMPLETE_H

#include "prompt.h"
#include <stdint.h>

struct candidates {
    struct candidate *at; /* [n], sorted; owned, as are the texts; see prompt_offer */
    uint32_t n, room;
};

/* Fill `found` for the line up to `cursor`; *from says where the candidates stand. */
void complete_line(struct candidates *found, uint32_t *from, const char *line, uint32_t cursor);

#endif
