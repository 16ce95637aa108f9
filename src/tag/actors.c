/* Actors: mentions of one person, body or place made one, and each quote given
   to the actor that its source names. Names are told apart by their words'
   hashes; the surname, the acronym and the pronoun look back to the last actor
   that fits. */
#include "passes.h"
#include <stdlib.h>
#include <string.h>

/* An open-addressed table from a hash to an actor: the last one put wins. */
struct table {
    uint64_t *keys;
    uint32_t *actors;
    uint32_t mask;
};

struct finder {
    struct tags *tags;
    const struct text *text;
    struct arena scratch;
    struct table whole, last, roles;
    VEC(struct mention) named; /* sources that are no names: roles and pronouns */
};

static bool table_init(struct table *table, struct arena *arena, uint32_t n) {
    uint32_t room = 64;
    while (room < 2 * n && room < UINT32_C(1) << 30) room *= 2;
    table->keys = arena_alloc(arena, room * sizeof *table->keys);
    table->actors = arena_alloc(arena, room * sizeof *table->actors);
    table->mask = room - 1;
    if (!table->keys || !table->actors) return false;
    memset(table->keys, 0, room * sizeof *table->keys);
    return true;
}

static uint32_t table_slot(const struct table *table, uint64_t key) {
    uint32_t slot = (uint32_t)(key >> 20) & table->mask;
    while (table->keys[slot] && table->keys[slot] != key) slot = (slot + 1) & table->mask;
    return slot;
}

static uint32_t table_get(const struct table *table, uint64_t key) {
    uint32_t slot = table_slot(table, key);
    return table->keys[slot] ? table->actors[slot] : TAG_NONE;
}

static void table_put(struct table *table, uint64_t key, uint32_t actor) {
    uint32_t slot = table_slot(table, key);
    table->keys[slot] = key;
    table->actors[slot] = actor;
}

/* --- words of a span -------------------------------------------------------- */

