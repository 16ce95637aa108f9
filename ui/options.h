/* The command line: one table of options, from which getopt, --help, the
   completions and the test that the manual names them all are made. */
#ifndef UI_OPTIONS_H
#define UI_OPTIONS_H

#include <dixit/export.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* id, letter or 0, name, argument or NULL, help */
#define OPTIONS(X)                                                                                         \
    X(OPTION_EXPORT, 0, "export", "FORMAT", "write what was found as jsonl, csv, md, html, ann or text")   \
    X(OPTION_OUTPUT, 'o', "output", "FILE", "write to FILE instead of standard output")                    \
    X(OPTION_EXPLAIN, 0, "explain", NULL, "with --export=jsonl: say which rule attributed each quote")     \
    X(OPTION_ENCODING, 0, "encoding", "NAME", "take the files to be in this encoding")                     \
    X(OPTION_CONFIG, 0, "config", "FILE", "read this configuration instead of your own")                   \
    X(OPTION_NO_CONFIG, 0, "no-config", NULL, "read no configuration")                                     \
    X(OPTION_DUMP_CONFIG, 0, "dump-config", NULL, "write all settings and bindings as a configuration")    \
    X(OPTION_HELP, 'h', "help", NULL, "show this and end")                                                 \
    X(OPTION_VERSION, 'V', "version", NULL, "show the version and end")

enum option_id {
#define X(id, letter, name, argument, help) id,
    OPTIONS(X)
#undef X
        OPTION_COUNT
};

/* Exit statuses, as dixit(1) lists them. */
enum { EXIT_FINE = 0, EXIT_SOME_FAILED = 1, EXIT_USAGE = 2 };

struct options {
    enum export_format format; /* EXPORT_COUNT: not asked for */
    const char *output;        /* NULL: standard output */
    const char *encoding;      /* NULL: find out */
    const char *config;        /* --config, or NULL */
    bool explain, help, version, no_config, dump_config;
    const char *start;         /* +/WORD or +COMMAND without the plus, else NULL */
    const char *const *paths;  /* [path_count], in argv */
    uint32_t path_count;
};

/* Read argv (may be reordered). False after a message to standard error. */
bool options_read(struct options *options, int argc, char **argv);

/* --help */
void options_help(FILE *to);

#endif
