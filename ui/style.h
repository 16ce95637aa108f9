/* A style says what a cell is, never how it looks: a role, a speaker's slot, and
   flags. ui/theme.c turns it into colours and attributes for a terminal. */
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include <stdint.h>

/* id, name for :style and themes, what it is for */
#define STYLE_ROLES(X)                                        \
    X(STYLE_TEXT, "text", "the article's text")               \
    X(STYLE_HEADING, "heading", "titles")                     \
    X(STYLE_META, "meta", "source, date, author")             \
    X(STYLE_QUOTE, "quote", "quoted words")                   \
    X(STYLE_INDIRECT, "indirect", "reported words")           \
    X(STYLE_NAME, "name", "names of actors")                  \
    X(STYLE_CUE, "cue", "said, according to")                 \
    X(STYLE_SOURCE, "source", "who said it, as written")      \
    X(STYLE_LINK, "link", "what can be opened or jumped to")  \
    X(STYLE_GUTTER, "gutter", "letters beside the lines")     \
    X(STYLE_BORDER, "border", "lines between panes")          \
    X(STYLE_PANE, "pane", "titles of panes")                  \
    X(STYLE_PANE_FOCUS, "pane-focus", "title of the focused pane") \
    X(STYLE_ITEM, "item", "items of lists")                   \
    X(STYLE_ITEM_DETAIL, "item-detail", "the second line of an item") \
    X(STYLE_BAR, "bar", "bars and strips")                    \
    X(STYLE_STATUS, "status", "the status line")              \
    X(STYLE_MESSAGE, "message", "messages")                   \
    X(STYLE_ERROR, "error", "what went wrong")                \
    X(STYLE_PROMPT, "prompt", "the : and / line")             \
    X(STYLE_KEY, "key", "keys in help")                       \
    X(STYLE_RULE, "rule", "folded text")                      \
    X(STYLE_MENU, "menu", "what Tab completes to")            \
    X(STYLE_TICK, "tick", "where matches are, in the scroll bar")

enum style_role {
#define X(id, name, help) id,
    STYLE_ROLES(X)
#undef X
        STYLE_ROLE_COUNT
};

/* role | STYLE_SPEAKER(slot) | flags */
typedef uint32_t style;

#define STYLE_SPEAKER(slot) ((style)(slot) << 8) /* slot 1..255; 0: nobody's */
enum {
    STYLE_DIM = 1 << 16,      /* not what the reader looks for now */
    STYLE_MATCH = 1 << 17,    /* found by a search */
    STYLE_CURRENT = 1 << 18,  /* the current quote or match */
    STYLE_SELECTED = 1 << 19, /* the chosen item */
    STYLE_FOCUS = 1 << 20,    /* ... of the focused pane */
    STYLE_UNSURE = 1 << 21,   /* an attribution that is not sure */
    STYLE_RULER = 1 << 22     /* on the line the reader is on */
};

static inline enum style_role style_role_of(style s) {
    return (enum style_role)(s & 0xFF);
}

static inline unsigned style_speaker_of(style s) {
    return s >> 8 & 0xFF;
}

#endif
