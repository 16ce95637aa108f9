#!/bin/sh
# Calls that the house does without: they run a shell or write without a bound
cd "${srcdir:-.}" || exit 2
status=0
# Code only: comments and the insides of strings go first.
code() { sed -e 's/\\"//g' -e 's/"[^"]*"/""/g' -e 's|/\*.*\*/||' -e 's|//.*||' "$1"; }
ban() { # WHAT REGEX FILE...
    what=$1 regex=$2; shift 2
    for file; do
        found=$(code "$file" | grep -nE "(^|[^_a-zA-Z0-9>.])($regex)[[:space:]]*\\(") || continue
        printf '%s: %s: %s\n' "$file" "$what" "$found"; status=1
    done
}
library=$(find src -name '*.[ch]' ! -name 'mk*.c')
ban 'banned' 'system|popen|sprintf|vsprintf|strcpy|strcat|gets|mktemp|tmpnam|tempnam|alloca|strtok|setjmp|longjmp' $library ui/*.[ch]
ban 'the library prints nothing and never exits' \
    'printf|fprintf|puts|putchar|fputs|fwrite|perror|err|errx|warn|warnx|exit|_exit|abort|assert' $library
ban 'processes are the broker'"'"'s' 'fork|vfork|posix_spawn|posix_spawnp|execv|execve|execvp|execl|execlp' \
    $(ls ui/*.[ch] | grep -v '^ui/broker\.c$')
ban 'what is read goes through files.h' 'article_open|opendir' $(ls ui/*.[ch] | grep -vE '^ui/(files|batch_.*)\.[ch]$')
exit $status
