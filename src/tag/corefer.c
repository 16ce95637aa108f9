/* Names made one: the same words, a surname after a full name, an acronym after a
   long name, the short form of a body. Every look-up is by a hash of words. */
#include "actors.h"

enum { CHAIN = 8 };

static char letter_at(const struct cast *cast, struct span at) {
    return (char)(cast->block->text->at[at.beg] | 32);
}

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
   name for a surname; a country, but where it speaks. */
static bool is_place_name(const struct figure *f, const struct note *note) {
    if (note->words > 1 || note->flags & NOTE_TITLED) return false;
    bool acts = f->words > 1 && note->flags & (note->flags & NOTE_CAPITAL ? NOTE_SUBJECT | NOTE_SOURCE : NOTE_SOURCE);
    return note->flags & NOTE_IN || (note->country && !acts);
}

/* Of several, the one met most often, and of those the last. */
static uint32_t by_surname(const struct cast *cast, const struct mention *mention, const struct note *note) {
    uint32_t best = TAG_NONE, at = cast_get(cast, KEY_LAST, note->last);
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_last) {
        const struct figure *f = figure_at(cast, at);
        bool guessed = !(f->flags & NOTE_CAPS) && (!(f->flags & NOTE_KNOWN) || f->flags & NOTE_LIKE); /* its kind was */
        bool unknown = guessed && (f->words == 1 ? note->words > 1 : f->words == 2 && note->words == 1 && note->flags & NOTE_BARE);
        if (namesakes(f, note) || !(figure_is_person(f) || unknown) || is_place_name(f, note) || f->country) continue;
        bool fits = note->words == 1 ||
                    (f->words == 1 ? note_looks_like(note, NAME_PERSON) || note->flags & NOTE_TITLED : full_names_agree(cast, f, mention, note));
        if (fits && (best == TAG_NONE || f->mentions > figure_at(cast, best)->mentions)) best = at;
    }
    return best;
}

/* A first name alone after the full name, or before it. */
static uint32_t by_first_name(const struct cast *cast, const struct note *note) {
    if (note->words > 1 && note_looks_like(note, NAME_PERSON)) {
        uint32_t first = cast_get(cast, KEY_WHOLE, note->first);
        bool alone = first != TAG_NONE && figure_at(cast, first)->words == 1 && figure_at(cast, first)->guess;
        return alone && !(figure_at(cast, first)->flags & NOTE_TITLED) && traits_agree(figure_at(cast, first)->guess, note->traits) ? first : TAG_NONE;
    }
    uint32_t at = note->words == 1 ? cast_get(cast, KEY_FIRST, note->whole) : TAG_NONE;
    if (at == TAG_NONE || figure_at(cast, at)->ambiguous || !figure_is_person(figure_at(cast, at))) return TAG_NONE;
    return figure_at(cast, at)->words > 1 && traits_agree(figure_at(cast, at)->traits, note->traits) ? at : TAG_NONE;
}

/* “Wessel” after “Carlos Wessel Brandt”, “Ahmad Wessel” after “Ahmad Wessel Brandt”; not one that is a first name, too. */
static uint32_t by_middle_name(const struct cast *cast, const struct note *note) {
    uint32_t at = note->words < 3 && !note->guess ? cast_get(cast, KEY_MIDDLE, note->last) : TAG_NONE;
    bool other = note->flags & NOTE_CAPS || (note->flags & NOTE_KNOWN && !(note->flags & NOTE_LIKE));
    if (at == TAG_NONE || other) return TAG_NONE;
    const struct figure *f = figure_at(cast, at);
    bool agree = figure_is_person(f) && f->words > 1 && !namesakes(f, note) && !is_place_name(f, note);
    return agree && (note->words == 1 || (note->first == f->first && f->words == 3)) ? at : TAG_NONE;
}

/* “the Ministry” after “Foreign Ministry”, “the Bay” after “Sallow Bay”. */
static uint32_t by_last_word(const struct cast *cast, const struct note *note) {
    uint32_t at = note->flags & NOTE_PLAIN ? cast_get(cast, KEY_LAST, note->last) : TAG_NONE;
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_last)
        if (figure_at(cast, at)->words > 1 && !figure_is_person(figure_at(cast, at))) return at;
    return TAG_NONE;
}

/* The short form of a body: an acronym, the first word, the last two words. */
static uint32_t by_body(const struct cast *cast, const struct note *note) {
    uint32_t at = TAG_NONE;
    if (note->flags & NOTE_CAPS) at = cast_get(cast, KEY_INITIALS, note->whole);
    if (at == TAG_NONE && note->words > 1 && note->initials) {
        at = cast_get(cast, KEY_WHOLE, note->initials);
        if (at != TAG_NONE && !(figure_at(cast, at)->flags & NOTE_CAPS)) at = TAG_NONE;
    }
    if (at == TAG_NONE && note->pair && note_looks_like(note, NAME_ORGANIZATION)) {
        at = cast_get(cast, KEY_PAIR, note->pair);
        bool part = at != TAG_NONE && (within(note->bag, figure_at(cast, at)->bag) || within(figure_at(cast, at)->bag, note->bag));
        if (!part) at = TAG_NONE;
    }
    if (at == TAG_NONE && note->words == 1 && !(note->flags & NOTE_KNOWN)) at = cast_get(cast, KEY_BODY, note->whole);
    return at == TAG_NONE || figure_is_person(figure_at(cast, at)) ? TAG_NONE : at;
}

