#include "gold.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text-bound annotation: "T3	Content 115 290;300 310	the words" */
struct bound {
    unsigned id;
    VEC(struct span) spans;
};

typedef VEC(struct bound) bound_vec;

/* byte[c] is where code point c begins; one entry more for the end. */
static uint32_t *code_points(struct view *view, uint32_t *n) {
    uint32_t *byte = arena_alloc(&view->arena, (view->len + 1) * sizeof *byte);
    *n = 0;
    for (uint32_t at = 0; byte && at <= view->len; at++)
        if (at == view->len || ((unsigned char)view->text[at] & 0xC0) != 0x80) byte[(*n)++] = at;
    return byte;
}

static void read_bound(struct view *view, bound_vec *bounds, const char *line, const uint32_t *byte, uint32_t n) {
    struct bound bound = { .id = (unsigned)strtoul(line + 1, NULL, 10) };
    const char *at = strchr(line, '\t');
    at = at ? strchr(at, ' ') : NULL;
    for (; at && (*at == ' ' || *at == ';');) {
        char *end;
        unsigned long beg = strtoul(at + 1, &end, 10), stop = strtoul(end, &end, 10);
        struct span *span = beg < n && stop < n ? vec_push(&view->arena, &bound.spans) : NULL;
        if (span) *span = (struct span){ byte[beg], byte[stop] };
        at = end;
    }
    struct bound *slot = vec_push(&view->arena, bounds);
    if (slot) *slot = bound;
}

static const struct bound *bound_of(const bound_vec *bounds, unsigned id) {
    for (uint32_t i = 0; i < bounds->n; i++)
        if (bounds->at[i].id == id) return &bounds->at[i];
    return NULL;
}

static int by_beg(const void *a, const void *b) {
    const struct span *x = a, *y = b;
    return (x->beg > y->beg) - (x->beg < y->beg);
}

/* "E1	Attribution:T4 Content:T3 Cue:T2 Source:T1" */
static void read_event(struct view *view, struct golds *golds, const bound_vec *bounds, char *line) {
    struct gold gold = { 0 };
    for (char *save, *word = strtok_r(line, "\t ", &save); word; word = strtok_r(NULL, "\t ", &save)) {
        const char *colon = strstr(word, ":T");
        const struct bound *bound = colon ? bound_of(bounds, (unsigned)strtoul(colon + 2, NULL, 10)) : NULL;
        for (uint32_t i = 0; bound && i < bound->spans.n; i++) {
            struct span *span = NULL;
            if (!strncmp(word, "Content", 7)) span = vec_push(&view->arena, &gold.content);
            else if (!strncmp(word, "Source", 6)) span = vec_push(&view->arena, &gold.source);
            else if (!strncmp(word, "Cue", 3)) span = vec_push(&view->arena, &gold.cue);
            if (span) *span = bound->spans.at[i];
        }
    }
    if (gold.content.n) qsort(gold.content.at, gold.content.n, sizeof(struct span), by_beg);
    if (gold.source.n) qsort(gold.source.at, gold.source.n, sizeof(struct span), by_beg);
    struct gold *slot = gold.content.n ? vec_push(&view->arena, &golds->items) : NULL;
    if (slot) *slot = gold;
}

bool gold_read(struct golds *golds, struct view *view, const char *path) {
    uint32_t n;
    uint32_t *byte = code_points(view, &n);
    bound_vec bounds = { 0 };
    char *line = NULL;
    size_t room = 0;
    *golds = (struct golds){ 0 };
    for (int events = 0; events < 2; events++) { /* an event may stand before what it refers to */
        FILE *file = fopen(path, "r");
        if (!file || !byte) return free(line), false;
        while (getline(&line, &room, file) > 0) {
            line[strcspn(line, "\n")] = 0;
            if (line[0] == 'T' && !events) read_bound(view, &bounds, line, byte, n);
            if (line[0] == 'E' && events) read_event(view, golds, &bounds, line);
        }
        fclose(file);
    }
    free(line);
    return true;
}
