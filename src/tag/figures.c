/* Figures: what each mention of a name adds to its figure, and what the figure is in
   the end: all its mentions vote. */
#include "actors.h"

enum { CHAIN = 8, LONG_NAME = 2 };

uint32_t figure_new(struct cast *cast, const struct mention *mention, const struct note *note) {
    struct figure *figure = vec_push(&cast->block->scratch, &cast->figures);
    if (!figure) return TAG_NONE;
    *figure = (struct figure){ .name = mention->at, .role = SPAN_NONE, .first = note->first, .last = note->last,
                               .whole = note->whole, .pair = note->pair, .bag = note->bag, .same_last = TAG_NONE, .same_role = TAG_NONE,
                               .born = note->sentence, .subject = TAG_NONE, .outside = TAG_NONE, .named_at = TAG_NONE, .words = note->words, .named = note->kind == NOTE_NAME,
                               .country = note->country, .guess = note->guess, .generation = note->generation };
    return cast->figures.n - 1;
}

bool figure_is_person(const struct figure *f) {
    return f->flags & NOTE_TITLED ||
           (f->score[NAME_PERSON] >= f->score[NAME_ORGANIZATION] && f->score[NAME_PERSON] >= f->score[NAME_PLACE]);
}

bool note_looks_like(const struct note *note, enum name_kind kind) {
    for (int other = 1; other < NAME_NOTHING; other++)
        if (note->score[other] > note->score[kind]) return false;
    return true;
}

