/* How much each actor says. */
#include "actors.h"

/* clang-format off */
#define R8(is) is, is, is, is, is, is, is, is
#define R64(is) R8(is), R8(is), R8(is), R8(is), R8(is), R8(is), R8(is), R8(is)
static const uint8_t word_bytes_of[256] = { /* letters, digits, ' and -, and all that is not ASCII */
    R8(0), R8(0), R8(0), R8(0), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, R8(1), 1, 1, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, R8(1), R8(1), 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, R8(1), R8(1), 1, 1, 1, 0, 0, 0, 0, 0,
    R64(1), R64(1)
};
/* clang-format on */

static uint32_t words_in(const struct text *text, struct span at) {
    uint32_t words = 0, inside = 0;
    for (uint32_t i = at.beg; i < at.end; i++) {
        const uint32_t word = word_bytes_of[(unsigned char)text->at[i]];
        words += word & ~inside;
        inside = word;
    }
    return words;
}

void quotes_count(struct tags *tags, const struct text *text) {
    for (uint32_t i = 0; i < tags->actors.n; i++) tags->actors.at[i].quotes = tags->actors.at[i].words = 0;
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        const struct quote *quote = &tags->quotes.at[i];
        if (quote->speaker == TAG_NONE) continue;
        struct actor *speaker = &tags->actors.at[quote->speaker];
        speaker->quotes++;
        for (uint32_t k = 0; k < quote->pieces; k++) speaker->words += words_in(text, tags->pieces.at[quote->piece + k]);
    }
}

void tags_leave_out(struct tags *tags, const struct text *text, unsigned least, bool thoughts) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        const struct quote *quote = &tags->quotes.at[i];
        if (quote->confidence >= least && (thoughts || quote->act != QUOTE_THOUGHT)) tags->quotes.at[kept++] = *quote;
    }
    tags->quotes.n = kept;
    quotes_count(tags, text);
}
