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
    X(OPTION_EXPORT, 0, "export", "FORMAT", "write as jsonl, csv, md, html, ann or text")                    \
    X(OPTION_OUTPUT, 'o', "output", "FILE", "write to FILE instead of standard output")                    \
    X(OPTION_JOBS, 'j', "jobs", "N", "N articles at a time; 0: one for each processor")                    \
    X(OPTION_BY, 0, "by", "GRAIN", "csv, md: an entry for each quote, article or speaker")                  \
    X(OPTION_SPEAKER, 0, "speaker", "NAME", "only what NAME says; may be given again")                     \
    X(OPTION_KIND, 0, "kind", "KINDS", "only direct, mixed or indirect; several with commas")                \
    X(OPTION_MIN_CONFIDENCE, 0, "min-confidence", "SHARE", "only quotes as sure as this, 0 to 1")          \
    X(OPTION_FIELDS, 0, "fields", "NAMES", "csv, jsonl: these fields in this order, with commas")          \
    X(OPTION_STATS, 0, "stats", NULL, "who got the floor, across all articles")                            \
    X(OPTION_INPUT, 0, "input", "KIND", "text, or jsonl: JSON Lines with a member text each")                \
    X(OPTION_FILES0_FROM, 0, "files0-from", "FILE", "take the paths from FILE, each ended by NUL")          \
    X(OPTION_RESUME, 0, "resume", NULL, "go on: leave out what the output holds already")                  \
    X(OPTION_EXPLAIN, 0, "explain", NULL, "jsonl: say which rule attributed each quote")                   \
    X(OPTION_ENCODING, 0, "encoding", "NAME", "take the files to be in this encoding")                     \
    X(OPTION_CONFIG, 0, "config", "FILE", "read this configuration instead of your own")                   \
    X(OPTION_NO_CONFIG, 0, "no-config", NULL, "read no configuration")                                     \
    X(OPTION_DUMP_CONFIG, 0, "dump-config", NULL, "write all settings and bindings as a configuration")    \
    X(OPTION_COMPLETION, 0, "completion", "SHELL", "write completion for bash, zsh or fish, and end")      \
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

#define OPTIONS_SPEAKERS_MAX 64

struct options {
    enum export_format format; /* EXPORT_COUNT: not asked for */
    const char *output;        /* NULL: standard output */
    const char *encoding;      /* NULL: find out */
    const char *config;        /* --config, or NULL */
    const char *completion;    /* --completion, or NULL */
    bool explain, help, version, no_config, dump_config;
    enum export_grain by;
    const char *speakers[OPTIONS_SPEAKERS_MAX]; /* [speaker_count] */
    uint32_t speaker_count;
    uint8_t kinds, min_confidence; /* as in struct export_options */
    const char *fields;            /* NULL: the usual ones */
    uint32_t jobs;                 /* at a time, at least 1 */
    const char *files0_from;       /* NULL: none */
    bool records, resume, stats;
    const char *start;         /* +/WORD or +COMMAND without the plus, else NULL */
    const char *const *paths;  /* [path_count], in argv */
    uint32_t path_count;
};

/* Read argv (may be reordered). False after a message to standard error. */
bool options_read(struct options *options, int argc, char **argv);

/* --help */
void options_help(FILE *to);

#endif
