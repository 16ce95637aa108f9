#!/bin/sh
# The manual names every command, option and setting; it is clean mdoc; its examples run.
set -eu
top=${srcdir:-.}
page=$top/man/dixit.1
failed=0
complain() { echo "manual: $*"; failed=1; }
plain() { sed 's/\\-/-/g' "$page"; }

for name in $(tr '\n' ' ' <"$top/ui/commands.h" | grep -oE 'X\([A-Z_]+, [a-z_]+, "[a-z-]+"' | sed 's/.*"\(.*\)"/\1/'); do
    plain | grep -qE "^\.It Cm $name( |\$)" || complain "the command $name is missing"
done
for name in $(grep -oE 'X\(OPTION_[A-Z0-9_]+, [^,]+, "[a-z0-9-]+"' "$top/ui/options.h" | sed 's/.*"\(.*\)"/\1/'); do
    plain | grep -qE "^\.It .*Fl -$name( |\$)" || complain "the option --$name is missing"
done
for name in $(grep -oE 'X\([a-z]+, "[a-z]+", SETTING' "$top/ui/settings.h" | sed 's/.*"\(.*\)".*/\1/'); do
    plain | grep -q "^\.It Cm $name\$" || complain "the setting $name is missing"
done
if command -v mandoc >/dev/null 2>&1; then
    for file in "$top"/man/*.[1-9]; do
        [ -z "$(mandoc -Tlint -Wwarning "$file")" ] || complain "$file is not clean"
    done
else
    echo "manual: mandoc is missing, its check is skipped"
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
here=$PWD
sed -n 's/^\.Dl dixit -/-/p' "$page" >"$out/examples"
while read -r line; do
    # the examples name articles from the top of the tree
    (cd "$top" && eval "\"$here/dixit\" $(echo "$line" | sed "s|-o |-o $out/|")" >"$out/got") || complain "dixit $line fails"
done <"$out/examples"
[ -s "$out/examples" ] || complain "there are no examples"
exit $failed
