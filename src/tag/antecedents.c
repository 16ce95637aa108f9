/* Whom roles, joint voices and (pronouns.c) pronouns mean: one walk over the mentions in
   the order of the text, with a short list of those met last. */
#include "actors.h"

enum { RECENT = sizeof((struct cast *)0)->recent / sizeof(uint32_t), CHAIN = 8 };

static const struct note *voice_at(const struct cast *cast, uint32_t i) {
    return &cast->voices.at[trace_at(cast, i)->voice];
}

/* Move it to the front of those met last. */
static void recall(struct cast *cast, uint32_t at) {
    uint32_t i = 0;
    while (i < cast->recent_n && cast->recent[i] != at) i++;
    if (i == cast->recent_n && cast->recent_n < RECENT) cast->recent_n++;
    if (i == RECENT) i--;
    for (; i > 0; i--) cast->recent[i] = cast->recent[i - 1];
    cast->recent[0] = at;
}

static void role_index(struct cast *cast, uint32_t at) {
    struct figure *f = figure_at(cast, at);
    cast_put(cast, KEY_ROLE, f->roles[1].head, at);
    uint32_t same = cast_get(cast, KEY_ROLE, f->roles[0].head);
    if (!f->roles[0].head || same == at) return;
    for (uint32_t k = same, step = 0; k != TAG_NONE && step < CHAIN; k = figure_at(cast, k)->same_role, step++)
        if (k == at) return;
    if (f->same_role == TAG_NONE) f->same_role = same;
    cast_put(cast, KEY_ROLE, f->roles[0].head, at);
}

/* Mention i is of this figure. */
static void meet(struct cast *cast, uint32_t i, uint32_t at) {
    const struct trace *note = trace_at(cast, i);
    struct figure *f = figure_at(cast, at);
    cast->tags->mentions.at[i].actor = at;
    if (f->dropped || note->flags & NOTE_ALONE) return;
    f->sentence = note->sentence;
    if (!(note->flags & NOTE_QUOTED)) f->outside = note->sentence;
    if (note->kind != NOTE_PRONOUN) {
        f->named_at = cast->tags->mentions.at[i].at.beg;
        f->named_quoted = note->flags & NOTE_QUOTED;
    }
    if (note->flags & NOTE_SUBJECT && !(note->flags & NOTE_QUOTED)) f->subject = note->sentence;
    if (note->kind != NOTE_NAME) f->mentions++;
    if (note->flags & NOTE_SOURCE) cast->spoke = at;
    role_index(cast, at);
    recall(cast, at);
}

/* --- roles --------------------------------------------------------------------------------- */

/* “the minister” may be “Foreign Minister”, and the other way about. */
static bool role_fits(const struct figure *f, const struct note *note) {
    const struct role *role = f->roles[1].head == note->last ? &f->roles[1] : &f->roles[0];
    uint64_t had = role->bag & ~note_bit(note->last), has = note->bag & ~note_bit(note->last);
    if (role->head != note->last) return false;
    if (!traits_agree(f->traits, note->traits) || f->dropped || (f->named && f->type != ACTOR_PERSON)) return false;
    if ((f->flags ^ note->flags) & NOTE_PLURAL && f->type != ACTOR_PERSON) return false;
    return f->named ? !(has & ~had) || !(had & ~has) : !(has & ~had);
}

static uint32_t by_role(const struct cast *cast, const struct note *note) {
    uint32_t best = TAG_NONE, at = cast_get(cast, KEY_ROLE, note->last);
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_role) {
        if (!role_fits(figure_at(cast, at), note)) continue;
        if (best == TAG_NONE || figure_at(cast, at)->sentence > figure_at(cast, best)->sentence) best = at;
    }
    return best;
}

/* Is the noun an office that somebody known for another one does not hold? */
static bool has_other_office(const struct figure *f, const struct note *note) {
    static const char *const offices[] = { "senator", "governor", "congressman", "congresswoman", "representative", "president", "mayor" };
    bool office = false, other = false;
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        uint64_t hash = word_hash(offices[i], (uint32_t)strlen(offices[i]));
        office |= hash == note->last;
        other |= hash != note->last && (hash == f->roles[0].head || hash == f->roles[1].head);
    }
    return office && other;
}

/* “the Florida senator”, whose role nobody was told to have: the subject of the sentence before, else of the one
   before that, else the only person named in them. */
