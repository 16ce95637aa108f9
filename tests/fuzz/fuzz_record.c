/* Any bytes as a line: a record or an error. Any text within a record: the same text
   again, byte for byte where it is valid UTF-8. What is written of a record is a
   record, with the same text and members. */
#include "fuzz/fuzz.h"
#include "../../src/export/json.h"
#include <dixit/record.h>
#include <string.h>
#include <unistr.h>

/* The line that an export of the record writes, without its newline. */
static struct buffer written(const struct record *record) {
    struct export_item item;
    struct export_options options = { .format = EXPORT_JSONL };
    struct buffer out = { 0 };
    export_item_of_record(&item, record);
    export_item(&out, &item, &options);
    need(!out.failed && out.len && out.at[out.len - 1] == '\n');
    out.len--;
    for (size_t i = 0; i < out.len; i++) need((unsigned char)out.at[i] >= ' ' && out.at[i] != 0x7F);
    need(u8_check((const uint8_t *)out.at, out.len) == NULL);
    return out;
}

static bool read_line(struct record *record, const char *line, size_t n) {
    struct error error = { 0 };
    bool read = record_read(record, line, n, "in.jsonl:1", &error);
    need(read || ((error.code == ERROR_SYNTAX || error.code == ERROR_NOT_TEXT) && *error.message));
    return read;
}

static void need_same(const struct record *again, const struct record *record) {
    need(again->article->text.len == record->article->text.len);
    need(!memcmp(again->article->text.at, record->article->text.at, record->article->text.len));
    need(again->members.len == record->members.len);
    need(!record->members.len || !memcmp(again->members.at, record->members.at, record->members.len));
}

static void check_line(const char *line, size_t n) {
    struct record record = { 0 }, again = { 0 };
    if (read_line(&record, line, n)) {
        struct buffer out = written(&record);
        if (read_line(&again, out.at, out.len)) need_same(&again, &record);
        else need(record.article->text.repaired); /* what stands for a broken byte moves others to where a magic number is looked for */
        buffer_free(&out);
    }
    record_free(&record);
    record_free(&again);
}

static struct buffer wrap(const char *text, size_t n) {
    struct buffer line = { 0 };
    buffer_puts(&line, "{\"text\":");
    json_string(&line, text, n);
    buffer_puts(&line, ",\"id\":7,\"x\":[1.50,{\"k\":");
    json_string(&line, text, n < 20 ? n : 20);
    buffer_puts(&line, "}]}");
    return line;
}

static void check_text(const char *text, size_t n) {
    struct record record = { 0 };
    struct buffer line = wrap(text, n);
    if (read_line(&record, line.at, line.len) && u8_check((const uint8_t *)text, n) == NULL)
        need(record.article->text.len == n && (!n || !memcmp(record.article->text.at, text, n)));
    record_free(&record);
    check_line(line.at, line.len);
    for (size_t i = 0, hash = n; i < 16; i++) { /* the same with a byte or an end that is wrong */
        hash = (hash + (unsigned char)line.at[hash % line.len]) * 2654435761u + 1;
        size_t at = hash % line.len;
        char was = line.at[at];
        line.at[at] = "\"\\{}[],:u0\n\x80-"[hash / 7 % 13];
        check_line(line.at, line.len);
        line.at[at] = was;
        check_line(line.at, at);
    }
    buffer_free(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    check_line((const char *)data, size);
    check_text((const char *)data, size);
    return 0;
}
