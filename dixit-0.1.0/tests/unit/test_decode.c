/* Decoding: from any bytes to valid UTF-8. */
#include "test.h"
#include <dixit/chars.h>
#include <dixit/text.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#define BYTES(literal) literal, sizeof literal - 1
#define REPLACED "\xEF\xBF\xBD"

static struct text decoded(const char *bytes, size_t n, const char *encoding) {
    struct text text;
    struct error error = { 0 };
    bool done = text_copy(&text, bytes, n, encoding, &error);
    if (!done) fail_msg("refused: %s", error.message);
    assert_null(u8_check((const uint8_t *)text.at, text.len));
    for (int i = 0; i < TEXT_PADDING; i++) assert_int_equal(text.at[text.len + i], 0);
    return text;
}

static void assert_decodes(const char *bytes, size_t n, const char *encoding, const char *to, size_t length,
                           const char *name, bool repaired) {
    struct text text = decoded(bytes, n, encoding);
    if (text.len != length || memcmp(text.at, to, length)) fail_msg("“%.*s” decodes to “%s”", (int)n, bytes, text.at);
    assert_string_equal(text_encoding_name(&text), name);
    if (text.repaired != repaired) fail_msg("“%s” is%s marked as repaired", to, text.repaired ? "" : " not");
    text_free(&text);
}

