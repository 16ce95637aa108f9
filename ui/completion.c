#include "completion.h"
#include "options.h"
#include <string.h>

#define X(id, letter, name, argument, help) { letter, name, argument, help },
static const struct option_line {
    char letter;
    const char *name, *argument, *help;
} table[] = { OPTIONS(X) };
#undef X

/* What an argument of this name may be; FILE: a file. */
static const struct values {
    const char *argument, *words;
    bool several; /* with commas between */
} arguments[] = {
#define X(id, name, help, suffix) name " "
    { "FORMAT", EXPORT_FORMATS(X), false },
#undef X
    { "GRAIN", "quote article speaker", false },
    { "KINDS", "direct mixed indirect", true },
    { "KIND", "text jsonl", false },
    { "SHELL", "bash zsh fish", false },
};

static const struct values *values_of(const struct option_line *option) {
    for (size_t i = 0; option->argument && i < sizeof arguments / sizeof *arguments; i++)
        if (!strcmp(arguments[i].argument, option->argument)) return &arguments[i];
    return NULL;
}

static bool takes_file(const struct option_line *option) {
    return option->argument && !strcmp(option->argument, "FILE");
}

static void bash(FILE *to) {
    fputs("# bash completion of dixit, written by dixit --completion=bash\n_dixit() {\n"
          "    local before= cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    [[ $option == = ]] && option=${COMP_WORDS[COMP_CWORD-2]}\n"
          "    [[ $cur == = ]] && cur=\n"
          "    COMPREPLY=()\n    case $option in\n", to);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct values *values = values_of(&table[i]);
        if (!table[i].argument || takes_file(&table[i])) continue;
        fputs("    ", to);
        if (table[i].letter) fprintf(to, "-%c|", table[i].letter);
        fprintf(to, "--%s) ", table[i].name);
        if (values && values->several) fputs("[[ $cur == *,* ]] && before=${cur%,*},\n        ", to);
        if (values) fprintf(to, "COMPREPLY=($(compgen -P \"$before\" -W '%s' -- \"${cur##*,}\")); return ;;\n", values->words);
        else fputs("compopt +o default; return ;;\n", to);
    }
    fputs("    esac\n    [[ $cur == -* ]] || return\n    COMPREPLY=($(compgen -W '", to);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (table[i].letter) fprintf(to, "-%c ", table[i].letter);
        fprintf(to, "--%s%s ", table[i].name, table[i].argument ? "=" : "");
    }
    fputs("' -- \"$cur\"))\n    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace\n}\n"
          "complete -o default -F _dixit dixit\n", to);
}

/* Help within '[...]' or '...' of a shell: what would end or part it stands behind a backslash. */
static void quoted(FILE *to, const char *text, const char *special) {
    for (; *text; text++) {
        if (*text == '\'') {
            fputs("'\\''", to);
            continue;
        }
        if (strchr(special, *text)) fputc('\\', to);
        fputc(*text, to);
    }
}

static void zsh_line(FILE *to, const struct option_line *option) {
    const struct values *values = values_of(option);
    if (option->letter)
        fprintf(to, "    '(-%c --%s)'{-%c%s,--%s%s}'[", option->letter, option->name, option->letter,
                option->argument ? "+" : "", option->name, option->argument ? "=" : "");
    else fprintf(to, "    '--%s%s[", option->name, option->argument ? "=" : "");
    quoted(to, option->help, "[]:\\");
    fputc(']', to);
    if (values && values->several) fprintf(to, ":%s:_values -s , %s %s", option->argument, option->name, values->words);
    else if (values) fprintf(to, ":%s:(%s)", option->argument, values->words);
    else if (option->argument) fprintf(to, ":%s:%s", option->argument, takes_file(option) ? "_files" : " ");
    fputs("' \\\n", to);
}

static void zsh(FILE *to) {
    fputs("#compdef dixit\n# written by dixit --completion=zsh\n_arguments -s \\\n", to);
    for (int i = 0; i < OPTION_COUNT; i++) zsh_line(to, &table[i]);
    fputs("    '*:article or folder:_files'\n", to);
}

static void fish(FILE *to) {
    fputs("# fish completion of dixit, written by dixit --completion=fish\n", to);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct values *values = values_of(&table[i]);
        fprintf(to, "complete -c dixit -l %s", table[i].name);
        if (table[i].letter) fprintf(to, " -s %c", table[i].letter);
        if (values && values->several) fprintf(to, " -x -a '(__fish_append , %s)'", values->words);
        else if (values) fprintf(to, " -x -a '%s'", values->words);
        else if (table[i].argument) fputs(takes_file(&table[i]) ? " -r -F" : " -x", to);
        fputs(" -d '", to);
        quoted(to, table[i].help, "\\");
        fputs("'\n", to);
    }
}

bool completion_write(FILE *to, const char *shell) {
    if (!strcmp(shell, "bash")) bash(to);
    else if (!strcmp(shell, "zsh")) zsh(to);
    else if (!strcmp(shell, "fish")) fish(to);
    else return false;
    return true;
}
