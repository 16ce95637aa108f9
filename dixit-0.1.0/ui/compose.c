#include "compose.h"
#include "cells.h"
#include <dixit/clean.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void compose_begin(struct composer *composer, enum page_kind kind, const char *title) {
    *composer = (struct composer){ .page = calloc(1, sizeof *composer->page) };
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

void compose_pad(struct composer *composer, unsigned column) {
    size_t beg = composer->text.len;
    while (beg > 0 && composer->text.at[beg - 1] != '\n') beg--;
    unsigned width = composer->text.len > beg ? cells_width(composer->text.at + beg, composer->text.len - beg) : 0;
    while (width++ < column) buffer_put(&composer->text, " ", 1);
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
