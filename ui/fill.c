#include "fill.h"
#include "cells.h"
#include "hyphenator.h"
#include <dixit/chars.h>
#include <string.h>
#include <unilbrk.h>

enum { FIRST_INDENT = 2, INDENT_WIDTH_MIN = 16, DIVIDED_MAX = 2 };

static bool is_heading(const struct fill *fill) {
    return span_holds(fill->typography.heading, fill->piece.at.beg);
}

void fill_begin(struct fill *fill, struct piece piece) {
    fill->piece = piece;
    bool spaced = (!fill->typography.indent || is_heading(fill)) && !fill->typography.preformatted;
    fill->at = piece.at.beg;
    fill->words = true;
    fill->divided = 0;
    fill->gap = piece.gap && spaced;
    if (!piece.fold)
        u8_possible_linebreaks((const uint8_t *)fill->text->at + piece.at.beg, span_len(piece.at), "UTF-8", fill->breaks);
}

bool fill_is_gap(char byte) {
    return byte == ' ' || byte == '\n';
}

static bool is_blank(const char *cluster) {
    unsigned char byte = (unsigned char)*cluster;
    return (byte < 0x80 && char_is_space(byte)) || !memcmp(cluster, "\u3000", 3);
}

static bool ends_in_soft_hyphen(const struct text *text, uint32_t beg, uint32_t end) {
    return end - beg >= 2 && !memcmp(text->at + end - 2, "\u00AD", 2);
}

/* The filling of one line. */
struct filling {
    struct line line, broken; /* as far as it is filled; as it would be if broken at the last chance */
    unsigned room;            /* columns */
    unsigned column;          /* blanks behind the last word counted */
    bool line_ended;          /* in the source, since the last word */
};

/* A line may begin at `at`: note how this one would end. */
static void note_break(const struct fill *fill, struct filling *filling, uint32_t at) {
    bool hyphen = ends_in_soft_hyphen(fill->text, filling->line.beg, filling->line.end) && filling->line.end == at;
    if (filling->line.width + (unsigned)hyphen > filling->room) return;
    filling->broken = filling->line;
    filling->broken.next = at;
    filling->broken.hyphen = hyphen;
}

/* Between a stop and a letter, as in “p.m.” (UAX 14, LB29, which libunistring 1.0 does not know)? */
static bool is_inner_stop(const char *text, uint32_t at) {
    uint32_t code;
    if (!text[at - 1] || !strchr(".,:;", text[at - 1])) return false;
    char_decode(text + at, 4, &code); /* the text is padded */
    return char_is_letter(code);
}

static bool may_begin(const struct fill *fill, const struct filling *filling, uint32_t at) {
    bool possible = fill->breaks[at - fill->piece.at.beg] == UC_BREAK_POSSIBLE;
    return filling->line_ended || (possible && !(at > fill->piece.at.beg && is_inner_stop(fill->text->at, at)));
}

/* Take the word's cluster of `length` bytes at `at`; false when the line is full. */
static bool take(const struct fill *fill, struct filling *filling, uint32_t at, size_t length, unsigned width) {
    struct line *line = &filling->line;
    if (at > line->beg && may_begin(fill, filling, at)) note_break(fill, filling, at);
    filling->line_ended = false;
    bool fits = filling->column + width <= filling->room;
    if (!fits && at > line->beg) return false;
    filling->column += width;
    line->end = at + (uint32_t)length;
    line->width = (uint16_t)(fits ? filling->column : filling->room);
    return true;
}

/* --- dividing words --- */

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

/* May this byte stand beside a word that is divided? No letters, digits, or what parts addresses. */
static bool parts_words(char byte) {
    return strchr(" \n\r\t,;:.!?()[]'\"-", byte) != NULL;
}

/* Blanks and marks of a piece are skipped from `at` to the word behind them. */
static uint32_t word_begin(const struct fill *fill, uint32_t at) {
    static const char *const quotes[] = { "\u201C", "\u2018", "\u00AB" };
    const char *text = fill->text->at;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) { /* the text is padded */
        size_t n = strlen(quotes[i]);
        if (!memcmp(text + at, quotes[i], n)) return at + (uint32_t)n;
    }
    return text[at] == '"' || text[at] == '\'' || text[at] == '(' ? at + 1 : at;
}

/* The word of small letters that begins at `at`, not a name, a number or part of an
   address; empty where there is none to divide. */
