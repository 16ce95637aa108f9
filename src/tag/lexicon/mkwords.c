/* Merge the lexicon's tables into one C table, a perfect hash. Runs on the
   machine that builds. Usage: mkwords FOLDER > words.inc */
#include "src/tag/words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 65535, LINE = 512, KINDS = 4096 }; /* entries: a slot's number has 16 bits */

struct entry {
    uint64_t hash;
    struct word_kind kind;
    char text[64];
};

static const struct table {
    const char *name;
    uint32_t class;
} tables[] = {
#define X(id, file) { file, id },
    WORD_CLASSES(X)
#undef X
};

static struct entry entries[MOST];
static size_t count = 1; /* entry 0 is no word */

static void fail(const char *table, const char *line, const char *why) {
    fprintf(stderr, "mkwords: %s.txt: %s: %s\n", table, line, why);
    exit(1);
}

static void add(const char *text, size_t n, uint64_t hash, uint32_t class, uint32_t data) {
    if (count == MOST || n >= sizeof entries->text) fail("all", text, "too many words, or too long");
    struct entry *entry = &entries[count++];
    entry->hash = hash;
    entry->kind = (struct word_kind){ class, data };
    memcpy(entry->text, text, n);
}

/* A word, or a phrase together with the mark on its first word. */
static void add_text(const struct table *table, const char *text, uint32_t data) {
    size_t n = strcspn(text, " ");
    if (!n) fail(table->name, text, "a space at the beginning");
    uint64_t hash = word_hash(text, (uint32_t)n);
    if (text[n]) add(text, n, hash, WORD_PHRASE, 0);
    int words = 1;
    for (const char *at = text + n; *at; words++) {
        size_t length = strcspn(++at, " ");
        if (!length) fail(table->name, text, "two spaces, or one at the end");
        hash = word_hash_join(hash, word_hash(at, (uint32_t)length));
        at += length;
    }
    if (words > WORD_PHRASE_MAX) fail(table->name, text, "too many words in a phrase");
    add(text, strlen(text), hash, table->class, data);
}

static uint32_t letters(const struct table *table, const char *data, const char *known) {
    uint32_t bits = 0;
    for (; *data && *data != ' '; data++) {
        const char *at = strchr(known, *data);
        if (!at) fail(table->name, data, "unknown letter");
        bits |= 1u << (at - known);
    }
    return bits;
}

static uint32_t parse_data(const struct table *table, const char *data) {
    if (table->class & (WORD_SAY | WORD_THINK | WORD_CUE_NOUN)) {
        char *after;
        unsigned long percent = strtoul(data, &after, 10);
        if (percent > 100) fail(table->name, data, "more than 100 percent");
        return (uint32_t)percent | letters(table, after + strspn(after, " "), WORD_FRAMES) << 8;
    }
    if (table->class & (WORD_COUNTRY | WORD_CAPITAL | WORD_PEOPLE)) {
        if (strlen(data) != 2 || data[0] < 'A' || data[0] > 'Z' || data[1] < 'A' || data[1] > 'Z')
            fail(table->name, data, "no country code");
        return WORD_COUNTRY_CODE(data[0], data[1]) << 16;
    }
    return letters(table, data, WORD_TRAITS) << 26;
}

/* Make the first ' of a line ’, for which it has room; false where it has none. */
static bool curl_apostrophe(char *line) {
    char *at = strchr(line, '\'');
    if (!at) return false;
    memmove(at + 3, at + 1, strlen(at));
    memcpy(at, "’", 3);
    return true;
}

static void read_table(const char *folder, const struct table *table) {
    char path[LINE], line[LINE + 2];
    snprintf(path, sizeof path, "%s/%s.txt", folder, table->name);
    FILE *file = fopen(path, "r");
    if (!file) fail(table->name, path, "cannot be read");
    while (fgets(line, LINE, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!line[0] || line[0] == '#') continue;
        char *tab = strchr(line, '\t');
        if (tab) *tab++ = 0;
        for (const char *c = line; *c; c++)
            if (*c >= 'A' && *c <= 'Z') fail(table->name, line, "is not in lower case");
        uint32_t data = tab ? parse_data(table, tab) : 0;
        add_text(table, line, data);
        if (curl_apostrophe(line)) add_text(table, line, data);
    }
    fclose(file);
}

