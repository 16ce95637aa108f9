#!/bin/sh
# coverage.sh: which branches the tests take, in a clone built for it. Decoding and the gate must have BRANCHES (95) of
# 100; the rest is told.
cd "${srcdir:-.}" || exit 2
command -v gcovr >/dev/null && [ -e .git ] || { echo "coverage: skipped: no gcovr or no checkout here"; exit 77; }
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
git clone -q . "$folder/dixit" && cd "$folder/dixit" || exit 2
# What is counted is written at the end, which Landlock would refuse. Threads count too: what they count must be counted at once, or it comes out below zero.
{ autoreconf -fi && ./configure -q CC=gcc CPPFLAGS=-DWITHOUT_LANDLOCK CFLAGS="-O0 -g --coverage -fprofile-update=atomic" --disable-hardening && make -s -j2 &&
    make -s -j2 check && gcovr -r . --exclude-unreachable-branches --exclude-throw-branches --gcov-ignore-parse-errors --json "$folder/taken"; } >"$folder/log" 2>&1 ||
    { grep -E '^(FAIL|ERROR)' "$folder/log" || tail "$folder/log"; exit 1; }
branches() { # FILTER: of 100
    gcovr -r . -a "$folder/taken" --filter "$1" --print-summary | sed -n 's/^branches: \([0-9.]*\)%.*/\1/p'
}
trusted='src/text/(decode|utf8|sniff|encodings|convert|clean|chars)\.c|ui/cells\.c'
gcovr -r . -a "$folder/taken" --filter "$trusted" --branches | grep -E '\.c|TOTAL'
of=$(branches "$trusted")
echo "coverage: branches: decoding and the gate $of%, src/text $(branches 'src/text/')%, src/ $(branches 'src/')%, ui/ $(branches 'ui/')%"
awk -v of="$of" -v least="${BRANCHES:-95}" 'BEGIN { exit !(of >= least) }'
