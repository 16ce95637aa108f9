#include "keymap.h"
#include "panes.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

/* Which of the candidates stands in the line, where it leaves room. */
static void candidate_count_draw(const struct prompt *prompt, struct area area) {
    char text[32];
    if (prompt->candidate < 0) snprintf(text, sizeof text, "%d", prompt->candidate_count);
    else snprintf(text, sizeof text, "%d/%d", prompt->candidate + 1, prompt->candidate_count);
    unsigned n = (unsigned)strlen(text);
    if (cells_width(prompt->line, prompt->len) + n + 4 < area.columns) cells_puts(area, 0, area.columns - n - 1u, n, text, STYLE_PROMPT);
}

static void prompt_draw(const struct app *app, struct area area) {
    const struct prompt *prompt = &app->prompt;
    char kind[2] = { prompt->kind, 0 };
    unsigned column = cells_puts(area, 0, 0, 1, kind, STYLE_PROMPT), room = area.columns > 2 ? area.columns - 2u : 1;
    struct text line = { .at = prompt->line, .len = prompt->len };
    uint32_t beg = 0; /* the line scrolls so that the cursor is seen */
    while (cells_width(prompt->line + beg, prompt->cursor - beg) > room) beg = text_cluster_next(&line, beg);
    cells_put(area, 0, column, room, prompt->line + beg, prompt->len - beg, STYLE_PROMPT);
    area.grid->cursor.row = area.row;
    area.grid->cursor.column = (uint16_t)(area.column + column + cells_width(prompt->line + beg, prompt->cursor - beg));
    area.grid->cursor.shown = true;
    if (prompt->candidates) candidate_count_draw(prompt, area);
}

static void quote_status(const struct app *app, uint32_t index, char *to, size_t room) {
    const struct quote *quote = &app->article->tags.quotes.at[index];
    const struct voice *voice = &app->voices.at[app->voices.of_quote[index]];
    char name[160], cue[80], sure[64];
    voice_name(app->article, voice, name, sizeof name);
    snprintf(cue, sizeof cue, "%s", _("no cue"));
    snprintf(sure, sizeof sure, "%s", _("sure"));
    if (!span_is_none(quote->cue))
        snprintf(cue, sizeof cue, "“%.*s”", (int)(span_len(quote->cue) < 60 ? span_len(quote->cue) : 60),
                 app->article->text.at + quote->cue.beg);
    if (quote->confidence < TAG_SURE) snprintf(sure, sizeof sure, _("unsure (%u%%)"), quote->confidence);
    if (quote->speaker == TAG_NONE)
        snprintf(to, room, _("quote %u of %u by nobody known · %s · %s"), voices_rank(&app->voices, index) + 1,
                 voice->quotes, _(quote_kind_name(quote->kind)), cue);
    else
        snprintf(to, room, _("quote %u of %u by %s%s %s · %s · %s · %s"), voices_rank(&app->voices, index) + 1, voice->quotes,
                 voice->letter, quote->confidence < TAG_SURE ? "?" : "", name, _(quote_kind_name(quote->kind)), cue, sure);
}

/* A bar, while the worker looks for the quotes of a large text. */
static void tagging_status(const struct app *app, char *to, size_t room) {
    enum { CELLS = 20 };
    static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
    char bar[3 * CELLS + 1] = "";
    unsigned percent = app_progress(app), parts = percent * CELLS * 8 / 100;
    char *put = bar;
    for (unsigned i = 0; i < parts / 8 && i < CELLS; i++) put = stpcpy(put, "█");
    if (parts / 8 < CELLS) stpcpy(put, eighths[parts % 8]);
    if (app->untaggable) snprintf(to, room, "%s", _("the quotes could not be looked for"));
    else snprintf(to, room, _("looking for quotes %u%% %s"), percent, bar);
}

