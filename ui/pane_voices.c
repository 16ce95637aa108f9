#include "panes.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

enum { NUMBER_COLUMNS = 4 };

static const char *const eighths_up[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
static const char *const eighths_along[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };

void voice_name(const struct article *article, const struct voice *voice, char *to, size_t room) {
    if (voice->actor == TAG_NONE) {
        snprintf(to, room, "%s", _("unknown"));
        return;
    }
    struct span name = article->tags.actors.at[voice->actor].name;
    snprintf(to, room, "%.*s", (int)span_len(name), article->text.at + name.beg);
}

/* The words of a quote as one line, cut. */
static void quote_line(const struct article *article, const struct quote *quote, char *to, size_t room) {
    size_t n = 0;
    for (uint32_t i = 0; i < quote->pieces; i++) {
        struct span piece = article->tags.pieces.at[quote->piece + i];
        if (i && n + 6 < room) n += (size_t)snprintf(to + n, room - n, " … ");
        for (uint32_t at = piece.beg; at < piece.end && n + 1 < room; at++) {
            char byte = article->text.at[at];
            bool blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
            if (!blank) to[n++] = byte;
            else if (n && to[n - 1] != ' ') to[n++] = ' ';
        }
    }
    to[n < room ? n : room - 1] = 0;
}

static uint32_t quotes_of_chosen(const struct app *app) {
    return app->sidebar.chosen < app->voices.n ? app->voices.at[app->sidebar.chosen].quotes : 0;
}

struct sidebar_rows pane_voices_rows(const struct app *app, unsigned rows) {
    unsigned wanted = app->sidebar.n > rows ? rows : 2 * app->sidebar.n;
    unsigned quotes = quotes_of_chosen(app) > rows ? rows : 2 * quotes_of_chosen(app);
    unsigned most = rows > quotes + 1 ? rows - quotes - 1 : 0; /* what the quotes leave, but half at least */
    if (most < rows / 2) most = rows / 2;
    if (wanted > most) wanted = most & ~1u;
    unsigned left = rows > wanted + 1 ? rows - wanted - 1 : 0;
    return (struct sidebar_rows){ wanted / 2, left / 2, wanted };
}

static style item_style(const struct app *app, uint32_t item, bool chosen, style look) {
    bool at = app->sidebar.cursor == item && app->focus == PANE_VOICES;
    if (at) return look | STYLE_SELECTED | STYLE_FOCUS;
    return chosen ? look | STYLE_SELECTED : look;
}

/* A bar of eighth blocks: `share` of 1024. */
static void bar_draw(struct area area, unsigned row, unsigned column, unsigned columns, unsigned share, style look) {
    unsigned eighths = (share * columns * 8 + 512) / 1024;
    if (!eighths && share) eighths = 1;
    for (; columns-- && eighths; column++) {
        unsigned part = eighths < 8 ? eighths : 8;
        cells_puts(area, row, column, 1, eighths_along[part], look);
        eighths -= part;
    }
}

static void role_draw(const struct app *app, const struct voice *voice, struct area area, unsigned row, style base) {
    unsigned strip = area.columns > VOICE_STRIP + 12 ? area.columns - VOICE_STRIP - 1u : area.columns;
    if (voice->actor != TAG_NONE) {
        struct span role = app->article->tags.actors.at[voice->actor].role;
        char text[256];
        snprintf(text, sizeof text, "%.*s", span_is_none(role) ? 0 : (int)span_len(role),
                 span_is_none(role) ? "" : app->article->text.at + role.beg);
        cells_puts(area, row, 3, strip > 4 ? strip - 4 : 0, text, STYLE_ITEM_DETAIL | base);
    }
    for (unsigned i = 0; i < VOICE_STRIP && strip + i < area.columns; i++)
        cells_puts(area, row, strip + i, 1, eighths_up[voice->strip[i]],
                   STYLE_ITEM_DETAIL | base);
}

static void voice_draw(const struct app *app, uint32_t item, struct area area, unsigned row) {
    uint32_t i = app->sidebar.order[item];
    const struct voice *voice = &app->voices.at[i];
    style flags = item_style(app, item, i == app->sidebar.chosen, 0);
    if (app->only < app->voices.n && app->only != i) flags |= STYLE_DIM;
    style speaker = STYLE_SPEAKER(voice->slot) | flags;
    char name[256], number[16];
    voice_name(app->article, voice, name, sizeof name);
    snprintf(number, sizeof number, "%4u", voice->quotes);
    /* the bar is short where there is little room, and the name has what the figure leaves */
    unsigned bar_columns = area.columns / 8u, bar = area.columns - bar_columns;
    unsigned figure = bar > NUMBER_COLUMNS + 1 ? bar - NUMBER_COLUMNS - 1 : bar;
    unsigned digits = (unsigned)strspn(number, " "), name_end = figure + digits - 1;
    cells_mark(area, row, 0, area.columns, flags);
    cells_mark(area, row + 1, 0, area.columns, flags);
    cells_puts(area, row, 1, 1, voice->letter, STYLE_GUTTER | speaker);
    cells_puts(area, row, 3, name_end > 3 ? name_end - 3 : 0, name, STYLE_NAME | speaker);
    cells_puts(area, row, figure + digits, NUMBER_COLUMNS - digits, number + digits, STYLE_ITEM | flags);
    bar_draw(area, row, bar, bar_columns,
             app->voices.words ? (unsigned)((uint64_t)voice->words * 1024 / app->voices.words) : 0,
             STYLE_BAR | speaker);
    if (row + 1 < area.rows) role_draw(app, voice, area, row + 1, flags);
}

static void quote_draw(const struct app *app, uint32_t rank, uint32_t current, struct area area, unsigned row) {
    const struct voice *voice = &app->voices.at[app->sidebar.chosen];
    uint32_t index = app->voices.quotes[voice->first + rank];
    const struct quote *quote = &app->article->tags.quotes.at[index];
    style flags = item_style(app, app->sidebar.n + rank, false, 0);
    char text[512], detail[128];
    quote_line(app->article, quote, text, sizeof text);
    unsigned width = area.columns > 4 ? area.columns - 4u : 0;
    cells_mark(area, row, 0, area.columns, flags);
    cells_mark(area, row + 1, 0, area.columns, flags);
    cells_puts(area, row, 1, 1, index == current ? "▸" : " ", STYLE_ITEM | flags);
    cells_puts(area, row, 3, width, text,
               (quote->kind == QUOTE_INDIRECT ? STYLE_INDIRECT : STYLE_QUOTE) | STYLE_SPEAKER(voice->slot) | flags);
    if (row + 1 >= area.rows) return;
    struct span cue = span_is_none(quote->cue) ? (struct span){ 0, 0 } : quote->cue;
    snprintf(detail, sizeof detail, "%s%s%.*s", _(quote_kind_name(quote->kind)), span_len(cue) ? " · " : "",
             (int)span_len(cue), app->article->text.at + cue.beg);
    if (quote_style(app, index) & STYLE_UNSURE) cells_puts(area, row + 1, 1, 1, "?", STYLE_GUTTER | flags);
    cells_puts(area, row + 1, 3, width, detail, STYLE_ITEM_DETAIL | flags);
}

void pane_voices_draw(const struct app *app, struct area area) {
    char right[32] = "", heading[64], title[SIDEBAR_FILTER + 64];
    const char *filter = app->sidebar.filter;
    snprintf(title, sizeof title, "%s%s%.*s", _("Voices"), *filter ? " & " : "", SIDEBAR_FILTER, filter);
    if (*filter) snprintf(right, sizeof right, "%u/%u", app->sidebar.n, voices_known(&app->voices));
    else if (app->article && app->article->tagged) snprintf(right, sizeof right, "%u", voices_known(&app->voices));
    pane_title_draw(area, title, right, app->focus == PANE_VOICES);
    struct area inner = area;
    inner.row++;
    inner.rows--;
    if (!app->voices.n) {
        cells_puts(inner, 0, 1, inner.columns > 1 ? inner.columns - 1u : 0,
                   app->article && app->article->tagged ? _("Nobody is quoted here.") : "", STYLE_ITEM_DETAIL);
        return;
    }
    struct sidebar_rows rows = pane_voices_rows(app, inner.rows);
    for (unsigned i = 0; i < rows.voices && app->sidebar.top_voice + i < app->sidebar.n; i++)
        voice_draw(app, app->sidebar.top_voice + i, inner, 2 * i);
    if (app->sidebar.chosen >= app->voices.n || rows.quotes_row >= inner.rows) return;
    const struct voice *voice = &app->voices.at[app->sidebar.chosen];
    snprintf(heading, sizeof heading, _("Quotes of %s"), voice->letter);
    struct area below = inner;
    below.row = (uint16_t)(inner.row + rows.quotes_row);
    below.rows = (uint16_t)(inner.rows - rows.quotes_row);
    snprintf(right, sizeof right, "%u", voice->quotes);
    pane_title_draw(below, heading, right, false);
    uint32_t current = page_quote(app_page(app)), top = app->sidebar.top_quote;
    for (unsigned row = 1; row < below.rows && top < voice->quotes; row += 2) quote_draw(app, top++, current, below, row);
}
