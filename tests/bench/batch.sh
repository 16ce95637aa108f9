#!/bin/sh
# Whole runs of exports, beside wc -m and cat on the same bytes: a stream of records, 20,000
# files of 5 KB, and what memory 100,000 articles take more than one. It prints figures and
# judges nothing.
#   ARTICLES=articles    where the articles are from
#   BENCH_STREAM=50      MB of records
set -eu
top=$(cd "${srcdir:-.}" && pwd) build=$PWD
articles=${ARTICLES:-$top/articles}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
took() { "$build/tests/bench/took" "$@"; }
dixit() { label=$1 mb=$2 n=$3; shift 3; took "$label" "$mb" "$n" "$build/dixit" --export=jsonl "$@"; }
mb_of() { wc -c <"$1" | awk '{ print $1 / 1000000 }'; }

# repeat FILE MB: the lines of the file over and over
repeat() {
    times=$(wc -c <"$1" | awk -v mb="$2" '{ print int(mb * 1000000 / $1) + 1 }')
    while [ "$times" -gt 0 ]; do cat "$1"; times=$((times - 1)); done
}

"$build/dixit" --export=jsonl --fields=doc,text "$articles" >"$work/some.jsonl"
repeat "$work/some.jsonl" "${BENCH_STREAM:-50}" >"$work/records.jsonl"
mb=$(mb_of "$work/records.jsonl") n=$(wc -l <"$work/records.jsonl")
echo "records on standard input"
took cat "$mb" "$n" cat <"$work/records.jsonl"
took 'wc -m' "$mb" "$n" env LC_ALL=C.UTF-8 wc -m <"$work/records.jsonl"
dixit 'dixit -j1' "$mb" "$n" --input=jsonl - <"$work/records.jsonl"
dixit 'dixit -j2' "$mb" "$n" -j2 --input=jsonl - <"$work/records.jsonl"

mkdir "$work/files"
find "$articles" -type f -name '*.txt' -exec cat {} + >"$work/all.txt"
repeat "$work/all.txt" 100 | head -c 100000000 >"$work/texts"
(cd "$work/files" && split -a 5 -d --additional-suffix=.txt -b 5000 ../texts)
echo "20,000 files of 5 KB"
took cat 100 20000 sh -c 'find "$1" -type f -exec cat {} +' sh "$work/files"
dixit 'dixit -j1' 100 20000 "$work/files"
dixit 'dixit -j2' 100 20000 -j2 "$work/files"

echo "memory"
i=0
while [ $i -lt 1000 ]; do
    i=$((i + 1)); printf '{"id":%d,"text":"The bridge stays closed. “It is not safe,” said Ann Lorrimer, who leads the works."}\n' $i
done >"$work/short"
head -n 1 "$work/short" >"$work/one"
for i in 0 1 2 3 4 5 6 7 8 9; do
    for k in 0 1 2 3 4 5 6 7 8 9; do sed "s/\"id\":/&1$i$k/" "$work/short"; done
done >"$work/hundred"
dixit 'one record' "$(mb_of "$work/one")" 1 --input=jsonl "$work/one"
dixit '100,000' "$(mb_of "$work/hundred")" 100000 --input=jsonl "$work/hundred"
dixit '100,000 -j2' "$(mb_of "$work/hundred")" 100000 -j2 --input=jsonl "$work/hundred"
dixit '100,000 to a file' "$(mb_of "$work/hundred")" 100000 --resume -o "$work/out" --input=jsonl "$work/hundred"
dixit '100,000 held' "$(mb_of "$work/hundred")" 100000 --resume -o "$work/out" --input=jsonl "$work/hundred"
