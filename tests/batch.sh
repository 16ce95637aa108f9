#!/bin/sh
# Exports of many articles: the same bytes however they are made, whole records
# whatever happens, and what is wrong is told.
set -u
top=${srcdir:-.}
articles=$(cd "$top/articles" && pwd)
dixit=$PWD/dixit
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0
complain() { echo "batch: $*"; failed=1; }
same() { cmp -s "$1" "$2" || complain "$3"; }
status() { # WANTED WHAT COMMAND...
    wanted=$1 what=$2; shift 2
    "$@" >"$out/stdout" 2>"$out/stderr"; got=$?
    [ $got -eq "$wanted" ] || complain "$what: status $got instead of $wanted: $(head -3 "$out/stderr")"
}
told() { grep -q -- "$1" "$out/stderr" || complain "$2 is not told: $(head -3 "$out/stderr")"; }
size() { wc -c <"$1" | tr -d ' '; }
cd "$out" || exit 2

# --- the same bytes, whatever the threads, the locale, the files' times
mkdir copy && cp "$articles"/*.txt copy
for format in jsonl csv md html; do
    (cd copy && "$dixit" --export=$format .) >"one.$format" || complain "--export=$format fails"
    for jobs in 2 5 0; do
        (cd copy && "$dixit" -j$jobs --export=$format .) >again
        same "one.$format" again "$format differs with -j$jobs"
    done
done
touch -t 199901010000 copy/*
(cd copy && LC_ALL=C TZ=Asia/Tokyo "$dixit" --export=jsonl .) >again
same one.jsonl again "jsonl depends on locale or times"
(cd copy && ls | tr '\n' '\0' | "$dixit" -j3 --export=csv --files0-from=-) >again
same one.csv again "--files0-from does not do what a folder does"
"$dixit" --stats copy >stats && "$dixit" -j3 --stats copy >again || complain "--stats fails"
same stats again "--stats differs with -j3"
[ "$(tail -1 stats | awk '{ print $4 }')" = "$(ls copy | wc -l | tr -d ' ')" ] || complain "--stats counts other articles"

# --- a run takes away its own rights before it reads; so says the kernel, of a thread too
case $("$dixit" --version) in *no-new-privs*seccomp*)
    "$dixit" -j2 --export=text /proc/self/status /proc/thread-self/status >again
    [ "$(grep -c 'NoNewPrivs:.*1' again) $(grep -c 'Seccomp:.*2' again)" = "2 2" ] || complain "a run of exports is in no sandbox" ;;
esac
mkdir far near && echo "“No,” Ann Torvik said." >far/one.txt && ln -s ../far/one.txt near/one.txt
"$dixit" --export=text near >again || complain "what a link in a folder leads to cannot be read in the sandbox"
same far/one.txt again "a link is another article"
(cd far && ln -s . loop && "$dixit" --export=md -o ../near/out/ . && "$dixit" --export=md -o ../near/out/ .) || complain "an export cannot be made again in the sandbox"

# --- an article on standard input is the article of the file
name=$(ls copy | head -1)
"$dixit" --export=csv --fields=quote,begin,end "copy/$name" >one
"$dixit" --export=csv --fields=quote,begin,end - <"copy/$name" >again
same one again "standard input gives other quotes"

# --- going on: an output cut anywhere becomes what it would have been
(cd copy && "$dixit" --export=jsonl -o ../whole.jsonl . && "$dixit" --export=csv -o ../whole.csv .)
for format in jsonl csv; do
    for part in 0 1 20 30 50 77 99 100; do
        head -c $(($(size whole.$format) * part / 100)) whole.$format >cut.$format
        (cd copy && "$dixit" -j2 --export=$format --resume -o ../cut.$format .) || complain "--resume fails"
        same whole.$format cut.$format "$format cut at $part% does not become whole"
    done
done
rm -f new.jsonl
(cd copy && "$dixit" --export=jsonl --resume -o ../new.jsonl .)
same whole.jsonl new.jsonl "--resume does not begin"
echo "My diary" >diary
status 1 "--resume with a file that is no export" "$dixit" --export=jsonl --resume -o diary copy
[ "$(cat diary)" = "My diary" ] || complain "--resume spoils a file that is no export"

# --- a folder
"$dixit" -j2 --export=ann -o anns/ copy || complain "a folder fails"
[ "$(ls anns | wc -l)" -eq "$(ls copy | wc -l)" ] || complain "a folder does not hold a file an article"
cp -r anns anns.was
rm anns/01*
"$dixit" --export=ann --resume -o anns copy
diff -r anns anns.was >/dev/null || complain "a folder is not gone on with"
mkdir two && cp "copy/$name" two/ && cp "copy/$name" .
status 1 "two articles of one name" "$dixit" --export=ann -o anns2/ "$name" two
told "same name" "a name that comes twice"
status 2 "ann without a folder" "$dixit" --export=ann copy

# --- bad input: told with its path, counted, and the run goes on
printf 'GIF89a\001\002\003' >picture.txt
status 1 "bad input" "$dixit" --export=jsonl -j2 "copy/$name" nowhere.txt picture.txt two
told "^dixit: nowhere.txt: cannot open" "a path that is not there"
told "^dixit: picture.txt: " "a picture"
told "2 of 4 articles failed" "the count of failures"
[ "$(wc -l <stdout)" -eq 2 ] || complain "bad input ends the run"
printf '{"text":"It rained."}\n{"text":\n\n[]\n{"id":"last","text":"It rained."}\n' >records.jsonl
status 1 "bad records" "$dixit" --export=jsonl --input=jsonl records.jsonl
told "^dixit: records.jsonl:2: no record" "a bad record"
told "^dixit: records.jsonl:4: no record" "a record that is no object"
[ "$(wc -l <stdout)" -eq 2 ] || complain "a bad record ends the run"

# --- records pass through
if command -v jq >/dev/null 2>&1; then
    for file in copy/*.txt; do jq -cRs --arg id "$file" '{id: $id, text: ., more: {a: [1, "é"]}}' <"$file"; done >records.jsonl
    "$dixit" -j3 --export=jsonl --input=jsonl - <records.jsonl >tagged.jsonl || complain "records fail"
    jq -c '{id, text, more}' <tagged.jsonl >again
    same records.jsonl again "members of records are lost or changed"
    jq -c .quotes <tagged.jsonl >records.quotes
    jq -c .quotes <one.jsonl >files.quotes
    same records.quotes files.quotes "records give other quotes than files"
    "$dixit" --export=jsonl --input=jsonl - <tagged.jsonl | jq -c .quotes >again
    same records.quotes again "what dixit wrote is no record for it"
else
    echo "batch: jq is missing, the check of records is skipped"
fi

# --- each record is written before the next one is awaited
for jobs in 1 3; do
    mkfifo in.pipe out.pipe
    "$dixit" -j$jobs --export=jsonl --input=jsonl - <in.pipe >out.pipe &
    exec 3>in.pipe 4<out.pipe
    for id in 1 2 3; do
        echo "{\"id\":$id,\"text\":\"It rained.\"}" >&3
        timeout 60 sh -c 'read -r line; case $line in "{\"doc\":\"$0\","*) ;; *) exit 1 ;; esac' $id <&4 ||
            complain "-j$jobs: record $id waits for the next one"
    done
    exec 3>&- 4<&-
    wait
    rm in.pipe out.pipe
done

# --- the output is no input
cp -r copy own
(cd own && "$dixit" --export=md -o all.txt . && cp all.txt ../first && "$dixit" --export=md -o all.txt .)
same first own/all.txt "the output is read as an article"

# --- filters
"$dixit" --export=csv --fields=kind --kind=mixed copy | sed 1d | sort -u | tr -d '\r' >kinds
[ "$(cat kinds)" = mixed ] || complain "--kind lets other kinds through"
"$dixit" --export=csv --fields=confidence --min-confidence=0.8 copy | sed 1d | tr -d '\r' >shares
awk '$1 < 0.8 { bad = 1 } END { exit bad || !NR }' shares || complain "--min-confidence lets less through"
speaker=$("$dixit" --export=csv --fields=speaker copy | sed -n '/^[A-Z][a-z]* [A-Z][a-z]*.$/{p;q;}' | tr -d '\r')
"$dixit" --export=csv --fields=speaker --speaker="$speaker" --speaker=Zzyzx copy | sed 1d | tr -d '\r' | sort -u >names
[ -n "$speaker" ] && [ "$(cat names)" = "$speaker" ] || complain "--speaker finds $(cat names) for $speaker"

# --- the output fails: told, and no half record
mkdir many && for i in 1 2 3 4 5 6; do cp -r copy many/$i; done
status 1 "a full disk" "$dixit" --export=jsonl -o /dev/full copy
told "^dixit: /dev/full: cannot write: " "a full disk"
status 1 "standard output closed" sh -c '"$0" --export=jsonl "$1" >&-' "$dixit" copy
for jobs in 1 3; do
    (ulimit -f 100; "$dixit" -j$jobs --export=jsonl -o limited.jsonl many 2>stderr) && complain "a limit is passed"
    grep -q "^dixit: limited.jsonl: cannot write: " stderr || complain "a limit is not told: $(cat stderr)"
    [ "$(size limited.jsonl)" -gt 0 ] || complain "nothing is kept up to the limit"
    [ "$(tail -c 1 limited.jsonl | od -An -tx1 | tr -d ' ')" = 0a ] || complain "half a record stays"
done
grep -q "the same command with --resume goes on" stderr || complain "how to go on after a limit is not told: $(cat stderr)"
for jobs in 1 3; do
    (ulimit -f 1; "$dixit" -j$jobs --export=ann -o limited/ copy 2>stderr) && complain "a limit in a folder is passed"
    [ "$(grep -c "cannot write" stderr)" -eq 1 ] || complain "a limit in a folder is not told once: $(head -3 stderr)"
    for file in limited/* limited/.dixit-*; do
        if [ -f "$file" ]; then cmp -s "$file" "anns.was/${file##*/}" || complain "half of $file stays"; fi
    done
    rm -rf limited