static int by_hash(const void *a, const void *b) {
    uint64_t x = ((const struct entry *)a)->hash, y = ((const struct entry *)b)->hash;
    return x < y ? -1 : x > y;
}

static void merge(void) {
    size_t kept = 0;
    qsort(entries + 1, count - 1, sizeof *entries, by_hash);
    for (size_t i = 1; i < count; i++) {
        struct entry *last = &entries[kept], *entry = &entries[i];
        if (!kept || last->hash != entry->hash) {
            entries[++kept] = *entry;
            continue;
        }
        if (strcmp(last->text, entry->text) != 0) fail(last->text, entry->text, "the same hash");
        last->kind.classes |= entry->kind.classes;
        last->kind.data |= entry->kind.data;
    }
    count = kept + 1;
}

/* --- a perfect hash: hash, displace --- */

struct bucket {
    size_t first, n; /* its entries, side by side since they are sorted by hash */
};

static uint16_t slots[WORD_SLOTS];          /* the entry that stands there; 0 where none does */
static uint16_t displacements[WORD_BUCKETS];

static int by_size(const void *a, const void *b) {
    const struct bucket *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n ? 1 : -1) : x->first < y->first ? -1 : x->first > y->first;
}

static uint32_t slot_of(const struct entry *entry, uint16_t displacement) {
    return (uint32_t)(word_spread(entry->hash, displacement) >> WORD_REST);
}

/* Put all entries of the bucket where this displacement sends them; false, and none put, where one is taken. */
static bool place(const struct bucket *bucket, uint16_t displacement) {
    for (size_t i = 0; i < bucket->n; i++) {
        uint32_t slot = slot_of(&entries[bucket->first + i], displacement);
        if (slot && !slots[slot]) {
            slots[slot] = (uint16_t)(bucket->first + i);
            continue;
        }
        while (i-- > 0) slots[slot_of(&entries[bucket->first + i], displacement)] = 0;
        return false;
    }
    return true;
}

/* The largest first, while there is room. */
static void place_all(void) {
    static struct bucket buckets[WORD_BUCKETS];
    for (size_t i = 1; i < count; i++) {
        struct bucket *bucket = &buckets[word_bucket(entries[i].hash)];
        if (!bucket->n++) bucket->first = i;
    }
    qsort(buckets, WORD_BUCKETS, sizeof *buckets, by_size);
    for (const struct bucket *bucket = buckets; bucket < buckets + WORD_BUCKETS && bucket->n; bucket++) {
        unsigned displacement = 0;
        while (!place(bucket, (uint16_t)displacement))
            if (++displacement > UINT16_MAX) fail("all", entries[bucket->first].text, "no room left: more WORD_SLOTS");
        displacements[word_bucket(entries[bucket->first].hash)] = (uint16_t)displacement;
    }
}

/* --- kinds --- */

static struct word_kind kinds[KINDS]; /* in the order in which they are met; the first is that of no word */
static unsigned kind_count = 1;

static unsigned kind_of(const struct entry *entry) {
    unsigned kind = 0;
    while (kind < kind_count && memcmp(&kinds[kind], &entry->kind, sizeof entry->kind) != 0) kind++;
    if (kind == KINDS) fail("all", entry->text, "too many kinds of words");
    if (kind == kind_count) kinds[kind_count++] = entry->kind;
    return kind;
}

static uint64_t content_of(const struct entry *entry) {
    return word_spread(entry->hash, displacements[word_bucket(entry->hash)]) << (64 - WORD_REST) | kind_of(entry);
}

static void write_table(void) {
    puts("const uint64_t word_slots[WORD_SLOTS] = {");
    for (size_t i = 0; i < WORD_SLOTS; i++)
        printf("UINT64_C(0x%016llX),\n", slots[i] ? (unsigned long long)content_of(&entries[slots[i]]) : 0);
    puts("};\nconst struct word_kind word_kind_list[] = {");
    for (size_t i = 0; i < kind_count; i++) printf("{0x%X,0x%X},\n", (unsigned)kinds[i].classes, (unsigned)kinds[i].data);
    printf("};\nconst uint16_t word_displacements[WORD_BUCKETS] = {");
    for (size_t i = 0; i < WORD_BUCKETS; i++) printf("%s%u,", i % 16 ? "" : "\n", (unsigned)displacements[i]);
    puts("\n};");
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) read_table(argv[1], &tables[i]);
    merge();
    place_all();
    write_table();
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
