#include "layout_check.h"
#include "check.h"
#include "ui/cells.h"
#include <dixit/chars.h>

static bool same(struct line a, struct line b) {
    return a.beg == b.beg && a.end == b.end && a.next == b.next && a.indent == b.indent && a.width == b.width &&
           a.stretch == b.stretch && a.hyphen == b.hyphen && a.first == b.first && a.last == b.last &&
           a.blank == b.blank && a.fold == b.fold;
}

/* A blank, or what looks like nothing, which a paragraph does not end in (paragraphs.c). */
static bool is_blank(const struct text *text, uint32_t at) {
    uint32_t code;
    char_decode(text->at + at, text->len - at, &code);
    return char_is_space(code) || code == 0x200B || code == 0xFEFF;
}

static const char *check_bytes(const struct text *text, const struct line *line) {
    CHECK(line->beg <= line->end);
    CHECK(line->end <= line->next);
    CHECK(line->beg < line->next || text->len == 0);
    unsigned width; /* joiners behind a blank are of its cluster */
    for (uint32_t at = line->end; at < line->next; at += (uint32_t)cells_next(text->at + at, line->next - at, &width))
        CHECK(is_blank(text, at));
    CHECK(on_boundary(text, line->beg));
    CHECK(on_boundary(text, line->end));
    CHECK(on_boundary(text, line->next));
    return NULL;
}

static const char *check_width(const struct text *text, struct typography typography, const struct line *line) {
    unsigned width = line->fold ? 0 : cells_width(text->at + line->beg, line->end - line->beg);
    unsigned whole = (unsigned)line->indent + line->width + line->hyphen + line->stretch;
    CHECK(line->width == (width > typography.width ? typography.width : width));
    CHECK(line->width == width || (typography.width == 1 && line->width == 1));
    CHECK(whole <= typography.width);
    CHECK(!line->stretch || whole == typography.width);
    CHECK(!line->stretch || (typography.justify && !span_holds(typography.heading, line->beg)));
    return NULL;
}

/* Every offset of a line comes back from its column, or one that stands in the same column. */
static const char *check_columns(struct layout *layout, struct typography typography, const struct line *line) {
    unsigned before = 0, gaps = 0, whole = (unsigned)line->indent + line->width + line->stretch;
    for (uint32_t at = line->beg; at < line->end && at < line->beg + 200; at++) {
        unsigned column = layout_column(layout, line, at);
        CHECK(column >= before);
        CHECK(column <= whole || typography.width == 1);
        uint32_t back = layout_offset(layout, line, column);
        CHECK(back >= line->beg && back < line->end);
        CHECK(layout_column(layout, line, back) <= column);
        before = column;
        gaps += layout_gap(layout, line, at);
    }
    CHECK(line->end - line->beg > 200 || gaps == line->stretch);
    return NULL;
}

static const char *check_neighbours(struct layout *layout, struct layout *other, const struct line *line, bool has_before,
                                    struct line before) {
    struct line copy = *line;
    CHECK(layout_prev(layout, &copy) == has_before);
    CHECK(!has_before || same(copy, before));
    CHECK(same(layout_line_at(other, line->next ? line->next - 1 : 0), *line));
    CHECK(same(layout_line_at(layout, line->beg), *line));
    if (line->end > line->beg) CHECK(same(layout_line_at(layout, line->end - 1), *line));
    return NULL;
}

static const char *check_all(struct layout *layout, struct layout *other, const struct text *text,
                             struct typography typography, uint32_t *at) {
    struct line line = layout_line_at(layout, 0), before = { 0 };
    const char *wrong = NULL;
    for (bool more = true, first = true; more && !wrong; first = false) {
        *at = line.beg;
        if (!first) CHECK(line.beg == before.next);
        if (!(wrong = check_bytes(text, &line)) && !(wrong = check_width(text, typography, &line)) &&
            !(wrong = check_columns(layout, typography, &line)))
            wrong = check_neighbours(layout, other, &line, !first, before);
        before = line;
        more = layout_next(layout, &line);
    }
    CHECK(wrong || before.next == text->len);
    return wrong;
}

const char *layout_check(const struct text *text, struct typography typography, const struct span *folds,
                         uint32_t fold_count, uint32_t *at) {
    struct layout *layout = layout_new(text, typography, folds, fold_count);
    struct layout *other = layout_new(text, typography, folds, fold_count); /* asked in another order */
    if (!layout || !other) return "memory";
    layout_line_at(other, text->len / 2);
    const char *wrong = check_all(layout, other, text, typography, at);
    layout_free(layout);
    layout_free(other);
    return wrong;
}
