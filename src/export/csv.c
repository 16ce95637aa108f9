/* CSV as RFC 4180 has it: CRLF, quotation marks where needed. A spreadsheet takes
   a cell that begins with = + - or @ for a formula and runs it; such a cell of
   text gets an apostrophe in front. */
#include "export.h"
#include "json.h"
#include "line.h"
#include "select.h"
#include <string.h>

struct row {
    const struct export_item *item;
    const struct selection *selection;
    const struct quote *quote; /* by quote */
    const struct voice *voice; /* by speaker */
    uint32_t actor;            /* by quote and speaker; TAG_NONE: unknown */
};

static void put_doubled(struct buffer *to, char special) {
    buffer_put(to, (char[]){ special, special }, 2);
}

static const struct escaping csv_escaping = { "\"", put_doubled };

static void cell_begin(struct buffer *to) {
    buffer_put(to, "\"", 1);
}

/* Spreadsheets take the wide forms of these characters too. */
static bool begins_formula(const char *at, size_t n) {
    static const char *const wide[] = { "＝", "＋", "－", "＠" };
    if (n && strchr("=+-@", *at)) return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (n >= 3 && !memcmp(at, wide[i], 3)) return true;
    return false;
}

/* End the cell whose opening mark stands at `beg`: without marks where it needs none. */
static void cell_end(struct buffer *to, size_t beg) {
    if (to->failed) return;
    size_t n = to->len - beg - 1;
    if (begins_formula(to->at + beg + 1, n)) {
        if (!buffer_room(to, 1)) return;
        memmove(to->at + beg + 2, to->at + beg + 1, n++);
        to->at[beg + 1] = '\'';
        to->len++;
    }
    bool bare = !n || (!memchr(to->at + beg + 1, ',', n) && !memchr(to->at + beg + 1, '"', n));
    if (!bare) {
        buffer_put(to, "\"", 1);
        return;
    }
    memmove(to->at + beg, to->at + beg + 1, n);
    to->len--;
}

static void cell(struct buffer *to, struct slice text) {
    size_t beg = to->len;
    cell_begin(to);
    line_put(to, text, &csv_escaping);
    cell_end(to, beg);
}

static void cell_span(struct buffer *to, const struct row *row, struct span span) {
    cell(to, slice_of(row->item->article, span));
}

static void put_doc(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.doc);
}

static void put_path(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.path);
}

static void put_title(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.title);
}

static void put_date(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.date);
}

static void put_author(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.author);
}

static void put_publisher(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.publisher);
}

static void put_url(struct buffer *to, const struct row *row) {
    cell(to, row->item->citation.url);
}

static const struct actor *actor_of(const struct row *row) {
    return row->actor == TAG_NONE ? NULL : &row->item->article->tags.actors.at[row->actor];
}

static void put_speaker(struct buffer *to, const struct row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) cell_span(to, row, actor->name);
}

static void put_role(struct buffer *to, const struct row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) cell_span(to, row, actor->role);
}

static void put_type(struct buffer *to, const struct row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) buffer_puts(to, actor_type_name((enum actor_type)actor->type));
}

static void put_kind(struct buffer *to, const struct row *row) {
    buffer_puts(to, quote_kind_name((enum quote_kind)row->quote->kind));
}

static void put_act(struct buffer *to, const struct row *row) {
    buffer_puts(to, quote_act_name((enum quote_act)row->quote->act));
}

static void put_cue(struct buffer *to, const struct row *row) {
    cell_span(to, row, row->quote->cue);
}

static void put_source(struct buffer *to, const struct row *row) {
    cell_span(to, row, row->quote->source);
}

static void put_quote(struct buffer *to, const struct row *row) {
    size_t beg = to->len;
    cell_begin(to);
    line_quote(to, row->item->article, row->quote, &csv_escaping);
    cell_end(to, beg);
}

/* Context: as much of the paragraph as fits, from the beginning of a word. */
enum { CONTEXT = 120 };

static bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static bool ends_paragraph(const struct text *text, uint32_t at) {
    return text->at[at] == '\n' && (!text->hard_wrapped || (at && text->at[at - 1] == '\n'));
}

static void put_before(struct buffer *to, const struct row *row) {
    const struct text *text = &row->item->article->text;
    uint32_t end = quote_extent(&row->item->article->tags, row->quote).beg, beg = end;
    while (beg && end - beg < CONTEXT && !ends_paragraph(text, beg - 1)) beg--;
    if (end - beg == CONTEXT)
        while (beg < end && !is_space(text->at[beg])) beg++;
    cell_span(to, row, (struct span){ beg, end });
}

static void put_after(struct buffer *to, const struct row *row) {
    const struct text *text = &row->item->article->text;
    uint32_t beg = quote_extent(&row->item->article->tags, row->quote).end, end = beg;
    while (end < text->len && end - beg < CONTEXT && !ends_paragraph(text, end)) end++;
    if (end - beg == CONTEXT)
        while (end > beg && !is_space(text->at[end - 1])) end--;
    cell_span(to, row, (struct span){ beg, end });
}

