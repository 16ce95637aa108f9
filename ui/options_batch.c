#include "options_batch.h"
#include "i18n.h"
#include <string.h>
#include <unistd.h>

enum { JOBS_MAX = 256 };

/* All digits, at most `most`. */
static bool number_read(const char *digits, uint32_t most, uint32_t *number) {
    uint64_t value = 0;
    if (!*digits) return false;
    for (; *digits; digits++) {
        if (*digits < '0' || *digits > '9' || value > most) return false;
        value = value * 10 + (uint64_t)(*digits - '0');
    }
    *number = (uint32_t)value;
    return value <= most;
}

static bool jobs_read(struct options *options, const char *argument) {
    if (!number_read(argument, JOBS_MAX, &options->jobs)) return false;
    long processors = options->jobs ? options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    options->jobs = processors < 1 ? 1 : processors > JOBS_MAX ? JOBS_MAX : (uint32_t)processors;
    return true;
}

static bool grain_read(struct options *options, const char *argument) {
    static const char *const names[] = { [BY_QUOTE] = "quote", [BY_ARTICLE] = "article", [BY_SPEAKER] = "speaker" };
    for (int i = BY_QUOTE; i <= BY_SPEAKER; i++) {
        if (strcmp(argument, names[i])) continue;
        options->by = (enum export_grain)i;
        return true;
    }
    return false;
}

static bool speaker_add(struct options *options, const char *argument) {
    if (!*argument || options->speaker_count == OPTIONS_SPEAKERS_MAX) return false;
    options->speakers[options->speaker_count++] = argument;
    return true;
}

static bool kind_add(struct options *options, const char *name, size_t n) {
    for (int kind = QUOTE_DIRECT; kind <= QUOTE_INDIRECT; kind++) {
        const char *known = quote_kind_name((enum quote_kind)kind);
        if (strlen(known) != n || memcmp(known, name, n)) continue;
        options->kinds |= (uint8_t)(1 << kind);
        return true;
    }
    return false;
}

static bool kinds_read(struct options *options, const char *argument) {
    for (;; argument++) {
        size_t n = strcspn(argument, ",");
        if (!kind_add(options, argument, n)) return false;
        argument += n;
        if (!*argument) return true;
    }
}

/* 0, 1, 0.7, .75: as exports write it; what is finer than a percent asks for the next one. */
static bool confidence_read(struct options *options, const char *argument) {
    uint32_t percent = 0, scale = 100;
    const char *at = argument;
    if (*at == '0' || *at == '1') percent = *at++ == '1' ? 100 : 0;
    if (*at == '.' && at[1]) {
        bool finer = false;
        for (at++; *at >= '0' && *at <= '9'; at++) {
            scale /= 10;
            if (scale) percent += (uint32_t)(*at - '0') * scale;
            else finer = finer || *at != '0';
        }
        percent += finer;
    }
    if (*at || at == argument || percent > 100) return false;
    options->min_confidence = (uint8_t)percent;
    return true;
}

static bool input_read(struct options *options, const char *argument) {
    options->records = !strcmp(argument, "jsonl");
    return options->records || !strcmp(argument, "text");
}

bool options_batch_take(struct options *options, enum option_id id, const char *argument) {
    switch (id) {
    case OPTION_JOBS: return jobs_read(options, argument);
    case OPTION_BY: return grain_read(options, argument);
    case OPTION_SPEAKER: return speaker_add(options, argument);
    case OPTION_KIND: return kinds_read(options, argument);
    case OPTION_MIN_CONFIDENCE: return confidence_read(options, argument);
    case OPTION_FIELDS: options->fields = argument; return true;
    case OPTION_STATS: return options->stats = true;
    case OPTION_INPUT: return input_read(options, argument);
    case OPTION_FILES0_FROM: options->files0_from = argument; return true;
    case OPTION_RESUME: return options->resume = true;
    default: return false;
    }
}

/* What an option needs beside it, where that is missing; NULL where nothing is. */
static const char *missing(const struct options *options) {
    bool tags = options->format != EXPORT_COUNT && options->format != EXPORT_TEXT;
    bool filters = options->speaker_count || options->kinds || options->min_confidence;
    if (options->by && options->format != EXPORT_CSV && options->format != EXPORT_MD)
        return N_("--by goes with --export=csv and --export=md");
    if (options->explain && options->format != EXPORT_JSONL) return N_("--explain goes with --export=jsonl");
    if (filters && !tags && !options->stats) return N_("--speaker, --kind and --min-confidence go with --export or --stats");
    if (options->fields && !tags) return N_("--fields goes with --export=csv and --export=jsonl");
    if (options->resume && (!tags || !options->output)) return N_("--resume needs --export and -o: it goes on with that file");
    if (options->resume && options->stats) return N_("--stats counts all input, --resume leaves some out: not both");
    if (options->stats && options->format != EXPORT_COUNT && !options->output)
        return N_("--stats and --export both write: -o says where the export goes");
    if (options->records && !tags && !options->stats) return N_("--input=jsonl goes with --export or --stats");
    if (options->files0_from && options->path_count) return N_("--files0-from and paths do not go together");
    return NULL;
}

bool options_batch_agree(const struct options *options) {
    const char *message = missing(options);
    if (message) fprintf(stderr, _("dixit: %s\nTry 'dixit --help'.\n"), _(message));
    return !message;
}