static void the_encoding_is_found_without_being_told(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *to;
        size_t length;
        const char *name;
        bool repaired;
    } rows[] = {
        { BYTES(""), BYTES(""), "UTF-8", false },
        { BYTES("x"), BYTES("x"), "UTF-8", false },
        { BYTES("“Aye,” she said.\r\n"), BYTES("“Aye,” she said.\r\n"), "UTF-8", false },
        { BYTES("before\0after\n\0\0\n"), BYTES("before\0after\n\0\0\n"), "UTF-8", false },
        { BYTES("\xEF\xBB\xBFx"), BYTES("\xEF\xBB\xBFx"), "UTF-8", false },
        { BYTES("\xEF\xBB\xBF\xEF\xBB\xBFx"), BYTES("\xEF\xBB\xBF\xEF\xBB\xBFx"), "UTF-8", false },
        { BYTES("\xEF\xBB\xBFx\xFF"), BYTES("\xEF\xBB\xBFx" REPLACED), "UTF-8", true },
        { BYTES("\xFF\xFEx\0\x1C\x20"), BYTES("\xEF\xBB\xBFx“"), "UTF-16LE", false },
        { BYTES("\xFE\xFF\0x\x20\x1C"), BYTES("\xEF\xBB\xBFx“"), "UTF-16BE", false },
        { BYTES("\xFF\xFE\0\0x\0\0\0\x1C\x20\0\0"), BYTES("\xEF\xBB\xBFx“"), "UTF-32LE", false },
        { BYTES("\0\0\xFE\xFF\0\0\0x\0\0\x20\x1C"), BYTES("\xEF\xBB\xBFx“"), "UTF-32BE", false },
        { BYTES("N\0o\0.\0\n\0"), BYTES("No.\n"), "UTF-16LE", false },
        { BYTES("\0N\0o\0.\0\n"), BYTES("No.\n"), "UTF-16BE", false },
        { BYTES("\x1D\x04\x35\x04\x42\x04 \0\x14 \x20\0\x34\x04\x30\x04 \0"), BYTES("Нет — да "), "UTF-16LE", false },
        { BYTES("caf\xE9, na\xEFve"), BYTES("café, naïve"), "Windows-1252", false },
        { BYTES("\x93No,\x94 he said\x85 it\x92s \x80\x35"), BYTES("“No,” he said… it’s €5"), "Windows-1252", false },
        { BYTES("\x81\x8D\x8F\x90\x9D"), BYTES("\xC2\x81\xC2\x8D\xC2\x8F\xC2\x90\xC2\x9D"), "Windows-1252", false },
        { BYTES("“So” — it\xFF is"), BYTES("“So” — it" REPLACED " is"), "UTF-8", true },
        { BYTES("“cut \xE2\x80"), BYTES("“cut " REPLACED), "UTF-8", true },
        { BYTES("Hi +ADw-script+AD4-"), BYTES("Hi +ADw-script+AD4-"), "UTF-8", false },
        { BYTES("\x1B[1mbold\x1B[m"), BYTES("\x1B[1mbold\x1B[m"), "UTF-8", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_decodes(rows[i].bytes, rows[i].n, i % 2 ? NULL : "auto", rows[i].to, rows[i].length, rows[i].name,
                       rows[i].repaired);
}

static void the_encoding_asked_for_is_taken(void **state) {
    (void)state;
    static const struct {
        const char *encoding, *bytes;
        size_t n;
        const char *to;
        size_t length;
        const char *name;
        bool repaired;
    } rows[] = {
        { "utf8", BYTES("caf\xE9!"), BYTES("caf" REPLACED "!"), "UTF-8", true },
        { "utf-8", BYTES("\xFF\xFEx"), BYTES(REPLACED REPLACED "x"), "UTF-8", true },
        { "latin1", BYTES("\xC3\xA9\x93"), BYTES("Ã©“"), "Windows-1252", false },
        { "iso_8859-1", BYTES("\xE9"), BYTES("é"), "Windows-1252", false },
        { "CP1252", BYTES("\xE9"), BYTES("é"), "Windows-1252", false },
        { "UTF-16", BYTES("x\0"), BYTES("x"), "UTF-16LE", false },
        { "utf16", BYTES("\xFE\xFF\0x"), BYTES("\xEF\xBB\xBFx"), "UTF-16BE", false },
        { "UTF-16", BYTES("\xFF\xFEx\0"), BYTES("\xEF\xBB\xBFx"), "UTF-16LE", false },
        { "UTF-16BE", BYTES("\xD8\x3D\xDE\x00"), BYTES("😀"), "UTF-16BE", false },
        { "UTF-16LE", BYTES("a\0\0\xD8"), BYTES("a" REPLACED), "UTF-16LE", true },
        { "UTF-16LE", BYTES("a\0\0\xD8z\0"), BYTES("a" REPLACED "z"), "UTF-16LE", true },
        { "UTF-16LE", BYTES("\0\xDC\0\xD8"), BYTES(REPLACED REPLACED), "UTF-16LE", true },
        { "UTF-16LE", BYTES("a\0b"), BYTES("a" REPLACED), "UTF-16LE", true },
        { "UTF-32BE", BYTES("\0\1\xF6\0\0\x11\0\0\0\0\xD8\0\0\0"), BYTES("😀" REPLACED REPLACED REPLACED), "UTF-32BE", true },
        { "UTF-32", BYTES("\0\0\xFE\xFF\0\0\0x"), BYTES("\xEF\xBB\xBFx"), "UTF-32BE", false },
        { "windows-1251", BYTES("\xCD\xE5\xF2"), BYTES("Нет"), "Windows-1251", false },
        { "cp1251", BYTES("\xCD\xE5\xF2"), BYTES("Нет"), "Windows-1251", false },
        { "Windows-1253", BYTES("a\xAA" "b"), BYTES("a" REPLACED "b"), "Windows-1253", true },
        { "Windows-1258", BYTES("a\xEC"), BYTES("á"), "Windows-1258", false },
        { "iso8859-15", BYTES("\xA4"), BYTES("€"), "ISO-8859-15", false },
        { "latin2", BYTES("\xB1"), BYTES("ą"), "ISO-8859-2", false },
        { "koi8-r", BYTES("\xEE\xC5\xD4"), BYTES("Нет"), "KOI8-R", false },
        { "Shift_JIS", BYTES("\x95\x5C\x8E\xA6"), BYTES("表示"), "Shift_JIS", false },
        { "sjis", BYTES("\x95\x5C"), BYTES("表"), "Shift_JIS", false },
        { "EUC-JP", BYTES("\xBF\xB7"), BYTES("新"), "EUC-JP", false },
        { "ISO-2022-JP", BYTES("\x1B$B?7\x1B(B."), BYTES("新."), "ISO-2022-JP", false },
        { "gb18030", BYTES("\xD0\xC2\xCE\xC5"), BYTES("新闻"), "GB18030", false },
        { "gbk", BYTES("\xD0\xC2\xCE"), BYTES("新" REPLACED), "GB18030", true },
        { "big5", BYTES("\xB7\x73"), BYTES("新"), "Big5", false },
        { "euc-kr", BYTES("\xB4\xBA\xFF!"), BYTES("뉴" REPLACED "!"), "EUC-KR", true },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(text_encoding_known(rows[i].encoding));
        assert_decodes(rows[i].bytes, rows[i].n, rows[i].encoding, rows[i].to, rows[i].length, rows[i].name,
                       rows[i].repaired);
    }
}

static void what_is_not_in_the_list_is_no_encoding(void **state) {
    (void)state;
    static const char *const rows[] = { "UTF-7", "utf7", "", "x", "UTF-8//IGNORE", "UTF-8 x", "utf", "CP037", "ISO-2022-CN-EXT",
                                        "UNICODE", "/etc/passwd", "\x1B" };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text text;
        struct error error = { 0 };
        assert_false(text_encoding_known(rows[i]));
        assert_false(text_copy(&text, "x", 1, rows[i], &error));
        assert_int_equal(error.code, ERROR_ARGUMENT);
        assert_null(text.at);
    }
}

