#include "sidebar.h"
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 96 };

/* A voice and what it is sorted by; what is equal, in the order of the letters. */
struct key {
    uint32_t voice;
    bool unknown;
    uint64_t number;
    char name[SUMMARY_FOLD_ROOM(NAME_BYTES)];
};

static int by_key(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    if (x->unknown != y->unknown) return x->unknown ? 1 : -1;
    int names = strcmp(x->name, y->name);
    if (names) return names;
    if (x->number != y->number) return x->number < y->number ? -1 : 1;
    return x->voice < y->voice ? -1 : x->voice > y->voice;
}

static struct span span_short(struct span span) {
    if (span_is_none(span)) return (struct span){ 0, 0 };
    if (span_len(span) > NAME_BYTES) span.end = span.beg + NAME_BYTES;
    return span;
}

static void folded(char *to, const struct article *article, struct span span) {
    span = span_short(span);
    summary_fold(to, article->text.at + span.beg, span_len(span));
}

static struct key key_of(const struct voices *voices, const struct article *article, uint32_t i,
                         enum sidebar_order by) {
    const struct voice *voice = &voices->at[i];
    struct key key = { .voice = i, .unknown = voice->actor == TAG_NONE };
    switch (by) {
    case SIDEBAR_BY_QUOTES: break; /* as the letters are given */
    case SIDEBAR_BY_FIRST:
        key.number = key.unknown ? 0 : article->tags.mentions.at[article->tags.actors.at[voice->actor].first].at.beg;
        break;
    case SIDEBAR_BY_WORDS: key.number = UINT64_MAX - voice->words; break;
    case SIDEBAR_BY_NAME:
        if (!key.unknown) folded(key.name, article, article->tags.actors.at[voice->actor].name);
        break;
    }
    return key;
}

static bool passes(const struct sidebar *sidebar, const struct article *article, const struct voice *voice) {
    char text[SUMMARY_FOLD_ROOM(NAME_BYTES)];
    if (!*sidebar->filter) return true;
    if (voice->actor == TAG_NONE) return false;
    const struct actor *actor = &article->tags.actors.at[voice->actor];
    folded(text, article, actor->name);
    if (strstr(text, sidebar->filter)) return true;
    folded(text, article, actor->role);
    return strstr(text, sidebar->filter) != NULL;
}

static void fill(struct sidebar *sidebar, const struct key *keys, const struct voices *voices,
                 const struct article *article) {
    for (uint32_t i = 0; i < voices->n; i++)
        if (passes(sidebar, article, &voices->at[keys[i].voice])) sidebar->order[sidebar->n++] = keys[i].voice;
}

uint32_t sidebar_row(const struct sidebar *sidebar, uint32_t voice) {
    uint32_t row = 0;
    while (row < sidebar->n && sidebar->order[row] != voice) row++;
    return row;
}

bool sidebar_arrange(struct sidebar *sidebar, const struct voices *voices, const struct article *article,
                     enum sidebar_order by) {
    uint32_t on = sidebar_voice(sidebar), quote = sidebar_quote(sidebar, voices);
    sidebar_free(sidebar);
    sidebar->by = (int)by;
    struct key *keys = malloc((voices->n + 1) * sizeof *keys);
    sidebar->order = malloc((voices->n + 1) * sizeof *sidebar->order);
    bool made = keys && sidebar->order;
    for (uint32_t i = 0; made && i < voices->n; i++) keys[i] = key_of(voices, article, i, by);
    if (made) {
        qsort(keys, voices->n, sizeof *keys, by_key);
        fill(sidebar, keys, voices, article);
    }
    free(keys);
    if (quote != TAG_NONE) {
        sidebar_to_quote(sidebar, voices, quote);
    } else {
        sidebar->cursor = sidebar_row(sidebar, on);
        if (sidebar->cursor == sidebar->n) sidebar->cursor = 0;
    }
    return made;
}

void sidebar_free(struct sidebar *sidebar) {
    free(sidebar->order);
    sidebar->order = NULL;
    sidebar->n = 0;
}

uint32_t sidebar_voice(const struct sidebar *sidebar) {
    return sidebar->cursor < sidebar->n ? sidebar->order[sidebar->cursor] : TAG_NONE;
}

uint32_t sidebar_quote(const struct sidebar *sidebar, const struct voices *voices) {
    if (sidebar->cursor < sidebar->n || sidebar->chosen >= voices->n) return TAG_NONE;
    const struct voice *voice = &voices->at[sidebar->chosen];
    uint32_t rank = sidebar->cursor - sidebar->n;
    return rank < voice->quotes ? voices->quotes[voice->first + rank] : TAG_NONE;
}

uint32_t sidebar_items(const struct sidebar *sidebar, const struct voices *voices) {
    return sidebar->n + (sidebar->chosen < voices->n ? voices->at[sidebar->chosen].quotes : 0);
}

void sidebar_choose(struct sidebar *sidebar, uint32_t voice) {
    sidebar->chosen = voice;
    sidebar->cursor = sidebar_row(sidebar, voice);
    sidebar->top_quote = 0;
}

void sidebar_to_quote(struct sidebar *sidebar, const struct voices *voices, uint32_t quote) {
    sidebar->chosen = voices->of_quote[quote];
    sidebar->cursor = sidebar->n + voices_rank(voices, quote);
}
