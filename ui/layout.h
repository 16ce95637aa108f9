/* Layout: a text, a typography and folds -> lines. A pure function, computed
   lazily by paragraph and cached; never state. A place in a text is a byte
   offset; there are no row numbers. Line breaks follow UAX #14 (libunistring's
   u8_possible_linebreaks), filled greedily by the widths of cells_width. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <dixit/span.h>
#include <dixit/text.h>

struct hyphenator;

struct typography {
    uint16_t width;     /* columns of the text column, at least 1 */
    bool justify;       /* stretch the gaps, but leave a line ragged where it would need too much */
    const struct hyphenator *hyphenator; /* divides words that do not fit; NULL: none is divided. Borrowed */
    bool indent;        /* first line indented by 2 and no blank line between paragraphs */
    struct span heading; /* within it lines are ragged, of whole words and not indented, and a blank line follows */
    bool preformatted;  /* keep spaces and line ends (help, manual): only lines too long are broken */
};

struct line {
    uint32_t beg, end; /* bytes shown, without the break's white space; beg == end in a blank line */
    uint32_t next;     /* where the next line begins (== text.len at the end of the text) */
    uint16_t indent;   /* columns before the first byte */
    uint16_t width;    /* columns from the first byte to the last, without stretching */
    uint16_t stretch;  /* columns to share among the gaps to fill the width, 0 where ragged */
    bool hyphen;       /* a hyphen stands behind it (soft hyphen, hyphenation) */
    bool first, last;  /* of its paragraph */
    bool blank;        /* the gap between paragraphs: belongs to the paragraph before */
    bool fold;         /* stands for a folded span [beg, end) */
};

struct layout; /* the cache */

/* `folds` are ascending and disjoint; text and folds must outlive the layout, and
   may grow stale only by layout_free. NULL: no memory. */
struct layout *layout_new(const struct text *text, struct typography typography, const struct span *folds,
                          uint32_t fold_count);
void layout_free(struct layout *layout);

/* The line that shows `at` (clamped to the text). O(paragraph) where not cached. */
struct line layout_line_at(struct layout *layout, uint32_t at);

/* The lines after and before `line`; false at the end and at the beginning. */
bool layout_next(struct layout *layout, struct line *line);
bool layout_prev(struct layout *layout, struct line *line);

/* The column of `at` in its line (0 = left edge of the text column, indent and
   stretch counted), and the offset nearest to a column. */
unsigned layout_column(struct layout *layout, const struct line *line, uint32_t at);
uint32_t layout_offset(struct layout *layout, const struct line *line, unsigned column);

/* Extra columns that stand after the gap at `at` in a justified line: walk the line with it. */
unsigned layout_gap(struct layout *layout, const struct line *line, uint32_t at);

#endif
