#include "commands.h"
#include <string.h>

static const struct command_info commands[] = {
#define X(id, function, name, group, argument, usage, help) { name, usage, help, group, argument },
    COMMANDS(X)
#undef X
};

static const struct {
    const char *alias;
    enum command command;
} aliases[] = {
    { "q", COMMAND_QUIT }, { "qa", COMMAND_QUIT_ALL }, { "n", COMMAND_NEXT }, { "$", COMMAND_END },
    { "bn", COMMAND_NEXT }, { "bp", COMMAND_PREVIOUS }, { "prev", COMMAND_PREVIOUS },
    { "p", COMMAND_PREVIOUS }, { "e", COMMAND_OPEN }, { "w", COMMAND_WRITE }, { "x", COMMAND_QUIT },
    { "noh", COMMAND_CANCEL }, { "h", COMMAND_HELP }, { "f", COMMAND_FILE }, { "map", COMMAND_BIND }, { "unmap", COMMAND_UNBIND },
};

const struct command_info *command_info(enum command command) {
    return &commands[command];
}

static int same(const char *whole, const char *name, size_t n) {
    return strlen(whole) == n && !memcmp(whole, name, n);
}

enum command command_named(const char *name, size_t n, int *several) {
    enum command found = COMMAND_COUNT;
    int count = 0;
    if (several) *several = 0;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (same(aliases[i].alias, name, n)) return aliases[i].command;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strncmp(commands[i].name, name, n)) continue;
        if (!commands[i].name[n]) return (enum command)i;
        found = (enum command)i;
        count++;
    }
    if (several) *several = count > 1;
    return count == 1 && n ? found : COMMAND_COUNT;
}
