#include "export.h"
#include "jsonread.h"
#include <dixit/record.h>
#include <string.h>

/* Members that a citation takes, in the order in which it prefers them. */
static const struct {
    const char *name;
    size_t field;  /* of struct citation */
    bool passed;   /* through as well: it is no field of ours */
} cited[] = {
    { "doc", offsetof(struct citation, doc), false },
    { "id", offsetof(struct citation, doc), true },
    { "path", offsetof(struct citation, path), false },
    { "title", offsetof(struct citation, title), false },
    { "author", offsetof(struct citation, author), false },
    { "publisher", offsetof(struct citation, publisher), false },
    { "source", offsetof(struct citation, publisher), true },
    { "date", offsetof(struct citation, date), false },
    { "url", offsetof(struct citation, url), false },
};

#define CITED (sizeof cited / sizeof *cited)

struct reading {
    struct record *record;
    struct slice text;         /* the member's inside; at == NULL: none yet */
    struct slice values[CITED];
    bool text_is_string;
};

static bool is_named(struct slice name, const char *known) {
    return name.len == strlen(known) && !memcmp(name.at, known, name.len);
}

static void pass_through(struct record *record, struct slice name, struct slice value) {
    struct slice quoted = { name.at - 1, name.len + 2 };
    buffer_put(&record->members, ",", 1);
    json_copy(&record->members, quoted);
    buffer_put(&record->members, ":", 1);
    json_copy(&record->members, value);
}

static bool take_member(void *context, struct slice name, struct slice value) {
    struct reading *reading = context;
    if (is_named(name, "text")) {
        reading->text_is_string = *value.at == '"';
        reading->text = (struct slice){ value.at + 1, value.len - 2 };
        return true;
    }
    for (size_t i = 0; i < CITED; i++) {
        if (!is_named(name, cited[i].name)) continue;
        reading->values[i] = value;
        if (!cited[i].passed) return true;
    }
    if (jsonl_field(name.at, name.len) < 0) pass_through(reading->record, name, value);
    return true;
}

/* A string's characters, any other value as it stands; nothing of null and "". */
static struct slice value_words(struct buffer *words, struct slice value) {
    struct slice found = { words->at + words->len, words->len };
    if (*value.at == '"') json_unescape(words, (struct slice){ value.at + 1, value.len - 2 });
    else if (!is_named(value, "null")) json_copy(words, value);
    found.len = words->len - found.len;
    return found.len ? found : (struct slice){ 0 };
}

static void cite(struct record *record, const struct reading *reading) {
    for (size_t i = 0; i < CITED; i++) {
        struct slice *field = (struct slice *)(void *)((char *)&record->citation + cited[i].field);
        if (!field->at && reading->values[i].at) *field = value_words(&record->words, reading->values[i]);
    }
}

/* Bytes that the citation's words take at most: then nothing moves what its slices point to. */
static size_t words_room(const struct reading *reading) {
    enum { ESCAPED = 6 }; /* \u007f of one byte */
    size_t room = 0;
    for (size_t i = 0; i < CITED; i++) room += ESCAPED * reading->values[i].len;
    return room;
}

/* “news/all.jsonl:17” names a record by its line: all.jsonl:17. */
static void name_it(struct record *record, const char *path) {
    size_t n = strlen(path);
    if (!buffer_room(&record->words, n)) return;
    const char *copy = record->words.at + record->words.len;
    buffer_put(&record->words, path, n);
    const char *slash = memrchr(copy, '/', n), *name = slash ? slash + 1 : copy;
    if (!record->citation.path.at) record->citation.path = (struct slice){ copy, n };
    if (!record->citation.doc.at) record->citation.doc = (struct slice){ name, n - (size_t)(name - copy) };
}

/* The record without its article. */
static bool read_members(struct reading *reading, const char *line, size_t n, const char *path, struct error *error) {
    struct record *record = reading->record;
    article_free(record->article);
    record->article = NULL;
    record->citation = (struct citation){ 0 };
    record->words.len = record->members.len = 0;
    record->words.failed = record->members.failed = false;
    if (!json_read_object(line, n, take_member, reading, error)) return false;
    if (buffer_room(&record->words, words_room(reading) + strlen(path) + 1)) {
        cite(record, reading);
        name_it(record, path);
    }
    return !(record->words.failed || record->members.failed) || error_memory(error);
}

bool record_identify(struct record *record, const char *line, size_t n, const char *path, struct error *error) {
    struct reading reading = { .record = record };
    return read_members(&reading, line, n, path, error);
}

bool record_read(struct record *record, const char *line, size_t n, const char *path, struct error *error) {
    struct reading reading = { .record = record };
    struct buffer text = { 0 };
    if (!read_members(&reading, line, n, path, error)) return false;
    if (!reading.text_is_string) return error_set(error, ERROR_SYNTAX, 0, "the record has no text: no string “text”");
    if (!buffer_room(&text, reading.text.len)) return error_memory(error);
    json_unescape(&text, reading.text);
    record->article = article_from_bytes(path, text.at, text.len, "UTF-8", error);
    buffer_free(&text);
    return record->article;
}

void export_item_of_record(struct export_item *item, const struct record *record) {
    export_item_init(item, record->article);
    struct slice *to = (struct slice *)&item->citation;
    const struct slice *from = (const struct slice *)&record->citation;
    for (size_t i = 0; i < sizeof item->citation / sizeof *to; i++)
        if (from[i].at) to[i] = from[i];
    item->members = (struct slice){ record->members.at, record->members.len };
    item->text = true;
}

void record_free(struct record *record) {
    article_free(record->article);
    buffer_free(&record->words);
    buffer_free(&record->members);
}
