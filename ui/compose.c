#include "compose.h"
#include "cells.h"
#include <dixit/clean.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void compose_begin(struct composer *composer, enum page_kind kind, const char *title) {
    *composer = (struct composer){ .page = calloc(1, sizeof *composer->page) };
    composer->text.failed = !composer->page; /* then nothing is kept */
    if (!composer->page) return;
    composer->page->kind = kind;
    composer->page->title = strdup(title);
    composer->page->preformatted = true;
}

void compose_link(struct composer *composer, style look, enum link_kind link, uint32_t target, const char *bytes,
                  size_t n) {
    if (!composer->page || !n) return;
    char *clean = malloc(3 * n + 1);
    if (!clean) {
        composer->text.failed = true;
        return;
    }
    uint32_t beg = compose_at(composer);
    buffer_put(&composer->text, clean, clean_copy(clean, bytes, n, true));
    free(clean);
    if (look == STYLE_TEXT && link == LINK_NONE) return;
    struct page_span *span = vec_push(&composer->page->arena, &composer->page->spans);
    if (span) *span = (struct page_span){ { beg, compose_at(composer) }, look, link, target };
}

void compose_put(struct composer *composer, style look, const char *bytes, size_t n) {
    compose_link(composer, look, LINK_NONE, 0, bytes, n);
}

void compose_puts(struct composer *composer, style look, const char *string) {
    compose_put(composer, look, string, strlen(string));
}

void compose_printf(struct composer *composer, style look, const char *format, ...) {
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    compose_puts(composer, look, line);
}

void compose_section(struct composer *composer, uint32_t beg) {
    if (!composer->page) return;
    struct section *section = vec_push(&composer->page->arena, &composer->page->sections);
    if (section) *section = (struct section){ { beg, compose_at(composer) } };
}

/* Columns of the line being put. */
unsigned compose_column(const struct composer *composer) {
    size_t beg = composer->text.len;
    while (beg > 0 && composer->text.at[beg - 1] != '\n') beg--;
    return composer->text.len > beg ? cells_width(composer->text.at + beg, composer->text.len - beg) : 0;
}

void compose_pad(struct composer *composer, unsigned column) {
    for (unsigned width = compose_column(composer); width < column; width++) buffer_put(&composer->text, " ", 1);
}

/* --- passages --- */

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Where the look changes next behind `at`, `end` at the latest; is it the marked one up to there? */
static uint32_t run_end(const struct passage *passage, uint32_t at, uint32_t end, bool *marked) {
    *marked = false;
    for (uint32_t i = 0; i < passage->marked_n; i++) {
        struct span span = passage->marked[i];
        if (span.end <= at) continue;
        *marked = span.beg <= at;
        uint32_t change = *marked ? span.end : span.beg;
        return change < end ? change : end;
    }
    return end;
}

static void word_put(struct composer *composer, const struct passage *passage, uint32_t at, uint32_t end) {
    while (at < end) {
        bool marked;
        uint32_t next = run_end(passage, at, end, &marked);
        compose_link(composer, marked ? passage->marked_look : passage->look, passage->link, passage->target,
                     passage->bytes + at, next - at);
        at = next;
    }
}

void compose_passage(struct composer *composer, const struct passage *passage) {
    unsigned column = compose_column(composer);
    bool gap = false;
    for (uint32_t at = 0, end; at < passage->n; at = end) {
        for (end = at; end < passage->n && is_blank(passage->bytes[end]) == is_blank(passage->bytes[at]); end++) {}
        if (is_blank(passage->bytes[at])) {
            gap = column > passage->indent;
            continue;
        }
        unsigned width = cells_width(passage->bytes + at, end - at);
        if (column > passage->indent && column + gap + width > passage->columns) {
            compose_puts(composer, STYLE_TEXT, "\n");
            column = 0;
        } else if (gap) {
            bool marked;
            run_end(passage, at - 1, at, &marked);
            compose_link(composer, marked ? passage->marked_look : passage->look, passage->link, passage->target, " ", 1);
            column++;
        }
        if (column < passage->indent) {
            compose_pad(composer, passage->indent);
            column = passage->indent;
        }
        word_put(composer, passage, at, end);
        column += width;
        gap = false;
    }
}

/* --- facts --- */

enum { VALUE_COLUMN = 14, NARROW = 40 };

unsigned compose_value_column(unsigned columns) {
    return columns < NARROW ? 2 * COMPOSE_LABEL : VALUE_COLUMN;
}

void compose_label(struct composer *composer, const char *name, unsigned columns) {
    compose_pad(composer, COMPOSE_LABEL);
    compose_puts(composer, STYLE_META, name);
    if (columns < NARROW) compose_puts(composer, STYLE_TEXT, "\n");
    compose_pad(composer, compose_value_column(columns));
}

void compose_fact(struct composer *composer, const char *name, const char *value, unsigned columns) {
    compose_label(composer, name, columns);
    compose_passage(composer, &(struct passage){ .bytes = value, .n = (uint32_t)strlen(value), .look = STYLE_TEXT,
                                                 .indent = compose_value_column(columns), .columns = columns });
    compose_puts(composer, STYLE_TEXT, "\n");
}

struct page *compose_end(struct composer *composer) {
    struct page *page = composer->page;
    if (!page) return NULL;
    bool made = !composer->text.failed && !arena_failed(&page->arena) && page->title &&
                text_copy(&page->own, composer->text.len ? composer->text.at : "", composer->text.len, "UTF-8", NULL);
    buffer_free(&composer->text);
    page->text = &page->own;
    if (made) return page;
    page_free(page);
    return NULL;
}
