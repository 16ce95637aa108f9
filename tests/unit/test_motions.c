/* Motions over a text, held against Unicode's own tests where the system has
   them (Debian: unicode-data). */
#include "test.h"
#include <dixit/chars.h>
#include <dixit/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <uniwbrk.h>

static struct text text_of(const char *bytes, size_t n) {
    struct text text;
    assert_true(text_copy(&text, bytes, n, "UTF-8", NULL));
    return text;
}

/* "|" before each place that `next` stops at from 0 on. */
static void mark_stops(const char *bytes, uint32_t (*next)(const struct text *, uint32_t), char *to) {
    struct text text = text_of(bytes, strlen(bytes));
    for (uint32_t at = 0, stop = next(&text, 0); at < text.len; at++) {
        if (at == stop) {
            *to++ = '|';
            stop = next(&text, at);
            assert_true(stop > at);
        }
        *to++ = text.at[at];
    }
    *to = 0;
    assert_int_equal(next(&text, text.len), text.len);
    text_free(&text);
}

/* The same going back from the end. */
static void mark_stops_back(const char *bytes, uint32_t (*prev)(const struct text *, uint32_t), char *to) {
    struct text text = text_of(bytes, strlen(bytes));
    bool stops[512] = { false };
    for (uint32_t at = text.len, stop; at > 0; at = stop) {
        stop = prev(&text, at);
        assert_true(stop < at);
        stops[stop] = true;
    }
    for (uint32_t at = 0; at < text.len; at++) {
        if (stops[at] && at > 0) *to++ = '|';
        *to++ = text.at[at];
    }
    *to = 0;
    assert_int_equal(prev(&text, 0), 0);
    text_free(&text);
}

static void clusters_are_what_a_reader_takes_for_a_letter(void **state) {
    (void)state;
    static const char *const rows[] = {
        "a|b|c|\n|d", "a|\r\n|\n|\r|b", "e\xCC\x81\xCC\x82|e", "新|聞|。", "각|각", "가\xE1\x86\xA8|x", "🇳🇴|🇸🇪|🇫", "a|🇳🇴|🇸🇪|b",
        "👩\u200D👩\u200D👧|👍🏽|x", "❤️|x", "\xCC\x81|a", "नि|क्", " |a\xCC\x88| |b",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bytes[256] = "", marked[512];
        for (const char *at = rows[i]; *at; at++)
            if (*at != '|') strncat(bytes, at, 1);
        mark_stops(bytes, text_cluster_next, marked);
        assert_string_equal(marked, rows[i]);
        mark_stops_back(bytes, text_cluster_prev, marked);
        assert_string_equal(marked, rows[i]);
    }
}

static void words_begin_where_letters_or_digits_do(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *next, *prev;
    } rows[] = {
        { "He said no.", "He |said |no.", "He |said |no." },
        { "“Don't,” it’s 3,000.5 U.S. votes", "“|Don't,” |it’s |3,000.5 |U.S. |votes", "“|Don't,” |it’s |3,000.5 |U.S. |votes" },
        { "well-known  \n\n (x)", "well-|known  \n\n (|x)", "well-|known  \n\n (|x)" },
        { "Café déjà", "Café |déjà", "Café |déjà" },
        { "...", "...", "..." },
        { "", "", "" },
    };
    char marked[512];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        mark_stops(rows[i].bytes, text_word_next, marked);
        assert_string_equal(marked, rows[i].next);
        mark_stops_back(rows[i].bytes, text_word_prev, marked);
        assert_string_equal(marked, rows[i].prev);
    }
}

/* However long the text and whatever stands around, the stops are those of one pass over all of it. */
static void words_of_a_long_text_do_not_depend_on_the_window(void **state) {
    (void)state;
    static const char *const pieces[] = { "word ", "don't, ", "3,000 ", "新聞", "x.y.z ", "a'b'c'd ", "\xCC\x81 ", "ελλάδα ", "-- " };
    enum { LENGTH = 20000 };
    char *bytes = malloc(LENGTH), *breaks = malloc(LENGTH);
    assert_true(bytes && breaks);
    uint32_t n = 0, seed = 7;
    while (n + 16 < LENGTH) {
        const char *piece = pieces[(seed = seed * 1664525 + 1013904223) >> 16 & 7];
        memcpy(bytes + n, piece, strlen(piece));
        n += (uint32_t)strlen(piece);
    }
    struct text text = text_of(bytes, n);
    u8_wordbreaks((const uint8_t *)bytes, n, breaks);
    uint32_t last = 0;
    for (uint32_t at = 1; at <= n; at++) {
        uint32_t code;
        char_decode(text.at + at, 4, &code);
        bool stop = at == n || (breaks[at] && (char_is_letter(code) || char_is_digit(code)));
        if (!stop) continue;
        assert_int_equal(text_word_next(&text, last), at);
        if (at < n && last) assert_int_equal(text_word_prev(&text, at), last);
        last = at;
    }
    text_free(&text);
    free(bytes);
    free(breaks);
}

