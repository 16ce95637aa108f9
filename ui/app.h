/* The application: its state, and three calls. app_handle takes an event and
   changes the state; app_draw makes a grid of it; both know no terminal, so that
   a test can drive the reader with keys and compare grids. What needs a
   terminal or another program (copying, the mouse) is a wish that the
   loop grants (reader.c). */
#ifndef UI_APP_H
#define UI_APP_H

#include "actions.h"
#include "cells.h"
#include "event.h"
#include "jobs.h"
#include "keymap.h"
#include "page.h"
#include "prompt.h"
#include "screen.h"
#include "settings.h"
#include "sidebar.h"
#include "visits.h"
#include "theme.h"
#include "voices.h"
#include "wish.h"
#include <dixit/library.h>
#include <sys/types.h>
#include <time.h>

enum {
    PAGES_MAX = 16, /* more than there are kinds, and there is one of a kind */
    MESSAGE_BYTES = 480,
    LIST_FILTER = 200,       /* bytes typed */
    ARTICLE_SMALL = 1 << 20
};

/* The list pane: the articles in the order shown, of which a filter leaves some out. */
struct list {
    uint32_t *order; /* [n]: indices into the library's entries */
    uint32_t n, room, top, cursor;
    enum library_order by;
    bool reverse;
    char filter[SUMMARY_FOLD_ROOM(LIST_FILTER)]; /* folded; "": all */
    char before[SUMMARY_FOLD_ROOM(LIST_FILTER)]; /* the filter when its prompt was opened, */
    uint32_t entry_before;                       /* and the article at the cursor */
    uint32_t learned; /* summaries that came since the order was made */
};

/* By what a file is told to be as it was when it was read; inode 0: nothing is known. */
struct stamp {
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec changed;
};

struct app {
    struct library *library;
    const char *encoding;       /* --encoding, or NULL; borrowed */
    tag_function *tag;
    uint32_t entry;             /* of the library: the article shown; TAG_NONE where none is */
    struct article *article;    /* owned; NULL where none could be opened, or none yet */
    struct stamp stamp;         /* of its file */
    struct voices voices;
    struct page *pages[PAGES_MAX]; /* the stack; pages[0] shows the article */
    unsigned page_count;        /* the last one is shown */
    unsigned page_kept;         /* those above it can be gone forward to */
    uint32_t page_serial;       /* the last one given */
    struct visits visits;
    struct visit awaited;       /* where to go when its article is there */
    bool awaits;

    uint32_t only;              /* the voice that is kept while all else is dimmed; TAG_NONE: none */
    struct worker *worker;
    uint32_t small;             /* bytes of a text that is tagged before it is shown */
    uint32_t opening;           /* the entry that the worker reads or shall read, to be shown; TAG_NONE: none */
    struct stamp opening_stamp;
    bool untaggable;            /* tagging the article failed */
    unsigned progress_shown;    /* percent of it tagged, as drawn last */
    uint32_t unasked;           /* before this entry every summary is made or under way */
    const char *const *start;   /* [start_count]: lines to run when the first article is there */
    uint32_t start_count;

    struct list list;
    struct sidebar sidebar;
    enum pane focus;
    bool zen;
    unsigned rows, columns;     /* of the screen */
    struct screen screen;       /* planned for them */

    struct settings settings;
    struct theme theme;
    struct hyphenator *hyphenator; /* owned; NULL until it is asked for */
    struct keymap keymap;
    struct prompt prompt;
    struct history commands, searches, filters;
    struct {                    /* a search under way */
        uint32_t top, point;    /* where the page was when the prompt was opened, */
        uint32_t item;          /* and the cursor of the list */
        uint32_t from;          /* the jump waits for the scan: from where, and */
        int step;               /* which way; 0: none waits */
        int way;                /* n goes: -1 back, else on */
    } seeking;

    unsigned count;             /* typed so far; 0: none */
    uint32_t keys[KEYMAP_KEYS]; /* of a sequence begun */
    int key_count;
    const char *awaiting;       /* the name of a command that waits for its letter, or NULL; static */
    struct wish wish;           /* for the loop to grant, after REACT_WISH */
    char message[MESSAGE_BYTES];
    bool message_is_error;
    struct buffer messages;     /* those before, a line each */
};

struct app_options {
    const char *const *paths; /* [count] */
    uint32_t count;
    const char *encoding;       /* NULL: find out */
    const char *config;         /* the configuration's path; NULL: none */
    const char *const *start;   /* [start_count]: `:` lines to run once, "/word" to search */
    uint32_t start_count;
    unsigned rows, columns;
    int colors;                 /* of the terminal */
    bool light;                 /* its ground is known to be */
    tag_function *tag;          /* NULL: article_tag */
    uint32_t small;             /* 0: ARTICLE_SMALL */
    bool threaded;              /* let a thread do what takes long; else app_work does it */
};

/* The state with its first article opened, or with a message why not. NULL: memory, or no library. */
struct app *app_new(const struct app_options *options, struct error *error);
void app_free(struct app *app); /* NULL is fine */

/* Take one event; returns what must be done (enum reaction). EVENT_NONE, nothing came
   within app_patience milliseconds, is the time to look whether the file has changed. */
unsigned app_handle(struct app *app, const struct event *event);

/* Is there work to do while no event comes (a search in a large text, a job for the
   worker)? app_work does a slice of it. */
bool app_busy(const struct app *app);
unsigned app_work(struct app *app);

/* How long to wait for an event: 0 where there is work, -1 for ever. */
int app_patience(const struct app *app);

