/* Summaries: what a list shows of an article, and what a filter looks at. */
#include <dixit/article.h>
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <dixit/library.h>
#include <stdlib.h>
#include <string.h>

/* --- folding --- */

static uint32_t fold(uint32_t code) {
    switch (code) {
    case 0x2018: case 0x2019: return '\'';
    case 0x201C: case 0x201D: return '"';
    default: return char_is_space(code) ? ' ' : char_fold(code);
    }
}

size_t summary_fold(char *to, const char *from, size_t n) {
    char *put = to;
    for (size_t at = 0; at < n;) {
        uint32_t code;
        at += (size_t)char_decode(from + at, n - at, &code);
        put += char_encode(put, fold(code));
    }
    *put = 0;
    return (size_t)(put - to);
}

/* --- making one --- */

const char *entry_name(const struct entry *entry) {
    return article_file_name(entry->path);
}

static char *file_name(const char *path) {
    const char *name = article_file_name(path);
    size_t n = strlen(name);
    char *clean = malloc(n * 3 + 1);
    if (clean) clean_copy(clean, name, n, false);
    return clean;
}

/* The words of a span on one line, or NULL where it is none (*failed stays) or there is no memory. */
static char *span_text(const struct text *text, struct span span, bool *failed) {
    if (span_is_none(span)) return NULL;
    char *clean = malloc((size_t)span_len(span) * 3 + 1);
    if (clean) clean_copy(clean, text->at + span.beg, span_len(span), false);
    else *failed = true;
    return clean;
}

static uint32_t count_voices(const struct tags *tags) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < tags->actors.n; i++) n += tags->actors.at[i].quotes > 0;
    return n;
}

/* Names of those quoted that a summary keeps, in bytes of the text. */
enum { VOICES = 2048 };

/* A line for each: title, source, voices. */
static char *fold_all(const struct summary *summary, const struct article *article) {
    size_t title = strlen(summary->title), source = summary->source ? strlen(summary->source) : 0;
    char *folded = malloc(SUMMARY_FOLD_ROOM(title) + SUMMARY_FOLD_ROOM(source) + SUMMARY_FOLD_ROOM(VOICES)), *put = folded;
    if (!folded) return NULL;
    put += summary_fold(put, summary->title, title);
    if (source) {
        *put++ = '\n';
        put += summary_fold(put, summary->source, source);
    }
    size_t room = VOICES;
    for (uint32_t i = 0; article && i < article->tags.actors.n; i++) {
        const struct actor *actor = &article->tags.actors.at[i];
        size_t n = span_len(actor->name);
        if (!actor->quotes || n + 1 > room) continue;
        *put++ = '\n';
        put += summary_fold(put, article->text.at + actor->name.beg, n);
        room -= n + 1;
    }
    char *fitted = realloc(folded, (size_t)(put - folded) + 1);
    return fitted ? fitted : folded;
}

static bool summarise_failure(struct summary *summary, const char *path, const struct error *why_not) {
    summary->title = file_name(path);
    summary->error = strdup(why_not->message);
    return summary->title && summary->error;
}

static bool summarise_article(struct summary *summary, const struct article *article) {
    enum { TITLE = 400 };
    char title[TITLE];
    bool failed = false;
    article_title(article, title, sizeof title);
    summary->title = strdup(title);
    summary->source = span_text(&article->text, article->heading.source, &failed);
    article_date(article, summary->date);
    summary->tagged = article->tagged;
    summary->words = article->tags.words;
    summary->voices = count_voices(&article->tags);
    summary->quotes = article->tags.quotes.n;
    return summary->title && !failed;
}

struct summary *summary_new(const char *path, const struct article *article, const struct error *why_not) {
    struct summary *summary = calloc(1, sizeof *summary);
    if (!summary) return NULL;
    bool made = article ? summarise_article(summary, article) : summarise_failure(summary, path, why_not);
    if (made) summary->folded = fold_all(summary, article);
    if (summary->folded) return summary;
    summary_free(summary);
    return NULL;
}

void summary_free(struct summary *summary) {
    if (!summary) return;
    free(summary->title);
    free(summary->source);
    free(summary->error);
    free(summary->folded);
    free(summary);
}

/* --- filtering --- */

static bool words_stand_in(const char *folded, const char *filter) {
    char word[256];
    while (*(filter += strspn(filter, " "))) {
        size_t n = strcspn(filter, " "), kept = n < sizeof word ? n : sizeof word - 1;
        memcpy(word, filter, kept);
        word[kept] = 0;
        if (!strstr(folded, word)) return false;
        filter += n;
    }
    return true;
}

bool entry_passes(const struct entry *entry, const char *filter) {
    enum { NAME = 256 };
    if (!*filter) return true;
    if (entry->summary) return words_stand_in(entry->summary->folded, filter);
    char folded[SUMMARY_FOLD_ROOM(NAME)];
    const char *name = entry_name(entry);
    size_t n = strlen(name);
    summary_fold(folded, name, n < NAME ? n : NAME);
    return words_stand_in(folded, filter);
}
