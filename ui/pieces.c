#include "pieces.h"
#include <dixit/chars.h>
#include <string.h>

static bool is_blank(char byte) {
    return char_is_space((unsigned char)byte) && (unsigned char)byte < 0x80;
}

static uint32_t skip_blanks(const struct text *text, uint32_t at, uint32_t end) {
    while (at < end && is_blank(text->at[at])) at++;
    return at;
}

static uint32_t trim_blanks(const struct text *text, uint32_t beg, uint32_t end) {
    while (end > beg && is_blank(text->at[end - 1])) end--;
    return end;
}

static bool line_ends_in(const struct text *text, uint32_t beg, uint32_t end) {
    return memchr(text->at + beg, '\n', end - beg) || memchr(text->at + beg, '\r', end - beg);
}

/* The paragraph that holds `at` or the next one; of a preformatted text, the line. */
static struct span paragraph_at(struct pieces *pieces, uint32_t at) {
    if (span_holds(pieces->known, at)) return pieces->known;
    if (pieces->preformatted) {
        uint32_t beg = text_line_beg(pieces->text, at), end = text_line_end(pieces->text, beg);
        pieces->known = (struct span){ beg, trim_blanks(pieces->text, beg, end) };
    } else {
        pieces->known = text_paragraph_at(pieces->text, at);
    }
    return pieces->known;
}

/* Does it hold `at`, in a preformatted text behind its last word too? */
static bool paragraph_holds(const struct pieces *pieces, struct span paragraph, uint32_t at) {
    return span_holds(paragraph, at) ||
           (pieces->preformatted && paragraph.beg <= at && at < text_line_next(pieces->text, paragraph.end));
}

/* --- folds --- */

static int64_t fold_index(const struct pieces *pieces, uint32_t at) {
    return span_index(pieces->folds, pieces->fold_count, at);
}

static uint32_t fold_end_before(const struct pieces *pieces, uint32_t at) {
    int64_t i = fold_index(pieces, at);
    return i < 0 ? 0 : pieces->folds[i].end;
}

static uint32_t fold_beg_after(const struct pieces *pieces, uint32_t at) {
    int64_t i = fold_index(pieces, at) + 1;
    return i < pieces->fold_count ? pieces->folds[i].beg : pieces->text->len;
}

static bool in_fold(const struct pieces *pieces, uint32_t at) {
    return fold_end_before(pieces, at) > at;
}

static struct piece fold_piece(const struct pieces *pieces, uint32_t at) {
    return (struct piece){ .at = pieces->folds[fold_index(pieces, at)], .fold = true, .first = true, .last = true };
}

/* --- pieces --- */

