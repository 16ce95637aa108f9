#!/bin/sh
# all.sh TARGET...: makes each, goes on where one fails, and tells at the end which passed, failed, how long it took and
# what was skipped.
status=0
log=$(mktemp) || exit 2
trap 'rm -f "$log" "$log.rc"' EXIT
for target; do
    begun=$(date +%s)
    { "${MAKE:-make}" -s -j2 "$target" 2>&1; echo $? >"$log.rc"; } | tee "$log"
    skipped=$(sed -nE 's/.*(skipped|not installed)(: .*)/\1\2/p' "$log" | sort -u | tr '\n' ';')
    if [ "$(cat "$log.rc")" -ne 0 ]; then verdict=FAILED status=1; else verdict=passed; fi
    report="$report$target: $verdict, $(($(date +%s) - begun)) s${skipped:+ ($skipped)}
"
done
printf '\ncheck-all:\n%s' "$report"
exit $status
