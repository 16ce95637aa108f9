#!/bin/sh
# failing.sh: no memory in the program as it is. For every N until none fails, allocation N of a run of exports fails,
# once and then for ever after: the run ends by itself, with all of its output or with a message and a status. So does the
# reader, and the terminal is as it was. And so does each test of the programs in TESTS (failing_tests.c).
cd "${srcdir:-.}" || exit 2
dixit=${DIXIT:-./dixit}
[ -x "$dixit" ] || { echo "failing: no program here: make first"; exit 2; }
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
${CC:-cc} -shared -fPIC -o "$folder/failing.so" tests/failing.c 2>/dev/null &&
    LD_PRELOAD="$folder/failing.so" FAIL_COUNT="$folder/count" "$dixit" --version >/dev/null 2>&1 && [ -s "$folder/count" ] ||
    { echo "failing: skipped: the C library here lets nobody in"; exit 77; }
printf '{"id":"a","text":"“We tried,” Ann Torvik said."}\n{"id":"b","text":7}\n{"id":"c","text":"“No,” said Per."}\n' >"$folder/in.jsonl"
for article in articles/0[1-4]*; do printf '%s\0' "$article"; done >"$folder/paths"
status=0 runs=0

# with N AFTER ARGUMENT...: one run; sets rc.
with() {
    n=$1 after=$2; shift 2
    rm -rf "$folder/out"
    LD_PRELOAD="$folder/failing.so" FAIL_AT=$n FAIL_AFTER=$after FAIL_COUNT=$count "$dixit" "$@" >"$folder/got" 2>"$folder/said"
    rc=$?
    runs=$((runs + 1))
}

# each ARGUMENT...
each() {
    count=$folder/count; with 0 0 "$@"; count=
    wanted=$rc all=$(cat "$folder/count"); cp "$folder/got" "$folder/wanted"
    at=1
    while [ "$at" -le "$all" ]; do
        for after in 0 1; do
            with "$at" $after "$@"
            if [ $rc -gt 128 ]; then wrong="ends by signal $((rc - 128))"
            elif [ $rc -eq 0 ] && ! cmp -s "$folder/got" "$folder/wanted"; then wrong="loses output and says nothing"
            elif [ $rc -ne "$wanted" ] && [ ! -s "$folder/said" ]; then wrong="fails without a message"
            else continue; fi
            echo "failing: $* $wrong where allocation $at fails (after: $after)"; status=1
        done
        at=$((at + 1 + at / ${SPREAD:-1000000}))
    done
}

# each_screen ARGUMENT...: the same of the reader, on a terminal.
each_screen() {
    ${CC:-cc} -D_GNU_SOURCE -o "$folder/reader" tests/failing_reader.c -lutil 2>/dev/null || { echo "failing: skipped: no openpty here"; return; }
    export FAILING="$folder/failing.so"
    FAIL_AT=0 FAIL_COUNT="$folder/count" "$folder/reader" "$dixit" "$@" || { echo "failing: the reader ends badly with all memory"; status=1; return; }
    all=$(cat "$folder/count") at=1
    while [ "$at" -le "$all" ]; do
        for after in 0 1; do
            runs=$((runs + 1))
            wrong=$(FAIL_AT=$at FAIL_AFTER=$after "$folder/reader" "$dixit" "$@") ||
                { echo "failing: $* on a terminal $wrong where allocation $at fails (after: $after)"; status=1; }
        done
        at=$((at + 1 + at / ${SPREAD:-1000000}))
    done
}

# each_test PROGRAM...: a test's own run, every allocation of it.
each_test() {
    ${CC:-cc} -shared -fPIC -o "$folder/tests.so" tests/failing.c tests/failing_tests.c 2>/dev/null ||
        { echo "failing: skipped: no unit tests: no cmocka, or no glibc"; return; }
    # What is freed is overwritten.
    printf '%s\n' "$@" | xargs -n 1 -P "$(getconf _NPROCESSORS_ONLN)" env LD_PRELOAD="$folder/tests.so" MALLOC_PERTURB_=165 || status=1
}

each_test $TESTS
each --export=jsonl articles/01*
each --export=html -j2 articles/0[1-3]*
each --export=csv --by=speaker --speaker=Ann --files0-from="$folder/paths"
each --export=jsonl --input=jsonl --stats "$folder/in.jsonl"
each --export=md -o "$folder/out/" --resume articles/0[12]*
each --help
each --dump-config
TERM=xterm-256color each_screen --no-config articles/01*
[ $status -eq 0 ] && echo "failing: $runs runs without memory ended by themselves and said so"
exit $status