/* What of a paragraph lies between folds, from `low` or later on. */
static struct piece cut_piece(const struct pieces *pieces, struct span paragraph, uint32_t low, uint32_t high) {
    const struct text *text = pieces->text;
    uint32_t beg = paragraph.beg, end = paragraph.end < high ? paragraph.end : high;
    if (low > beg) beg = skip_blanks(text, low, end);
    end = end > beg ? trim_blanks(text, beg, end) : beg;
    return (struct piece){ .at = { beg, end }, .first = beg == paragraph.beg, .last = end == paragraph.end };
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* Where the first piece begins at `at` or after it: a fold, the rest of a paragraph, a paragraph. */
static uint32_t next_paragraph(struct pieces *pieces, uint32_t at) {
    const struct text *text = pieces->text;
    if (at >= text->len || in_fold(pieces, at)) return at;
    uint32_t high = fold_beg_after(pieces, at);
    struct span paragraph = span_holds(pieces->known, at) ? pieces->known : text_paragraph_at(text, at);
    if (paragraph.beg > at) return least(paragraph.beg, high);
    if (paragraph.end > at) return least(skip_blanks(text, at, paragraph.end), high);
    return least(text_paragraph_next(text, at), high);
}

/* The same in a preformatted text, behind a piece that ends at `at`: the rest of the line
   that a fold left, or the next line. */
static uint32_t next_line(const struct pieces *pieces, uint32_t at, bool behind_fold) {
    const struct text *text = pieces->text;
    if (at >= text->len || in_fold(pieces, at)) return at;
    if (behind_fold && text_line_beg(text, at) == at) return at;
    uint32_t end = text_line_end(text, at), word = behind_fold ? skip_blanks(text, at, end) : end;
    return least(word < end ? word : text_line_next(text, at), fold_beg_after(pieces, at));
}

/* Fill in where the next piece begins. */
static struct piece with_next(struct pieces *pieces, struct piece piece) {
    const struct text *text = pieces->text;
    piece.next = pieces->preformatted ? next_line(pieces, piece.at.end, piece.fold)
                                      : next_paragraph(pieces, piece.at.end);
    piece.gap = piece.next < text->len && line_ends_in(text, piece.at.end, piece.next);
    return piece;
}

/* The piece whose white space behind it holds `at`. */
static struct piece piece_before(struct pieces *pieces, uint32_t at) {
    uint32_t low = fold_end_before(pieces, at);
    struct span before = paragraph_at(pieces, text_paragraph_prev(pieces->text, at));
    if (before.beg <= at && before.end > low) return cut_piece(pieces, before, low, fold_beg_after(pieces, at));
    if (low) return fold_piece(pieces, at);
    uint32_t first = next_paragraph(pieces, 0); /* nothing stands before */
    if (first >= pieces->text->len) return (struct piece){ .first = true, .last = true };
    if (in_fold(pieces, first)) return fold_piece(pieces, first);
    return cut_piece(pieces, paragraph_at(pieces, first), 0, fold_beg_after(pieces, first));
}

static struct piece whole_piece_at(struct pieces *pieces, uint32_t at) {
    if (in_fold(pieces, at)) return fold_piece(pieces, at);
    struct span paragraph = paragraph_at(pieces, at);
    if (!paragraph_holds(pieces, paragraph, at)) return piece_before(pieces, at);
    uint32_t low = fold_end_before(pieces, at);
    struct piece piece = cut_piece(pieces, paragraph, low, fold_beg_after(pieces, at));
    bool only_blanks = low > paragraph.beg && piece.at.beg == piece.at.end;
    return low && (piece.at.beg > at || only_blanks) ? fold_piece(pieces, at) : piece;
}

/* --- what is too long is cut --- */

/* A good place to cut at or before `at`: behind white space, else before a character that is no mark. */
static uint32_t good_cut(const struct text *text, uint32_t at) {
    for (uint32_t cut = at; cut > at - PIECE_SLACK; cut--)
        if (is_blank(text->at[cut - 1]) && !is_blank(text->at[cut])) return cut;
    for (uint32_t cut = at; cut > at - PIECE_SLACK; cut--) {
        uint32_t code;
        if (((unsigned char)text->at[cut] & 0xC0) == 0x80 || is_blank(text->at[cut])) continue;
        char_decode(text->at + cut, text->len - cut, &code);
        if (char_width(code) > 0) return cut;
    }
    while (((unsigned char)text->at[at] & 0xC0) == 0x80) at--;
    return at;
}

static uint32_t nth_cut(const struct text *text, struct span whole, uint32_t n) {
    uint64_t at = whole.beg + (uint64_t)n * PIECE_MAX;
    return n == 0 ? whole.beg : at >= whole.end ? whole.end : good_cut(text, (uint32_t)at);
}

/* The part of a long piece to which `at` belongs. */
static struct piece part_at(const struct pieces *pieces, struct piece piece, uint32_t at) {
    struct span whole = piece.at;
    if (piece.fold || span_len(whole) <= PIECE_MAX) return piece;
    if (at >= whole.end) at = whole.end - 1;
    uint32_t n = at > whole.beg ? (at - whole.beg) / PIECE_MAX : 0;
    if (at >= nth_cut(pieces->text, whole, n + 1)) n++;
    piece.at = (struct span){ nth_cut(pieces->text, whole, n), nth_cut(pieces->text, whole, n + 1) };
    piece.first = piece.first && n == 0;
    piece.next = piece.at.end;
    piece.last = piece.last && piece.at.end == whole.end;
    return piece;
}

struct piece piece_at(struct pieces *pieces, uint32_t at) {
    uint32_t len = pieces->text->len;
    if (at >= len) at = len ? len - 1 : 0;
    struct piece whole = whole_piece_at(pieces, at), part = part_at(pieces, whole, at);
    return part.at.end == whole.at.end ? with_next(pieces, part) : part;
}
