/* The line to type at: `:`, `/`, `?`, `&`. A prompt edits a line by clusters and words,
   walks through its history and through candidates that somebody else found
   (complete.h) and the menu shows (pane_menu.c). It knows nothing of what the line will do. */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PROMPT_BYTES = 1024, PROMPT_HISTORY = 100 };

struct history {
    char *lines[PROMPT_HISTORY]; /* the oldest first; owned */
    int n;
};

/* What the line may go on with, and a word on it. */
struct candidate {
    char *text;
    const char *help; /* static; "" where there is none */
};

struct prompt {
    bool open;
    char kind;               /* ':', '/', '?', '&': what stands before the line */
    char line[PROMPT_BYTES + 64]; /* NUL-terminated, padded as a text is */
    uint32_t len, cursor;    /* bytes */
    struct history *history;
    int recalled;            /* index into history while walking, history->n: the line typed */
    char typed[PROMPT_BYTES];/* the line typed before walking: what history is matched with */
    struct candidate *candidates; /* [candidate_count]; owned, as are the texts */
    int candidate_count, candidate; /* -1: what was typed */
    uint32_t completed_from; /* where the candidate begins in the line */
    char before[PROMPT_BYTES]; /* what stood there before completing */
};

enum prompt_answer {
    PROMPT_NOTHING, /* moved, or a key that means nothing here */
    PROMPT_EDITED,  /* the line changed */
    PROMPT_DONE,
    PROMPT_CANCELLED,
    PROMPT_COMPLETE,     /* candidates are wanted: give them by prompt_offer */
    PROMPT_COMPLETE_BACK
};

void prompt_open(struct prompt *prompt, char kind, const char *line, struct history *history);
enum prompt_answer prompt_key(struct prompt *prompt, uint32_t key);

/* Put text (a paste) at the cursor; line ends and controls become blanks. */
void prompt_insert(struct prompt *prompt, const char *bytes, size_t n);

/* Close; with `remember`, the line joins the history. */
void prompt_close(struct prompt *prompt, bool remember);

/* Offer candidates (an owned array of owned texts, sorted) for the line from
   byte `from` to the cursor, and put the first. None: nothing changes. */
void prompt_offer(struct prompt *prompt, struct candidate *candidates, int count, uint32_t from, bool back);

void history_free(struct history *history);

#endif
