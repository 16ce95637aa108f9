#!/bin/sh
# fuzz.sh [TARGET...]: each libFuzzer target for SECONDS (30) under ASan and UBSan, in a clone built for it. What is found
# is left in FINDINGS (fuzz-findings): mend it, then keep the file in tests/fuzz/seeds/TARGET.
#   SECONDS=30   FINDINGS=FOLDER
cd "${srcdir:-.}" || exit 2
command -v clang >/dev/null && [ -e .git ] || { echo "fuzz: skipped: no clang or no checkout here"; exit 77; }
echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n); int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n > 9; }' |
    clang -fsanitize=fuzzer,address -x c -o /dev/null - 2>/dev/null || { echo "fuzz: skipped: clang has no libFuzzer here"; exit 77; }
seconds=${FUZZ_SECONDS:-30} found=${FINDINGS:-$PWD/fuzz-findings} status=0
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
git clone -q . "$folder/dixit" && cd "$folder/dixit" || exit 2
{ autoreconf -fi && ./configure -q CC=clang CFLAGS="-g -O1" --enable-fuzzing --with-sanitizer=address,undefined &&
    make -s -j2; } >"$folder/log" 2>&1 || { tail "$folder/log"; exit 1; }
export srcdir=.
dictionary() { # of a target
    case $1 in
    fuzz_record) echo json ;;
    fuzz_keys | fuzz_config) echo "${1#fuzz_}" ;;
    fuzz_quotes | fuzz_actors) ;; # each byte is a word
    *) echo text ;;
    esac
}
[ $# -gt 0 ] || set -- $(ls tests/fuzz/fuzz_*.c | sed 's|.*/||; s|\.c$||')
for target; do
    seeds=articles words=$(dictionary "$target")
    [ -d "tests/fuzz/seeds/$target" ] && seeds="$seeds tests/fuzz/seeds/$target"
    mkdir -p "$folder/$target" "$found"
    "tests/fuzz/$target" -max_total_time="$seconds" -timeout=25 -max_len=4096 -artifact_prefix="$found/$target-" \
        ${words:+-dict=tests/fuzz/dicts/$words.dict} "$folder/$target" $seeds >"$folder/log" 2>&1 &&
        echo "fuzz: $target: $(sed -n 's/^Done \([0-9]*\) runs.*/\1 inputs/p' "$folder/log"): nothing found" ||
        { tail -30 "$folder/log"; echo "fuzz: $target FAILED"; status=1; }
done
rmdir "$found" 2>/dev/null
exit $status
