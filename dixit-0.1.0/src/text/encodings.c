#include "decode.h"
#include <string.h>

/* The encodings that --encoding takes: a list of our own, so that nothing else
   ever reaches iconv. UTF-7 is not in it: it hides characters from filters. As
   WHATWG has it, who says Latin-1 or ASCII means Windows-1252. The first name
   of each is the one that exports write. */
static const struct encoding_name names[] = {
    { "auto", .encoding = ENCODING_AUTO },
    { "UTF-8", .encoding = ENCODING_UTF8 },
    { "UTF-16LE", .encoding = ENCODING_UTF16LE },
    { "UTF-16", .encoding = ENCODING_UTF16LE, .other_end = ENCODING_UTF16BE },
    { "UTF-16BE", .encoding = ENCODING_UTF16BE },
    { "UTF-32LE", .encoding = ENCODING_UTF32LE },
    { "UTF-32", .encoding = ENCODING_UTF32LE, .other_end = ENCODING_UTF32BE },
    { "UTF-32BE", .encoding = ENCODING_UTF32BE },
    { "Windows-1252", .encoding = ENCODING_WINDOWS_1252 },
    { "ISO-8859-1", .encoding = ENCODING_WINDOWS_1252 },
    { "Latin-1", .encoding = ENCODING_WINDOWS_1252 },
    { "CP1252", .encoding = ENCODING_WINDOWS_1252 },
    { "ASCII", .encoding = ENCODING_WINDOWS_1252 },
    { "US-ASCII", .encoding = ENCODING_WINDOWS_1252 },
    { "Windows-1250", .encoding = ENCODING_OTHER, .iconv = "CP1250" },
    { "Windows-1251", .encoding = ENCODING_OTHER, .iconv = "CP1251" },
    { "Windows-1253", .encoding = ENCODING_OTHER, .iconv = "CP1253" },
    { "Windows-1254", .encoding = ENCODING_OTHER, .iconv = "CP1254" },
    { "Windows-1255", .encoding = ENCODING_OTHER, .iconv = "CP1255" },
    { "Windows-1256", .encoding = ENCODING_OTHER, .iconv = "CP1256" },
    { "Windows-1257", .encoding = ENCODING_OTHER, .iconv = "CP1257" },
    { "Windows-1258", .encoding = ENCODING_OTHER, .iconv = "CP1258" },
    { "Windows-874", .encoding = ENCODING_OTHER, .iconv = "CP874" },
    { "ISO-8859-2", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-2" },
    { "ISO-8859-3", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-3" },
    { "ISO-8859-4", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-4" },
    { "ISO-8859-5", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-5" },
    { "ISO-8859-6", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-6" },
    { "ISO-8859-7", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-7" },
    { "ISO-8859-8", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-8" },
    { "ISO-8859-9", .encoding = ENCODING_OTHER, .iconv = "CP1254" },
    { "ISO-8859-10", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-10" },
    { "ISO-8859-11", .encoding = ENCODING_OTHER, .iconv = "CP874" },
    { "ISO-8859-13", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-13" },
    { "ISO-8859-14", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-14" },
    { "ISO-8859-15", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-15" },
    { "ISO-8859-16", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-16" },
    { "Latin-2", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-2" },
    { "Latin-9", .encoding = ENCODING_OTHER, .iconv = "ISO-8859-15" },
    { "KOI8-R", .encoding = ENCODING_OTHER, .iconv = "KOI8-R" },
    { "KOI8-U", .encoding = ENCODING_OTHER, .iconv = "KOI8-U" },
    { "IBM866", .encoding = ENCODING_OTHER, .iconv = "CP866" },
    { "Macintosh", .encoding = ENCODING_OTHER, .iconv = "MACINTOSH" },
    { "Shift_JIS", .encoding = ENCODING_OTHER, .iconv = "CP932" },
    { "SJIS", .encoding = ENCODING_OTHER, .iconv = "CP932" },
    { "EUC-JP", .encoding = ENCODING_OTHER, .iconv = "EUC-JP" },
    { "ISO-2022-JP", .encoding = ENCODING_OTHER, .iconv = "ISO-2022-JP" },
    { "GB18030", .encoding = ENCODING_OTHER, .iconv = "GB18030" },
    { "GBK", .encoding = ENCODING_OTHER, .iconv = "GB18030" },
    { "GB2312", .encoding = ENCODING_OTHER, .iconv = "GB18030" },
    { "Big5", .encoding = ENCODING_OTHER, .iconv = "BIG5-HKSCS" },
    { "EUC-KR", .encoding = ENCODING_OTHER, .iconv = "CP949" },
};

/* The next letter or digit at *name, in lower case; 0 at the end. */
static char next_letter(const char **name) {
    for (char c; (c = *(*name)++);) {
        if (c >= 'A' && c <= 'Z') return (char)(c | 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
        if (c != '-' && c != '_' && c != ' ') return c;
    }
    --*name;
    return 0;
}

static bool same_name(const char *a, const char *b) {
    for (;;) {
        char x = next_letter(&a), y = next_letter(&b);
        if (x != y) return false;
        if (!x) return true;
    }
}

/* The first line of the table that means the same: its name is the one to write. */
static const struct encoding_name *first_of(const struct encoding_name *alias) {
    const struct encoding_name *first = names;
    while (!first->iconv || strcmp(first->iconv, alias->iconv)) first++;
    return first;
}

const struct encoding_name *encoding_named(const char *name) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (same_name(name, names[i].name) || (names[i].iconv && same_name(name, names[i].iconv)))
            return names[i].iconv ? first_of(&names[i]) : &names[i];
    return NULL;
}

bool text_encoding_known(const char *name) {
    return encoding_named(name);
}

const char *text_encoding_name(const struct text *text) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text->encoding == names[i].encoding && text->encoding != ENCODING_OTHER) return names[i].name;
    return text->other;
}
