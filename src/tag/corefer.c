/* Names made one: the same words, a surname after a full name, an acronym after a
   long name, the short form of a body. Every look-up is by a hash of words. */
#include "actors.h"

enum { CHAIN = 8, LONG_NAME = 2 };

bool table_init(struct table *table, struct arena *arena, uint32_t n) {
    uint32_t room = 64;
    while (room < 2 * (uint64_t)n && room < UINT32_C(1) << 30) room *= 2;
    table->keys = arena_alloc(arena, room * sizeof *table->keys);
    table->figures = arena_alloc(arena, room * sizeof *table->figures);
    table->mask = room - 1;
    if (!table->keys || !table->figures) return false;
    memset(table->keys, 0, room * sizeof *table->keys);
    return true;
}

static uint32_t table_slot(const struct table *table, uint64_t key) {
    uint32_t slot = (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & table->mask;
    while (table->keys[slot] && table->keys[slot] != key) slot = (slot + 1) & table->mask;
    return slot;
}

uint32_t table_get(const struct table *table, uint64_t key) {
    uint32_t slot = table_slot(table, key);
    return key && table->keys[slot] ? table->figures[slot] : TAG_NONE;
}

void table_put(struct table *table, uint64_t key, uint32_t figure) {
    if (!key) return;
    uint32_t slot = table_slot(table, key);
    table->keys[slot] = key;
    table->figures[slot] = figure;
}

/* --- figures ------------------------------------------------------------------- */

uint32_t figure_new(struct cast *cast, const struct mention *mention, const struct note *note) {
    struct figure *figure = vec_push(&cast->block->scratch, &cast->figures);
    if (!figure) return TAG_NONE;
    *figure = (struct figure){ .name = mention->at, .role = SPAN_NONE, .first = note->first, .last = note->last,
                               .whole = note->whole, .pair = note->pair, .bag = note->bag, .same_last = TAG_NONE, .same_role = TAG_NONE,
                               .subject = TAG_NONE, .words = note->words, .named = note->kind == NOTE_NAME,
                               .country = note->country, .guess = note->guess, .generation = note->generation };
    return cast->figures.n - 1;
}

static struct figure *figure_at(const struct cast *cast, uint32_t figure) {
    return &cast->figures.at[figure];
}

static bool is_person(const struct figure *f) {
    return f->flags & NOTE_TITLED ||
           (f->score[NAME_PERSON] >= f->score[NAME_ORGANIZATION] && f->score[NAME_PERSON] >= f->score[NAME_PLACE]);
}

static bool looks_like(const struct note *note, enum name_kind kind) {
    for (int other = 1; other < NAME_NOTHING; other++)
        if (note->score[other] > note->score[kind]) return false;
    return true;
}

static char letter_at(const struct cast *cast, struct span at) {
    return (char)(cast->block->text->at[at.beg] | 32);
}

/* --- look-ups --------------------------------------------------------------------- */

static bool namesakes(const struct figure *f, const struct note *note) {
    return !traits_agree(f->traits, note->traits) || (f->generation && note->generation && f->generation != note->generation);
}

static bool within(uint64_t bag, uint64_t other) {
    return !(bag & ~other);
}

/* The letter that the second word begins with; 0 where there is none. */
static char second_letter(const struct cast *cast, struct span at) {
    const char *text = cast->block->text->at;
    while (at.beg < at.end && text[at.beg] != ' ') at.beg++;
    return at.beg + 1 < at.end ? (char)(text[at.beg + 1] | 32) : 0;
}

/* Are both the full names of one person? “J. Holt”, “John Holt”; “John B. Holt”, “John Bell Holt”; “Maria Lima Holt”, “Lima Holt”. */
static bool full_names_agree(const struct cast *cast, const struct figure *f, const struct mention *mention, const struct note *note) {
    if (f->pair == note->pair && (within(f->bag, note->bag) || within(note->bag, f->bag))) return true;
    const char *a = cast->block->text->at + f->name.beg, *b = cast->block->text->at + mention->at.beg;
    if (f->first != note->first) return (a[0] | 32) == (b[0] | 32) && (a[1] == '.' || b[1] == '.');
    bool one_has_no_middle = f->words < 3 || note->words < 3 || within(f->bag, note->bag) || within(note->bag, f->bag);
    return one_has_no_middle || second_letter(cast, f->name) == second_letter(cast, mention->at);
}

/* Is one word the name of a place rather than somebody's surname? A capital is, but where it acts and somebody has its
   name for a surname. */
static bool is_place_name(const struct figure *f, const struct note *note) {
    if (note->words > 1 || note->flags & NOTE_TITLED) return false;
    bool acts = note->flags & NOTE_CAPITAL && note->flags & (NOTE_SUBJECT | NOTE_SOURCE) && f->words > 1;
    return note->flags & NOTE_IN || (note->country && !acts);
}

/* Of several, the one met most often, and of those the last. */
static uint32_t by_surname(const struct cast *cast, const struct mention *mention, const struct note *note) {
    uint32_t best = TAG_NONE, at = table_get(&cast->last, note->last);
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_last) {
        const struct figure *f = figure_at(cast, at);
        bool unknown = f->words == 1 && note->words > 1 && !(f->flags & (NOTE_KNOWN | NOTE_CAPS)); /* its kind was a guess */
        if (namesakes(f, note) || !(is_person(f) || unknown) || is_place_name(f, note) || f->country) continue;
        bool fits = note->words == 1 ||
                    (f->words == 1 ? looks_like(note, NAME_PERSON) || note->flags & NOTE_TITLED : full_names_agree(cast, f, mention, note));
        if (fits && (best == TAG_NONE || f->mentions > figure_at(cast, best)->mentions)) best = at;
    }
    return best;
}