static bool is_capital(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_word_byte(char byte) {
    return is_small(byte) || is_capital(byte) || (byte >= '0' && byte <= '9') || byte == '-' || (unsigned char)byte >= 0x80;
}

/* The next word at or after `at` in the span; beg == end where there is none. */
static struct span word_after(const struct text *text, struct span span, uint32_t at) {
    while (at < span.end && !is_word_byte(text->at[at])) at++;
    struct span word = { at, at };
    while (word.end < span.end && is_word_byte(text->at[word.end])) word.end++;
    return word;
}

static uint64_t hash_of(const struct text *text, struct span word) {
    uint64_t hash = span_len(word) ? word_hash(text->at + word.beg, span_len(word)) : 1;
    return hash ? hash : 1;
}

struct name {
    uint64_t whole, last, acronym;
    uint32_t words;
};

static struct name name_of(const struct text *text, struct span span) {
    struct name name = { 0 };
    char initials[16];
    uint32_t letters = 0;
    for (struct span word = word_after(text, span, span.beg); span_len(word); word = word_after(text, span, word.end)) {
        name.last = hash_of(text, word);
        name.whole = name.words++ ? word_hash_join(name.whole, name.last) : name.last;
        if (letters < sizeof initials && is_capital(text->at[word.beg])) initials[letters++] = text->at[word.beg];
    }
    if (letters >= 2) name.acronym = word_hash(initials, letters);
    if (!name.whole) name.whole = name.last = 1;
    return name;
}

static bool span_is(const struct finder *f, struct span span, const char *words) {
    for (const char *end; (end = strchr(words, ' ')); words = end + 1)
        if ((size_t)(end - words) == span_len(span) &&
            word_hash(words, span_len(span)) == word_hash(f->text->at + span.beg, span_len(span)))
            return true;
    return false;
}

static uint16_t lexeme(const struct finder *f, struct span word) {
    return span_len(word) ? word_find(word_hash(f->text->at + word.beg, span_len(word))) : 0;
}

/* --- names ------------------------------------------------------------------ */

static uint32_t actor_new(struct finder *f, struct span name, enum actor_type type) {
    struct actor *actor = vec_push(&f->tags->arena, &f->tags->actors);
    if (!actor) return TAG_NONE;
    *actor = (struct actor){ .name = name, .role = SPAN_NONE, .type = (uint8_t)type, .first = TAG_NONE };
    return f->tags->actors.n - 1;
}

/* The actor known by this name, or by a part of it: “Stoltenberg” for “Jens Stoltenberg”, and the other way about. */
static uint32_t actor_named(struct finder *f, const struct mention *mention, struct name name) {
    uint32_t found = table_get(&f->whole, name.whole);
    if (found != TAG_NONE) return found;
    found = table_get(&f->last, name.last);
    if (found == TAG_NONE) return TAG_NONE;
    struct actor *actor = &f->tags->actors.at[found];
    if (name.words == 1 && actor->type == ACTOR_PERSON) return found;
    bool shorter = name_of(f->text, actor->name).words == 1;
    if (!shorter || mention->type != ACTOR_PERSON || actor->type == ACTOR_PLACE) return TAG_NONE;
    actor->name = mention->at;
    actor->type = ACTOR_PERSON;
    return found;
}

static void name_place(struct finder *f, struct mention *mention) {
    struct name name = name_of(f->text, mention->at);
    uint32_t actor = actor_named(f, mention, name);
    if (actor == TAG_NONE) actor = actor_new(f, mention->at, (enum actor_type)mention->type);
    if (actor == TAG_NONE) return;
    mention->actor = actor;
    table_put(&f->whole, name.whole, actor);
    table_put(&f->last, name.last, actor);
    if (name.acronym && f->tags->actors.at[actor].type == ACTOR_ORGANIZATION) table_put(&f->whole, name.acronym, actor);
}

/* --- roles of names --------------------------------------------------------- */

/* The word that ends right before `at` on the same line; beg == end where none does. */
static struct span word_before(const struct finder *f, uint32_t at) {
    while (at && f->text->at[at - 1] == ' ') at--;
    struct span word = { at, at };
    while (word.beg && is_word_byte(f->text->at[word.beg - 1])) word.beg--;
    return word;
}

static bool is_role(const struct finder *f, struct span word) {
    return word_is(lexeme(f, word), WORD_ROLE);
}

/* “NATO Secretary General” before “Jens Stoltenberg”. */
static struct span role_before(const struct finder *f, uint32_t at) {
    struct span role = SPAN_NONE;
    bool any = false;
    uint32_t end = at;
    for (int step = 0; step < 8; step++) {
        struct span word = word_before(f, at);
        bool capital = span_len(word) && is_capital(f->text->at[word.beg]);
        if (!span_len(word) || !(capital || is_role(f, word)) || span_is(f, word, "the a an but and ")) break;
        if (!any && !is_role(f, word) && !word_is(lexeme(f, word), WORD_TITLE | WORD_COMMON)) break;
        any |= is_role(f, word);
        if (step == 0) end = word.end;
        role = (struct span){ word.beg, end };
        at = word.beg;
    }
    return any ? role : SPAN_NONE;
}

/* “the harbour master” in “Ines Calder, the harbour master, said”. */
static struct span role_after(const struct finder *f, uint32_t at) {
    enum { REACH = 90 };
    const char *text = f->text->at;
    if (text[at] != ',' || text[at + 1] != ' ') return SPAN_NONE;
    struct span role = { at + 2, at + 2 };
    while (role.end < f->text->len && role.end - role.beg < REACH && !strchr(",.;:()\n\"", text[role.end])) role.end++;
    if (text[role.end] != ',' && text[role.end] != '.') return SPAN_NONE;
    struct span first = word_after(f->text, role, role.beg);
    if (!span_is(f, first, "the a an ") && !is_role(f, first)) return SPAN_NONE;
    bool any = false;
    for (struct span word = first; span_len(word); word = word_after(f->text, role, word.end)) any |= is_role(f, word);
    if (span_is(f, first, "the a an ")) role.beg = word_after(f->text, role, first.end).beg;
    return any && role.beg < role.end ? role : SPAN_NONE;
}

static void role_place(struct finder *f, const struct mention *mention) {
    struct actor *actor = &f->tags->actors.at[mention->actor];
    if (!span_is_none(actor->role) || actor->type != ACTOR_PERSON) return;
    actor->role = role_before(f, mention->at.beg);
    if (span_is_none(actor->role)) actor->role = role_after(f, mention->at.end);
}

/* --- sources ---------------------------------------------------------------- */

/* The last name mention that ends at or before `at`, as an index; -1 where none does. */
static int64_t mention_before(const struct finder *f, uint32_t at) {
    uint32_t low = 0, high = f->tags->mentions.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->tags->mentions.at[middle].at.end <= at) low = middle + 1;
        else high = middle;
    }
    return (int64_t)low - 1;
}

static bool is_owner(const struct finder *f, struct span at) { /* NATO’s */
    return !strncmp(f->text->at + at.end, "'s", 2) || !strncmp(f->text->at + at.end, "’s", 4);
}

/* The name that is the head of a source: no owner, not behind “for” or “of”. */
static uint32_t head_mention(const struct finder *f, struct span source) {
    uint32_t best = TAG_NONE;
    for (int64_t i = mention_before(f, source.end); i >= 0; i--) {
        const struct mention *mention = &f->tags->mentions.at[i];
        if (mention->at.beg < source.beg) break;
        struct span before = mention->at.beg > source.beg ? word_before(f, mention->at.beg) : (struct span){ 0, 0 };
        if (is_owner(f, mention->at) || span_is(f, before, "of for at from in with to by ")) continue;
        struct span behind = word_after(f->text, source, mention->at.end);
        bool modifies = span_len(behind) && behind.beg <= mention->at.end + 1 && !span_is(f, behind, "of for at from in with to by who and on ");
        if (!modifies) best = (uint32_t)i;
    }
    return best;
}