/* What WHATWG's decoder makes of the bytes, stated as its state machine is: lower and upper bound, bytes needed. */
static size_t whatwg(const unsigned char *bytes, size_t n, char *to) {
    size_t length = 0, needed = 0, seen = 0;
    unsigned lower = 0x80, upper = 0xBF;
    uint32_t code = 0;
    for (size_t i = 0; i <= n; i++) {
        if (i == n) {
            if (needed) length += (size_t)char_encode(to + length, 0xFFFD);
            break;
        }
        unsigned byte = bytes[i];
        if (!needed) {
            if (byte < 0x80) to[length++] = (char)byte;
            else if (byte >= 0xC2 && byte <= 0xDF) needed = 1, code = byte & 0x1F;
            else if (byte >= 0xE0 && byte <= 0xEF) {
                if (byte == 0xE0) lower = 0xA0;
                if (byte == 0xED) upper = 0x9F;
                needed = 2, code = byte & 0xF;
            } else if (byte >= 0xF0 && byte <= 0xF4) {
                if (byte == 0xF0) lower = 0x90;
                if (byte == 0xF4) upper = 0x8F;
                needed = 3, code = byte & 0x7;
            } else length += (size_t)char_encode(to + length, 0xFFFD);
            continue;
        }
        if (byte < lower || byte > upper) {
            code = 0, needed = seen = 0, lower = 0x80, upper = 0xBF;
            i--;
            length += (size_t)char_encode(to + length, 0xFFFD);
            continue;
        }
        lower = 0x80, upper = 0xBF;
        code = code << 6 | (byte & 0x3F);
        if (++seen < needed) continue;
        length += (size_t)char_encode(to + length, code);
        code = 0, needed = seen = 0;
    }
    return length;
}

static void assert_as_whatwg(const unsigned char *bytes, size_t n) {
    char wanted[3 * 64];
    assert_true(n <= 64);
    size_t length = whatwg(bytes, n, wanted);
    struct text text = decoded((const char *)bytes, n, "UTF-8");
    if (text.len != length || memcmp(text.at, wanted, length))
        fail_msg("%02x %02x %02x %02x: “%s”, not as WHATWG", bytes[0], bytes[1], bytes[2], bytes[3], text.at);
    assert_int_equal(text.repaired, length != n || memcmp(bytes, wanted, n) != 0);
    text_free(&text);
}

static void every_two_bytes_decode_as_whatwg_says(void **state) {
    (void)state;
    static const char *const after[] = { "aaa", "\x80" "aa", "\x80\x80" "a", "\xE2\x80\x9C" };
    for (unsigned first = 0; first < 256; first++)
        for (unsigned second = 0; second < 256; second++)
            for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
                unsigned char bytes[5] = { (unsigned char)first, (unsigned char)second };
                memcpy(bytes + 2, after[i], 3);
                assert_as_whatwg(bytes, 5);
            }
}