static uint32_t by_epithet(const struct cast *cast, const struct note *note) {
    uint32_t best = TAG_NONE, most = 0, near = 0;
    for (uint32_t i = 0; note->flags & NOTE_EPITHET && i < cast->recent_n; i++) {
        const struct figure *f = figure_at(cast, cast->recent[i]);
        uint32_t away = note->sentence - f->sentence;
        if (!f->named || f->type != ACTOR_PERSON || f->dropped || away > 2 || f->flags & NOTE_HEADLINE) continue;
        if (!traits_agree(f->traits ? f->traits : f->guess, note->traits) || has_other_office(f, note)) continue;
        uint32_t score = (away ? 4 - away : 1) + (f->subject == f->sentence ? 3 : 0);
        if (score > most) most = score, best = cast->recent[i];
        near++;
    }
    return near == 1 || most > 3 ? best : TAG_NONE;
}

/* The body that is most in mind: named lately, often, as a subject. */
static uint32_t some_body(const struct cast *cast, const struct note *note) {
    enum { FAR = 12, SENTENCE = 2, SUBJECT = 3, OFTEN = 2 };
    uint32_t best = TAG_NONE;
    int32_t most = INT32_MIN;
    for (uint32_t i = 0; i < cast->recent_n; i++) {
        const struct figure *f = figure_at(cast, cast->recent[i]);
        if (f->type != ACTOR_ORGANIZATION || f->dropped) continue;
        uint32_t away = note->sentence - f->sentence;
        int32_t score = -(int32_t)(away < FAR ? away : FAR) * SENTENCE - (int32_t)i + (f->subject == f->sentence ? SUBJECT : 0);
        for (uint32_t times = f->mentions; times > 1; times /= 2) score += OFTEN;
        if (score > most) most = score, best = cast->recent[i];
    }
    return best;
}

/* “Norrbeck fell. The company said”: one strange word that nothing tells to be a person's, just met, is the body after all. */
static uint32_t body_in_disguise(const struct cast *cast, const struct note *note) {
    enum { NEAR = 2 };
    for (uint32_t i = 0; i < cast->recent_n; i++) {
        struct figure *f = figure_at(cast, cast->recent[i]);
        if (f->dropped || f->type != ACTOR_PERSON || note->sentence - f->sentence > NEAR) continue;
        if (!f->named || f->words > 1 || f->flags & (NOTE_LIKE | NOTE_TITLED) || f->traits & (TRAIT_MALE | TRAIT_FEMALE) || f->guess) continue;
        if (f->roles[0].head || f->roles[1].head) continue;
        f->type = ACTOR_ORGANIZATION;
        return cast->recent[i];
    }
    return TAG_NONE;
}

/* “the ministry” after “Foreign Ministry”; “the company” after some body. */
static uint32_t by_body_word(const struct cast *cast, const struct note *note) {
    if (!(note->flags & NOTE_GENERIC) || note->flags & NOTE_NEW) return TAG_NONE;
    uint32_t at = cast_get(cast, KEY_LAST, note->last);
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_last) {
        const struct figure *f = figure_at(cast, at);
        if (f->type == ACTOR_ORGANIZATION && f->words > 1 && f->born <= note->sentence && !(note->bag & ~f->bag)) return at;
    }
    if (note->words > 1 || !(note->flags & NOTE_PLAIN)) return TAG_NONE;
    at = some_body(cast, note);
    return at == TAG_NONE ? body_in_disguise(cast, note) : at;
}

static bool may_make(const struct cast *cast, uint32_t at) {
    return at != TAG_NONE && !figure_at(cast, at)->dropped && figure_at(cast, at)->type != ACTOR_PLACE;
}

/* “a report by NATO”, “the statement”: whoever made it, named within the phrase or the last to speak. */
static uint32_t maker(const struct cast *cast, uint32_t i) {
    const struct mention *mentions = cast->tags->mentions.at;
    for (uint32_t k = i; k-- > 0 && mentions[k].at.end > mentions[i].at.beg;)
        if (may_make(cast, mentions[k].actor) && mentions[k].at.beg >= mentions[i].at.beg) return mentions[k].actor;
    for (uint32_t k = i + 1; k < cast->tags->mentions.n && mentions[k].at.end <= mentions[i].at.end; k++)
        if (may_make(cast, mentions[k].actor)) return mentions[k].actor;
    uint32_t k = i + 1;
    static const char by[] = " by ";
    bool told = k < cast->tags->mentions.n && may_make(cast, mentions[k].actor) && mentions[k].at.beg > mentions[i].at.end + 3 &&
                mentions[k].at.beg <= mentions[i].at.end + strlen(" by the ") && !memcmp(cast->block->text->at + mentions[i].at.end, by, strlen(by));
    if (told) return mentions[k].actor; /* “a poll by the Quay Union” */
    return trace_at(cast, i)->flags & NOTE_LETTER ? cast->spoke : TAG_NONE;
}

