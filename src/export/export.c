#include "export.h"
#include "line.h"
#include <string.h>

#define X(id, name, help, suffix) { name },
static const struct {
    const char *name;
} formats[] = { EXPORT_FORMATS(X) };
#undef X

enum export_format export_format_named(const char *name) {
    int i = 0;
    while (i < EXPORT_COUNT && strcmp(name, formats[i].name)) i++;
    return (enum export_format)i;
}

static struct slice slice_of_string(const char *string) {
    return (struct slice){ string, strlen(string) };
}

struct slice export_doc(const char *path) {
    const char *name = article_file_name(path);
    return (struct slice){ name, article_doc_length(name) };
}

void export_item_init(struct export_item *item, const struct article *article) {
    const struct heading *heading = &article->heading;
    *item = (struct export_item){ .article = article };
    item->citation = (struct citation){ .doc = slice_of_string(article->doc),
                                        .path = slice_of_string(article->path),
                                        .title = slice_of(article, heading->title),
                                        .author = slice_of(article, heading->author),
                                        .publisher = slice_of(article, heading->source),
                                        .url = slice_of(article, heading->url) };
    if (article_date(article, item->date)) item->citation.date = slice_of_string(item->date);
}

static int field_named(const struct export_options *options, const char *name, size_t n) {
    return options->format == EXPORT_CSV ? csv_field(name, n, options->by) : jsonl_field(name, n);
}

static bool no_such_field(const struct export_options *options, const char *name, size_t n, struct error *error) {
    struct buffer names = { 0 };
    if (options->format == EXPORT_CSV) csv_fields(&names, options->by);
    else jsonl_fields(&names);
    error_set(error, ERROR_ARGUMENT, 0, "no field “%.*s”; there are%.*s", (int)(n < 40 ? n : 40), name, (int)names.len,
              names.len ? names.at : "");
    buffer_free(&names);
    return false;
}

bool export_fields(struct export_options *options, const char *names, struct error *error) {
    if (options->format != EXPORT_CSV && options->format != EXPORT_JSONL)
        return error_set(error, ERROR_ARGUMENT, 0, "only csv and jsonl have fields to choose");
    options->field_count = 0;
    for (const char *at = names;;) {
        size_t n = strcspn(at, ",");
        int field = field_named(options, at, n);
        if (field < 0) return no_such_field(options, at, n, error);
        if (options->field_count == EXPORT_FIELDS_MAX) return error_set(error, ERROR_ARGUMENT, 0, "too many fields");
        options->fields[options->field_count++] = (uint8_t)field;
        if (!at[n]) return true;
        at += n + 1;
    }
}

bool export_has_keys(const struct export_options *options, bool *by_name) {
    *by_name = false;
    if (options->format == EXPORT_JSONL) return jsonl_has_keys(options);
    return options->format == EXPORT_CSV && csv_has_keys(options, by_name);
}

void export_key(struct buffer *to, const struct citation *citation, const struct export_options *options) {
    if (options->format == EXPORT_JSONL) jsonl_key(to, citation);
    else csv_key(to, citation, options);
}

bool export_key_of_line(struct slice line, const struct export_options *options, struct slice *key) {
    return options->format == EXPORT_JSONL ? jsonl_key_of_line(line, key) : csv_key_of_line(line, options, key);
}

void export_begin(struct buffer *to, const char *title, const struct export_options *options) {
    if (options->format == EXPORT_CSV) csv_begin(to, options);
    else if (options->format == EXPORT_HTML) html_begin(to, title);
}

void export_item(struct buffer *to, const struct export_item *item, const struct export_options *options) {
    switch (options->format) {
    case EXPORT_JSONL: export_jsonl(to, item, options); break;
    case EXPORT_CSV: export_csv(to, item, options); break;
    case EXPORT_MD: export_md(to, item, options); break;
    case EXPORT_HTML: export_html(to, item, options); break;
    case EXPORT_ANN: export_ann(to, item, options); break;
    case EXPORT_TEXT: export_text(to, item, options); break;
    case EXPORT_COUNT: break;
    }
}

void export_article(struct buffer *to, const struct article *article, const struct export_options *options) {
    struct export_item item;
    export_item_init(&item, article);
    export_item(to, &item, options);
}

void export_end(struct buffer *to, const struct export_options *options) {
    if (options->format == EXPORT_HTML) html_end(to);
}