static void malformed_sequences_decode_as_whatwg_says(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n, faults;
    } rows[] = {
        { BYTES("\x80"), 1 },                             /* a continuation alone */
        { BYTES("\x80\xBF\x80"), 3 },                     /* three of them */
        { BYTES("\xC0\xAF"), 2 },                         /* overlong: two, */
        { BYTES("\xE0\x80\xAF"), 3 },                     /* three, */
        { BYTES("\xF0\x80\x80\xAF"), 4 },                 /* four, */
        { BYTES("\xF8\x80\x80\x80\xAF"), 5 },             /* five, */
        { BYTES("\xFC\x80\x80\x80\x80\xAF"), 6 },         /* six bytes */
        { BYTES("\xE0\x9F\xBF"), 3 },                     /* the last overlong ones */
        { BYTES("\xF0\x8F\xBF\xBF"), 4 },
        { BYTES("\xED\xA0\x80"), 3 },                     /* surrogates */
        { BYTES("\xED\xA0\x80\xED\xB0\x80"), 6 },
        { BYTES("\xF4\x90\x80\x80"), 4 },                 /* beyond U+10FFFF */
        { BYTES("\xC3"), 1 },                             /* cut: one of two, */
        { BYTES("\xE2\x80"), 1 },                         /* two of three, */
        { BYTES("\xF0\x9F\x98"), 1 },                     /* three of four */
        { BYTES("\xF0\x9F\x98x"), 1 },
        { BYTES("\xE2\xE2\x80\xF0\x9F"), 3 },             /* one cut after another */
        { BYTES("\xFE\xFE\xFF\xFF"), 4 },                 /* never bytes of UTF-8 */
        { BYTES("x\xC2\x1B]0;t\7"), 1 },                  /* a lead that must not swallow ESC */
        { BYTES("12345678abcdefg\xE9"), 1 },              /* across the eight bytes of a glance */
        { BYTES("1234567\xE2\x80"), 1 },
        { BYTES("\xF3\xA0\x81\xBF\xEF\xBF\xBE\xEF\xBF\xBF"), 0 }, /* tags and noncharacters are well formed */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_as_whatwg((const unsigned char *)rows[i].bytes, rows[i].n);
        struct text text = decoded(rows[i].bytes, rows[i].n, "UTF-8");
        size_t faults = 0;
        for (const char *at = text.at; (at = strstr(at, REPLACED)); at += 3) faults++;
        assert_int_equal(faults, rows[i].faults);
        text_free(&text);
    }
}