static unsigned gender_of(const struct finder *f, const struct actor *actor) {
    uint16_t word = lexeme(f, word_after(f->text, actor->name, actor->name.beg));
    bool male = word_is(word, WORD_MALE), female = word_is(word, WORD_FEMALE);
    return male == female ? 0 : male ? TRAIT_MALE : TRAIT_FEMALE;
}

/* Whom a pronoun at `source` means: the speaker before where it fits, else the last name that does. */
static uint32_t antecedent(const struct finder *f, struct span source, uint32_t spoke) {
    enum { REACH = 40 };
    bool he = span_is(f, source, "he him his "), she = span_is(f, source, "she her hers ");
    unsigned gender = he ? TRAIT_MALE : she ? TRAIT_FEMALE : 0;
    bool who = span_is(f, source, "who whom which that ");
    int64_t last = mention_before(f, source.beg);
    if (who) return last >= 0 && source.beg - f->tags->mentions.at[last].at.end < 80 ? f->tags->mentions.at[last].actor : spoke;
    if (!gender) return spoke;
    for (int64_t i = last; i >= 0 && last - i < REACH; i--) {
        uint32_t actor = f->tags->mentions.at[i].actor;
        if (actor == TAG_NONE || f->tags->actors.at[actor].type != ACTOR_PERSON) continue;
        unsigned known = gender_of(f, &f->tags->actors.at[actor]);
        if (!known || known == gender) return actor;
    }
    return spoke;
}

/* The head noun of “a spokeswoman for NATO”: the last word before a preposition or a comma. */
static struct span head_noun(const struct finder *f, struct span source) {
    struct span head = word_after(f->text, source, source.beg);
    for (struct span word = head; span_len(word); word = word_after(f->text, source, word.end)) {
        if (word.beg > source.beg && span_is(f, word, "of for at from in with to by who whose and on ")) break;
        if (word.beg > head.end && memchr(f->text->at + head.end, ',', word.beg - head.end)) break;
        head = word;
    }
    return head;
}

/* The unnamed actor of a noun phrase: “the spokeswoman” is the one met last, “a spokeswoman” a new one. */
static uint32_t role_actor(struct finder *f, struct span source) {
    struct span first = word_after(f->text, source, source.beg), head = head_noun(f, source);
    uint64_t key = hash_of(f->text, head);
    uint32_t known = table_get(&f->roles, key);
    uint16_t word = lexeme(f, head);
    if (known != TAG_NONE && f->tags->actors.at[known].name.beg == source.beg) return known;
    if (known != TAG_NONE && !span_is(f, first, "a an another two three ")) return known;
    enum actor_type type = word_is(word, WORD_GROUP) ? ACTOR_GROUP : ACTOR_ROLE;
    uint32_t actor = actor_new(f, source, type);
    if (actor != TAG_NONE) table_put(&f->roles, key, actor);
    return actor;
}

static void source_place(struct finder *f, struct quote *quote, uint32_t spoke) {
    static const char pronouns[] = "he she they it i we you who whom which that him her them his us me one ";
    if (span_is_none(quote->source)) return;
    uint32_t named = head_mention(f, quote->source);
    if (named != TAG_NONE) {
        quote->speaker = f->tags->mentions.at[named].actor;
        return;
    }
    bool pronoun = span_is(f, quote->source, pronouns);
    quote->speaker = pronoun ? antecedent(f, quote->source, spoke) : role_actor(f, quote->source);
    struct mention *mention = quote->speaker == TAG_NONE ? NULL : vec_push(&f->scratch, &f->named);
    if (mention)
        *mention = (struct mention){ quote->source, quote->speaker, pronoun ? MENTION_PRONOUN : MENTION_ROLE,
                                     f->tags->actors.at[quote->speaker].type };
}

/* --- the end: one ascending array of mentions, and counts --------------------- */

static int by_place(const void *a, const void *b) {
    const struct mention *x = a, *y = b;
    if (x->at.beg != y->at.beg) return x->at.beg < y->at.beg ? -1 : 1;
    if (x->at.end != y->at.end) return x->at.end < y->at.end ? -1 : 1;
    return (x->form > y->form) - (x->form < y->form);
}

