#include "line.h"
#include "select.h"
#include <dixit/chars.h>
#include <dixit/stats.h>
#include <stdlib.h>
#include <string.h>

/* A speaker; the one without a name stands for those nobody knows. */
struct floor {
    char *key, *name;         /* in the arena: folded; as first written */
    uint64_t key_length, hash;
    uint64_t quotes, words, articles;
    uint64_t named_in;        /* number of the item that gave the name, */
    uint64_t last_item;       /* of the last one counted, plus one */
    char first[11], last[11]; /* dates, "" where none is known */
};

struct stats {
    struct floor *at; /* [room], a power of two: a hash table */
    uint32_t n, room;
    struct floor unknown;
    uint64_t articles;
    struct arena arena;
    struct buffer key, name; /* of the one at hand */
};

struct stats *stats_new(void) {
    return calloc(1, sizeof(struct stats));
}

void stats_free(struct stats *stats) {
    if (!stats) return;
    arena_free(&stats->arena);
    buffer_free(&stats->key);
    buffer_free(&stats->name);
    free(stats->at);
    free(stats);
}

/* --- names --- */

/* The name's letters and digits, folded, a blank for what stands between. */
static void fold_name(struct buffer *key, struct slice name) {
    bool gap = false;
    key->len = 0;
    for (size_t at = 0; at < name.len;) {
        uint32_t code;
        char encoded[4];
        at += (size_t)char_decode(name.at + at, name.len - at, &code);
        if (char_is_mark(code)) continue;
        bool word = char_is_letter(code) || char_is_digit(code);
        if (word && gap && key->len) buffer_put(key, " ", 1);
        if (word) buffer_put(key, encoded, (size_t)char_encode(encoded, char_fold(code)));
        gap = !word;
    }
}

static uint64_t hash_of(const char *bytes, size_t n) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < n; i++) hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}

static struct floor *slot_of(struct floor *at, uint32_t room, uint64_t hash, const char *key, size_t n) {
    for (uint32_t i = (uint32_t)hash;; i++) {
        struct floor *slot = &at[i & (room - 1)];
        if (!slot->key || (slot->hash == hash && slot->key_length == n && !memcmp(slot->key, key, n))) return slot;
    }
}

static bool grow(struct stats *stats) {
    uint32_t room = stats->room ? stats->room * 2 : 256;
    struct floor *grown = room > stats->room ? calloc(room, sizeof *grown) : NULL;
    if (!grown) return false;
    for (uint32_t i = 0; i < stats->room; i++) {
        struct floor *old = &stats->at[i];
        if (old->key) *slot_of(grown, room, old->hash, old->key, old->key_length) = *old;
    }
    free(stats->at);
    stats->at = grown;
    stats->room = room;
    return true;
}

static char *keep(struct stats *stats, const struct buffer *bytes) {
    char *copy = arena_alloc(&stats->arena, bytes->len + 1);
    if (!copy) return NULL;
    if (bytes->len) memcpy(copy, bytes->at, bytes->len);
    copy[bytes->len] = 0;
    return copy;
}

/* The floor of the actor's name. NULL: no memory. */
static struct floor *floor_of(struct stats *stats, const struct export_item *item, const struct actor *actor) {
    struct slice name = slice_of(item->article, actor->name);
    fold_name(&stats->key, name);
    stats->name.len = 0;
    line_put(&stats->name, name, &line_plain);
    if (!stats->key.len) buffer_put(&stats->key, stats->name.at, stats->name.len); /* a name without letters */
    if (stats->key.failed || stats->name.failed || (stats->n >= stats->room / 2 && !grow(stats))) return NULL;
    uint64_t hash = hash_of(stats->key.at, stats->key.len);
    struct floor *floor = slot_of(stats->at, stats->room, hash, stats->key.at, stats->key.len);
    bool new = !floor->key;
    if (!new && floor->named_in <= item->number) return floor;
    char *key = new ? keep(stats, &stats->key) : floor->key;
    floor->name = keep(stats, &stats->name);
    if (!key || !floor->name) return NULL;
    floor->key = key;
    floor->key_length = stats->key.len;
    floor->hash = hash;
    floor->named_in = item->number;
    stats->n += new;
    return floor;
}

/* --- counting --- */

static void count_date(struct floor *floor, struct slice date) {
    char day[11] = "";
    if (date.len < 10) return;
    memcpy(day, date.at, 10);
    if (!*floor->first || strcmp(day, floor->first) < 0) memcpy(floor->first, day, sizeof day);
    if (strcmp(day, floor->last) > 0) memcpy(floor->last, day, sizeof day);
}