static void a_cluster_without_end_is_cut(void **state) {
    (void)state;
    enum { MARKS = 20000 };
    char *bytes = malloc(2 * MARKS + 1);
    assert_non_null(bytes);
    bytes[0] = 'Z';
    for (size_t i = 0; i < MARKS; i++) memcpy(bytes + 1 + 2 * i, "\xCC\x81", 2);
    struct text text = text_of(bytes, 2 * MARKS + 1);
    for (uint32_t at = 0, next; at < text.len; at = next) {
        next = text_cluster_next(&text, at);
        assert_true(next > at && next - at <= 1024);
        assert_int_equal(text_char_next(&text, text_char_prev(&text, next)), next);
    }
    for (uint32_t at = text.len, prev; at > 0; at = prev) {
        prev = text_cluster_prev(&text, at);
        assert_true(prev < at && at - prev <= 1024);
    }
    text_free(&text);
    free(bytes);
}

static void a_place_inside_a_character_counts_as_that_character(void **state) {
    (void)state;
    struct text text = text_of("é“x", 6); /* 0 2 5 */
    static const uint32_t next[] = { 2, 2, 5, 5, 5, 6, 6, 6 }, prev[] = { 0, 0, 0, 0, 0, 2, 5, 5 };
    for (uint32_t at = 0; at < 8; at++) {
        assert_int_equal(text_char_next(&text, at), next[at]);
        assert_int_equal(text_char_prev(&text, at), prev[at]);
        assert_int_equal(text_cluster_next(&text, at), next[at]);
        assert_int_equal(text_cluster_prev(&text, at), prev[at]);
    }
    assert_int_equal(text_char_next(&text, UINT32_MAX), 6);
    assert_int_equal(text_word_next(&text, UINT32_MAX), 6);
    assert_int_equal(text_line_end(&text, UINT32_MAX), 6);
    text_free(&text);
}

static void lines_end_at_lf_cr_or_both(void **state) {
    (void)state;
    struct text text = text_of("ab\r\nc\rd\n\ne", 10);
    static const uint32_t beg[] = { 0, 0, 0, 0, 4, 4, 6, 6, 8, 9, 9 }, end[] = { 2, 2, 2, 2, 5, 5, 7, 7, 8, 10, 10 };
    static const uint32_t next[] = { 4, 4, 4, 4, 6, 6, 8, 8, 9, 10, 10 };
    for (uint32_t at = 0; at <= 10; at++) {
        assert_int_equal(text_line_beg(&text, at), beg[at]);
        assert_int_equal(text_line_end(&text, text_line_beg(&text, at)), end[at]);
        assert_int_equal(text_line_next(&text, at), next[at]);
    }
    text_free(&text);
}

/* --- Unicode's tests --- */

struct sample {
    char bytes[512];
    uint32_t len, codes[128], n, places[128]; /* of each code point, and of the end */
    bool breaks[512];                         /* before the byte; [len] at the end */
};

/* The next sample of a file of “÷ 0061 × 0308 ÷”; false at its end. */
static bool sample_read(FILE *file, struct sample *sample) {
    char line[4096];
    do
        if (!fgets(line, sizeof line, file)) return false;
    while (*line == '#' || *line == '\n');
    *sample = (struct sample){ 0 };
    line[strcspn(line, "#")] = 0;
    for (char *save = NULL, *word = strtok_r(line, " \t\n", &save); word; word = strtok_r(NULL, " \t\n", &save)) {
        if (!strcmp(word, "÷")) sample->breaks[sample->len] = true;
        if ((unsigned char)*word >= 0x80) continue;
        sample->places[sample->n] = sample->len;
        sample->codes[sample->n] = (uint32_t)strtoul(word, NULL, 16);
        sample->len += (uint32_t)char_encode(sample->bytes + sample->len, sample->codes[sample->n++]);
    }
    sample->places[sample->n] = sample->len;
    return true;
}

static FILE *open_samples(const char *name) {
    char path[128];
    snprintf(path, sizeof path, "/usr/share/unicode/auxiliary/%sBreakTest.txt", name);
    FILE *file = fopen(path, "r");
    if (!file) skip();
    return file;
}

static void clusters_pass_unicodes_test(void **state) {
    (void)state;
    FILE *file = open_samples("Grapheme");
    struct sample sample;
    int count = 0;
    while (sample_read(file, &sample)) {
        struct text text = text_of(sample.bytes, sample.len);
        uint32_t stop = 0, back = text.len;
        for (uint32_t at = 1; at <= text.len; at++) {
            if (!sample.breaks[at]) continue;
            assert_int_equal(text_cluster_next(&text, stop), at);
            stop = at;
        }
        for (uint32_t at = text.len; at-- > 0;) {
            if (!sample.breaks[at]) continue;
            assert_int_equal(text_cluster_prev(&text, back), at);
            back = at;
        }
        text_free(&text);
        count++;
    }
    fclose(file);
    print_message("grapheme clusters: %d samples, all as Unicode has them\n", count);
    assert_true(count > 500);
}