done
{ "$dixit" --export=jsonl many 2>stderr; echo $? >status; } | head -c 1 >/dev/null
[ "$(cat status)" -eq 1 ] && grep -q "Broken pipe" stderr || complain "a closed pipe is not told: $(cat stderr)"

# --- a signal: what is in hand is finished, and the way to go on is told
for jobs in 1 3; do
    mkfifo pipe
    "$dixit" -j$jobs --export=jsonl -o stopped.jsonl copy pipe "$name" 2>stderr &
    pid=$!
    exec 3>pipe # waits until it is read, after all the others
    kill -TERM $pid
    wait $pid
    [ $? -eq 143 ] || complain "a signal does not end it"
    exec 3>&-
    rm pipe
    "$dixit" --export=jsonl copy >again
    head -n "$(wc -l <stopped.jsonl)" again >begun
    same stopped.jsonl begun "-j$jobs stopped leaves half a record"
    [ $jobs -gt 1 ] || same stopped.jsonl again "what was done is not written"
    grep -q "the same command with --resume goes on" stderr || complain "how to go on is not told: $(cat stderr)"
done

# --- wrong command lines are refused before anything is touched
echo kept >kept
while read -r line; do
    status 2 "$line" sh -c "\"\$0\" $line </dev/null" "$dixit"
    [ -s stderr ] && [ "$(cat kept)" = kept ] || complain "$line is not refused"
done <<'EOF'
--export=nothing copy
--export=csv --fields=colour -o kept copy
--export=md --resume -o kept copy
--export=jsonl --resume copy
--export=jsonl --by=speaker -o kept copy
--export=jsonl --fields=quotes --resume -o kept copy
--export=csv --stats copy
--export=ann -o kept copy
--export=csv --min-confidence=2 -o kept copy
--export=csv --kind=loud -o kept copy
--export=csv -j many -o kept copy
--export=csv --files0-from=list -o kept copy
--input=jsonl records.jsonl
--export=csv
EOF
exit $failed
