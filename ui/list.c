/* The list of articles: which ones it shows, in which order; sorting and filtering. */
#include "app.h"
#include <stdlib.h>
#include <string.h>

static uint32_t entry_at_cursor(const struct list *list) {
    return list->cursor < list->n ? list->order[list->cursor] : TAG_NONE;
}

/* The cursor stays on its article and that on its row, where the list still shows it. */
static void cursor_keep(struct list *list, uint32_t entry) {
    uint32_t at = 0, row = list->cursor - list->top;
    while (at < list->n && list->order[at] != entry) at++;
    if (at == list->n) return;
    list->cursor = at;
    list->top = at > row ? at - row : 0;
}

static bool room_for_all(struct list *list, uint32_t count) {
    if (count <= list->room) return true;
    uint32_t *grown = realloc(list->order, count * sizeof *grown);
    if (!grown) return false;
    list->order = grown;
    list->room = count;
    return true;
}

bool list_make(struct list *list, const struct library *library) {
    uint32_t entry = entry_at_cursor(list);
    if (!room_for_all(list, library->count)) return false;
    list->n = 0;
    for (uint32_t i = 0; i < library->count; i++)
        if (entry_passes(&library->entries[i], list->filter)) list->order[list->n++] = i;
    bool sorted = list->by == LIBRARY_BY_PLACE && !list->reverse;
    if (!sorted && !library_order(library, list->by, list->reverse, list->order, list->n)) return false;
    cursor_keep(list, entry);
    list->learned = 0;
    return true;
}

void list_free(struct list *list) {
    free(list->order);
}

/* A hundred thousand are not put in order again for each that becomes known. */
void list_learn(struct app *app, uint32_t n) {
    struct list *list = &app->list;
    bool last = app->unasked == app->library->count;
    list->learned += n;
    if (*list->filter || (list->by != LIBRARY_BY_PLACE && list->by != LIBRARY_BY_READ))
        if (last || list->learned > app->library->count / 8) list_make(list, app->library);
}

/* Where an entry stands; at the cursor where the list leaves it out. */
static uint32_t position_of(const struct list *list, uint32_t entry) {
    uint32_t i = 0;
    while (i < list->n && list->order[i] != entry) i++;
    return i < list->n ? i : list->cursor;
}

uint32_t list_position(const struct app *app) {
    return position_of(&app->list, app->entry);
}

void list_go(struct app *app, uint32_t entry) {
    app->list.cursor = position_of(&app->list, entry);
}

static unsigned made(struct app *app) {
    struct error error;
    if (list_make(&app->list, app->library)) return REACT_DRAW;
    error_memory(&error);
    return app_fail(app, &error);
}

/* --- sorting --- */

unsigned do_sort(struct app *app, const struct call *call) {
    struct list *list = &app->list;
    const char *name = call->argc ? call->argv[0] : "";
    bool reverse = *name == '-';
    enum library_order by = library_order_named(name + reverse);
    if (!call->argc) {
        app_say(app, "sorted by %s%s", list->reverse ? "-" : "", library_order_name(list->by));
        return REACT_DRAW;
    }
    if (by == LIBRARY_ORDER_COUNT) {
        struct error error;
        error_set(&error, ERROR_ARGUMENT, 0,
                  "“%s” is no order; there are place, title, date, source, words, voices and read, -NAME for the other "
                  "way round", name);
        return app_fail(app, &error);
    }
    list->by = by;
    list->reverse = reverse;
    return made(app);
}

/* --- filtering --- */

void list_filter(struct app *app, const char *filter) {
    size_t n = strlen(filter);
    summary_fold(app->list.filter, filter, n < LIST_FILTER ? n : LIST_FILTER);
    made(app);
}

void list_unfilter(struct app *app) {
    list_filter(app, app->list.before);
    cursor_keep(&app->list, app->list.entry_before);
}

static uint32_t find(const struct app *app, const char *filter, uint32_t from, int step) {
    const struct list *list = &app->list;
    for (uint32_t i = 1; i <= list->n; i++) {
        uint32_t at = (step > 0 ? from + i : from + list->n - i) % list->n;
        if (entry_passes(&app->library->entries[list->order[at]], filter)) return at;
    }
    return list->n;
}

unsigned list_seek(struct app *app, const char *words, uint32_t from, int step) {
    char filter[SUMMARY_FOLD_ROOM(LIST_FILTER)];
    struct error error;
    size_t n = strlen(words);
    summary_fold(filter, words, n < LIST_FILTER ? n : LIST_FILTER);
    uint32_t at = find(app, filter, from, step);
    if (at == app->list.n) {
        error_set(&error, ERROR_ARGUMENT, 0, "“%.*s” is in no title, source or voice of the list", LIST_FILTER, words);
        return app_fail(app, &error);
    }
    if (step > 0 ? at <= from : at >= from)
        app_say(app, step > 0 ? "Past the end; from the top again" : "Past the top; from the end again");
    app->list.cursor = at;
    return REACT_DRAW;
}

/* `&` asks, and the list follows as one types; an empty line shows all again. */
unsigned do_filter(struct app *app, const struct call *call) {
    if (app->focus == PANE_VOICES) return voices_filter_ask(app, call->argc ? call->rest[0] : NULL);
    if (app_list_is_sections(app)) {
        app_say(app, "The articles are below this page; q closes it");
        return REACT_DRAW;
    }
    if (call->argc) {
        list_filter(app, call->rest[0]);
        return REACT_DRAW;
    }
    app->focus = PANE_LIST;
    memcpy(app->list.before, app->list.filter, sizeof app->list.before);
    app->list.entry_before = entry_at_cursor(&app->list);
    prompt_open(&app->prompt, '&', "", &app->filters);
    return REACT_DRAW;
}