static uint32_t voice_new(struct cast *cast, uint32_t i) {
    const struct note *note = voice_at(cast, i);
    uint32_t at = figure_new(cast, &cast->tags->mentions.at[i], note);
    if (at == TAG_NONE) return at;
    struct figure *f = figure_at(cast, at);
    bool many = note->flags & (NOTE_PLURAL | NOTE_GENERIC) || note->kind == NOTE_JOINT;
    f->type = many ? ACTOR_GROUP : ACTOR_ROLE;
    f->traits = note->traits & (TRAIT_MALE | TRAIT_FEMALE);
    f->flags = note->flags & (NOTE_PLURAL | NOTE_NEW);
    cast_put(cast, KEY_WHOLE, note->whole, at);
    if (note->flags & NOTE_LIKE) { /* a name after all */
        f->type = ACTOR_PERSON;
        f->named = true;
        cast_put(cast, KEY_LAST, note->last, at);
    } else if (note->kind == NOTE_ROLE) {
        f->roles[0] = (struct role){ note->last, note->bag };
    }
    return at;
}

/* “Benny West”: the mention of “Benny” in it is his, too. */
static uint32_t name_new(struct cast *cast, uint32_t i) {
    struct mention *mention = &cast->tags->mentions.at[i], *before = i ? mention - 1 : NULL;
    uint32_t at = voice_new(cast, i);
    bool part = before && before->at.beg == mention->at.beg && before->actor != TAG_NONE && figure_at(cast, before->actor)->words == 1;
    if (part && at != TAG_NONE) before->actor = at;
    return at;
}

/* “the Russian government” is Russia; where that has no name, “Moscow” will be the government. */
static uint32_t government_means(struct cast *cast, uint32_t i) {
    const struct note *note = voice_at(cast, i);
    uint32_t at = cast_get(cast, KEY_COUNTRY, note->country);
    if (at != TAG_NONE) return at;
    at = voice_new(cast, i);
    if (at != TAG_NONE) cast_put(cast, KEY_COUNTRY, note->country, at);
    return at;
}

/* “Sami said” after “Ilse Sami”: a surname that is another word, too. */
static uint32_t by_capital(struct cast *cast, uint32_t i) {
    struct span at = cast->tags->mentions.at[i].at;
    const char *text = cast->block->text->at;
    bool capital = text[at.beg] >= 'A' && text[at.beg] <= 'Z' && !memchr(text + at.beg, ' ', span_len(at));
    uint32_t found = capital ? cast_get(cast, KEY_LAST, voice_at(cast, i)->last) : TAG_NONE;
    if (capital && found == TAG_NONE) found = cast_get(cast, KEY_MIDDLE, voice_at(cast, i)->last);
    if (found == TAG_NONE) return found;
    struct figure *f = figure_at(cast, found);
    if (f->named && f->words == 2 && f->dropped) f->dropped = false, f->type = ACTOR_PERSON; /* what looked like nothing speaks */
    return f->named && f->words > 1 && f->type == ACTOR_PERSON && !f->dropped ? found : TAG_NONE;
}

/* `source`: words are given to it, so that it is somebody. */
static uint32_t role_means(struct cast *cast, uint32_t i, bool source) {
    const struct note *note = voice_at(cast, i);
    if (note->flags & NOTE_THING) return TAG_NONE;
    uint32_t made = note->flags & NOTE_DOCUMENT ? maker(cast, i) : TAG_NONE;
    if (made != TAG_NONE || (note->flags & NOTE_DOCUMENT && !(note->flags & NOTE_GENERIC))) return made;
    if (note->country) return government_means(cast, i);
    uint32_t same = cast_get(cast, KEY_WHOLE, note->whole);
    if (same != TAG_NONE && (!figure_at(cast, same)->named || note->flags & NOTE_LIKE)) return same;
    if (note->flags & NOTE_LIKE) return name_new(cast, i);
    if (note->flags & NOTE_NEW) return source ? voice_new(cast, i) : TAG_NONE;
    uint32_t surname = source ? by_capital(cast, i) : TAG_NONE;
    if (surname != TAG_NONE) return surname;
    uint32_t at = by_role(cast, note);
    if (at == TAG_NONE && source) at = by_body_word(cast, note);
    if (at == TAG_NONE && source) at = by_epithet(cast, note);
    return at == TAG_NONE && source ? voice_new(cast, i) : at;
}

uint32_t voice_means(struct cast *cast, uint32_t i) {
    return role_means(cast, i, true);
}