static void put_begin(struct buffer *to, const struct row *row) {
    json_number(to, quote_extent(&row->item->article->tags, row->quote).beg);
}

static void put_end(struct buffer *to, const struct row *row) {
    json_number(to, quote_extent(&row->item->article->tags, row->quote).end);
}

static void put_confidence(struct buffer *to, const struct row *row) {
    json_percent(to, row->quote->confidence);
}

static void put_rule(struct buffer *to, const struct row *row) {
    buffer_puts(to, rule_name((enum rule)row->quote->rule));
}

/* --- figures: of a speaker's quotes, or of all quotes of an article --- */

static uint32_t sum(const struct row *row, uint32_t (*figure)(const struct voice *)) {
    uint32_t total = 0;
    if (row->voice) return figure(row->voice);
    for (uint32_t i = 0; i < row->selection->voice_count; i++) total += figure(&row->selection->voices[i]);
    return total;
}

static uint32_t quotes_of(const struct voice *voice) {
    return voice->quotes;
}

static uint32_t direct_of(const struct voice *voice) {
    return voice->kinds[QUOTE_DIRECT];
}

static uint32_t mixed_of(const struct voice *voice) {
    return voice->kinds[QUOTE_MIXED];
}

static uint32_t indirect_of(const struct voice *voice) {
    return voice->kinds[QUOTE_INDIRECT];
}

static uint32_t words_of(const struct voice *voice) {
    return voice->words;
}

static void put_quotes(struct buffer *to, const struct row *row) {
    json_number(to, sum(row, quotes_of));
}

static void put_direct(struct buffer *to, const struct row *row) {
    json_number(to, sum(row, direct_of));
}

static void put_mixed(struct buffer *to, const struct row *row) {
    json_number(to, sum(row, mixed_of));
}

static void put_indirect(struct buffer *to, const struct row *row) {
    json_number(to, sum(row, indirect_of));
}

static void put_quoted_words(struct buffer *to, const struct row *row) {
    json_number(to, sum(row, words_of));
}

static void put_voices(struct buffer *to, const struct row *row) {
    uint32_t n = row->selection->voice_count;
    json_number(to, n && row->selection->voices[n - 1].actor == TAG_NONE ? n - 1 : n);
}

static void put_sentences(struct buffer *to, const struct row *row) {
    json_number(to, row->item->article->tags.sentences.n);
}

static void put_words(struct buffer *to, const struct row *row) {
    json_number(to, row->item->article->tags.words);
}

static void put_mentions(struct buffer *to, const struct row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) json_number(to, actor->mentions);
}

/* The share of the article's quoted words. */
static void put_share(struct buffer *to, const struct row *row) {
    struct row all = *row;
    all.voice = NULL;
    uint64_t words = sum(&all, words_of);
    json_percent(to, words ? (unsigned)((row->voice->words * (uint64_t)200 + words) / (2 * words)) : 0);
}

/* --- the columns --- */

enum { QUOTE = 1 << BY_QUOTE, ARTICLE = 1 << BY_ARTICLE, SPEAKER = 1 << BY_SPEAKER, ALL = QUOTE | ARTICLE | SPEAKER };

/* In the usual order; `usual` says for which grains a column is there without being asked for. */
static const struct {
    const char *name;
    int grains, usual;
    void (*put)(struct buffer *to, const struct row *row);
} columns[] = {
    { "doc", ALL, ALL, put_doc },
    { "path", ALL, 0, put_path },
    { "title", ALL, ALL, put_title },
    { "date", ALL, ALL, put_date },
    { "author", ALL, 0, put_author },
    { "publisher", ALL, 0, put_publisher },
    { "url", ALL, 0, put_url },
    { "speaker", QUOTE | SPEAKER, QUOTE | SPEAKER, put_speaker },
    { "role", QUOTE | SPEAKER, QUOTE | SPEAKER, put_role },
    { "type", QUOTE | SPEAKER, SPEAKER, put_type },
    { "kind", QUOTE, QUOTE, put_kind },
    { "act", QUOTE, 0, put_act },
    { "cue", QUOTE, QUOTE, put_cue },
    { "source", QUOTE, 0, put_source },
    { "quote", QUOTE, QUOTE, put_quote },
    { "before", QUOTE, QUOTE, put_before },
    { "after", QUOTE, QUOTE, put_after },
    { "begin", QUOTE, QUOTE, put_begin },
    { "end", QUOTE, QUOTE, put_end },
    { "confidence", QUOTE, QUOTE, put_confidence },
    { "rule", QUOTE, 0, put_rule },
    { "words", ARTICLE, ARTICLE, put_words },
    { "sentences", ARTICLE, ARTICLE, put_sentences },
    { "voices", ARTICLE, ARTICLE, put_voices },
    { "mentions", SPEAKER, SPEAKER, put_mentions },
    { "quotes", ARTICLE | SPEAKER, ARTICLE | SPEAKER, put_quotes },
    { "direct", ARTICLE | SPEAKER, ARTICLE | SPEAKER, put_direct },
    { "mixed", ARTICLE | SPEAKER, ARTICLE | SPEAKER, put_mixed },
    { "indirect", ARTICLE | SPEAKER, ARTICLE | SPEAKER, put_indirect },
    { "quoted_words", ARTICLE | SPEAKER, ARTICLE | SPEAKER, put_quoted_words },
    { "share", SPEAKER, SPEAKER, put_share },
};