static void mentions_join(struct finder *f) {
    struct tags *tags = f->tags;
    for (uint32_t i = 0; i < f->named.n; i++) {
        struct mention *mention = vec_push(&tags->arena, &tags->mentions);
        if (!mention) return;
        *mention = f->named.at[i];
    }
    if (tags->mentions.n) qsort(tags->mentions.at, tags->mentions.n, sizeof *tags->mentions.at, by_place);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < tags->mentions.n; i++)
        if (!kept || by_place(&tags->mentions.at[i], &tags->mentions.at[kept - 1]))
            tags->mentions.at[kept++] = tags->mentions.at[i];
    tags->mentions.n = kept;
}

/* The mention within a source that is its speaker's. */
static uint32_t mention_of(const struct finder *f, const struct quote *quote) {
    uint32_t low = 0, high = f->tags->mentions.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->tags->mentions.at[middle].at.beg < quote->source.beg) low = middle + 1;
        else high = middle;
    }
    for (; low < f->tags->mentions.n && f->tags->mentions.at[low].at.beg < quote->source.end; low++)
        if (f->tags->mentions.at[low].actor == quote->speaker) return low;
    return TAG_NONE;
}

static uint32_t words_in(const struct finder *f, const struct quote *quote) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < quote->pieces; i++) {
        struct span piece = f->tags->pieces.at[quote->piece + i];
        for (struct span word = word_after(f->text, piece, piece.beg); span_len(word);
             word = word_after(f->text, piece, word.end))
            words++;
    }
    return words;
}

static void actors_count(struct finder *f) {
    struct tags *tags = f->tags;
    for (uint32_t i = 0; i < tags->mentions.n; i++) {
        struct actor *actor = &tags->actors.at[tags->mentions.at[i].actor];
        if (actor->first == TAG_NONE) actor->first = i;
        actor->mentions++;
    }
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        struct quote *quote = &tags->quotes.at[i];
        if (quote->speaker == TAG_NONE) continue;
        quote->mention = span_is_none(quote->source) ? TAG_NONE : mention_of(f, quote);
        tags->actors.at[quote->speaker].quotes++;
        tags->actors.at[quote->speaker].words += words_in(f, quote);
    }
}

/* --- order: actors ascend by their first mention ------------------------------ */

static int by_first(const void *a, const void *b) {
    const struct actor *x = *(const struct actor *const *)a, *y = *(const struct actor *const *)b;
    return x->first != y->first ? (x->first < y->first ? -1 : 1) : (x > y) - (x < y);
}

static void actors_sort(struct finder *f) {
    struct tags *tags = f->tags;
    uint32_t n = tags->actors.n;
    const struct actor **order = arena_alloc(&f->scratch, (n + 1) * sizeof *order);
    struct actor *sorted = arena_alloc(&f->scratch, (n + 1) * sizeof *sorted);
    uint32_t *place = arena_alloc(&f->scratch, (n + 1) * sizeof *place);
    if (!order || !sorted || !place || !n) return;
    for (uint32_t i = 0; i < n; i++) order[i] = &tags->actors.at[i];
    qsort(order, n, sizeof *order, by_first);
    for (uint32_t i = 0; i < n; i++) {
        sorted[i] = *order[i];
        place[order[i] - tags->actors.at] = i;
    }
    memcpy(tags->actors.at, sorted, n * sizeof *sorted);
    for (uint32_t i = 0; i < tags->mentions.n; i++) tags->mentions.at[i].actor = place[tags->mentions.at[i].actor];
    for (uint32_t i = 0; i < tags->quotes.n; i++)
        if (tags->quotes.at[i].speaker != TAG_NONE) tags->quotes.at[i].speaker = place[tags->quotes.at[i].speaker];
}

static bool find_all(struct finder *f) {
    struct tags *tags = f->tags;
    uint32_t names = tags->mentions.n, spoke = TAG_NONE;
    if (!table_init(&f->whole, &f->scratch, 2 * names) || !table_init(&f->last, &f->scratch, names) ||
        !table_init(&f->roles, &f->scratch, tags->quotes.n))
        return false;
    for (uint32_t i = 0; i < names; i++) {
        name_place(f, &tags->mentions.at[i]);
        if (tags->mentions.at[i].actor == TAG_NONE) return false;
        role_place(f, &tags->mentions.at[i]);
    }
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        source_place(f, &tags->quotes.at[i], spoke);
        if (tags->quotes.at[i].speaker != TAG_NONE) spoke = tags->quotes.at[i].speaker;
    }
    mentions_join(f);
    if (arena_failed(&tags->arena) || arena_failed(&f->scratch)) return false;
    actors_count(f);
    actors_sort(f);
    return !arena_failed(&f->scratch);
}

void actors_find(struct tags *tags, const struct text *text) {
    struct finder f = { .tags = tags, .text = text };
    if (!arena_failed(&tags->arena) && !find_all(&f)) tags->arena.failed = true;
    arena_free(&f.scratch);
}
