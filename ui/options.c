#include "options.h"
#include "options_batch.h"
#include "i18n.h"
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <dixit/text.h>
#include <getopt.h>
#include <string.h>

#define X(id, letter, name, argument, help) { letter, name, argument, help },
static const struct {
    char letter;
    const char *name, *argument, *help;
} table[] = { OPTIONS(X) };
#undef X

enum { LONG_ONLY = 256 }; /* above every letter: OPTION_x is LONG_ONLY + x */

static void fill_getopt(struct option *longs, char *letters) {
    for (int i = 0; i < OPTION_COUNT; i++) {
        longs[i] = (struct option){ table[i].name, table[i].argument ? required_argument : no_argument, NULL,
                                    LONG_ONLY + i };
        if (!table[i].letter) continue;
        *letters++ = table[i].letter;
        if (table[i].argument) *letters++ = ':';
    }
    longs[OPTION_COUNT] = (struct option){ 0 };
    *letters = 0;
}

/* An argument of the user's, quoted and harmless. */
static bool refuse(const char *what, const char *argument) {
    enum { LONGEST = 64 };
    char clean[3 * LONGEST + 1];
    clean_copy(clean, argument, char_cut(argument, strlen(argument), LONGEST), false);
    fprintf(stderr, _("dixit: %s: '%s'\nTry 'dixit --help'.\n"), what, clean);
    return false;
}

static bool refuse_for(int id, const char *argument) {
    char what[200];
    snprintf(what, sizeof what, _("--%s=%s (%s) cannot be"), table[id].name, table[id].argument, _(table[id].help));
    return refuse(what, argument);
}

static bool take(struct options *options, int id, const char *argument) {
    switch ((enum option_id)id) {
    case OPTION_EXPORT:
        options->format = export_format_named(argument);
        return options->format != EXPORT_COUNT ||
               refuse(_("no such format; there are jsonl, csv, md, html, ann and text"), argument);
    case OPTION_OUTPUT: options->output = argument; break;
    case OPTION_EXPLAIN: options->explain = true; break;
    case OPTION_ENCODING:
        options->encoding = argument;
        return text_encoding_known(argument) || refuse(_("no such encoding"), argument);
    case OPTION_COMPLETION: options->completion = argument; break;
    case OPTION_CONFIG: options->config = argument; break;
    case OPTION_NO_CONFIG: options->no_config = true; break;
    case OPTION_DUMP_CONFIG: options->dump_config = true; break;
    case OPTION_HELP: options->help = true; break;
    case OPTION_VERSION: options->version = true; break;
    default: return options_batch_take(options, (enum option_id)id, argument) || refuse_for(id, argument);
    }
    return true;
}

static int id_of_letter(int letter) {
    for (int i = 0; i < OPTION_COUNT; i++)
        if (table[i].letter && table[i].letter == letter) return i;
    return OPTION_COUNT;
}

/* Paths and the last +COMMAND, in the order given. */
static void take_paths(struct options *options, char **argv, int n) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
        if (argv[i][0] == '+' && argv[i][1]) options->start = argv[i] + 1;
        else argv[kept++] = argv[i];
    }
    options->paths = (const char *const *)argv;
    options->path_count = (uint32_t)kept;
}

bool options_read(struct options *options, int argc, char **argv) {
    struct option longs[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 1];
    *options = (struct options){ .format = EXPORT_COUNT, .jobs = 1 };
    fill_getopt(longs, letters);
    for (int found; (found = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (found == '?') {
            fputs(_("Try 'dixit --help'.\n"), stderr);
            return false;
        }
        if (!take(options, found >= LONG_ONLY ? found - LONG_ONLY : id_of_letter(found), optarg)) return false;
    }
    take_paths(options, argv + optind, argc - optind);
    return true;
}

void options_help(FILE *to) {
    fputs(_("Usage: dixit [OPTION...] [+COMMAND | +/WORD] [FILE | FOLDER | -]...\n"
            "Read news articles and see who said what. Without a path: our sample articles.\n"),
          to);
    for (int i = 0; i < OPTION_COUNT; i++) {
        char name[40];
        snprintf(name, sizeof name, "--%s%s%s", table[i].name, table[i].argument ? "=" : "",
                 table[i].argument ? table[i].argument : "");
        if (table[i].letter) fprintf(to, "  -%c, %-20s %s\n", table[i].letter, name, _(table[i].help));
        else fprintf(to, "      %-20s %s\n", name, _(table[i].help));
    }
    fputs(_("In the reader, ? shows the keys and :man the manual.\n"), to);
}