/* A first name alone after the full name, or before it. */
static uint32_t by_first_name(const struct cast *cast, const struct note *note) {
    if (note->words > 1 && looks_like(note, NAME_PERSON)) {
        uint32_t first = table_get(&cast->whole, note->first);
        bool alone = first != TAG_NONE && figure_at(cast, first)->words == 1 && figure_at(cast, first)->guess;
        return alone && !(figure_at(cast, first)->flags & NOTE_TITLED) && traits_agree(figure_at(cast, first)->guess, note->traits) ? first : TAG_NONE;
    }
    uint32_t at = note->words == 1 ? table_get(&cast->first, note->whole) : TAG_NONE;
    if (at == TAG_NONE || figure_at(cast, at)->ambiguous || !is_person(figure_at(cast, at))) return TAG_NONE;
    return figure_at(cast, at)->words > 1 && traits_agree(figure_at(cast, at)->traits, note->traits) ? at : TAG_NONE;
}

/* “the Ministry” after “Foreign Ministry”, “the Bay” after “Sallow Bay”. */
static uint32_t by_last_word(const struct cast *cast, const struct note *note) {
    uint32_t at = note->flags & NOTE_PLAIN ? table_get(&cast->last, note->last) : TAG_NONE;
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_last)
        if (figure_at(cast, at)->words > 1 && !is_person(figure_at(cast, at))) return at;
    return TAG_NONE;
}

/* The short form of a body: an acronym, the first word, the last two words. */
static uint32_t by_body(const struct cast *cast, const struct note *note) {
    uint32_t at = TAG_NONE;
    if (note->flags & NOTE_CAPS) at = table_get(&cast->initials, note->whole);
    if (at == TAG_NONE && note->words > 1 && note->initials) {
        at = table_get(&cast->whole, note->initials);
        if (at != TAG_NONE && !(figure_at(cast, at)->flags & NOTE_CAPS)) at = TAG_NONE;
    }
    if (at == TAG_NONE && note->pair && looks_like(note, NAME_ORGANIZATION)) {
        at = table_get(&cast->pair, note->pair);
        bool part = at != TAG_NONE && (within(note->bag, figure_at(cast, at)->bag) || within(figure_at(cast, at)->bag, note->bag));
        if (!part) at = TAG_NONE;
    }
    if (at == TAG_NONE && note->words == 1 && !(note->flags & NOTE_KNOWN)) at = table_get(&cast->body, note->whole);
    return at == TAG_NONE || is_person(figure_at(cast, at)) ? TAG_NONE : at;
}

/* “Long Name (ACR)”: what stands in brackets is another name of what stands before them. */
static uint32_t by_bracket(const struct cast *cast, uint32_t i) {
    const struct mention *mention = &cast->tags->mentions.at[i], *before = mention - 1;
    if (!(cast->block->notes.at[i].flags & NOTE_BRACKETED) || !i || before->form != MENTION_NAME || before->actor == TAG_NONE) return TAG_NONE;
    if (mention->at.beg - before->at.end > 2 || letter_at(cast, mention->at) != letter_at(cast, before->at)) return TAG_NONE;
    return cast->block->notes.at[i].words == 1 && cast->block->notes.at[i - 1].words > 1 ? before->actor : TAG_NONE;
}

