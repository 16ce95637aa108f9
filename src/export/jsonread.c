#include "jsonread.h"
#include "json.h"
#include <dixit/chars.h>
#include <dixit/sixteen.h>
#include <string.h>

static void skip_space(struct json_in *in) {
    while (in->at < in->end && (*in->at == ' ' || *in->at == '\n' || *in->at == '\r' || *in->at == '\t')) in->at++;
}

static bool wrong(struct json_in *in, const char *what) {
    in->wrong = in->at < in->end ? what : "the record is cut short";
    return false;
}

static bool next_is(struct json_in *in, char byte) {
    if (in->at == in->end || *in->at != byte) return false;
    in->at++;
    return true;
}

static int hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    digit |= 0x20;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* Behind a backslash. */
static bool read_escape(struct json_in *in) {
    if (in->at == in->end || !strchr("\"\\/bfnrtu", *in->at) || !*in->at) return wrong(in, "no such escape");
    if (*in->at++ != 'u') return true;
    for (int i = 0; i < 4; i++, in->at++)
        if (in->at == in->end || hex_digit(*in->at) < 0) return wrong(in, "an escape needs four hexadecimal digits");
    return true;
}

/* Over what stands for itself in a string. */
static void skip_plain(struct json_in *in) {
    while ((size_t)(in->end - in->at) >= sizeof(sixteen)) {
        const sixteen bytes = sixteen_at(in->at);
        if (SIXTEEN_ANY((bytes == '"') | (bytes == '\\') | (bytes < ' '))) break;
        in->at += sizeof bytes;
    }
    while (in->at < in->end && *in->at != '"' && *in->at != '\\' && (unsigned char)*in->at >= ' ') in->at++;
}

/* A string with its quotation marks; *inner is what stands between them. */
static bool read_string(struct json_in *in, struct slice *inner) {
    if (!next_is(in, '"')) return wrong(in, "a string is missing");
    inner->at = in->at;
    for (;;) {
        skip_plain(in);
        inner->len = (size_t)(in->at - inner->at);
        if (next_is(in, '"')) return true;
        if (!next_is(in, '\\')) return wrong(in, "a control character in a string");
        if (!read_escape(in)) return false;
    }
}

static bool read_digits(struct json_in *in) {
    const char *beg = in->at;
    while (in->at < in->end && *in->at >= '0' && *in->at <= '9') in->at++;
    return in->at > beg || wrong(in, "a digit is missing");
}

static bool read_number(struct json_in *in) {
    next_is(in, '-');
    if (!next_is(in, '0') && !read_digits(in)) return false;
    if (next_is(in, '.') && !read_digits(in)) return false;
    if (!next_is(in, 'e') && !next_is(in, 'E')) return true;
    if (!next_is(in, '+')) next_is(in, '-');
    return read_digits(in);
}

static bool read_word(struct json_in *in) {
    static const char *const words[] = { "null", "true", "false" };
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(in->end - in->at) < n || memcmp(in->at, words[i], n)) continue;
        in->at += n;
        return true;
    }
    return wrong(in, "a value is missing");
}

/* A string, a number or a word. */
static bool read_scalar(struct json_in *in) {
    struct slice inner;
    if (in->at == in->end) return wrong(in, "");
    if (*in->at == '"') return read_string(in, &inner);
    return *in->at == '-' || (*in->at >= '0' && *in->at <= '9') ? read_number(in) : read_word(in);
}

/* "name": before a value of an object. */
static bool read_name(struct json_in *in, struct slice *name) {
    skip_space(in);
    if (!read_string(in, name)) return false;
    skip_space(in);
    return next_is(in, ':') || wrong(in, "a colon is missing");
}

/* Behind an opening bracket: up to where a value must stand, or *closed. */
static bool read_opening(struct json_in *in, bool object, bool *closed) {
    struct slice name;
    skip_space(in);
    *closed = next_is(in, object ? '}' : ']');
    return *closed || !object || read_name(in, &name);
}

/* Behind a value: close as many as close, then go on to where the next value must stand. */
static bool read_closing(struct json_in *in, const bool *objects, int *depth) {
    struct slice name;
    while (*depth) {
        bool object = objects[*depth - 1];
        skip_space(in);
        if (next_is(in, ',')) return !object || read_name(in, &name);
        if (!next_is(in, object ? '}' : ']')) return wrong(in, "a comma is missing");
        --*depth;
    }
    return true;
}