static void word_breaks_pass_unicodes_test(void **state) {
    (void)state;
    FILE *file = open_samples("Word");
    struct sample sample;
    int count = 0;
    while (sample_read(file, &sample)) {
        char breaks[512];
        u8_wordbreaks((const uint8_t *)sample.bytes, sample.len, breaks);
        for (uint32_t i = 1; i < sample.len; i++) assert_int_equal(breaks[i] != 0, sample.breaks[i]);
        count++;
    }
    fclose(file);
    print_message("words: %d samples, all as Unicode has them\n", count);
    assert_true(count > 1500);
}

/* Why libunistring 1.0 breaks lines otherwise than the samples of Unicode 15. */
enum cause { CAUSE_LEADING_SPACE, CAUSE_NUMBERS, CAUSE_OBJECT, CAUSE_SPACE_AND_MARK, CAUSE_PARENTHESIS, CAUSE_FLAG, CAUSE_NONE };

static bool is_line_end(uint32_t code) {
    return (code >= 0xA && code <= 0xD) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_mark_or_joiner(uint32_t code) {
    return char_is_mark(code) || code == 0x200D || uc_is_general_category(code, UC_CONTROL);
}

/* The code point before place `i` that is no mark. */
static uint32_t base_before(const struct sample *sample, uint32_t i) {
    while (i > 1 && is_mark_or_joiner(sample->codes[i - 1])) i--;
    return sample->codes[i - 1];
}

/* Rule 25 is by classes here; the samples take numbers as a whole. */
static bool is_of_numbers(uint32_t code) {
    return char_is_digit(code) || uc_is_general_category(code, UC_CURRENCY_SYMBOL) || strchr("%+-,./:;()[]}{\\", (int)(code < 0x80 ? code : 'x')) ||
           code == 0xB0 || code == 0x2329 || code == 0x232A || code == 0x20A0 || code == 0x2030;
}

static enum cause cause_of(const struct sample *sample, uint32_t i) {
    uint32_t before = base_before(sample, i), after = sample->codes[i], spaces = i;
    while (spaces > 0 && (sample->codes[spaces - 1] == ' ' || is_mark_or_joiner(sample->codes[spaces - 1]))) spaces--;
    if (spaces < i && (spaces == 0 || is_line_end(sample->codes[spaces - 1]))) return CAUSE_LEADING_SPACE;
    if (before == 0xFFFC || after == 0xFFFC) return CAUSE_OBJECT;
    if (is_mark_or_joiner(after) && sample->codes[i - 1] == ' ') return CAUSE_SPACE_AND_MARK;
    if (is_of_numbers(before) || is_of_numbers(after)) return CAUSE_NUMBERS;
    if (before == ' ' && spaces > 0 && sample->codes[spaces - 1] == ')') return CAUSE_PARENTHESIS; /* LB16 knows only CL */
    if (before >= 0x1F1E6 && before <= 0x1F1FF) return CAUSE_FLAG; /* LB30a does not look past the mark */
    return CAUSE_NONE;
}

static void line_breaks_differ_from_unicodes_test_only_for_known_causes(void **state) {
    (void)state;
    FILE *file = open_samples("Line");
    struct sample sample;
    int count = 0, differ = 0, causes[CAUSE_NONE] = { 0 };
    while (sample_read(file, &sample)) {
        char breaks[512];
        u8_possible_linebreaks((const uint8_t *)sample.bytes, sample.len, "UTF-8", breaks);
        bool same = true;
        for (uint32_t i = 1; i < sample.n; i++) { /* a mandatory break is marked on its own character */
            bool found = breaks[sample.places[i]] == UC_BREAK_POSSIBLE || breaks[sample.places[i - 1]] == UC_BREAK_MANDATORY;
            if (found == sample.breaks[sample.places[i]]) continue;
            enum cause cause = cause_of(&sample, i);
            if (cause == CAUSE_NONE) fail_msg("U+%04X %s U+%04X", sample.codes[i - 1], found ? "÷" : "×", sample.codes[i]);
            if (same) causes[cause]++;
            same = false;
        }
        count++;
        differ += !same;
    }
    fclose(file);
    print_message("lines: %d samples, %d differ: %d by spaces that begin a line, %d by numbers, %d by objects, "
                  "%d by marks after a space, %d by parentheses before kana, %d by flags with marks\n",
                  count, differ, causes[0], causes[1], causes[2], causes[3], causes[4], causes[5]);
    assert_true(count > 7000 && differ < 400);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_are_what_a_reader_takes_for_a_letter),
        cmocka_unit_test(words_begin_where_letters_or_digits_do),
        cmocka_unit_test(words_of_a_long_text_do_not_depend_on_the_window),
        cmocka_unit_test(a_cluster_without_end_is_cut),
        cmocka_unit_test(a_place_inside_a_character_counts_as_that_character),
        cmocka_unit_test(lines_end_at_lf_cr_or_both),
        cmocka_unit_test(clusters_pass_unicodes_test),
        cmocka_unit_test(word_breaks_pass_unicodes_test),
        cmocka_unit_test(line_breaks_differ_from_unicodes_test_only_for_known_causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
