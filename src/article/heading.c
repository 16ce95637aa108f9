#include "date.h"
#include <dixit/article.h>
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <string.h>
#include <strings.h>

enum { SAMPLE = 64 << 10, BLOCK_LINES = 20, FENCED_LINES = 60, KEY_LONGEST = 24, TITLE_LONGEST = 200, FACT_LONGEST = 80, FACTS = 3 };

/* A byte as a character where it is ASCII; any other is no letter, digit or space here. */
static uint32_t ascii(char byte) {
    return (unsigned char)byte < 0x80 ? (unsigned char)byte : 0xFFFD;
}

static struct span trim(const struct text *text, struct span s) {
    while (s.beg < s.end && char_is_space(ascii(text->at[s.beg]))) s.beg++;
    while (s.end > s.beg && char_is_space(ascii(text->at[s.end - 1]))) s.end--;
    return s;
}

static bool begins(const struct text *text, struct span s, const char *with) {
    return span_len(s) >= strlen(with) && !strncasecmp(text->at + s.beg, with, strlen(with));
}

/* --- the header block ---------------------------------------------------------- */

static const struct {
    const char *key;
    size_t field; /* of struct heading */
} keys[] = {
    { "title", offsetof(struct heading, title) },     { "headline", offsetof(struct heading, title) },
    { "subject", offsetof(struct heading, title) },   { "from", offsetof(struct heading, author) },
    { "author", offsetof(struct heading, author) },   { "authors", offsetof(struct heading, author) },
    { "by", offsetof(struct heading, author) },       { "byline", offsetof(struct heading, author) },
    { "source", offsetof(struct heading, source) },   { "publisher", offsetof(struct heading, source) },
    { "publication", offsetof(struct heading, source) }, { "feed", offsetof(struct heading, source) },
    { "date", offsetof(struct heading, date) },       { "published", offsetof(struct heading, date) },
    { "url", offsetof(struct heading, url) },         { "link", offsetof(struct heading, url) },
};

/* The field of this key, NULL where it is none of ours. */
static struct span *field_of(struct heading *heading, const char *key, size_t n) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strlen(keys[i].key) == n && !strncasecmp(keys[i].key, key, n))
            return (struct span *)(void *)((char *)heading + keys[i].field);
    return NULL;
}

/* The length of a key that begins this line, 0 where none does: letters, inner - and a space, then a colon. */
static uint32_t key_length(const struct text *text, struct span line) {
    uint32_t n = 0;
    while (n < span_len(line) && n <= KEY_LONGEST &&
           (char_is_letter(ascii(text->at[line.beg + n])) || (n && strchr("- ", text->at[line.beg + n]))))
        n++;
    return n && n <= KEY_LONGEST && n < span_len(line) && text->at[line.beg + n] == ':' ? n : 0;
}

/* Read the line's key and value; false where it is no such line. *known: the key is one of ours. */
static bool key_read(struct heading *heading, const struct text *text, struct span line, bool *known) {
    uint32_t n = key_length(text, line);
    if (!n) return false;
    struct span value = trim(text, (struct span){ line.beg + n + 1, line.end });
    struct span *field = field_of(heading, text->at + line.beg, n);
    *known = *known || field;
    if (field && span_is_none(*field) && value.beg < value.end) *field = value;
    return true;
}

static struct span line_at(const struct text *text, uint32_t at) {
    return (struct span){ at, text_line_end(text, at) };
}

static const struct heading nothing = { SPAN_NONE, SPAN_NONE, SPAN_NONE, SPAN_NONE, SPAN_NONE, 0, false };

static struct span first_line(const struct text *text) {
    return line_at(text, text->len >= 3 && !memcmp(text->at, "\xEF\xBB\xBF", 3) ? 3 : 0);
}

/* --- front matter, as before Markdown: keys between two lines of --- --- */

static bool is_line(const struct text *text, struct span words, const char *what) {
    return span_len(words) == strlen(what) && begins(text, words, what);
}

/* A value without the quotation marks around it. */
static struct span unquoted(const struct text *text, struct span s) {
    char mark = text->at[s.beg];
    bool quoted = span_len(s) >= 2 && text->at[s.end - 1] == mark && (mark == '"' || mark == '\'');
    if (quoted && span_len(s) == 2) return SPAN_NONE;
    return quoted ? (struct span){ s.beg + 1, s.end - 1 } : s;
}

static uint32_t blank_lines_skip(const struct text *text, uint32_t at) {
    while (at < text->len) {
        struct span line = line_at(text, at), words = trim(text, line);
        if (words.beg < words.end) break;
        at = text_line_next(text, line.beg);
    }
    return at;
}

