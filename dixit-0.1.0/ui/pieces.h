/* Pieces: what of a text is laid out as one. A paragraph is a piece, or several
   where folds cut it or where it is too long to be laid out at once; a fold is a
   piece of its own. Pieces ascend, and the bytes between two (white space) belong
   to the one before. Private to the layout. */
#ifndef UI_PIECES_H
#define UI_PIECES_H

#include "layout.h"

enum { PIECE_MAX = 32 << 10, PIECE_SLACK = 4 << 10 }; /* bytes: no piece but a fold is longer than their sum */

struct pieces {
    const struct text *text;
    const struct span *folds;
    uint32_t fold_count;
    bool preformatted; /* a piece ends where its line does */
    struct span known; /* the paragraph found last: finding one costs its length */
};

struct piece {
    struct span at;   /* without blank edges; empty only where the text is blank, or a preformatted line */
    uint32_t next;    /* where the next piece begins, the text's length where none follows */
    bool fold;        /* folded: one line stands for it */
    bool first, last; /* of its paragraph */
    bool gap;         /* a line ends between it and the next piece */
};

/* The piece to which `at` belongs (clamped to the text). */
struct piece piece_at(struct pieces *pieces, uint32_t at);

#endif
