#include "voices.h"

#include <dixit/ascending.h>
#include <stdlib.h>
#include <string.h>

/* Words of a quote: runs without blanks. */
static uint32_t quote_words(const struct article *article, const struct quote *quote) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < quote->pieces; i++) {
        struct span piece = article->tags.pieces.at[quote->piece + i];
        bool within = false;
        for (uint32_t at = piece.beg; at < piece.end; at++) {
            bool blank = (unsigned char)article->text.at[at] <= ' ';
            words += !blank && !within;
            within = !blank;
        }
    }
    return words;
}

static int by_quotes(const void *a, const void *b) {
    const struct voice *x = a, *y = b;
    if ((x->actor == TAG_NONE) != (y->actor == TAG_NONE)) return x->actor == TAG_NONE ? 1 : -1;
    if (x->quotes != y->quotes) return x->quotes < y->quotes ? 1 : -1;
    return x->actor < y->actor ? -1 : x->actor > y->actor; /* actors ascend by their first mention */
}

static void letter_give(struct voice *voice, uint32_t i) {
    if (voice->actor == TAG_NONE) {
        memcpy(voice->letter, "–", sizeof "–");
        return;
    }
    voice->letter[0] = i < 26 ? (char)('A' + i) : i < VOICE_LETTERS ? (char)('a' + i - 26) : '*';
    voice->slot = (uint8_t)(i < VOICE_LETTERS ? i + 1 : VOICE_LETTERS + 1);
}

/* One voice for each actor that is quoted; of_actor[actors] and [actors] itself (the unknown) tell which. */
static void voices_count(struct voices *voices, const struct tags *tags, uint32_t *of_actor) {
    uint32_t actors = tags->actors.n;
    for (uint32_t i = 0; i <= actors; i++) of_actor[i] = 0;
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        uint32_t speaker = tags->quotes.at[i].speaker;
        of_actor[speaker < actors ? speaker : actors]++;
    }
    for (uint32_t i = 0; i <= actors; i++) {
        if (of_actor[i])
            voices->at[voices->n++] = (struct voice){ .actor = i < actors ? i : TAG_NONE, .quotes = of_actor[i] };
        of_actor[i] = TAG_NONE;
    }
    qsort(voices->at, voices->n, sizeof *voices->at, by_quotes);
    for (uint32_t i = 0, first = 0; i < voices->n; i++) {
        struct voice *voice = &voices->at[i];
        letter_give(voice, i);
        voice->first = first;
        first += voice->quotes;
        voice->quotes = 0;
        of_actor[voice->actor == TAG_NONE ? actors : voice->actor] = i;
    }
}

static void strip_fill(struct voice *voice, const struct article *article, const uint32_t *quotes) {
    uint32_t body = article->heading.body, len = article->text.len - body, bytes[VOICE_STRIP] = { 0 };
    uint32_t part = len / VOICE_STRIP + 1;
    for (uint32_t i = 0; i < voice->quotes; i++) {
        const struct quote *quote = &article->tags.quotes.at[quotes[i]];
        for (uint32_t j = 0; j < quote->pieces; j++) {
            struct span piece = article->tags.pieces.at[quote->piece + j];
            uint32_t beg = piece.beg > body ? piece.beg - body : 0, end = piece.end > body ? piece.end - body : 0;
            while (beg < end) { /* over the parts that the piece touches */
                uint32_t stop = (beg / part + 1) * part;
                bytes[beg / part] += (stop < end ? stop : end) - beg;
                beg = stop;
            }
        }
    }
    for (int i = 0; i < VOICE_STRIP; i++)
        voice->strip[i] = bytes[i] ? (uint8_t)(1 + (uint64_t)bytes[i] * 7 / part) : 0;
}

bool voices_build(struct voices *voices, const struct article *article) {
    const struct tags *tags = &article->tags;
    *voices = (struct voices){ 0 };
    if (!tags->quotes.n) return true;
    uint32_t *of_actor = voices->of_actor = malloc(((size_t)tags->actors.n + 1) * sizeof *of_actor);
    voices->at = calloc((size_t)tags->actors.n + 1, sizeof *voices->at);
    voices->quotes = malloc(tags->quotes.n * sizeof *voices->quotes);
    voices->of_quote = malloc(tags->quotes.n * sizeof *voices->of_quote);
    if (!of_actor || !voices->at || !voices->quotes || !voices->of_quote) {
        voices_free(voices);
        return false;
    }
    voices_count(voices, tags, of_actor);
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        const struct quote *quote = &tags->quotes.at[i];
        uint32_t which = of_actor[quote->speaker < tags->actors.n ? quote->speaker : tags->actors.n];
        struct voice *voice = &voices->at[which];
        uint32_t words = quote_words(article, quote);
        voices->of_quote[i] = which;
        voices->quotes[voice->first + voice->quotes++] = i;
        voice->words += words;
        voices->words += words;
    }
    for (uint32_t i = 0; i < voices->n; i++) strip_fill(&voices->at[i], article, voices->quotes + voices->at[i].first);
    return true;
}

void voices_free(struct voices *voices) {
    free(voices->at);
    free(voices->quotes);
    free(voices->of_quote);
    free(voices->of_actor);
    *voices = (struct voices){ 0 };
}

uint32_t voices_rank(const struct voices *voices, uint32_t quote) {
    const struct voice *voice = &voices->at[voices->of_quote[quote]];
    return ascending_from(voices->quotes + voice->first, voice->quotes, sizeof(uint32_t), 0, quote);
}
