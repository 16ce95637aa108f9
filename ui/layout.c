#include "layout.h"
#include "cells.h"
#include "fill.h"
#include "pieces.h"

#include <dixit/ascending.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS_MAX = 256, LINES_MAX = 32 << 10 }; /* the cache holds no more, but for the youngest block */

/* A piece laid out. */
struct block {
    uint32_t beg, next; /* the bytes that its lines stand for */
    uint32_t count, room;
    uint64_t used; /* when it was asked for last */
    struct line lines[];
};

struct layout {
    struct pieces pieces;
    struct block *blocks[BLOCKS_MAX]; /* [count], ascending and disjoint */
    uint32_t count, lines;
    uint64_t clock;
    struct fill fill;
};

struct layout *layout_new(const struct text *text, struct typography typography, const struct span *folds,
                          uint32_t fold_count) {
    struct layout *layout = malloc(sizeof *layout);
    if (!layout) return NULL;
    layout->pieces = (struct pieces){ text, folds, fold_count, typography.preformatted, { 0, 0 } };
    layout->count = layout->lines = 0;
    layout->clock = 0;
    layout->fill.text = text;
    layout->fill.typography = typography;
    return layout;
}

void layout_free(struct layout *layout) {
    if (!layout) return;
    for (uint32_t i = 0; i < layout->count; i++) free(layout->blocks[i]);
    free(layout);
}

/* --- blocks --- */

static bool block_push(struct block **block, const struct line *line) {
    if ((*block)->count == (*block)->room) {
        uint32_t room = (*block)->room * 2;
        struct block *grown = realloc(*block, sizeof **block + room * sizeof *line);
        if (!grown) return false;
        grown->room = room;
        *block = grown;
    }
    (*block)->lines[(*block)->count++] = *line;
    return true;
}

/* Lay out the piece that holds `at`. NULL: no memory. */
static struct block *block_new(struct layout *layout, uint32_t at) {
    enum { ROOM = 16 };
    struct piece piece = piece_at(&layout->pieces, at);
    struct block *block = malloc(sizeof *block + ROOM * sizeof *block->lines);
    if (!block) return NULL;
    *block = (struct block){ .beg = piece.at.beg, .next = piece.next, .room = ROOM };
    fill_begin(&layout->fill, piece);
    for (struct line line; fill_line(&layout->fill, &line);)
        if (!block_push(&block, &line)) {
            free(block);
            return NULL;
        }
    return block;
}

static struct line *block_line(struct block *block, uint32_t at) {
    uint32_t behind = ascending_after(block->lines, block->count, sizeof(struct line), offsetof(struct line, beg), at);
    return &block->lines[behind ? behind - 1 : 0];
}

/* --- the cache --- */