/* “Long Name (ACR)”: what stands in brackets is another name of what stands before them. */
static uint32_t by_bracket(const struct cast *cast, uint32_t i) {
    const struct mention *mention = &cast->tags->mentions.at[cast->block->mention + i], *before = mention - 1;
    if (!(cast->block->notes.at[i].flags & NOTE_BRACKETED) || !i || before->form != MENTION_NAME || before->actor == TAG_NONE) return TAG_NONE;
    if (mention->at.beg - before->at.end > 2 || letter_at(cast, mention->at) != letter_at(cast, before->at)) return TAG_NONE;
    if (cast->block->notes.at[i].words != 1 || cast->block->notes.at[i - 1].words < 2) return TAG_NONE;
    const struct figure *long_name = figure_at(cast, before->actor);
    bool state = figure_is_person(long_name) && cast->block->notes.at[i - 1].initials != cast->block->notes.at[i].whole;
    return state ? TAG_NONE : before->actor; /* not “Ted Holt (Tex.)” */
}

/* “Ines Calder, known as Inka”: the figure of the mention right before. */
static uint32_t by_alias(const struct cast *cast, uint32_t i) {
    static const char *const links[] = { ", known as ", ", also known as ", ", better known as ", " also known as ", ", nicknamed ", ", aka ", ", formerly " };
    const struct mention *mention = &cast->tags->mentions.at[cast->block->mention + i], *before = mention - 1;
    if (!i || before->form != MENTION_NAME || before->actor == TAG_NONE || mention->at.beg < before->at.end) return TAG_NONE;
    struct span gap = { before->at.end, mention->at.beg };
    for (size_t k = 0; k < sizeof links / sizeof *links; k++)
        if (strlen(links[k]) == span_len(gap) && !memcmp(cast->block->text->at + gap.beg, links[k], span_len(gap))) return before->actor;
    return TAG_NONE;
}

static uint32_t by_country(const struct cast *cast, const struct note *note) {
    if (!note->country || note->flags & NOTE_CAPITAL || note_is_part(note)) return TAG_NONE;
    return cast_get(cast, KEY_COUNTRY, note->country);
}

/* The figure of the block's mention i, or TAG_NONE. */
static uint32_t find_figure(const struct cast *cast, uint32_t i) {
    const struct note *note = &cast->block->notes.at[i];
    const struct mention *mention = &cast->tags->mentions.at[cast->block->mention + i];
    uint32_t at = by_bracket(cast, i);
    if (at == TAG_NONE) at = by_alias(cast, i);
    if (at == TAG_NONE && note->flags & NOTE_CAPITAL && note->flags & NOTE_SOURCE) at = by_surname(cast, mention, note);
    if (at == TAG_NONE) {
        at = cast_get(cast, KEY_WHOLE, note->whole);
        if (at != TAG_NONE && namesakes(figure_at(cast, at), note)) at = TAG_NONE;
    }
    if (at == TAG_NONE) at = by_country(cast, note);
    if (at == TAG_NONE) at = by_surname(cast, mention, note);
    if (at == TAG_NONE) at = by_body(cast, note);
    if (at == TAG_NONE) at = by_last_word(cast, note);
    if (at == TAG_NONE) at = by_middle_name(cast, note);
    if (at == TAG_NONE) at = by_first_name(cast, note);
    return at;
}

/* --- traces ---------------------------------------------------------------------------- */

static void trace_add(struct cast *cast, const struct note *note) {
    bool voice = note->kind == NOTE_ROLE || note->kind == NOTE_JOINT;
    struct trace *trace = vec_push(&cast->block->scratch, &cast->traces);
    struct note *kept = voice ? vec_push(&cast->block->scratch, &cast->voices) : NULL;
    if (!trace || (voice && !kept)) return;
    const uint32_t of_kind = voice ? cast->voices.n - 1 : note->kind == NOTE_PRONOUN ? note->content : TAG_NONE;
    *trace = (struct trace){ note->sentence, note->flags, { of_kind }, note->country, note->kind, note->traits };
    if (kept) *kept = *note;
}

static struct cast *cast_of(struct block *block) {
    if (block->cast || arena_failed(&block->scratch)) return block->cast;
    block->cast = arena_alloc(&block->scratch, sizeof *block->cast);
    if (block->cast) *block->cast = (struct cast){ .block = block, .tags = block->tags };
    return block->cast;
}

void corefer_names(struct block *block) {
    struct cast *cast = cast_of(block);
    if (block_failed(block)) return; /* then a note may be without its mention */
    for (uint32_t i = 0; cast && i < block->notes.n && !arena_failed(&block->scratch); i++) {
        const struct note *note = &block->notes.at[i];
        uint32_t mention = block->mention + i;
        trace_add(cast, note);
        if (note->kind != NOTE_NAME) continue;
        uint32_t at = find_figure(cast, i);
        if (at == TAG_NONE) at = figure_new(cast, &block->tags->mentions.at[mention], note);
        if (at == TAG_NONE) return;
        figure_meet(cast, mention, note, at);
    }
}

void cast_free(struct block *block) {
    if (block->cast) arena_free(&block->cast->table.arena);
    block->cast = NULL;
}
