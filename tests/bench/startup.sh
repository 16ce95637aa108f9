#!/bin/sh
# From exec to the first screen, dixit beside the bare program, less and vim, on one
# article of 5 KB at 120x40; then a folder of 20,000 and a text of 100 MB. It prints
# figures and judges nothing. TOOLS is the folder with startup.py and bare.c; 77: it is not here.
set -eu
top=${srcdir:-.}
tools=${TOOLS:-$top/../shared/tools}
tool=$tools/startup.py bare=$tools/bare.c
for file in "$tool" "$bare"; do [ -f "$file" ] || { echo "startup: skipped, there is no $file"; exit 77; }; done
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
article=$top/articles/13-hard-typography.txt
time_it() {
    name=$1 text=$2 runs=$3
    shift 3
    command -v "$1" >/dev/null 2>&1 || { echo "$name: not here"; return 0; }
    printf '%s: ' "$name"
    "$python" "$tool" --cols 120 --rows 40 --runs "$runs" --warmup 2 --wait-for "$text" -- "$@" |
        sed -n 's/ *TEXT on screen *\([^;]*\);.*/\1)/p; s/ *RSS peak *own \([0-9.]*\) KiB.*/, \1 KiB/p' | tr -d '\n'
    echo
}
title=$(sed -n 's/^Title: //p' "$article" | cut -c1-12)
${CC:-cc} -O2 -o "$work/bare" "$bare" -lncursesw -ltinfo -lunistring
time_it bare "$title" 20 "$work/bare" "$article"
time_it dixit "$title" 20 ./dixit --no-config "$article"
time_it less "$title" 20 less "$article"
time_it vim "$title" 20 vim.tiny -u NONE -R "$article"
"$python" - "$work" "$article" <<'PYTHON'
import os, sys
work, text = sys.argv[1], open(sys.argv[2], "rb").read()
os.mkdir(work + "/many")
for i in range(20000):
    with open("%s/many/%05d.txt" % (work, i), "wb") as to: to.write(text)
with open(work + "/large.txt", "wb") as to:
    while to.tell() < 100_000_000: to.write(text * 200)
PYTHON
time_it "20,000 articles" "/20000" 5 ./dixit --no-config "$work/many"
time_it "100 MB" "$title" 5 ./dixit --no-config "$work/large.txt"
