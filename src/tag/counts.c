/* How much each actor says. */
#include "actors.h"

static bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '\'' || (unsigned char)byte >= 0x80;
}

static uint32_t words_in(const struct text *text, struct span at) {
    uint32_t words = 0;
    bool inside = false;
    for (uint32_t i = at.beg; i < at.end; i++) {
        bool word = is_word_byte(text->at[i]);
        words += word && !inside;
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