/* Parts of a country that have its code, and states that are no more. */
static bool is_part(const struct note *note) {
    static const char *const parts[] = { "england", "scotland", "wales", "soviet union", "ussr", "northern ireland", "vatican",
                                         "vatican city", "holy see", "yugoslavia" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *space = strchr(parts[i], ' ');
        size_t n = space ? (size_t)(space - parts[i]) : strlen(parts[i]);
        uint64_t hash = word_hash(parts[i], (uint32_t)n);
        if (space) hash = word_hash_join(hash, word_hash(space + 1, (uint32_t)strlen(space + 1)));
        if (hash == note->whole) return true;
    }
    return false;
}

static uint32_t by_country(const struct cast *cast, const struct note *note) {
    if (!note->country || note->flags & NOTE_CAPITAL || is_part(note)) return TAG_NONE;
    return table_get(&cast->country, note->country);
}

static uint32_t find_figure(const struct cast *cast, uint32_t i) {
    const struct note *note = &cast->block->notes.at[i];
    const struct mention *mention = &cast->tags->mentions.at[i];
    uint32_t at = by_bracket(cast, i);
    if (at == TAG_NONE && note->flags & NOTE_CAPITAL && note->flags & NOTE_SOURCE) at = by_surname(cast, mention, note);
    if (at == TAG_NONE) {
        at = table_get(&cast->whole, note->whole);
        if (at != TAG_NONE && namesakes(figure_at(cast, at), note)) at = TAG_NONE;
    }
    if (at == TAG_NONE) at = by_country(cast, note);
    if (at == TAG_NONE) at = by_surname(cast, mention, note);
    if (at == TAG_NONE) at = by_body(cast, note);
    if (at == TAG_NONE) at = by_last_word(cast, note);
    if (at == TAG_NONE) at = by_first_name(cast, note);
    return at;
}

/* --- what a mention adds ------------------------------------------------------------- */

/* Is this form of the name fuller than the one the figure has? */
static bool is_fuller(const struct cast *cast, const struct figure *f, const struct mention *mention, const struct note *note) {
    const char *had = cast->block->text->at + f->name.beg, *has = cast->block->text->at + mention->at.beg;
    if (note->words == f->words && had[1] == '.' && has[1] != '.') return true; /* “J. Holt”, “John Holt” */
    if (f->flags & NOTE_HEADLINE && !(note->flags & NOTE_HEADLINE) && note->words >= f->words) return true;
    bool letters = f->flags & NOTE_CAPS; /* “U.S.” */
    if (f->country && f->mentions && !letters) return false; /* “Russia”, not “Russian Federation” */
    return note->words > f->words && !(note->flags & NOTE_HEADLINE);
}

static void vote(struct figure *f, const struct note *note) {
    if (f->mentions && f->words > 1 && note->words == 1) return; /* the full name tells more */
    if (f->mentions && f->words == 1 && note->words > 1) memset(f->score, 0, sizeof f->score);
    for (int kind = 1; kind < NAME_KINDS; kind++) f->score[kind] += note->score[kind] * (note->words > 1 ? LONG_NAME : 1);
}

/* The hash of “Billy” in “William “Billy” Holt”: of the word that a mark behind a space stands before; 0 where none does. */
static uint64_t nickname_of(const struct cast *cast, struct span at) {
    const char *text = cast->block->text->at;
    while (at.beg < at.end && !(text[at.beg] == ' ' && strchr("\"'`\xE2\xC2", text[at.beg + 1]))) at.beg++;
    if (at.beg + 1 >= at.end) return 0;
    char mark = text[++at.beg];
    if (mark == '\xE2') at.beg += 3;
    else if (mark == '\xC2') at.beg += 2;
    else while (text[at.beg] == mark) at.beg++;
    uint32_t end = at.beg;
    while (end < at.end && !strchr(" \"'`\xE2\xC2", text[end])) end++;
    return end > at.beg ? word_hash(text + at.beg, end - at.beg) : 0;
}

static void keys_put(struct cast *cast, uint32_t i, uint32_t at) {
    const struct note *note = &cast->block->notes.at[i];
    struct figure *f = figure_at(cast, at);
    table_put(&cast->whole, note->whole, at);
    if (note->country && !(note->flags & NOTE_CAPITAL) && !is_part(note)) table_put(&cast->country, note->country, at);
    uint32_t same = table_get(&cast->last, note->last);
    if (same != at) {
        bool in_chain = false;
        for (uint32_t k = same, step = 0; k != TAG_NONE && step < CHAIN; k = figure_at(cast, k)->same_last, step++) in_chain |= k == at;
        if (!in_chain && f->same_last == TAG_NONE) f->same_last = same;
        if (!in_chain) table_put(&cast->last, note->last, at);
    }
    if (note->words < 2) return;
    uint32_t namesake = table_get(&cast->first, note->first);
    if (namesake != TAG_NONE && namesake != at) f->ambiguous = figure_at(cast, namesake)->ambiguous = true;
    table_put(&cast->first, note->first, at);
    if (is_person(f)) {
        if (note->words > 2) table_put(&cast->first, nickname_of(cast, cast->tags->mentions.at[i].at), at);
        return;
    }
    table_put(&cast->pair, note->pair, at);
    table_put(&cast->initials, note->initials, at);
    if (!f->country && looks_like(note, NAME_ORGANIZATION)) table_put(&cast->body, note->first, at);
}