static void count(struct floor *floor, const struct voice *voice, const struct export_item *item) {
    floor->quotes += voice->quotes;
    floor->words += voice->words;
    floor->articles += floor->last_item != item->number + 1; /* two actors of one article may share a name */
    floor->last_item = item->number + 1;
    count_date(floor, item->citation.date);
}

bool stats_add(struct stats *stats, const struct export_item *item, const struct export_options *options) {
    struct arena scratch = { 0 };
    struct selection selection;
    bool fine = select_voices(&selection, item->article, options, &scratch);
    stats->articles++;
    for (uint32_t i = 0; fine && i < selection.voice_count; i++) {
        const struct voice *voice = &selection.voices[i];
        struct floor *floor = &stats->unknown;
        if (voice->actor != TAG_NONE) floor = floor_of(stats, item, &item->article->tags.actors.at[voice->actor]);
        if (floor) count(floor, voice, item);
        fine = floor;
    }
    arena_free(&scratch);
    return fine;
}

/* --- the table --- */

enum { NAME_COLUMNS = 32, BAR = 24 /* columns */, EIGHTHS = 8 };

static int by_words(const void *a, const void *b) {
    const struct floor *x = a, *y = b;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    if (x->quotes != y->quotes) return x->quotes > y->quotes ? -1 : 1;
    return strcmp(x->key, y->key);
}

/* All speakers, sorted; a copy. */
static struct floor *sorted(const struct stats *stats, uint32_t *n) {
    struct floor *floors = malloc((stats->n + 1) * sizeof *floors);
    *n = 0;
    for (uint32_t i = 0; floors && i < stats->room; i++)
        if (stats->at[i].key) floors[(*n)++] = stats->at[i];
    if (*n) qsort(floors, *n, sizeof *floors, by_words);
    return floors;
}

/* The name in so many columns, cut where it is longer. */
static void put_name(struct buffer *to, const char *name) {
    size_t n = strlen(name), at = 0;
    int columns = 0;
    for (uint32_t code; at < n; ) {
        size_t length = (size_t)char_decode(name + at, n - at, &code);
        if (columns + char_width(code) > NAME_COLUMNS - (at + length < n)) break;
        columns += char_width(code);
        at += length;
    }
    buffer_put(to, name, at);
    if (at < n) buffer_puts(to, "…");
    buffer_printf(to, "%*s", NAME_COLUMNS - columns - (at < n), "");
}

static void put_bar(struct buffer *to, uint64_t words, uint64_t most) {
    static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
    uint64_t eighths = most ? (words * BAR * EIGHTHS + most / 2) / most : 0;
    if (most && words && !eighths) eighths = 1;
    if (eighths) buffer_puts(to, "  ");
    for (uint64_t i = 0; i < eighths / EIGHTHS; i++) buffer_puts(to, "█");
    buffer_puts(to, parts[eighths % EIGHTHS]);
}

static void put_floor(struct buffer *to, const struct floor *floor, const char *name, uint64_t words, uint64_t most) {
    unsigned long long tenths = words ? (floor->words * 1000 + words / 2) / words : 0;
    put_name(to, name);
    buffer_printf(to, " %9llu %9llu %9llu", (unsigned long long)floor->quotes, (unsigned long long)floor->words,
                  (unsigned long long)floor->articles);
    buffer_printf(to, "  %-10s  %-10s %3llu.%llu%%", *floor->first ? floor->first : "-",
                  *floor->last ? floor->last : "-", tenths / 10, tenths % 10);
    put_bar(to, floor->words, most);
    buffer_puts(to, "\n");
}

static void add_up(struct floor *all, const struct floor *floor) {
    all->quotes += floor->quotes;
    all->words += floor->words;
    if (!floor->quotes) return;
    count_date(all, (struct slice){ floor->first, strlen(floor->first) });
    count_date(all, (struct slice){ floor->last, strlen(floor->last) });
}

void stats_write(struct buffer *to, const struct stats *stats) {
    uint32_t n;
    struct floor all = { .articles = stats->articles }, *floors = sorted(stats, &n);
    if (!floors) {
        to->failed = true;
        return;
    }
    for (uint32_t i = 0; i < n; i++) add_up(&all, &floors[i]);
    add_up(&all, &stats->unknown);
    uint64_t most = n && floors[0].words > stats->unknown.words ? floors[0].words : stats->unknown.words;
    put_name(to, "Speaker");
    buffer_printf(to, " %9s %9s %9s  %-10s  %-10s %6s\n", "Quotes", "Words", "Articles", "First", "Last", "Share");
    for (uint32_t i = 0; i < n; i++) put_floor(to, &floors[i], floors[i].name, all.words, most);
    if (stats->unknown.quotes) put_floor(to, &stats->unknown, "Unknown speaker", all.words, most);
    put_floor(to, &all, "All", all.words, 0);
    free(floors);
}
