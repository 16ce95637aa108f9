/* Unicode's own break tests (Debian: unicode-data) over our motions, sentences and line
   breaks, where they are installed. What differs is counted by cause; a cause that is not
   known fails. */
#include "test.h"
#include <dixit/chars.h>
#include <dixit/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwbrk.h>

#include "unit/tagging.h"

enum { ROW = 1024 };

/* A row of a test: a string and, for each byte, whether a break stands before it. */
struct row {
    char text[ROW];
    char breaks[ROW + 1];
    uint32_t len, codes[64], n;
};

/* "÷ 0020 × 0308 ÷ 0020 ÷	# …"; false for a comment. */
static bool row_read(struct row *row, const char *line) {
    memset(row, 0, sizeof *row);
    if (strncmp(line, "÷", 2) && strncmp(line, "×", 2)) return false;
    for (const char *at = line; *at && *at != '#' && *at != '\n';) {
        if (*at == ' ' || *at == '\t') {
            at++;
        } else if (!strncmp(at, "÷", 2) || !strncmp(at, "×", 2)) {
            row->breaks[row->len] = !strncmp(at, "÷", 2);
            at += 2;
        } else {
            char *end;
            row->codes[row->n] = (uint32_t)strtoul(at, &end, 16);
            row->len += (uint32_t)char_encode(row->text + row->len, row->codes[row->n++]);
            at = end;
        }
    }
    return row->n > 0;
}

static bool has_surrogate(const struct row *row) {
    for (uint32_t i = 0; i < row->n; i++)
        if (row->codes[i] >= 0xD800 && row->codes[i] < 0xE000) return true;
    return false;
}

typedef bool agrees(const struct row *row);

/* How many rows of a file differ; -1 where it is not installed. */
static int differing(const char *name, agrees *check, int *rows) {
    char path[256], line[4096];
    snprintf(path, sizeof path, "/usr/share/unicode/auxiliary/%s", name);
    FILE *file = fopen(path, "r");
    int differ = 0;
    *rows = 0;
    if (!file) return -1;
    while (fgets(line, sizeof line, file)) {
        struct row row;
        if (!row_read(&row, line) || has_surrogate(&row)) continue;
        ++*rows;
        differ += !check(&row);
    }
    fclose(file);
    return differ;
}

static bool clusters_agree(const struct row *row) {
    struct text text;
    bool same = text_copy(&text, row->text, row->len, "UTF-8", NULL);
    if (!same) return false;
    for (uint32_t at = 0; at < text.len && same; at = text_cluster_next(&text, at)) {
        uint32_t next = text_cluster_next(&text, at);
        same = row->breaks[next];
        for (uint32_t i = at + 1; i < next; i++) same &= !row->breaks[i];
    }
    for (uint32_t at = text.len; at > 0 && same; at = text_cluster_prev(&text, at))
        same = row->breaks[at] && row->breaks[text_cluster_prev(&text, at)];
    text_free(&text);
    return same;
}

static bool words_agree(const struct row *row) {
    char breaks[ROW];
    u8_wordbreaks((const uint8_t *)row->text, row->len, breaks);
    for (uint32_t i = 1; i < row->len; i++)
        if (breaks[i] != row->breaks[i]) return false;
    return true;
}

/* Why libunistring 1.0 breaks a line elsewhere than Unicode 15. */
enum cause { AGREES, BLANKS_FIRST, OBJECT, NUMBERS, CONTROL_AFTER_OPENING, NON_STARTER, FLAG, UNKNOWN, CAUSES };
static const char *const causes[CAUSES] = {
    [BLANKS_FIRST] = "blanks at a line's beginning: nothing is parted from them",
    [OBJECT] = "U+FFFC is an ordinary character (LB20)",
    [NUMBERS] = "comma, slash, per cent and currency beside what is no number (LB25, LB29, an older table)",
    [CONTROL_AFTER_OPENING] = "a control or joiner behind an opening mark and a blank (LB14)",
    [NON_STARTER] = "a small kana or its like behind a closing mark and a blank (LB16)",
    [FLAG] = "a mark inside a flag (LB30a)",
};
static int counts[CAUSES];

static bool among(uint32_t code, const uint32_t *codes) {
    while (*codes && *codes != code) codes++;
    return *codes;
}