/* Parts of a country that have its code, and states that are no more. */
bool note_is_part(const struct note *note) {
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

/* --- what a mention adds ------------------------------------------------------------- */

static bool is_in_capitals(const char *at) {
    return at[0] >= 'A' && at[0] <= 'Z' && at[1] >= 'A' && at[1] <= 'Z';
}

/* Is this form of the name fuller than the one the figure has? */
static bool is_fuller(const struct cast *cast, const struct figure *f, const struct mention *mention, const struct note *note) {
    const char *had = cast->block->text->at + f->name.beg, *has = cast->block->text->at + mention->at.beg;
    if (note->words == f->words && had[1] == '.' && has[1] != '.') return true; /* “J. Holt”, “John Holt” */
    if (f->flags & NOTE_HEADLINE && !(note->flags & NOTE_HEADLINE) && note->words >= f->words) return true;
    if (note->whole == f->whole && is_in_capitals(had) && !is_in_capitals(has)) return true; /* “OSLO (AP) -” */
    bool letters = f->flags & NOTE_CAPS; /* “U.S.” */
    if (f->country && f->mentions && !letters) return false; /* “Russia”, not “Russian Federation” */
    return note->words > f->words && !(note->flags & NOTE_HEADLINE);
}

static void vote(struct figure *f, const struct note *note) {
    enum { SURNAME = 100 };
    if (f->words == 2 && note->last == f->last && note->flags & NOTE_BARE) f->score[NAME_PERSON] += SURNAME; /* bodies are not called by their last word */
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

static void keys_put(struct cast *cast, uint32_t i, const struct note *note, uint32_t at) {
    struct figure *f = figure_at(cast, at);
    cast_put(cast, KEY_WHOLE, note->whole, at);
    if (note->country && !(note->flags & NOTE_CAPITAL) && !note_is_part(note)) cast_put(cast, KEY_COUNTRY, note->country, at);
    uint32_t same = cast_get(cast, KEY_LAST, note->last);
    if (same != at) {
        bool in_chain = false;
        for (uint32_t k = same, step = 0; k != TAG_NONE && step < CHAIN; k = figure_at(cast, k)->same_last, step++) in_chain |= k == at;
        if (!in_chain && f->same_last == TAG_NONE) f->same_last = same;
        if (!in_chain) cast_put(cast, KEY_LAST, note->last, at);
    }
    if (note->words < 2) return;
    uint32_t namesake = cast_get(cast, KEY_FIRST, note->first);
    if (namesake != TAG_NONE && namesake != at) f->ambiguous = figure_at(cast, namesake)->ambiguous = true;
    cast_put(cast, KEY_FIRST, note->first, at);
    if (figure_is_person(f)) {
        if (note->words > 2) cast_put(cast, KEY_FIRST, nickname_of(cast, cast->tags->mentions.at[i].at), at);
        for (int k = 0; k < 2; k++)
            if (note->middle[k] && note->words < 5) cast_put(cast, KEY_MIDDLE, note->middle[k], at);
        return;
    }
    cast_put(cast, KEY_PAIR, note->pair, at);
    cast_put(cast, KEY_INITIALS, note->initials, at);
    if (!f->country && note_looks_like(note, NAME_ORGANIZATION)) cast_put(cast, KEY_BODY, note->first, at);
}

static bool is_one_word(const struct cast *cast, struct span role) {
    return !memchr(cast->block->text->at + role.beg, ' ', span_len(role));
}

/* The first role of several words is shown, or a longer one of the same noun; the other is known, too. */
static void role_keep(const struct cast *cast, struct figure *f, const struct note *note) {
    const struct role role = { note->role_head, note->role_bag };
    if (!role.head) return;
    if (note->title_head && !f->roles[1].head) f->roles[1].head = note->title_head;
    bool weak = note->flags & NOTE_WEAK, longer = !span_is_none(note->role) && (span_is_none(f->role) || span_len(f->role) < span_len(note->role));
    bool better = longer && (span_is_none(f->role) || is_one_word(cast, f->role) || role.head == f->roles[0].head);
    if (!span_is_none(f->role) && !span_is_none(note->role) && f->weak != weak) better = f->weak;
    if (better) f->weak = weak, f->role = note->role;
    if (role.head == f->roles[0].head) {
        if (better) f->roles[0] = role;
    } else if (!f->roles[0].head) {
        f->roles[0] = role;
    } else {
        f->roles[1] = better ? f->roles[0] : role;
        if (better) f->roles[0] = role;
    }
}

void figure_meet(struct cast *cast, uint32_t i, const struct note *note, uint32_t at) {
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
    f->flags |= note->flags & (NOTE_TITLED | NOTE_SOURCE | NOTE_KNOWN | NOTE_SURE | NOTE_CAPS | NOTE_FAMILY | NOTE_LIKE | NOTE_PLAIN | (f->mentions ? 0u : (uint32_t)NOTE_HEADLINE));
    f->traits |= note->traits & (TRAIT_MALE | TRAIT_FEMALE);
    if (!f->generation) f->generation = note->generation;
    f->mentions++;
    role_keep(cast, f, note);
    keys_put(cast, i, note, at);
}

/* --- types ------------------------------------------------------------------------------ */

static enum name_kind best_kind(const struct figure *f) {
    enum name_kind best = NAME_PERSON;
    for (enum name_kind kind = NAME_PERSON; kind < NAME_NOTHING; kind++)
        if (f->score[kind] > f->score[best]) best = kind;
    return best;
}

/* Persons are named in full once: one strange word, again and again, is rather a body or a place. What speaks is rather a
   person or a body than a place; `MARGIN` of votes must say that it is nothing. */
static void settle(const struct cast *cast, struct figure *f) {
    enum { SPEAKS = 200, MARGIN = 60, ALONE = 60, MOST = 5 };
    if (f->flags & NOTE_SOURCE && !f->country && !(f->flags & NOTE_KNOWN)) {
        f->score[NAME_PERSON] += SPEAKS;
        f->score[NAME_ORGANIZATION] += SPEAKS;
    }
    int32_t most = f->score[best_kind(f)];
    bool alone = f->words == 1 && f->mentions > 1 && !f->guess && !(f->flags & (NOTE_TITLED | NOTE_LIKE | NOTE_HEADLINE));
    if (alone) f->score[NAME_PERSON] -= ALONE * (int32_t)(f->mentions < MOST ? f->mentions : MOST);
    enum name_kind best = best_kind(f);
    if (f->flags & NOTE_TITLED && !f->country) best = NAME_PERSON;
    f->type = best == NAME_PERSON ? ACTOR_PERSON : best == NAME_PLACE ? ACTOR_PLACE : ACTOR_ORGANIZATION;
    uint32_t relative = f->flags & NOTE_FAMILY && f->words == 1 ? cast_get(cast, KEY_LAST, f->first) : TAG_NONE;
    bool family = relative != TAG_NONE && figure_is_person(figure_at(cast, relative));
    if (family) f->type = ACTOR_GROUP;
    else if (f->flags & NOTE_FAMILY && f->flags & NOTE_PLAIN && f->words == 1 && f->type == ACTOR_PERSON && !f->country) f->type = ACTOR_ORGANIZATION; /* “the Liberals” */
    f->dropped = !family && f->score[NAME_NOTHING] > most + MARGIN && !(f->flags & (NOTE_SOURCE | NOTE_TITLED | NOTE_KNOWN | NOTE_SURE));
}

void figures_settle(struct cast *cast) {
    for (uint32_t i = 0; i < cast->figures.n; i++) settle(cast, figure_at(cast, i));
}