/* How many blocks begin at `at` or before it. */
static uint32_t cache_rank(const struct layout *layout, uint32_t at) {
    uint32_t low = 0, high = layout->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (layout->blocks[middle]->beg <= at) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void cache_drop_oldest(struct layout *layout) {
    uint32_t oldest = 0;
    for (uint32_t i = 1; i < layout->count; i++)
        if (layout->blocks[i]->used < layout->blocks[oldest]->used) oldest = i;
    layout->lines -= layout->blocks[oldest]->count;
    free(layout->blocks[oldest]);
    layout->count--;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    memmove(layout->blocks + oldest, layout->blocks + oldest + 1, (layout->count - oldest) * sizeof *layout->blocks);
}

static void cache_add(struct layout *layout, struct block *block) {
    while (layout->count && (layout->count == BLOCKS_MAX || layout->lines + block->count > LINES_MAX))
        cache_drop_oldest(layout);
    uint32_t rank = cache_rank(layout, block->beg);
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    memmove(layout->blocks + rank + 1, layout->blocks + rank, (layout->count - rank) * sizeof *layout->blocks);
    layout->blocks[rank] = block;
    layout->count++;
    layout->lines += block->count;
}

/* The block that holds `at`, laid out now if need be. NULL: no memory. */
static struct block *block_at(struct layout *layout, uint32_t at) {
    uint32_t rank = cache_rank(layout, at);
    struct block *block = rank ? layout->blocks[rank - 1] : NULL;
    if (!block || at >= block->next) {
        while (!(block = block_new(layout, at)) && layout->count) cache_drop_oldest(layout);
        if (!block) return NULL;
        rank = cache_rank(layout, block->beg); /* `at` may stand before the first piece of all */
        if (rank && layout->blocks[rank - 1]->beg == block->beg) {
            free(block);
            block = layout->blocks[rank - 1];
        } else {
            cache_add(layout, block);
        }
    }
    block->used = ++layout->clock;
    return block;
}

/* The line that shows `at`, without memory: lay out the piece and keep nothing. */
static struct line line_without_memory(struct layout *layout, uint32_t at) {
    struct line line, found = { 0 };
    fill_begin(&layout->fill, piece_at(&layout->pieces, at));
    for (bool any = false; fill_line(&layout->fill, &line) && (!any || line.beg <= at); any = true) found = line;
    return found;
}

/* --- lines --- */

struct line layout_line_at(struct layout *layout, uint32_t at) {
    uint32_t len = layout->pieces.text->len;
    if (at >= len) at = len ? len - 1 : 0;
    struct block *block = block_at(layout, at);
    return block ? *block_line(block, at) : line_without_memory(layout, at);
}

bool layout_next(struct layout *layout, struct line *line) {
    if (line->next >= layout->pieces.text->len) return false;
    *line = layout_line_at(layout, line->next);
    return true;
}

bool layout_prev(struct layout *layout, struct line *line) {
    if (!line->beg) return false;
    struct line before = layout_line_at(layout, line->beg - 1);
    if (before.beg >= line->beg) return false;
    *line = before;
    return true;
}

/* --- columns --- */

/* A walk along the clusters of a line. */
struct walk {
    uint32_t at, next;      /* the cluster */
    unsigned column, width; /* its column and its columns, stretching among them */
    uint32_t gaps, gap;     /* of the line; passed */
};

static uint32_t gaps_in(const struct text *text, uint32_t beg, uint32_t end) {
    uint32_t gaps = 0;
    for (uint32_t at = beg; at < end; at++) gaps += fill_is_gap(text->at[at]);
    return gaps;
}

/* The extra columns behind the nth gap of a line. */
static unsigned share(const struct line *line, uint32_t gaps, uint32_t n) {
    return (unsigned)((uint64_t)(n + 1) * line->stretch / gaps - (uint64_t)n * line->stretch / gaps);
}

static struct walk walk_begin(const struct layout *layout, const struct line *line) {
    uint32_t gaps = line->stretch ? gaps_in(layout->pieces.text, line->beg, line->end) : 0;
    return (struct walk){ .at = line->beg, .next = line->beg, .column = line->indent, .gaps = gaps };
}

static bool walk_next(const struct layout *layout, const struct line *line, struct walk *walk) {
    const struct text *text = layout->pieces.text;
    walk->at = walk->next;
    walk->column += walk->width;
    walk->width = 0;
    if (walk->at >= line->end || line->fold) return false;
    walk->next += (uint32_t)cells_next(text->at + walk->at, line->end - walk->at, &walk->width);
    if (walk->gaps && fill_is_gap(text->at[walk->next - 1])) walk->width += share(line, walk->gaps, walk->gap++);
    return true;
}

unsigned layout_column(struct layout *layout, const struct line *line, uint32_t at) {
    struct walk walk = walk_begin(layout, line);
    while (walk_next(layout, line, &walk) && walk.next <= at) {}
    return walk.column;
}

uint32_t layout_offset(struct layout *layout, const struct line *line, unsigned column) {
    struct walk walk = walk_begin(layout, line);
    uint32_t found = line->beg;
    while (walk_next(layout, line, &walk)) {
        if (walk.width) found = walk.at;
        if (column < walk.column + walk.width) break;
    }
    return found;
}

unsigned layout_gap(struct layout *layout, const struct line *line, uint32_t at) {
    const struct text *text = layout->pieces.text;
    if (!line->stretch || at < line->beg || at >= line->end || !fill_is_gap(text->at[at])) return 0;
    return share(line, gaps_in(text, line->beg, line->end), gaps_in(text, line->beg, at));
}
