#include "csv_columns.h"
#include "csv_cell.h"
#include "json.h"

static void cell_span(struct buffer *to, const struct csv_row *row, struct span span) {
    csv_cell(to, slice_of(row->item->article, span));
}

static void put_doc(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.doc);
}

static void put_path(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.path);
}

static void put_title(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.title);
}

static void put_date(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.date);
}

static void put_author(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.author);
}

static void put_publisher(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.publisher);
}

static void put_url(struct buffer *to, const struct csv_row *row) {
    csv_cell(to, row->item->citation.url);
}

static const struct actor *actor_of(const struct csv_row *row) {
    return row->actor == TAG_NONE ? NULL : &row->item->article->tags.actors.at[row->actor];
}

static void put_speaker(struct buffer *to, const struct csv_row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) cell_span(to, row, actor->name);
}

static void put_role(struct buffer *to, const struct csv_row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) cell_span(to, row, actor->role);
}

static void put_type(struct buffer *to, const struct csv_row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) buffer_puts(to, actor_type_name((enum actor_type)actor->type));
}

static void put_kind(struct buffer *to, const struct csv_row *row) {
    buffer_puts(to, quote_kind_name((enum quote_kind)row->quote->kind));
}

static void put_act(struct buffer *to, const struct csv_row *row) {
    buffer_puts(to, quote_act_name((enum quote_act)row->quote->act));
}

static void put_cue(struct buffer *to, const struct csv_row *row) {
    cell_span(to, row, row->quote->cue);
}

static void put_source(struct buffer *to, const struct csv_row *row) {
    cell_span(to, row, row->quote->source);
}

static void put_quote(struct buffer *to, const struct csv_row *row) {
    size_t beg = to->len;
    csv_cell_begin(to);
    line_quote(to, row->item->article, row->quote, &csv_escaping);
    csv_cell_end(to, beg);
}

/* Context: as much of the paragraph as fits, from the beginning of a word. */
enum { CONTEXT = 120 };

static bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static bool ends_paragraph(const struct text *text, uint32_t at) {
    return text->at[at] == '\n' && (!text->hard_wrapped || (at && text->at[at - 1] == '\n'));
}

static void put_before(struct buffer *to, const struct csv_row *row) {
    const struct text *text = &row->item->article->text;
    uint32_t end = quote_extent(&row->item->article->tags, row->quote).beg, beg = end;
    while (beg && end - beg < CONTEXT && !ends_paragraph(text, beg - 1)) beg--;
    if (end - beg == CONTEXT)
        while (beg < end && !is_space(text->at[beg])) beg++;
    cell_span(to, row, (struct span){ beg, end });
}

static void put_after(struct buffer *to, const struct csv_row *row) {
    const struct text *text = &row->item->article->text;
    uint32_t beg = quote_extent(&row->item->article->tags, row->quote).end, end = beg;
    while (end < text->len && end - beg < CONTEXT && !ends_paragraph(text, end)) end++;
    if (end - beg == CONTEXT)
        while (end > beg && !is_space(text->at[end - 1])) end--;
    cell_span(to, row, (struct span){ beg, end });
}

static void put_begin(struct buffer *to, const struct csv_row *row) {
    json_number(to, quote_extent(&row->item->article->tags, row->quote).beg);
}

static void put_end(struct buffer *to, const struct csv_row *row) {
    json_number(to, quote_extent(&row->item->article->tags, row->quote).end);
}

static void put_confidence(struct buffer *to, const struct csv_row *row) {
    json_percent(to, row->quote->confidence);
}

static void put_rule(struct buffer *to, const struct csv_row *row) {
    buffer_puts(to, rule_name((enum rule)row->quote->rule));
}

/* --- figures: of a speaker's quotes, or of all quotes of an article --- */

static uint32_t sum(const struct csv_row *row, uint32_t (*figure)(const struct voice *)) {
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

static void put_quotes(struct buffer *to, const struct csv_row *row) {
    json_number(to, sum(row, quotes_of));
}

static void put_direct(struct buffer *to, const struct csv_row *row) {
    json_number(to, sum(row, direct_of));
}

static void put_mixed(struct buffer *to, const struct csv_row *row) {
    json_number(to, sum(row, mixed_of));
}

static void put_indirect(struct buffer *to, const struct csv_row *row) {
    json_number(to, sum(row, indirect_of));
}

static void put_quoted_words(struct buffer *to, const struct csv_row *row) {
    json_number(to, sum(row, words_of));
}

static void put_voices(struct buffer *to, const struct csv_row *row) {
    uint32_t n = row->selection->voice_count;
    json_number(to, n && row->selection->voices[n - 1].actor == TAG_NONE ? n - 1 : n);
}

static void put_sentences(struct buffer *to, const struct csv_row *row) {
    json_number(to, row->item->article->tags.sentences.n);
}

static void put_words(struct buffer *to, const struct csv_row *row) {
    json_number(to, row->item->article->tags.words);
}

static void put_mentions(struct buffer *to, const struct csv_row *row) {
    const struct actor *actor = actor_of(row);
    if (actor) json_number(to, actor->mentions);
}

/* The share of the article's quoted words. */
static void put_share(struct buffer *to, const struct csv_row *row) {
    struct csv_row all = *row;
    all.voice = NULL;
    uint64_t words = sum(&all, words_of);
    json_percent(to, words ? (unsigned)((row->voice->words * (uint64_t)200 + words) / (2 * words)) : 0);
}

/* --- the table --- */

enum { QUOTE = 1 << BY_QUOTE, ARTICLE = 1 << BY_ARTICLE, SPEAKER = 1 << BY_SPEAKER, ALL = QUOTE | ARTICLE | SPEAKER };

const struct csv_column csv_columns[] = {
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

enum { COLUMNS = sizeof csv_columns / sizeof *csv_columns };
_Static_assert(COLUMNS <= EXPORT_FIELDS_MAX, "fields must fit into the options");
const int csv_column_count = COLUMNS;