static uint32_t joint_means(struct cast *cast, uint32_t i) {
    uint32_t same = cast_get(cast, KEY_WHOLE, voice_at(cast, i)->whole);
    return same != TAG_NONE && !figure_at(cast, same)->named ? same : voice_new(cast, i);
}

/* The fullest noun phrase is an unnamed actor's name. */
static void rename_voice(struct cast *cast, uint32_t i, uint32_t at) {
    struct figure *f = figure_at(cast, at);
    const enum note_kind kind = trace_at(cast, i)->kind;
    if (f->named || (kind != NOTE_ROLE && kind != NOTE_JOINT)) return;
    const struct note *note = voice_at(cast, i);
    struct span at_hand = cast->tags->mentions.at[i].at;
    enum { ARTICLE = 4 };
    bool longer = note->words == f->words && span_len(at_hand) > span_len(f->name) + ARTICLE; /* “a doctor”, “a doctor at the hospital” */
    if ((note->words <= f->words && !longer) || note->flags & NOTE_DOCUMENT) return;
    f->name = at_hand;
    f->words = note->words;
    f->roles[0].bag |= note->bag;
}

/* “Moscow rejects”: a capital that speaks is its country. */
static uint32_t speaks_for(const struct cast *cast, uint32_t i) {
    const struct trace *note = trace_at(cast, i);
    uint32_t at = cast->tags->mentions.at[i].actor;
    if (!(note->flags & NOTE_CAPITAL) || !(note->flags & NOTE_SOURCE) || figure_at(cast, at)->type != ACTOR_PLACE) return at;
    uint32_t country = cast_get(cast, KEY_COUNTRY, note->country);
    return country == TAG_NONE ? at : country;
}

/* --- voices that are named later ------------------------------------------------------------ */

/* “A forecaster”, then “Ines Calder, a forecaster,”: the one person who is introduced with this role soon after, or TAG_NONE.
   “A” is somebody in particular where the article opens with it. */
static uint32_t named_later(const struct cast *cast, const struct figure *voice) {
    enum { OPENING = 3, SOON = 4, LATER = 12 };
    if (voice->named || voice->type != ACTOR_ROLE || voice->flags & NOTE_PLURAL || (voice->flags & NOTE_NEW && voice->born >= OPENING)) return TAG_NONE;
    uint32_t best = TAG_NONE, at = cast_get(cast, KEY_ROLE, voice->roles[0].head);
    for (int step = 0; at != TAG_NONE && step < CHAIN; step++, at = figure_at(cast, at)->same_role) {
        const struct figure *f = figure_at(cast, at);
        if (!f->named || f->type != ACTOR_PERSON || f->dropped || f->born <= voice->born) continue;
        if (f->born - voice->born > (voice->flags & NOTE_NEW ? SOON : LATER) || !traits_agree(f->traits, voice->traits)) continue;
        const struct role *role = f->roles[1].head == voice->roles[0].head ? &f->roles[1] : &f->roles[0];
        bool titles = !voice->born && !(role->bag & ~note_bit(role->head)); /* a title's “Oslo mayor” is the text's “Mayor Calder” */
        if (role->head != voice->roles[0].head || (voice->roles[0].bag & ~role->bag && !titles)) continue;
        if (best != TAG_NONE) return TAG_NONE;
        best = at;
    }
    return best;
}

static void voices_name(struct cast *cast) {
    uint32_t *named = arena_alloc(&cast->block->scratch, (cast->figures.n + 1) * sizeof *named);
    if (!named) return;
    for (uint32_t i = 0; i < cast->figures.n; i++) named[i] = named_later(cast, figure_at(cast, i));
    for (uint32_t i = 0; i < cast->tags->mentions.n; i++) {
        struct mention *mention = &cast->tags->mentions.at[i];
        if (mention->actor != TAG_NONE && named[mention->actor] != TAG_NONE) mention->actor = named[mention->actor];
    }
}

void antecedents_find(struct cast *cast) {
    cast->spoke = cast->asked = TAG_NONE;
    for (uint32_t i = 0; i < cast->tags->mentions.n; i++) {
        const struct trace *note = trace_at(cast, i);
        uint32_t at = cast->tags->mentions.at[i].actor;
        if (note->kind == NOTE_NAME) at = at == TAG_NONE ? at : speaks_for(cast, i);
        else if (note->kind == NOTE_PRONOUN) at = pronoun_means(cast, i);
        else at = note->kind == NOTE_ROLE ? role_means(cast, i, note->flags & NOTE_SOURCE) : joint_means(cast, i);
        if (at == TAG_NONE) continue;
        meet(cast, i, at);
        rename_voice(cast, i, at);
    }
    voices_name(cast);
}
