#include "export_check.h"
#include "check.h"
#include "src/export/jsonread.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <string.h>
#include <unistr.h>

/* Controls but line ends and tabs, and what turns the direction or is no character. */
static const char *check_characters(const char *bytes, size_t n, size_t *at) {
    CHECK(u8_check((const uint8_t *)bytes, n) == NULL);
    for (*at = 0; *at < n;) {
        uint32_t code, shown;
        int length = char_decode(bytes + *at, n - *at, &code);
        CHECK(code == '\n' || code == '\t' || code == '\r' || clean_char(code, &shown) != CLEAN_STAND_IN);
        *at += (size_t)length;
    }
    return NULL;
}

static bool any_member(void *context, struct slice name, struct slice value) {
    (void)context;
    return name.at && value.at;
}

static const char *check_jsonl(const char *bytes, size_t n, size_t *at) {
    struct error error;
    for (*at = 0; *at < n;) {
        const char *end = memchr(bytes + *at, '\n', n - *at);
        CHECK(end);
        CHECK(json_read_object(bytes + *at, (size_t)(end - bytes) - *at, any_member, NULL, &error));
        *at = (size_t)(end - bytes) + 1;
    }
    return NULL;
}

/* RFC 4180, and no cell that a spreadsheet takes for a formula. */
static const char *check_csv(const char *bytes, size_t n, size_t *at) {
    size_t columns = 0, column = 0;
    for (*at = 0; *at < n;) {
        bool quoted = bytes[*at] == '"';
        *at += quoted;
        CHECK(*at == n || !strchr("=+-@\t", bytes[*at]) || !bytes[*at]);
        for (; *at < n; ++*at) {
            if (!quoted && strchr(",\r", bytes[*at])) break;
            CHECK(quoted || (bytes[*at] != '"' && bytes[*at] != '\n'));
            if (!quoted || bytes[*at] != '"') continue;
            if (*at + 1 < n && bytes[*at + 1] == '"') ++*at;
            else break;
        }
        *at += quoted;
        column++;
        CHECK(*at < n);
        if (bytes[(*at)++] == ',') continue;
        CHECK(bytes[*at - 1] == '\r' && *at < n && bytes[*at] == '\n');
        ++*at;
        if (!columns) columns = column;
        CHECK(column == columns);
        column = 0;
    }
    return NULL;
}

/* Elements are closed in their order, and there is none that runs or loads. */
static const char *check_html(const char *bytes, size_t n, size_t *at) {
    static const char *const void_names[] = { "meta", "br", "hr", "link", "!DOCTYPE" };
    enum { DEPTH = 32, NAME = 16 };
    char open[DEPTH][NAME];
    unsigned depth = 0;
    for (*at = 0; *at < n; ++*at) {
        CHECK(bytes[*at] != '\t');
        if (bytes[*at] != '<') continue;
        bool closes = bytes[*at + 1] == '/', is_void = false;
        const char *name = bytes + *at + 1 + closes;
        size_t length = strcspn(name, " >\n"), end;
        CHECK(length > 0 && length < NAME);
        CHECK(strncmp(name, "script", 6) && strncmp(name, "img", 3) && strncmp(name, "iframe", 6) && strncmp(name, "object", 6));
        for (end = *at; end < n && bytes[end] != '>'; end++) CHECK(strncmp(bytes + end, " on", 3) || !strchr("abcdefghijklmnopqrstuvwxyz", bytes[end + 3]));
        CHECK(end < n);
        for (size_t i = 0; i < sizeof void_names / sizeof *void_names; i++)
            is_void |= bytes[end - 1] == '/' || (length == strlen(void_names[i]) && !strncmp(name, void_names[i], length));
        if (closes) {
            CHECK(depth > 0 && strlen(open[depth - 1]) == length && !strncmp(open[depth - 1], name, length));
            depth--;
        } else if (!is_void) {
            CHECK(depth < DEPTH);
            memcpy(open[depth], name, length);
            open[depth++][length] = 0;
        }
        *at = end;
    }
    CHECK(depth == 0);
    return NULL;
}

static const char *check_file(const char *bytes, size_t n, enum export_format format, size_t *at) {
    const char *wrong = format == EXPORT_ANN ? NULL : check_characters(bytes, n, at);
    if (wrong) return wrong;
    switch (format) {
    case EXPORT_JSONL: return check_jsonl(bytes, n, at);
    case EXPORT_CSV: return check_csv(bytes, n, at);
    case EXPORT_HTML: return check_html(bytes, n, at);
    default: return NULL;
    }
}

const char *export_check(struct buffer *out, const struct article *article, const char *title,
                         const struct export_options *options, size_t *at) {
    *at = 0;
    export_begin(out, title, options);
    export_article(out, article, options);
    export_end(out, options);
    buffer_put(out, "", 1); /* a string, for who looks ahead */
    CHECK(!out->failed);
    return check_file(out->at, --out->len, options->format, at);
}
