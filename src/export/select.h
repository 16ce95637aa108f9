/* Which quotes of an article go out, and whose they are. */
#ifndef DIXIT_SELECT_H
#define DIXIT_SELECT_H

#include <dixit/export.h>

/* One who speaks in them, with the figures of what is selected. */
struct voice {
    uint32_t actor; /* TAG_NONE: nobody knows who */
    uint32_t kinds[QUOTE_INDIRECT + 1];
    uint32_t quotes, words;
    uint32_t *own; /* [quotes] indices into the selection's quotes, ascending */
};

struct selection {
    uint32_t *quotes; /* [n] indices into tags.quotes, ascending */
    uint32_t n;
    struct voice *voices; /* [voice_count] by their first quote, those nobody knows last; after select_voices */
    uint32_t voice_count;
    uint32_t *voice_of; /* [n] index into voices of each quote's speaker */
};

/* What options leave of an article's quotes; lives in the arena. False: no memory. */
bool select_quotes(struct selection *selection, const struct article *article, const struct export_options *options,
                   struct arena *arena);

/* The same with the voices. */
bool select_voices(struct selection *selection, const struct article *article, const struct export_options *options,
                   struct arena *arena);

/* Does the options' filter leave out any quote at all? */
bool select_filters(const struct export_options *options);

#endif
