#include "cmdline.h"
#include <ctype.h>
#include <string.h>

static const char *skip_blanks(const char *at) {
    while (*at == ' ' || *at == '\t') at++;
    return at;
}

/* Copy one word at *from to *to, its quoting undone; false where a quote stays open. */
static bool word(const char **from, char **to) {
    const char *at = *from;
    char *put = *to, open = 0;
    for (; *at && (open || (*at != ' ' && *at != '\t')); at++) {
        if (*at == open) open = 0;
        else if (!open && (*at == '"' || *at == '\'')) open = *at;
        else if (*at == '\\' && open != '\'' && at[1]) *put++ = *++at;
        else *put++ = *at;
    }
    *put++ = 0;
    *from = at;
    *to = put;
    return !open;
}

static bool unknown(const char *name, int n, int several, struct error *error) {
    if (several)
        return error_set(error, ERROR_ARGUMENT, 0, "“%.*s” begins several commands; Tab completes, :help lists them", n,
                         name);
    return error_set(error, ERROR_ARGUMENT, 0, "no command “%.*s”; Tab completes, :help lists them", n, name);
}

/* Too few or too many? */
static bool fits(const struct cmdline *line, struct error *error) {
    const struct command_info *info = command_info(line->command);
    bool optional = !*info->usage || *info->usage == '[' || info->argument == ARG_KEY; /* pressed next */
    bool open_ended = info->argument == ARG_TEXT || info->argument == ARG_BINDING || info->argument == ARG_SCOPE ||
                      info->argument == ARG_STYLE || info->argument == ARG_SETTING || info->argument == ARG_FORMAT;
    int most = info->argument == ARG_NONE ? 0 : open_ended ? CMDLINE_ARGS : 1;
    if (line->argc > most && !most)
        return error_set(error, ERROR_ARGUMENT, 0, ":%s takes no argument", info->name);
    if (line->argc > most || (!optional && !line->argc))
        return error_set(error, ERROR_ARGUMENT, 0, "expected :%s %s", info->name, info->usage);
    return true;
}

static bool arguments(struct cmdline *to, const char *at, struct error *error) {
    char *put = to->words;
    for (at = skip_blanks(at); *at; at = skip_blanks(at)) {
        if (to->argc == CMDLINE_ARGS) return error_set(error, ERROR_ARGUMENT, 0, "more than %d arguments", CMDLINE_ARGS);
        to->rest[to->argc] = at;
        to->argv[to->argc++] = put;
        /* a search or a filter is text, quotes and all */
        if (!word(&at, &put) && command_info(to->command)->argument != ARG_TEXT)
            return error_set(error, ERROR_SYNTAX, 0, "a quotation mark is left open");
    }
    to->rest[to->argc] = at;
    return fits(to, error);
}

/* Which commands may be told to do it whatever there is. */
static bool takes_bang(enum command command) {
    return command == COMMAND_EXPORT || command == COMMAND_WRITE || command == COMMAND_OPEN ||
           command == COMMAND_QUIT || command == COMMAND_QUIT_ALL;
}

bool cmdline_parse(struct cmdline *to, const char *line, struct error *error) {
    *to = (struct cmdline){ .command = COMMAND_COUNT };
    if (strlen(line) >= CMDLINE_BYTES / 2)
        return error_set(error, ERROR_TOO_LARGE, CMDLINE_BYTES / 2, "the command line is longer than %d bytes",
                         CMDLINE_BYTES / 2);
    const char *at = line + strspn(line, " \t:"), *name = at;
    if (!*at || *at == '#' || *at == '"') return true;
    if (isdigit((unsigned char)*at)) {
        to->command = COMMAND_GOTO;
        return arguments(to, at, error);
    }
    while (isalnum((unsigned char)*at) || *at == '-') at++;
    if (at == name) at++; /* :! and the like name nothing, but say so */
    int several;
    to->command = command_named(name, (size_t)(at - name), &several);
    if (to->command == COMMAND_COUNT) return unknown(name, (int)(at - name), several, error);
    if (*at == '!' && takes_bang(to->command)) {
        to->bang = true;
        at++;
    }
    return arguments(to, at, error);
}
