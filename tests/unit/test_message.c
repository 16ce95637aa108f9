/* Messages in another language, from a catalogue that is made here. */
#include "test.h"
#include <dixit/error.h>
#include <dixit/message.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config.h"

#ifdef ENABLE_NLS
enum { HAVE_CATALOGUES = 1 };
#else
enum { HAVE_CATALOGUES = 0 };
#endif

struct entry {
    const char *id, *text;
    uint32_t id_len, text_len;
};

#define ENTRY(id, text) { id, text, sizeof id - 1, sizeof text - 1 }

/* In the order of their ids; the first is the catalogue's header. */
static const struct entry entries[] = {
    ENTRY("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"),
    ENTRY("%u match\0%u matches", "%u Fund\0%u Funde"),
    ENTRY("no memory", "kein Speicher"),
    ENTRY("no such encoding: %s", "Kodierung %s unbekannt"),
};
enum { ENTRIES = sizeof entries / sizeof *entries, HEAD = 7 };

/* The format is in gettext's manual, “The Format of GNU MO Files”. */
static void catalogue_write(const char *path) {
    uint32_t head[HEAD] = { 0x950412de, 0, ENTRIES, sizeof head, sizeof head + 8 * ENTRIES, 0, 0 };
    uint32_t table[2][ENTRIES][2], at = sizeof head + sizeof table;
    FILE *to = fopen(path, "w");
    assert_non_null(to);
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < ENTRIES; i++) {
            table[side][i][0] = side ? entries[i].text_len : entries[i].id_len;
            table[side][i][1] = at;
            at += table[side][i][0] + 1;
        }
    fwrite(head, sizeof head, 1, to);
    fwrite(table, sizeof table, 1, to);
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < ENTRIES; i++)
            fwrite(side ? entries[i].text : entries[i].id, 1, table[side][i][0] + 1, to);
    assert_int_equal(fclose(to), 0);
}

static void without_a_catalogue_all_is_english(void **state) {
    (void)state;
    assert_string_equal(message_of("no memory"), "no memory");
    assert_string_equal(message_many("%u match", "%u matches", 1), "%u match");
    assert_string_equal(message_many("%u match", "%u matches", 2), "%u matches");
    assert_string_equal(message_of(""), ""); /* not the catalogue's header */
}

static void a_catalogue_speaks_for_the_locale(void **state) {
    (void)state;
    char folder[] = "/tmp/dixit-message-XXXXXX", path[128];
    struct error error;
    if (!HAVE_CATALOGUES || !setlocale(LC_ALL, "C.UTF-8")) skip();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/xx", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/xx/LC_MESSAGES", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/xx/LC_MESSAGES/dixit.mo", folder);
    catalogue_write(path);
    setenv("LANGUAGE", "xx", 1);
    messages_from(folder);
    assert_string_equal(message_many("%u match", "%u matches", 2), "%u Funde");
    error_memory(&error);
    assert_string_equal(error.message, "kein Speicher");
    assert_string_equal(message_of("of this there is none"), "of this there is none");
    assert_string_equal(message_of(""), "");
    error_set(&error, ERROR_ARGUMENT, 0, "no such encoding: %s", "KOI");
    assert_string_equal(error.message, "Kodierung KOI unbekannt");
    for (int up = 0; up < 3; up++) {
        assert_int_equal(remove(path), 0);
        *strrchr(path, '/') = 0;
    }
    assert_int_equal(rmdir(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_catalogue_all_is_english),
        cmocka_unit_test(a_catalogue_speaks_for_the_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