static void what_is_no_text_is_refused_by_name(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *message;
    } rows[] = {
        { BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "looks like a PNG image, not text" },
        { BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF"), "looks like a JPEG image, not text" },
        { BYTES("GIF89a\1\0\1\0"), "looks like a GIF image, not text" },
        { BYTES("BM\x8A\0\0\0\0\0\0\0"), "looks like a BMP image, not text" },
        { BYTES("\x7F" "ELF\2\1\1\0\0\0"), "looks like a program (ELF), not text" },
        { BYTES("MZ\x90\0\3\0"), "looks like a program (Windows), not text" },
        { BYTES("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), "looks like a PDF document, not text" },
        { BYTES("PK\3\4\x14\0\6\0"), "looks like a zip archive or an office document, not text" },
        { BYTES("\x1F\x8B\x08\0"), "looks like gzip-compressed data, not text" },
        { BYTES("BZh91AY&SY"), "looks like bzip2-compressed data, not text" },
        { BYTES("\xFD" "7zXZ\0\0"), "looks like xz-compressed data, not text" },
        { BYTES("\x28\xB5\x2F\xFD\4"), "looks like zstd-compressed data, not text" },
        { BYTES("RIFF\x24\0\0\0WAVEfmt "), "looks like a RIFF file (image, sound or film), not text" },
        { BYTES("ID3\3\0\0\0\0"), "looks like an MP3 sound, not text" },
        { BYTES("\0\0\0\x18" "ftypmp42\0"), "looks like an MP4 film or a HEIF image, not text" },
        { BYTES("SQLite format 3\0\x10\0"), "looks like an SQLite database, not text" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text text;
        struct error error = { 0 };
        if (text_copy(&text, rows[i].bytes, rows[i].n, NULL, &error)) fail_msg("taken for text: %s", rows[i].message);
        assert_int_equal(error.code, ERROR_NOT_TEXT);
        assert_string_equal(error.message, rows[i].message);
        assert_true(text_refused(rows[i].bytes, rows[i].n, "latin1", NULL));
    }
}

static void words_that_begin_like_a_program_are_text(void **state) {
    (void)state;
    static const char *const rows[] = { "BM said so.", "MZ Wallace", "OTTO WON", "RIFF RAFF", "ID3 is", "OggS", "wOFF", "fLaC",
                                        "PK, they said", "GIF89 or not", "%PDF", "7zip", "aaaaftyp and more of it" };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_decodes(rows[i], strlen(rows[i]), NULL, rows[i], strlen(rows[i]), "UTF-8", false);
}

static bool refused_of(size_t n, size_t every, char odd) {
    char *bytes = malloc(n);
    assert_non_null(bytes);
    for (size_t i = 0; i < n; i++) bytes[i] = every && i % every == 0 ? odd : 'a';
    bool refused = text_refused(bytes, n, NULL, NULL);
    free(bytes);
    return refused;
}

static void many_controls_are_no_text_and_few_are(void **state) {
    (void)state;
    assert_true(refused_of(50000, 1, 0));
    assert_true(refused_of(1000, 3, 0));
    assert_true(refused_of(1000, 5, '\1'));
    assert_false(refused_of(1000, 100, 0));
    assert_false(refused_of(60, 4, 0)); /* a short text with 15 NULs */
    assert_false(refused_of(1000, 2, '\x1B'));
    assert_false(refused_of(1000, 1, '\n'));
    assert_false(refused_of(1000, 2, 0)); /* UTF-16 */
    assert_false(refused_of(1000, 4, '\xE9'));
    assert_false(refused_of(0, 1, 0));
}

static void controls_and_bad_bytes_together_are_no_text(void **state) {
    (void)state;
    char bytes[1024];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = i % 16 ? 'a' : '\1';
    assert_false(text_refused(bytes, sizeof bytes, NULL, NULL)); /* a sixteenth of a valid text */
    bytes[500] = '\xFF';
    assert_true(text_refused(bytes, sizeof bytes, NULL, NULL));
    assert_false(text_refused(bytes, sizeof bytes, "latin1", NULL)); /* who names an encoding means text */
}

static void an_archive_is_known_by_what_stands_further_in(void **state) {
    (void)state;
    char bytes[512] = "letter.txt";
    memcpy(bytes + 257, "ustar", 5);
    struct error error = { 0 };
    assert_true(text_refused(bytes, sizeof bytes, "latin1", &error));
    assert_string_equal(error.message, "looks like a tar archive, not text");
}

static void a_conversion_grows_as_far_as_it_must(void **state) {
    (void)state;
    static const struct {
        const char *encoding;
        char byte;
        const char *becomes;
    } rows[] = {
        { "Shift_JIS", '\xB1', "ｱ" }, { "EUC-KR", '\xFF', REPLACED }, { "KOI8-R", '\xC1', "а" },
        { "Windows-1252", '\x80', "€" }, { "Windows-1255", '\xE0', "א" }, { "UTF-8", '\xFF', REPLACED },
    };
    enum { LENGTH = 50000 };
    char *bytes = malloc(LENGTH);
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        memset(bytes, rows[i].byte, LENGTH);
        struct text text = decoded(bytes, LENGTH, rows[i].encoding);
        size_t each = strlen(rows[i].becomes);
        assert_int_equal(text.len, LENGTH * each);
        for (size_t at = 0; at < text.len; at += each) assert_memory_equal(text.at + at, rows[i].becomes, each);
        text_free(&text);
    }
    free(bytes);
}

static void random_bytes_decode_or_are_refused_but_never_crash(void **state) {
    (void)state;
    static const char *const encodings[] = { NULL, "utf8", "utf16", "utf32be", "latin1", "sjis", "gb18030", "iso-2022-jp",
                                             "big5", "euckr", "eucjp", "cp1255", "cp1258" };
    uint64_t seed = 88172645463325252u;
    for (unsigned round = 0; round < 1300; round++) {
        char bytes[64];
        size_t n = round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            bytes[i] = (char)(seed >> 32);
        }
        struct text text;
        if (!text_copy(&text, bytes, n, encodings[round % (sizeof encodings / sizeof *encodings)], NULL)) continue;
        assert_null(u8_check((const uint8_t *)text.at, text.len));
        text_free(&text);
    }
}

static void a_text_larger_than_the_limit_is_refused_unread(void **state) {
    (void)state;
    struct text text;
    struct error error = { 0 };
    assert_false(text_copy(&text, "x", TEXT_MAX + 1, NULL, &error));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_encoding_is_found_without_being_told),
        cmocka_unit_test(the_encoding_asked_for_is_taken),
        cmocka_unit_test(what_is_not_in_the_list_is_no_encoding),
        cmocka_unit_test(every_two_bytes_decode_as_whatwg_says),
        cmocka_unit_test(malformed_sequences_decode_as_whatwg_says),
        cmocka_unit_test(what_is_no_text_is_refused_by_name),
        cmocka_unit_test(words_that_begin_like_a_program_are_text),
        cmocka_unit_test(many_controls_are_no_text_and_few_are),
        cmocka_unit_test(controls_and_bad_bytes_together_are_no_text),
        cmocka_unit_test(an_archive_is_known_by_what_stands_further_in),
        cmocka_unit_test(a_conversion_grows_as_far_as_it_must),
        cmocka_unit_test(random_bytes_decode_or_are_refused_but_never_crash),
        cmocka_unit_test(a_text_larger_than_the_limit_is_refused_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