/* The longer of two roles is shown, up to a length at which any will do; the other is known, too. */
static void role_keep(struct figure *f, const struct note *note) {
    enum { ENOUGH = 12 };
    const struct role role = { note->role_head, note->role_bag };
    if (!role.head) return;
    if (note->title_head && !f->roles[1].head) f->roles[1].head = note->title_head;
    bool better = !span_is_none(note->role) &&
                  (span_is_none(f->role) || (span_len(f->role) < span_len(note->role) && span_len(f->role) <= ENOUGH));
    if (better) f->role = note->role;
    if (role.head == f->roles[0].head) {
        if (better) f->roles[0] = role;
    } else if (!f->roles[0].head) {
        f->roles[0] = role;
    } else {
        f->roles[1] = better ? f->roles[0] : role;
        if (better) f->roles[0] = role;
    }
}

static void mention_add(struct cast *cast, uint32_t i, uint32_t at) {
    const struct note *note = &cast->block->notes.at[i];
    struct figure *f = figure_at(cast, at);
    cast->tags->mentions.at[i].actor = at;
    vote(f, note);
    if (is_fuller(cast, f, &cast->tags->mentions.at[i], note)) {
        f->name = cast->tags->mentions.at[i].at;
        f->first = note->first;
        f->last = note->last;
        f->pair = note->pair;
        f->bag |= note->bag;
        if (f->flags & NOTE_HEADLINE && !(note->flags & NOTE_HEADLINE)) f->flags &= ~(uint32_t)NOTE_HEADLINE;
        f->words = note->words;
        f->guess = 0;
    }
    f->flags |= note->flags & (NOTE_TITLED | NOTE_SOURCE | NOTE_KNOWN | NOTE_SURE | NOTE_CAPS | NOTE_FAMILY | (f->mentions ? 0u : (uint32_t)NOTE_HEADLINE));
    f->traits |= note->traits & (TRAIT_MALE | TRAIT_FEMALE);
    if (!f->generation) f->generation = note->generation;
    f->mentions++;
    role_keep(f, note);
    keys_put(cast, i, at);
}

/* --- types ------------------------------------------------------------------------------ */

/* What speaks is rather a person or a body than a place; `MARGIN` of votes must say that it is nothing. */
static void settle(const struct cast *cast, struct figure *f) {
    enum { SPEAKS = 200, MARGIN = 60 };
    if (f->flags & NOTE_SOURCE && !f->country && !(f->flags & NOTE_KNOWN)) {
        f->score[NAME_PERSON] += SPEAKS;
        f->score[NAME_ORGANIZATION] += SPEAKS;
    }
    enum name_kind best = NAME_PERSON;
    for (enum name_kind kind = NAME_PERSON; kind < NAME_NOTHING; kind++)
        if (f->score[kind] > f->score[best]) best = kind;
    if (f->flags & NOTE_TITLED && !f->country) best = NAME_PERSON;
    f->type = best == NAME_PERSON ? ACTOR_PERSON : best == NAME_PLACE ? ACTOR_PLACE : ACTOR_ORGANIZATION;
    uint32_t relative = f->flags & NOTE_FAMILY && f->words == 1 ? table_get(&cast->last, f->first) : TAG_NONE;
    bool family = relative != TAG_NONE && is_person(figure_at(cast, relative));
    if (family) f->type = ACTOR_GROUP;
    f->dropped = !family && f->score[NAME_NOTHING] > f->score[best] + MARGIN && !(f->flags & (NOTE_SOURCE | NOTE_TITLED | NOTE_KNOWN | NOTE_SURE));
}

void corefer_names(struct cast *cast) {
    for (uint32_t i = 0; i < cast->tags->mentions.n; i++) {
        if (cast->block->notes.at[i].kind != NOTE_NAME) continue;
        uint32_t at = find_figure(cast, i);
        if (at == TAG_NONE) at = figure_new(cast, &cast->tags->mentions.at[i], &cast->block->notes.at[i]);
        if (at == TAG_NONE) return;
        mention_add(cast, i, at);
    }
    for (uint32_t i = 0; i < cast->figures.n; i++) settle(cast, figure_at(cast, i));
}