static struct span small_word(const struct fill *fill, uint32_t at) {
    const char *text = fill->text->at;
    uint32_t beg = word_begin(fill, at), end = beg;
    if (at > fill->piece.at.beg && !strchr(" \n", text[at - 1])) return (struct span){ at, at };
    while (end < fill->piece.at.end && end - beg <= HYPHENATOR_WORD && is_small(text[end])) end++;
    bool marked = (unsigned char)text[end] == 0xE2; /* of the block of dashes, quotation marks and dots */
    if (end < fill->piece.at.end && !marked && !parts_words(text[end])) end = beg;
    if (text[end] == '.' && end + 1 < fill->piece.at.end && is_small(text[end + 1])) end = beg;
    return (struct span){ beg, end };
}

/* Divide the word that did not fit, if that fills the line better than `broken` does. */
static struct line divide(const struct fill *fill, struct filling *filling) {
    struct line line = filling->broken;
    struct span word = small_word(fill, line.next);
    unsigned column = cells_width(fill->text->at + line.beg, word.beg - line.beg);
    if (!span_len(word) || column + 1 >= filling->room) return line;
    size_t stay = hyphenator_divide(fill->typography.hyphenator, fill->text->at + word.beg, span_len(word),
                                    filling->room - column - 1);
    if (!stay) return line;
    line.end = line.next = word.beg + (uint32_t)stay;
    line.width = (uint16_t)(column + stay);
    line.hyphen = true;
    return line;
}

/* Fill a line from line.beg on, to the piece's end (then that is its next) or where it must be broken. */
static struct line fill_words(const struct fill *fill, struct line line, unsigned room) {
    const char *text = fill->text->at;
    uint32_t end = fill->piece.at.end, at = line.beg;
    struct filling filling = { .line = line, .broken = line, .room = room };
    while (at < end) {
        unsigned width;
        size_t length = cells_next(text + at, end - at, &width);
        if (is_blank(text + at)) {
            filling.column += width;
            if (text[at] == '\n' || text[at] == '\r') filling.line_ended = true;
        } else if (!take(fill, &filling, at, length, width)) {
            break;
        }
        at += (uint32_t)length;
    }
    if (at >= end) {
        filling.line.next = end;
        return filling.line;
    }
    bool divides = fill->typography.hyphenator && fill->divided < DIVIDED_MAX && !is_heading(fill);
    if (divides) filling.broken = divide(fill, &filling);
    if (filling.broken.next > line.beg) return filling.broken;
    filling.line.next = at; /* a word longer than the line */
    return filling.line;
}

/* Columns to share among the gaps; none where a gap would get more than one, which makes rivers. */
static uint16_t stretch_of(const struct fill *fill, const struct line *line, unsigned room) {
    unsigned gaps = 0, used = line->width + line->hyphen;
    if (!fill->typography.justify || is_heading(fill) || line->next >= fill->piece.at.end || used > room) return 0;
    for (uint32_t at = line->beg; at < line->end; at++) gaps += fill_is_gap(fill->text->at[at]);
    return (uint16_t)(room - used <= gaps ? room - used : 0);
}

static struct line next_line(const struct fill *fill, struct line line) {
    const struct piece *piece = &fill->piece;
    unsigned room = fill->typography.width ? fill->typography.width : 1;
    if (piece->fold) {
        line.end = line.next = piece->at.end;
        line.fold = true;
        return line;
    }
    if (line.first && fill->typography.indent && room >= INDENT_WIDTH_MIN && !is_heading(fill)) line.indent = FIRST_INDENT;
    room -= line.indent;
    line = fill_words(fill, line, room);
    line.stretch = stretch_of(fill, &line, room);
    return line;
}

bool fill_line(struct fill *fill, struct line *line) {
    const struct piece *piece = &fill->piece;
    *line = (struct line){ .beg = fill->at, .end = fill->at, .next = fill->at };
    if (!fill->words) {
        line->next = piece->next;
        line->blank = fill->gap;
        fill->gap = false;
        return line->blank;
    }
    line->first = piece->first && fill->at == piece->at.beg;
    *line = next_line(fill, *line);
    fill->at = line->next;
    fill->divided = line->hyphen ? fill->divided + 1 : 0;
    if (line->next < piece->at.end) return true;
    fill->words = false;
    line->last = piece->last;
    if (!fill->gap) line->next = piece->next;
    return true;
}
