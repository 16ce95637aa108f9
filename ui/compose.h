/* Composing a page of our own: text put piece by piece, each with its style and
   perhaps a link. Bytes from outside are made harmless on the way in. */
#ifndef UI_COMPOSE_H
#define UI_COMPOSE_H

#include "page.h"
#include <dixit/export.h>

struct composer {
    struct page *page; /* NULL: out of memory; every call is harmless then */
    struct buffer text;
};

void compose_begin(struct composer *composer, enum page_kind kind, const char *title);
void compose_put(struct composer *composer, style look, const char *bytes, size_t n);
void compose_puts(struct composer *composer, style look, const char *string);
void compose_printf(struct composer *composer, style look, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void compose_link(struct composer *composer, style look, enum link_kind link, uint32_t target, const char *bytes,
                  size_t n);

/* The line put last was a section's heading: `n` bytes of it, up to here. */
void compose_section(struct composer *composer, uint32_t beg);

/* Columns of the line being put; blanks up to a column of it. */
unsigned compose_column(const struct composer *composer);
void compose_pad(struct composer *composer, unsigned column);

/* Words to fill lines with: from where the line being put ends, further lines from
   `indent` on, none beyond `columns` but for a word that is longer. */
struct passage {
    const char *bytes;
    uint32_t n;
    const struct span *marked; /* [marked_n], ascending, in `bytes`: these are put in marked_look */
    uint32_t marked_n;
    style look, marked_look;
    enum link_kind link;       /* of every word */
    uint32_t target;
    unsigned indent, columns;
};

void compose_passage(struct composer *composer, const struct passage *passage);

/* A line "  Name      value" for lines of `columns`: its name, up to where the value
   begins; the column of that, from which further lines go on; and a whole one. */
enum { COMPOSE_LABEL = 2 };
void compose_label(struct composer *composer, const char *name, unsigned columns);
unsigned compose_value_column(unsigned columns);
void compose_fact(struct composer *composer, const char *name, const char *value, unsigned columns);

static inline uint32_t compose_at(const struct composer *composer) {
    return (uint32_t)composer->text.len;
}

/* The page, to be freed with page_free; NULL: out of memory. */
struct page *compose_end(struct composer *composer);

#endif