/* Any value; *value is where it stands. */
static bool read_value(struct json_in *in, struct slice *value) {
    bool objects[JSON_DEPTH_MAX];
    int depth = 0;
    skip_space(in);
    value->at = in->at;
    do {
        skip_space(in);
        bool closed = true, object = in->at < in->end && *in->at == '{';
        if (object || (in->at < in->end && *in->at == '[')) {
            if (depth == JSON_DEPTH_MAX) return wrong(in, "too deep");
            in->at++;
            if (!read_opening(in, object, &closed)) return false;
            if (!closed) objects[depth++] = object;
        } else if (!read_scalar(in)) {
            return false;
        }
        if (closed && !read_closing(in, objects, &depth)) return false;
    } while (depth);
    value->len = (size_t)(in->at - value->at);
    return true;
}

static bool read_members(struct json_in *in, bool (*member)(void *context, struct slice name, struct slice value),
                         void *context) {
    struct slice name, value;
    skip_space(in);
    if (!next_is(in, '{')) return wrong(in, "the record is no object");
    skip_space(in);
    if (!next_is(in, '}')) {
        do {
            if (!read_name(in, &name) || !read_value(in, &value)) return false;
            if (!member(context, name, value)) return false;
            skip_space(in);
        } while (next_is(in, ','));
        if (!next_is(in, '}')) return wrong(in, "a comma is missing");
    }
    skip_space(in);
    return in->at == in->end || wrong(in, "something stands behind the record");
}

bool json_read_object(const char *bytes, size_t n,
                      bool (*member)(void *context, struct slice name, struct slice value), void *context,
                      struct error *error) {
    struct json_in in = { bytes, bytes, bytes + n, NULL };
    if (n >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) in.at += 3; /* some programs begin a file so */
    if (read_members(&in, member, context)) return true;
    uint64_t at = (uint64_t)(in.at - in.beg);
    return in.wrong && error_set(error, ERROR_SYNTAX, at, "no record: %s, at byte %llu", in.wrong, (unsigned long long)at);
}

static uint32_t read_unit(const char *digits) {
    uint32_t unit = 0;
    for (int i = 0; i < 4; i++) unit = unit << 4 | (uint32_t)hex_digit(digits[i]);
    return unit;
}

/* \uXXXX at `at` (at the backslash), with its second half where it has one; its length. */
static size_t put_escaped(struct buffer *to, const char *at, size_t n) {
    uint32_t code = read_unit(at + 2);
    char encoded[4];
    size_t length = 6;
    if (code >= 0xD800 && code < 0xDC00 && n >= 12 && at[6] == '\\' && at[7] == 'u') {
        uint32_t low = read_unit(at + 8);
        if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            length = 12;
        }
    }
    buffer_put(to, encoded, (size_t)char_encode(encoded, code));
    return length;
}

void json_unescape(struct buffer *to, struct slice inner) {
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    for (const char *at = inner.at, *end = inner.at + inner.len; at < end;) {
        const char *escape = memchr(at, '\\', (size_t)(end - at));
        buffer_put(to, at, (size_t)((escape ? escape : end) - at));
        if (!escape) return;
        const char *letter = strchr(letters, escape[1]);
        if (escape[1] == 'u') {
            at = escape + put_escaped(to, escape, (size_t)(end - escape));
            continue;
        }
        buffer_put(to, letter ? &meant[letter - letters] : &escape[1], 1);
        at = escape + 2;
    }
}

static bool is_plain(char byte) {
    return byte >= ' ' && byte < 0x7F;
}

void json_copy(struct buffer *to, struct slice value) {
    bool string = false;
    for (size_t i = 0, run; i < value.len; i += run) {
        const char *at = value.at + i;
        run = 1;
        if (!string && *at <= ' ' && *at >= 0) continue;
        if (!is_plain(*at)) {
            while (i + run < value.len && !is_plain(at[run])) run++;
            json_chars(to, at, run);
        } else if (string && *at == '\\') {
            run = 2;
            buffer_put(to, at, run);
        } else if (*at == '"') {
            string = !string;
            buffer_put(to, at, 1);
        } else {
            while (i + run < value.len && is_plain(at[run]) && !strchr(string ? "\"\\" : "\" ", at[run])) run++;
            buffer_put(to, at, run);
        }
    }
}