/* Lists, and what is nested, stand further in, or behind a dash, and are passed by. */
static struct heading front_matter_find(const struct text *text) {
    struct heading heading = nothing;
    struct span *const fields[] = { &heading.title, &heading.author, &heading.source, &heading.date, &heading.url, NULL };
    bool known = false;
    struct span line = first_line(text);
    if (!is_line(text, trim(text, line), "---")) return nothing;
    for (int lines = 0; lines <= FENCED_LINES && line.end < text->len; lines++) {
        line = line_at(text, text_line_next(text, line.beg));
        struct span words = trim(text, line);
        if (is_line(text, words, "---") || is_line(text, words, "...")) {
            if (!known) break;
            for (size_t i = 0; fields[i]; i++)
                if (!span_is_none(*fields[i])) *fields[i] = unquoted(text, *fields[i]);
            heading.body = blank_lines_skip(text, text_line_next(text, line.beg));
            heading.block = true;
            return heading;
        }
        if (words.beg == line.beg && words.beg < words.end) key_read(&heading, text, words, &known);
    }
    return nothing;
}

/* --- a block of keys and a blank line --- */

static struct heading block_find(const struct text *text) {
    struct heading heading = nothing;
    bool known = false;
    struct span line = first_line(text);
    for (int lines = 0; lines <= BLOCK_LINES && line.beg < text->len; lines++) {
        struct span words = trim(text, line);
        if (words.beg == words.end) {
            if (!known) break;
            heading.body = text_line_next(text, line.beg);
            heading.block = true;
            return heading;
        }
        if (!key_read(&heading, text, words, &known)) break;
        line = line_at(text, text_line_next(text, line.beg));
    }
    return nothing;
}

/* --- the title of a text without one in a block -------------------------------- */

/* “LISBON (Agency) —”: capitals, then a dash within the first words. */
static bool dateline(const struct text *text, struct span s) {
    static const char *const dashes[] = { " — ", " – ", " -- ", " - ", " _ ", "— " };
    uint32_t capitals = 0;
    while (capitals < span_len(s) && char_is_upper(ascii(text->at[s.beg + capitals]))) capitals++;
    if (capitals < 3) return false;
    uint32_t end = span_len(s) < 64 ? s.end : s.beg + 64;
    for (uint32_t at = s.beg; at < end; at++)
        for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
            if (begins(text, (struct span){ at, s.end }, dashes[i])) return true;
    return false;
}

static bool looks_like_title(const struct text *text, struct span s) {
    return s.beg < s.end && span_len(s) <= TITLE_LONGEST && text->at[s.end - 1] != '.' && text->at[s.end - 1] != ':' &&
           !dateline(text, s);
}

/* A longer paragraph within the next few: this is no list of short lines. */
static bool longer_follows(const struct text *text, struct span title) {
    struct span next = title;
    for (int i = 0; i <= FACTS; i++) {
        next = text_paragraph_at(text, next.end);
        if (span_len(next) > span_len(title)) return true;
    }
    return false;
}

static struct span first_sentence(const struct text *text, struct span paragraph) {
    for (uint32_t at = paragraph.beg + 3; at + 2 < paragraph.end; at++) {
        if (!strchr(".!?", text->at[at]) || text->at[at + 1] != ' ' || !text->at[at]) continue;
        uint32_t code;
        char_decode(text->at + at + 2, paragraph.end - at - 2, &code);
        bool word = char_is_lower(ascii(text->at[at - 1])) &&
                    char_is_lower(ascii(text->at[at - 2])) && text->at[at - 3] != ' ';
        if (word && !char_is_lower(code)) return (struct span){ paragraph.beg, at + 1 };
    }
    return paragraph;
}

/* --- all together -------------------------------------------------------------- */

/* Short paragraphs under the title: “By A. Writer”, “19 April 2016”. */
static void facts_find(struct heading *heading, const struct text *text) {
    struct span next = heading->title;
    struct date date;
    for (int i = 0; i < FACTS; i++) {
        next = text_paragraph_at(text, next.end);
        if (next.beg >= next.end || span_len(next) > FACT_LONGEST || text->at[next.end - 1] == '.') return;
        bool by = begins(text, next, "by ");
        if (by && span_is_none(heading->author)) heading->author = trim(text, (struct span){ next.beg + 3, next.end });
        if (!by && span_is_none(heading->date) && date_find(text, next, &date)) heading->date = next;
    }
}

struct heading heading_find(const struct text *text) {
    struct text sample = *text;
    if (sample.len > SAMPLE) sample.len = text_char_prev(text, SAMPLE);
    struct heading heading = front_matter_find(&sample);
    if (!heading.block) heading = block_find(&sample);
    if (!span_is_none(heading.title)) return heading;
    struct span first = text_paragraph_at(&sample, heading.body);
    if (first.beg < heading.body) first.beg = heading.body;
    if (first.beg >= first.end) return heading;
    bool title = looks_like_title(&sample, first) && longer_follows(&sample, first);
    heading.title = title ? first : first_sentence(&sample, first);
    if (title) facts_find(&heading, &sample);
    return heading;
}

void article_title(const struct article *article, char *to, size_t room) {
    enum { LONGEST = 1024 };
    char clean[3 * LONGEST + 1];
    struct span title = article->heading.title;
    const char *at = span_is_none(title) ? article->doc : article->text.at + title.beg;
    size_t n = span_is_none(title) ? strlen(at) : span_len(title);
    if (!room) return;
    n = clean_copy(clean, at, char_cut(at, n, LONGEST), false);
    n = char_cut(clean, n, room - 1);
    memcpy(to, clean, n);
    to[n] = 0;
}