#define COLUMNS (int)(sizeof columns / sizeof *columns)
_Static_assert(COLUMNS <= EXPORT_FIELDS_MAX, "fields must fit into the options");

static enum export_grain grain(enum export_grain by) {
    return by == BY_FORMAT ? BY_QUOTE : by;
}

int csv_field(const char *name, size_t n, enum export_grain by) {
    for (int i = 0; i < COLUMNS; i++)
        if (columns[i].grains >> grain(by) & 1 && strlen(columns[i].name) == n && !memcmp(columns[i].name, name, n))
            return i;
    return -1;
}

void csv_fields(struct buffer *to, enum export_grain by) {
    for (int i = 0; i < COLUMNS; i++) {
        if (!(columns[i].grains >> grain(by) & 1)) continue;
        buffer_puts(to, " ");
        buffer_puts(to, columns[i].name);
    }
}

/* The columns of a row, in order; how many. */
static int choose(int *chosen, const struct export_options *options) {
    int n = 0;
    for (int i = 0; i < options->field_count; i++) chosen[n++] = options->fields[i];
    for (int i = 0; i < COLUMNS && !options->field_count; i++)
        if (columns[i].usual >> grain(options->by) & 1) chosen[n++] = i;
    return n;
}

/* The place of a column among those chosen, or -1. */
static int place_of(const char *name, const struct export_options *options) {
    int chosen[EXPORT_FIELDS_MAX], n = choose(chosen, options);
    for (int i = 0; i < n; i++)
        if (!strcmp(columns[chosen[i]].name, name)) return i;
    return -1;
}

bool csv_has_keys(const struct export_options *options, bool *by_name) {
    *by_name = place_of("path", options) < 0;
    return !*by_name || place_of("doc", options) >= 0;
}

void csv_key(struct buffer *to, const struct citation *citation, const struct export_options *options) {
    cell(to, place_of("path", options) < 0 ? citation->doc : citation->path);
}

/* The cell at or behind `at`, with its marks; a doubled mark ends and begins a marked part. */
static size_t cell_length(struct slice line, size_t at) {
    bool marked = false;
    size_t end = at;
    for (; end < line.len && (marked || line.at[end] != ','); end++) marked ^= line.at[end] == '"';
    return end - at;
}

bool csv_key_of_line(struct slice line, const struct export_options *options, struct slice *key) {
    int path = place_of("path", options), place = path < 0 ? place_of("doc", options) : path;
    if (!line.len || line.at[line.len - 1] != '\r') return false;
    line.len--;
    size_t at = 0;
    for (int i = 0; i < place && at < line.len; i++) at += cell_length(line, at) + 1;
    if (at > line.len) return false;
    *key = (struct slice){ line.at + at, cell_length(line, at) };
    return true;
}

void csv_begin(struct buffer *to, const struct export_options *options) {
    int chosen[EXPORT_FIELDS_MAX], n = choose(chosen, options);
    for (int i = 0; i < n; i++) {
        if (i) buffer_put(to, ",", 1);
        buffer_puts(to, columns[chosen[i]].name);
    }
    buffer_puts(to, "\r\n");
}

static void put_row(struct buffer *to, const struct row *row, const struct export_options *options) {
    int chosen[EXPORT_FIELDS_MAX], n = choose(chosen, options);
    for (int i = 0; i < n; i++) {
        if (i) buffer_put(to, ",", 1);
        columns[chosen[i]].put(to, row);
    }
    buffer_puts(to, "\r\n");
}

static void put_rows(struct buffer *to, struct row row, const struct export_options *options) {
    enum export_grain by = grain(options->by);
    if (by == BY_ARTICLE) put_row(to, &row, options);
    for (uint32_t i = 0; i < row.selection->n && by == BY_QUOTE; i++) {
        row.quote = &row.item->article->tags.quotes.at[row.selection->quotes[i]];
        row.actor = row.quote->speaker;
        put_row(to, &row, options);
    }
    for (uint32_t i = 0; i < row.selection->voice_count && by == BY_SPEAKER; i++) {
        row.voice = &row.selection->voices[i];
        row.actor = row.voice->actor;
        put_row(to, &row, options);
    }
}

void export_csv(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    struct arena scratch = { 0 };
    struct selection selection = { 0 };
    struct row row = { .item = item, .selection = &selection, .actor = TAG_NONE };
    bool by_quote = grain(options->by) == BY_QUOTE;
    if ((by_quote ? select_quotes : select_voices)(&selection, item->article, options, &scratch))
        put_rows(to, row, options);
    else to->failed = true;
    arena_free(&scratch);
}