static void article_status(const struct app *app, char *to, size_t room) {
    const struct article *article = app->article;
    unsigned words = article->tags.words, quotes = article->tags.quotes.n;
    uint32_t voices = voices_known(&app->voices);
    if (!article->tagged) {
        tagging_status(app, to, room);
        return;
    }
    if (app->only < app->voices.n) {
        char name[160];
        voice_name(article, &app->voices.at[app->only], name, sizeof name);
        snprintf(to, room, _("only %s · f brings the others back"), name);
        return;
    }
    enum { PART = 64 };
    char length[PART], time[PART], said[PART], by[PART];
    snprintf(length, PART, P_("%u word", "%u words", words), words);
    snprintf(time, PART, _("%u min"), reading_minutes(words));
    snprintf(said, PART, P_("%u quote", "%u quotes", quotes), quotes);
    snprintf(by, PART, P_("by %u voice", "by %u voices", voices), voices);
    snprintf(to, room, "%s · %s · %s %s", length, time, said, by);
}

static bool has_links(const struct page *page) {
    return page->kind == PAGE_HELP || page->kind == PAGE_VOICE || page->kind == PAGE_EVIDENCE ||
           page->kind == PAGE_LINKS || page->kind == PAGE_MARKS;
}

static void where_text(const struct app *app, char *to, size_t room) {
    const struct page *page = app_page(app);
    *to = 0;
    if (app->opening != TAG_NONE) {
        snprintf(to, room, _("Reading %s… (Esc stops)"), entry_name(&app->library->entries[app->opening]));
        return;
    }
    if (!page) return;
    if (page->selecting) {
        snprintf(to, room, "%s", _("selecting · y copies · o the other end · Esc leaves"));
        return;
    }
    uint32_t quote = page_quote(page);
    if (quote != TAG_NONE && app->voices.n) quote_status(app, quote, to, room);
    else if (page->kind == PAGE_ARTICLE) article_status(app, to, room);
    else snprintf(to, room, has_links(page) ? _("%s · ] next link · Enter follows · q closes") : _("%s · q closes"), page->title);
}

/* "3/17" at a match, else how many there are; false where nothing is searched for, or it is not there. */
static bool matches_text(const struct page *page, char *to, size_t room) {
    const struct search *search = &page->search;
    bool done = search_done(search);
    if (!search->n || (done && !search->matches.n)) return false;
    uint32_t i = search_from(search, page->point);
    bool on = i < search->matches.n && search->matches.at[i].beg == page->point;
    if (on) snprintf(to, room, "%u/%u%s", i + 1, search->matches.n, done ? "" : "…");
    else snprintf(to, room, P_("%u match", "%u matches", search->matches.n), search->matches.n);
    return true;
}

/* What stands at the right: keys begun, else where among the matches, else how to get help. */
static void right_text(const struct app *app, char *to, size_t room) {
    const struct page *page = app_page(app);
    char key[KEY_NAME_BYTES];
    if (app->awaiting) snprintf(to, room, "%s", app->awaiting);
    else if (app->key_count) snprintf(to, room, "%s", key_name(app->keys[0], key));
    else if (app->count) snprintf(to, room, "%u", app->count);
    else if (!page || !matches_text(page, to, room)) snprintf(to, room, "%s", _("? help"));
}

void pane_status_draw(const struct app *app, struct area area) {
    char text[MESSAGE_BYTES], right[64];
    if (app->prompt.open) {
        cells_clear(area, STYLE_PROMPT);
        prompt_draw(app, area);
        return;
    }
    bool message = app->message[0];
    style look = !message ? STYLE_STATUS : app->message_is_error ? STYLE_ERROR : STYLE_MESSAGE;
    cells_clear(area, look);
    right_text(app, right, sizeof right);
    unsigned width = cells_width(right, strlen(right));
    if (!message) {
        where_text(app, text, sizeof text);
    } else if (cells_width(app->message, strlen(app->message)) + width + 4 > area.columns) { /* it needs all */
        *right = 0;
        width = 0;
    }
    unsigned room = area.columns > width + 3 ? area.columns - width - 3u : 0;
    cells_puts(area, 0, 1, room, message ? app->message : text, look);
    if (width && width + 1 < area.columns) cells_puts(area, 0, area.columns - width - 1u, width, right, look);
}
