/* Notes: what is known of a mention while the tokens around it live. One for each
   mention of the block, in the same order; what the whole text needs of them is
   taken into the cast (actors.h) before the block goes.

     notes.c     candidates, tokens -> mentions and notes of he and she; all notes in one order
     namenotes.c candidates, tokens -> notes of names
     namesetting.c candidates, tokens -> votes for what an unknown name is
     roles.c     tokens             -> titles and appositions beside a name
     sources.c   quotes, tokens     -> who a source is: mentions and notes of roles and pronouns
     voices.c                       -> of those, which are nobody, or somebody named beside them */
#ifndef DIXIT_NOTES_H
#define DIXIT_NOTES_H

#include "chunks.h"
#include "names.h"

enum note_kind {
    NOTE_NAME,
    NOTE_PRONOUN, /* he, she, it, they, who: traits tell which */
    NOTE_ROLE,    /* “the spokeswoman”, “officials”: known by its head noun and the other words of it */
    NOTE_JOINT    /* “Smith and Jones”: one voice */
};

enum note_flag {
    NOTE_SUBJECT = 1,     /* a verb follows it, or it begins its sentence */
    NOTE_SOURCE = 2,      /* somebody's words are given to it */
    NOTE_TITLED = 4,      /* a title or a role stands before the name */
    NOTE_BRACKETED = 8,   /* in brackets right behind the mention before it: “Long Name (ACR)” */
    NOTE_CAPS = 16,       /* one word, all capitals */
    NOTE_NEW = 32,        /* “a spokeswoman”: nobody met before */
    NOTE_WHO = 64,        /* who, which: means what stands right before it */
    NOTE_POSSESSIVE = 128, /* his, her */
    NOTE_SELF = 256,      /* I, we: whoever writes */
    NOTE_KNOWN = 512,     /* the lexicon has the whole name */
    NOTE_DOCUMENT = 1024, /* “the report”: its maker speaks */
    NOTE_PLURAL = 2048,
    NOTE_GENERIC = 4096,  /* “the company”, “the agency”: some organisation */
    NOTE_HEADLINE = 8192, /* among words that all have capitals */
    NOTE_CAPITAL = 16384, /* of a country: its government speaks */
    NOTE_THING = 32768,   /* a noun that names nobody: “the walkout” */
    NOTE_PLAIN = 65536,   /* one word that is a common noun, too: “the Ministry” */
    NOTE_SURE = 524288,   /* a rule is sure of the name's kind */
    NOTE_IN = 262144,     /* “in”, “near” stands before the name */
    NOTE_ANSWER = 1048576, /* “A:” in an interview: whoever is asked */
    NOTE_FAMILY = 8388608, /* “the Limas”: `first` is the surname */
    NOTE_EPITHET = 2097152, /* “the Florida senator”, “the 34-year-old”: it may tell more of somebody just named */
    NOTE_LIKE = 16777216,  /* a name like a person's: a surname, a first name */
    NOTE_BARE = 33554432,   /* one word without “the”, none that bodies and places are named with: a surname, maybe */
    NOTE_WEAK = 67108864,   /* its role tells little: “his friend” */
    NOTE_QUOTED = 4194304, /* within quotation marks */
    NOTE_ALONE = 134217728, /* all that stands between them: “Hamlet” */
    NOTE_GOES_ON = 268435456, /* “he added”: whoever spoke last */
    NOTE_LETTER = 131072  /* of documents, one that only a speaker sends: “the statement” */
};

struct note {
    uint64_t whole, first, last; /* hashes of all the words, the first, the last; never 0 */
    uint64_t pair;               /* of the last two words, 0 for one */
    uint64_t middle[2];          /* of the second and the third where others follow, else 0 */
    uint64_t initials;           /* of the words' capitals, 0 for one word */
    uint64_t bag;                /* one bit a word, by its hash, articles left out */
    struct span role;            /* title or apposition, SPAN_NONE where none */
    uint64_t role_head, role_bag;
    uint64_t title_head;         /* of a title where `role` is an apposition, else 0 */
    uint32_t sentence;
    uint32_t content;            /* of a pronoun that is a source: where the words that are given to it begin, in bytes */
    int16_t score[NAME_KINDS];   /* [1 ..] of the name's kinds */
    uint16_t country;            /* WORD_COUNTRY_CODE of a country, or of the capital of one; else 0 */
    uint32_t flags;              /* enum note_flag, or-ed */
    uint8_t words;
    uint8_t traits;              /* enum word_trait, or-ed: what title, role and pronoun tell */
    uint8_t guess;               /* the gender of a name that may be a first name or not */
    uint8_t generation;          /* which of those with one name: of “Jr.”, “II”; 0 where it does not say */
    uint8_t kind;                /* enum note_kind */
};

/* A mention on its way into tags->mentions, with its note. */
struct noted {
    struct mention mention;
    struct note note;
};

/* --- notes.c --- */
uint64_t note_bit(uint64_t hash);
uint64_t note_hash(const struct block *block, uint32_t token); /* never 0 */
/* The candidate that holds the token, or TAG_NONE. O(log n). */
uint32_t candidate_at(const struct block *block, uint32_t token);
/* words, first, last, bag, whole of the tokens [first, last], for a role; an article is left out. */
void note_words(const struct block *block, uint32_t first, uint32_t last, struct note *note);
/* A clause's subject, as far as its neighbours show. */
bool note_is_subject(const struct block *block, uint32_t first, uint32_t last);

/* --- namenotes.c --- */
void name_note(const struct block *block, uint32_t index, struct note *note); /* of candidate `index` */

/* --- namesetting.c --- */
/* The vote of what stands around the name of candidate `index`: true where that tells what it is. */
bool name_setting_vote(const struct block *block, uint32_t index, struct note *note);

/* --- roles.c --- */
/* The title or role beside a name into note->role, its head's traits into note->traits. */
void role_find(const struct block *block, const struct name_candidate *candidate, struct note *note);

/* --- sources.c --- */
/* Fill *noted for the source of a quote. False where the source is a name alone (its
   mention is there) or none at all; *candidate is then that name's or TAG_NONE. */
bool source_note(const struct block *block, struct span source, struct noted *noted, uint32_t *candidate);
/* Does the noun at the token name somebody who may speak? */
bool noun_is_somebody(const struct block *block, uint32_t i);
/* Is it one that bodies go by: “panel”, “ministry”? */
bool noun_is_body(const struct block *block, uint32_t i);
bool noun_is_any_body(const struct block *block, uint32_t i); /* of them, one that may stand for any that was named: “group” */
/* The same for the label of a turn (turns.c): nobody asks in “Q:”, whoever is asked answers in “A:”. */
bool label_note(const struct block *block, struct span label, struct noted *noted, uint32_t *candidate);

/* --- voices.c --- */
/* What source_note filled in, looked at again: flags are added; false where it is a name after all, *candidate's. */
bool voice_note(const struct block *block, struct span source, struct noted *noted, uint32_t *candidate);

#endif