/* Draw the state at the size of the last resize. False: memory. */
bool app_draw(const struct app *app, struct grid *grid);

/* --- for actions --- */

static inline struct page *app_page(const struct app *app) {
    return app->page_count ? app->pages[app->page_count - 1] : NULL;
}

/* Is the article the page shown, so that quotes can be jumped to? */
bool app_on_article(const struct app *app);

/* The pane as it stands on the screen, or, where it is hidden, as it would; and its rows below the title. (settle.c) */
struct rectangle app_pane(const struct app *app, enum pane pane);
unsigned app_pane_rows(const struct app *app, enum pane pane);

/* The columns of a text that wants so many, in the body: see screen_text_column. */
struct text_column app_text_column(const struct app *app, unsigned wanted, unsigned margin, bool preformatted);

void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_message_past(struct app *app); /* a key takes the message away; :messages has it (messages.c) */
void app_keep_messages(struct app *app, const char *lines, size_t n); /* whole lines that :messages shall have */
void app_unsay(struct app *app); /* a message that is no error is old */
unsigned app_fail(struct app *app, const struct error *error); /* says it; REACT_DRAW */

/* Put a page on the stack (owned from now on; NULL: says that there is no memory). */
unsigned app_push(struct app *app, struct page *page);
void app_pop(struct app *app);

/* Open an entry of the library: at once, or, what is large or slow, by the worker
   (app.opening). Where it fails the message says why and the old article stays.
   The same entry again: read anew, the place kept. (articles.c) */
unsigned app_open_entry(struct app *app, uint32_t entry);
void app_close_article(struct app *app);

/* An article was read for an entry (NULL: *error says why not): tag it if it is small, and show it. */
unsigned app_article_read(struct app *app, uint32_t entry, struct article *article, struct error *error);

/* Has the file of the article changed? Then read it again. */
unsigned app_check_file(struct app *app);

/* Drop a reading that is not shown yet; false where there is none. */
bool app_stop_opening(struct app *app);

/* Back from whatever stands over it to the article; nothing where it is shown. */
void app_show_article(struct app *app);

/* A jump begins: remember this place, to come back to. */
void app_leave(struct app *app);

/* Another article is shown: go to the place that was asked for in it. */
void app_arrived(struct app *app);

/* Tags were made or replaced: derive voices from them again. */
void app_retagged(struct app *app);
struct tagger app_tagger(const struct app *app); /* as the settings want it */
void app_retag(struct app *app);

/* What the worker found, taken from it; and what else is due when no key comes. (background.c) */
unsigned app_take_job(struct app *app);
unsigned app_tick(struct app *app);

/* The worker's job, if it is of this kind; it may be cancelled already. */
struct reader_job *app_job(const struct app *app, enum job_kind kind);

/* How much of the article is tagged, in percent. */
unsigned app_progress(const struct app *app);

/* Make the order of the list from the library, its sorting and its filter; the
   cursor stays on its article. False: memory. (list.c) */
bool list_make(struct list *list, const struct library *library);
void list_free(struct list *list);
void list_filter(struct app *app, const char *filter);
void list_unfilter(struct app *app); /* as it was when the prompt was opened */

/* Go to the next item (1) or the one before (-1) that a filter of these words would show, counted from `from` and round
   the end; or say that there is none. */
unsigned list_seek(struct app *app, const char *words, uint32_t from, int step);

/* Summaries became known: n more. */
void list_learn(struct app *app, uint32_t n);

/* Where the article shown stands in the list; the cursor goes to an entry. Of what the list leaves out: where the
   cursor stands. */
uint32_t list_position(const struct app *app);
void list_go(struct app *app, uint32_t entry);

/* Go to a quote: body, sidebar and status follow. */
unsigned app_go_quote(struct app *app, uint32_t quote);

/* The voice under the cursor of the sidebar, or at the point, or the chosen one; TAG_NONE where there is none. */
uint32_t app_voice_here(const struct app *app);

/* The quote under the cursor of the sidebar, or at the point, or that of the page of evidence; TAG_NONE where none. */
uint32_t app_quote_here(const struct app *app);

/* Wish for an address in the browser, or say why not. */
unsigned app_browse(struct app *app, const char *address, size_t n);

/* Show the voices whose name or role holds this; all for "". Ask for it, where it is NULL; take back what was asked. */
void voices_filter(struct app *app, const char *filter);
unsigned voices_filter_ask(struct app *app, const char *filter);
void voices_unfilter(struct app *app);

/* Do searches go through the list of articles, which has the focus? Else they go through the text. */
bool app_searches_list(const struct app *app);

/* Search the page shown for a pattern, or the last one where it is empty, and
   jump from an offset forward (1) or back (-1). */
unsigned app_seek(struct app *app, const char *pattern, uint32_t from, int step);

/* Is a search of a large text under way? The next slice of it. */
bool app_seeks(const struct app *app);
unsigned app_seek_on(struct app *app);

/* A key (keying.c). */
unsigned app_key(struct app *app, uint32_t key);

/* The mouse (mousing.c). */
unsigned app_mouse(struct app *app, const struct event *event);

/* Keys of the open prompt (prompting.c). */
unsigned app_prompt_key(struct app *app, uint32_t key);

/* The list that the list pane shows: articles, or sections of the page shown. */
bool app_list_is_sections(const struct app *app);

/* Make everything fit the screen and the state: plan, layout, cursors, titles of the rows shown. (settle.c) */
void app_settle(struct app *app);

#endif
