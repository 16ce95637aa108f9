#!/bin/sh
# analyse.sh [gcc|clang|cppcheck|tidy]...: the static analysers over src/ and ui/, all that are here by default.
# Silent where nothing is found. What one gets wrong is suppressed beside the line it names, with the reason.
# Run in a configured and built tree.
cd "${srcdir:-.}" || exit 2
[ -f config.h ] && [ -f src/tag/words.inc ] || { echo "analyse: configure and make first"; exit 2; }
status=0
flags="-std=c17 -D_GNU_SOURCE -DHAVE_CONFIG_H -Iinclude -I. -DDIXIT_MANDIR=\"\" -DDIXIT_DATADIR=\"\" -DDIXIT_LOCALEDIR=\"\""
files=$(find src ui -name '*.c' ! -path '*/lexicon/*' ! -name 'mk*.c' | sort)
check() { # NAME OUTPUT
    if [ -n "$2" ]; then printf '%s\n' "$2"; echo "analyse: $1 complains"; status=1; else echo "analyse: $1 is silent"; fi
}
have() { command -v "$1" >/dev/null || { echo "analyse: skipped: no $1 here"; return 1; }; }

# What gcc's analyser says of these is wrong, for it does not see:
#   malloc-leak       that a block is kept by the structure it is given to (clang's analyser and the leak checker do)
#   null-dereference  that a page with a point has a layout, and a choice that was made is there (it calls that "NULL 0")
#   uninitialized     that a structure which a function returns is whole (source.c, struct tagger of do_settings.c)
#   linear.h          that a vector is shifted lane by lane
gcc_errs='src/article/(read|walk).c.*malloc-leak|ui/(complete|broker|batch_held).c.*malloc-leak|ui/(do_[a-z]*|prompting|pane_list|pane_body|mousing|broker).c.*null-dereference|src/tag/direct.c.*null-dereference|(src/tag/source.c|struct tagger).*use-of-uninitialized-value|src/tag/linear.h.*shift-count-overflow'
run_gcc() {
    have gcc || return 0
    check "gcc -fanalyzer" "$(for file in $files; do gcc $flags -O1 -fanalyzer -fdiagnostics-path-format=none -fno-diagnostics-show-caret -Wall -c -o /dev/null "$file" 2>&1; done |
        grep -E '(warning|error):' | grep -vE "$gcc_errs")"
}
# What clang's analyser says of these is wrong, for it does not see:
#   cells.c         that a row is asked for only of cells that were allocated since
#   pane_voices.c   that there are no voices, and so nothing to draw, without an article
#   convert.c       that a conversion that could not grow ends, and gives no text
#   notes.c         that the arrays of a block with mentions are there, and an array that is not empty
#   words.h         that a word with a curly mark in it has bytes (scan_words.c)
#   layout.c        that a line that is stretched has a gap
clang_errs='ui/cells.c.*unix.Malloc|ui/pane_voices.c.*NullDereference|text/convert.c.*NonNullParam|tag/notes.c.*(NonNullParam|NullDereference)|tag/words.h.*UndefinedBinaryOperatorResult|ui/layout.c.*DivideZero'
run_clang() {
    have clang || return 0
    check "clang --analyze" "$(for file in $files; do clang $flags --analyze -Xclang -analyzer-output=text -o /dev/null "$file" 2>&1; done |
        grep -E "(warning|error):" | grep -vE "$clang_errs")"
}
run_cppcheck() {
    have cppcheck || return 0
    # internalAstError: it cannot read macros of the system's headers, and says so of our lines
    check cppcheck "$(cppcheck --quiet --inline-suppr --std=c11 --enable=warning,performance,portability \
        --suppress=missingIncludeSystem --suppress=internalAstError -Iinclude -I. -D_GNU_SOURCE $files 2>&1)"
}
run_tidy() {
    have clang-tidy || return 0
    check clang-tidy "$(for file in $files; do clang-tidy --quiet "$file" -- $flags 2>/dev/null; done | grep -E 'warning|error')"
}
for tool in ${*:-gcc clang cppcheck tidy}; do run_$tool; done
exit $status
