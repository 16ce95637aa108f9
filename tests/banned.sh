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
# Formats are literals, or marked as such by _(): the compiler refuses others where it knows that a function takes one.
# So ours must say that they do, nobody may tell it to be silent, and our flags must make it refuse what the control holds.
unmarked=$(cat $(find include src ui -name '*.h') | tr '\n' ' ' | grep -oE '[^;]*\.\.\.\)[^;]*;' | grep -v 'format(printf')
[ -z "$unmarked" ] || { echo "takes a format and does not say so: $unmarked"; status=1; }
grep -nE 'pragma.*diagnostic|-Wno-format' $(find include src ui -name '*.[ch]') configure.ac Makefile.am && { echo 'warnings are not to be turned off'; status=1; }
flags=$(sed -n 's/^WARN_CFLAGS = //p' Makefile 2>/dev/null) compiler=$(sed -n 's/^CC = //p' Makefile 2>/dev/null)
compiles() { # ARGUMENT: does it compile with an error for every warning of ours where this is what is printed?
    printf '%s\n' '#include <dixit/error.h>' '#include <dixit/message.h>' 'bool control(struct error *error, const char *words);' \
        "bool control(struct error *error, const char *words) { (void)words; return error_set(error, ERROR_MEMORY, 0, $1); }" |
        $compiler $flags -Werror -Iinclude -x c -c -o /dev/null - 2>/dev/null
}
if [ -n "$compiler" ]; then
    compiles '"words: %s", words' && compiles 'message_of("words: %s"), words' || { echo 'a format that is a literal is refused'; status=1; }
    for format in words 'words, words' '*words ? words : "none"' '"%d", words'; do
        compiles "$format" && { echo "a format that is no literal is not refused: $format"; status=1; }
    done
fi
exit $status
