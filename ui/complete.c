#include "complete.h"
#include "commands.h"
#include "files.h"
#include "i18n.h"
#include "settings.h"
#include "theme.h"
#include <dixit/export.h>
#include <dixit/library.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_BYTES = 512, MOST = 1000 };

static void add(struct candidates *found, const char *text, const char *help) {
    if (found->n >= MOST) return;
    if (found->n == found->room) {
        uint32_t room = found->room ? 2 * found->room : 32;
        struct candidate *grown = realloc(found->at, room * sizeof *grown);
        if (!grown) return;
        found->at = grown;
        found->room = room;
    }
    struct candidate *next = &found->at[found->n];
    *next = (struct candidate){ strdup(text), help };
    if (next->text) found->n++;
}

static void add_beginning(struct candidates *found, const char *text, const char *help, const char *typed) {
    if (!strncmp(text, typed, strlen(typed))) add(found, text, help);
}

static void commands(struct candidates *found, const char *typed) {
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        add_beginning(found, info->name, info->help, typed);
    }
}

static void setting_names(struct candidates *found, const char *typed) {
    for (size_t i = 0; i < setting_count; i++) add_beginning(found, setting_info(i)->name, setting_info(i)->help, typed);
}

/* name, noname, name=choice */
static void settings(struct candidates *found, const char *typed) {
    char text[NAME_BYTES];
    for (size_t i = 0; i < setting_count; i++) {
        const struct setting_info *info = setting_info(i);
        if (info->kind == SETTING_SWITCH) {
            add_beginning(found, info->name, info->help, typed);
            snprintf(text, sizeof text, "no%s", info->name);
            if (!strncmp(typed, "no", 2)) add_beginning(found, text, info->help, typed);
        } else if (info->kind == SETTING_NUMBER || !strchr(typed, '=')) {
            snprintf(text, sizeof text, "%s=", info->name);
            add_beginning(found, text, info->help, typed);
        }
        for (const char *at = info->choices; *at; at += strcspn(at, "|"), at += *at == '|') {
            snprintf(text, sizeof text, "%s=%.*s", info->name, (int)strcspn(at, "|"), at);
            if (strchr(typed, '=')) add_beginning(found, text, "", typed);
        }
    }
}

static void formats(struct candidates *found, const char *typed) {
#define X(id, name, help, suffix) add_beginning(found, name, help, typed);
    EXPORT_FORMATS(X)
#undef X
}

static void scopes(struct candidates *found, const char *typed) {
    add_beginning(found, "quote", N_("the quote at the point"), typed);
    add_beginning(found, "voice", N_("all quotes of its voice"), typed);
    add_beginning(found, "article", N_("the text of the article"), typed);
    add_beginning(found, "selection", N_("what is selected"), typed);
}

/* An order of the list; behind a minus, the other way round. */
static void orders(struct candidates *found, const char *typed) {
#define X(id, name, help) add_beginning(found, *typed == '-' ? "-" #name : #name, *typed == '-' ? "" : (help), typed);
    LIBRARY_ORDERS(X)
#undef X
}

/* Files of the folder that was typed; hidden ones only where a dot was typed. Blanks are escaped. */
static void paths(struct candidates *found, const char *typed) {
    const char *slash = strrchr(typed, '/'), *name = slash ? slash + 1 : typed;
    char folder[NAME_BYTES], text[2 * NAME_BYTES];
    snprintf(folder, sizeof folder, "%.*s", (int)(name - typed), typed);
    int fd = files_open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0) close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (strncmp(entry->d_name, name, strlen(name)) || (entry->d_name[0] == '.' && *name != '.')) continue;
        struct stat st;
        snprintf(text, sizeof text, "%s%s", folder, entry->d_name);
        bool is_folder = !stat(text, &st) && S_ISDIR(st.st_mode);
        size_t n = strlen(folder);
        for (const char *at = entry->d_name; *at && n + 4 < sizeof text; at++) {
            if (strchr(" \t\\'\"", *at)) text[n++] = '\\';
            text[n++] = *at;
        }
        if (is_folder) text[n++] = '/';
        text[n] = 0;
        add(found, text, "");
    }
    closedir(dir);
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct candidate *)a)->text, ((const struct candidate *)b)->text);
}

/* Where the word after the one at `at` begins; the cursor where there is none before it. */
static uint32_t word_after(const char *line, uint32_t at, uint32_t cursor) {
    while (at < cursor && line[at] != ' ') at++;
    while (at < cursor && line[at] == ' ') at++;
    return at;
}

static void argument(struct candidates *found, enum argument kind, const char *typed, bool is_first) {
    switch (kind) {
    case ARG_COMMAND:
        commands(found, typed);
        setting_names(found, typed);
        break;
    case ARG_SETTING: settings(found, typed); break;
    case ARG_PATH: paths(found, typed); break;
    case ARG_THEME:
        for (int i = 0; i < THEME_COUNT; i++) add_beginning(found, theme_name((enum theme_name)i), "", typed);
        break;
    case ARG_STYLE:
        for (unsigned i = 0; i < PART_COUNT; i++) add_beginning(found, theme_part_name(i), "", typed);
        break;
    case ARG_FORMAT: is_first ? formats(found, typed) : paths(found, typed); break;
    case ARG_SCOPE:
        if (is_first) scopes(found, typed);
        break;
    case ARG_SORT: orders(found, typed); break;
    default: break;
    }
}

void complete_line(struct candidates *found, uint32_t *from, const char *line, uint32_t cursor) {
    char typed[NAME_BYTES];
    uint32_t beg = (uint32_t)strspn(line, " :"), end;
    enum command command = COMMAND_COUNT;
    *found = (struct candidates){ 0 };
    for (;;) { /* a binding's keys are followed by a line of its own */
        end = beg + (uint32_t)strcspn(line + beg, " \t");
        if (end >= cursor) break;
        command = command_named(line + beg, end - beg - (end > beg && line[end - 1] == '!'), NULL);
        if (command != COMMAND_BIND) break;
        uint32_t keys = word_after(line, beg, cursor);
        beg = word_after(line, keys, cursor);
        if (line[beg - 1] != ' ' || keys == beg) return;
    }
    *from = beg;
    if (end < cursor)
        for (*from = cursor; *from > end + 1 && line[*from - 1] != ' '; --*from) {}
    if (cursor < beg || cursor - *from >= sizeof typed) return;
    snprintf(typed, sizeof typed, "%.*s", (int)(cursor - *from), line + *from);
    if (end >= cursor) commands(found, typed);
    else if (command != COMMAND_COUNT)
        argument(found, (enum argument)command_info(command)->argument, typed, word_after(line, end, *from) == *from);
    if (found->n) qsort(found->at, found->n, sizeof *found->at, by_name);
}
