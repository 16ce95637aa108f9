#include "select.h"
#include <dixit/chars.h>
#include <string.h>

/* The next letter or digit from *at on, folded; 0 for a gap between words, and at the end. */
static uint32_t next_folded(struct slice text, size_t *at) {
    uint32_t code;
    if (*at == text.len) return 0;
    *at += (size_t)char_decode(text.at + *at, text.len - *at, &code);
    return char_is_letter(code) || char_is_digit(code) || char_is_mark(code) ? char_fold(code) : 0;
}

static size_t skip_gap(struct slice text, size_t at) {
    for (size_t next = at; at < text.len && !next_folded(text, &next); at = next) {}
    return at;
}

static size_t skip_word(struct slice text, size_t at) {
    for (size_t next = at; at < text.len && next_folded(text, &next); at = next) {}
    return at;
}

/* Do all words of `wanted` stand one after the other from the word at `at` on? */
static bool words_match(struct slice text, size_t at, struct slice wanted) {
    for (size_t w = skip_gap(wanted, 0); w < wanted.len;) {
        uint32_t left, right;
        do {
            left = next_folded(text, &at);
            right = next_folded(wanted, &w);
        } while (left == right && left);
        if (left != right) return false;
        at = skip_gap(text, at);
        w = skip_gap(wanted, w);
    }
    return true;
}

bool speaker_matches(const struct article *article, const struct actor *actor, const char *name) {
    struct slice text = { article->text.at + actor->name.beg, span_len(actor->name) };
    struct slice wanted = { name, strlen(name) };
    if (skip_gap(wanted, 0) == wanted.len) return false;
    for (size_t at = skip_gap(text, 0); at < text.len; at = skip_gap(text, skip_word(text, at)))
        if (words_match(text, at, wanted)) return true;
    return false;
}

static bool speaker_wanted(const struct article *article, uint32_t speaker, const struct export_options *options) {
    if (!options->speaker_count) return true;
    if (speaker == TAG_NONE) return false;
    uint32_t i = 0;
    const struct actor *actor = &article->tags.actors.at[speaker];
    while (i < options->speaker_count && !speaker_matches(article, actor, options->speakers[i])) i++;
    return i < options->speaker_count;
}

static bool quote_wanted(const struct article *article, const struct quote *quote,
                         const struct export_options *options) {
    return quote->confidence >= options->min_confidence && (!options->kinds || options->kinds >> quote->kind & 1) &&
           speaker_wanted(article, quote->speaker, options);
}

bool select_quotes(struct selection *selection, const struct article *article, const struct export_options *options,
                   struct arena *arena) {
    const struct tags *tags = &article->tags;
    *selection = (struct selection){ .quotes = arena_alloc(arena, tags->quotes.n * sizeof(uint32_t)) };
    if (!selection->quotes) return false;
    for (uint32_t i = 0; i < tags->quotes.n; i++)
        if (quote_wanted(article, &tags->quotes.at[i], options)) selection->quotes[selection->n++] = i;
    return true;
}

/* Words of a quote's content. */
static uint32_t quote_words(const struct article *article, const struct quote *quote) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < quote->pieces; i++) {
        struct span piece = article->tags.pieces.at[quote->piece + i];
        struct slice text = { article->text.at + piece.beg, span_len(piece) };
        for (size_t at = skip_gap(text, 0); at < text.len; at = skip_gap(text, skip_word(text, at))) words++;
    }
    return words;
}

/* Give every speaker a voice in the order of their quotes, then one to those nobody knows. */
static void find_voices(struct selection *selection, const struct tags *tags, uint32_t *voice_of_actor) {
    uint32_t nobody = 0;
    for (uint32_t i = 0; i < selection->n; i++) {
        uint32_t actor = tags->quotes.at[selection->quotes[i]].speaker;
        nobody += actor == TAG_NONE;
        if (actor == TAG_NONE || voice_of_actor[actor] != TAG_NONE) continue;
        voice_of_actor[actor] = selection->voice_count;
        selection->voices[selection->voice_count++] = (struct voice){ .actor = actor };
    }
    if (nobody) selection->voices[selection->voice_count++] = (struct voice){ .actor = TAG_NONE };
    for (uint32_t i = 0; i < selection->n; i++) {
        uint32_t actor = tags->quotes.at[selection->quotes[i]].speaker;
        selection->voice_of[i] = actor == TAG_NONE ? selection->voice_count - 1 : voice_of_actor[actor];
        selection->voices[selection->voice_of[i]].quotes++;
    }
}

static void count_quotes(struct selection *selection, const struct article *article, uint32_t *own) {
    for (uint32_t v = 0; v < selection->voice_count; v++) {
        selection->voices[v].own = own;
        own += selection->voices[v].quotes;
        selection->voices[v].quotes = 0;
    }
    for (uint32_t i = 0; i < selection->n; i++) {
        const struct quote *quote = &article->tags.quotes.at[selection->quotes[i]];
        struct voice *voice = &selection->voices[selection->voice_of[i]];
        voice->own[voice->quotes++] = i;
        voice->kinds[quote->kind]++;
        voice->words += quote_words(article, quote);
    }
}

bool select_voices(struct selection *selection, const struct article *article, const struct export_options *options,
                   struct arena *arena) {
    if (!select_quotes(selection, article, options, arena)) return false;
    uint32_t actors = article->tags.actors.n;
    uint32_t *voice_of_actor = arena_alloc(arena, actors * sizeof(uint32_t));
    uint32_t *own = arena_alloc(arena, selection->n * sizeof(uint32_t));
    selection->voices = arena_alloc(arena, ((size_t)actors + 1) * sizeof(struct voice));
    selection->voice_of = arena_alloc(arena, selection->n * sizeof(uint32_t));
    if (arena_failed(arena)) return false;
    memset(voice_of_actor, 0xFF, actors * sizeof(uint32_t));
    find_voices(selection, &article->tags, voice_of_actor);
    count_quotes(selection, article, own);
    return true;
}

bool select_filters(const struct export_options *options) {
    return options->speaker_count || options->kinds || options->min_confidence;
}