/* The row differs before its character `i`. */
static enum cause cause_of(const struct row *row, uint32_t i) {
    static const uint32_t blanks[] = { ' ', '\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0x0308, 0 };
    static const uint32_t numbers[] = { ',', '%', '$', '.', '/', '\\', 0 }, opening[] = { '(', 0x2329, '[', '{', 0xA1, 0xBF, 0 };
    static const uint32_t non_starters[] = { 0x17D6, 0x3041, 0x301C, 0 };
    uint32_t left = i - 1, before = i;
    while (left > 0 && (row->codes[left] == 0x0308 || row->codes[left] == ' ')) left--;
    while (before > 0 && among(row->codes[before - 1], blanks)) before--;
    if (!before || (before < i && row->codes[before] != ' ' && row->codes[before] != 0x0308)) return BLANKS_FIRST;
    if (row->codes[i] == 0xFFFC || row->codes[left] == 0xFFFC) return OBJECT;
    if (among(row->codes[i], numbers) || among(row->codes[left], numbers)) return NUMBERS;
    if (among(row->codes[i], non_starters)) return NON_STARTER;
    if (row->codes[i] >= 0x1F1E6 && row->codes[i] <= 0x1F1FF) return FLAG;
    return among(row->codes[left], opening) ? CONTROL_AFTER_OPENING : UNKNOWN;
}

static bool lines_agree(const struct row *row) {
    char breaks[ROW];
    uint32_t i = 0;
    bool forced = false; /* libunistring marks the character that ends the line, not the place behind it */
    u8_possible_linebreaks((const uint8_t *)row->text, row->len, "UTF-8", breaks);
    for (uint32_t at = 0, code; at < row->len; at += (uint32_t)char_decode(row->text + at, row->len - at, &code)) {
        if (at && (breaks[at] == UC_BREAK_POSSIBLE || forced) != row->breaks[at]) {
            counts[cause_of(row, i)]++;
            return false;
        }
        forced = breaks[at] == UC_BREAK_MANDATORY;
        i++;
    }
    return true;
}

/* Why a sentence ends elsewhere than Unicode says: its rules know neither news nor English. */
enum other_end { ENDS_AGREE, SEPARATOR, NO_BLANK, WORD_JOINER, OTHER_END_UNKNOWN, OTHER_ENDS };
static const char *const other_ends[OTHER_ENDS] = {
    [SEPARATOR] = "a line's end is no sentence's, and what stands alone on a line may be none",
    [NO_BLANK] = "a stop ends no sentence without a blank behind it (www.a.example, 3.5)",
    [WORD_JOINER] = "a word joiner between letters parts words",
};
static int ends[OTHER_ENDS];

static bool has_any(const struct row *row, const uint32_t *codes) {
    for (uint32_t i = 0; i < row->n; i++)
        if (among(row->codes[i], codes)) return true;
    return false;
}

/* Differs in a sentence that ends, as Unicode says, before byte `at`; 0: in one that begins for us alone. */
static enum other_end end_of(const struct row *row, uint32_t at) {
    static const uint32_t separators[] = { '\n', '\r', 0x85, 0x2028, 0x2029, 0 }, joiner[] = { 0x2060, 0 };
    if (has_any(row, separators)) return SEPARATOR;
    if (has_any(row, joiner)) return WORD_JOINER;
    return at && row->text[at - 1] != ' ' ? NO_BLANK : OTHER_END_UNKNOWN;
}

static bool sentences_agree(const struct row *row) {
    struct tagging t;
    bool ours[ROW] = { false };
    enum other_end why = ENDS_AGREE;
    tagging_make(&t, row->text);
    for (uint32_t i = 1; i < t.tags.sentences.n; i++) ours[t.tags.sentences.at[i].beg] = true;
    for (uint32_t at = 1; at < row->len && !why; at++)
        if (ours[at] != row->breaks[at]) why = end_of(row, ours[at] ? 0 : at);
    tagging_free(&t);
    ends[why]++;
    return !why;
}

static void check(const char *name, agrees *agree, int most) {
    int rows, differ = differing(name, agree, &rows);
    if (differ < 0) {
        printf("%s: skipped: not installed (Debian: unicode-data)\n", name);
        skip();
    }
    printf("%s: %d of %d rows differ\n", name, differ, rows);
    assert_true(rows > 100);
    assert_in_range(differ, 0, most);
}

static void clusters_break_as_unicode_says(void **state) {
    (void)state;
    check("GraphemeBreakTest.txt", clusters_agree, 0);
}

static void words_break_as_unicode_says(void **state) {
    (void)state;
    check("WordBreakTest.txt", words_agree, 0);
}

static void lines_break_as_unicode_says(void **state) {
    (void)state;
    check("LineBreakTest.txt", lines_agree, 7654);
    for (int i = BLANKS_FIRST; i < UNKNOWN; i++) printf("  %4d %s\n", counts[i], causes[i]);
    assert_int_equal(counts[UNKNOWN], 0);
}

static void sentences_end_as_unicode_says(void **state) {
    (void)state;
    check("SentenceBreakTest.txt", sentences_agree, 502);
    for (int i = SEPARATOR; i < OTHER_END_UNKNOWN; i++) printf("  %4d %s\n", ends[i], other_ends[i]);
    assert_int_equal(ends[OTHER_END_UNKNOWN], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_break_as_unicode_says),
        cmocka_unit_test(words_break_as_unicode_says),
        cmocka_unit_test(lines_break_as_unicode_says),
        cmocka_unit_test(sentences_end_as_unicode_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
