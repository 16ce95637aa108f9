#!/bin/sh
# dist.sh: do two clones, built apart, give the same bytes for `make dist`?
cd "${srcdir:-.}" || exit 2
command -v git >/dev/null && [ -e .git ] || { echo "dist: skipped: no checkout here"; exit 77; }
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
for clone in one two; do
    git clone -q . "$folder/$clone" || exit 2
    (cd "$folder/$clone" && { autoreconf -fi && ./configure -q --disable-tests && make -s dist; } >"$folder/log" 2>&1) ||
        { tail "$folder/log"; exit 1; }
done
first=$(cd "$folder/one" && sha256sum dixit-*.tar.*) second=$(cd "$folder/two" && sha256sum dixit-*.tar.*)
[ "$first" = "$second" ] || { printf 'dist: two clones give different bytes\n%s\n%s\n' "$first" "$second"; exit 1; }
echo "dist: twice the same: $first"
