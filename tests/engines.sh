#!/bin/sh
# The examples run, each with its engine where that is installed.
set -u
top=$(cd "${srcdir:-.}" && pwd)
out=$(mktemp -d)
failed=0
postgres=
finish() { [ -z "$postgres" ] || as_postgres "$postgres/pg_ctl -D $out/db/data -m immediate stop" >/dev/null 2>&1; rm -rf "$out"; }
trap finish EXIT
mkdir "$out/bin"
ln -s "$PWD/dixit" "$out/bin/dixit"
PATH=$out/bin:$PATH
export PATH
complain() { echo "engines: $*"; failed=1; }
skip() { echo "engines: $*, skipped"; }
have() { command -v "$1" >/dev/null 2>&1; }
same() { cmp -s "$1" "$2" || { complain "$3"; diff "$1" "$2" | head -5; }; }
cd "$out" || exit 2
cp -r "$top/articles" .
chmod -R u+w articles

dixit --export=csv -o quotes.csv articles || complain "csv fails"

# --- SQLite
if have sqlite3 && sqlite3 quotes.db <"$top/examples/sqlite.sql" 2>err; then
    sqlite3 quotes.db 'SELECT count(*) FROM quote' >got
    dixit --export=jsonl articles | grep -o '"confidence":' | wc -l | tr -d ' ' >wanted
    same wanted got "SQLite holds another number of quotes"
    sqlite3 -separator '	' quotes.db 'SELECT * FROM quoted_by_month' >by-month
    grep -q '^2024-06	[A-Z].*	Couple who sold' by-month || complain "SQLite's view: $(head -2 by-month)"
elif have sqlite3; then
    skip "this sqlite3 has no .import --csv --skip: $(head -1 err)"
else
    skip "there is no sqlite3"
fi

# --- PostgreSQL, with a server of its own
as_postgres() { if [ "$(id -u)" -eq 0 ]; then su nobody -s /bin/sh -c "$1"; else sh -c "$1"; fi; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
if have psql && [ -n "$bin" ]; then
    chmod 755 "$out"; mkdir -m 777 db
    if as_postgres "$bin/initdb -A trust -U dixit -D $out/db/data --locale=C.UTF-8 -E UTF8" >err 2>&1 &&
       as_postgres "$bin/pg_ctl -w -D $out/db/data -l $out/db/log -o \"-k $out/db -c listen_addresses='' -c fsync=off\" start" >err 2>&1; then
        postgres=$bin
        run_psql() { psql -q -h "$out/db" -U dixit -v ON_ERROR_STOP=1 "$@" postgres; }
        run_psql -f "$top/examples/postgres.sql" >err 2>&1 || complain "PostgreSQL: $(head -3 err)"
        run_psql -At -F '	' -c 'SELECT * FROM quoted_by_month' >got
        LC_ALL=C sort got >got.sorted
        LC_ALL=C sort by-month >by-month.sorted
        [ ! -s by-month ] || same by-month.sorted got.sorted "PostgreSQL's view is not SQLite's"
        grep -q '^2024-06	[A-Z].*	Couple who sold' got || complain "PostgreSQL's view: $(head -2 got)"
    else
        skip "no PostgreSQL server can be started: $(head -1 err)"
    fi
else
    skip "there is no PostgreSQL"
fi

if ! have jq; then
    skip "there is no jq: records"
    exit $failed
fi
for file in articles/*.txt; do jq -cRs --arg id "$file" '{id: $id, text: .}' <"$file"; done >records.jsonl
dixit --input=jsonl --export=jsonl records.jsonl | jq -c 'del(.path)' >wanted

# --- GNU parallel: two hosts, whose ssh is a shell here
if have parallel && parallel --version 2>/dev/null | grep -q GNU; then
    cat >bin/ssh-here <<'EOF'
#!/bin/sh
# the last options of ssh, the host, then the command
while [ "${1#-}" != "$1" ]; do [ "$1" = -l ] && shift; shift; done
echo "$1" >>"$HOSTS_SEEN"; shift
[ "$1" = -- ] && shift
exec sh -c "$*"
EOF
    chmod +x bin/ssh-here
    for i in 1 2 3 4 5 6 7 8; do cat records.jsonl; done >many.jsonl
    HOSTS_SEEN=$out/hosts HOME=$out PARALLEL_SSH=ssh-here PARALLEL=--will-cite BLOCK=100k
    export HOSTS_SEEN HOME PARALLEL_SSH PARALLEL BLOCK
    "$top/examples/parallel.sh" 1/one.example,1/two.example many.jsonl tagged.jsonl 2>err || complain "parallel: $(head -3 err)"
    for i in 1 2 3 4 5 6 7 8; do cat wanted; done >many
    jq -c 'del(.path)' <tagged.jsonl >got
    same many got "GNU parallel gives other records or another order"
    [ "$(sort -u hosts 2>/dev/null | grep -c example)" -eq 2 ] || complain "GNU parallel did not run on two hosts: $(sort hosts | uniq -c | head -4)"
else
    skip "there is no GNU parallel"
fi

# --- streaming: map the splits, sort, reduce
split -l 5 records.jsonl part.
for part in part.*; do "$top/examples/streaming-map.sh" <"$part" || complain "the map fails"; done | LC_ALL=C sort >mapped
"$top/examples/streaming-reduce.sh" <mapped >got
"$top/examples/streaming-map.sh" <records.jsonl | LC_ALL=C sort | "$top/examples/streaming-reduce.sh" >wanted.counts
same wanted.counts got "streaming depends on the splits"
quotes=$(jq '[.quotes[] | select(.speaker != null)] | length' <wanted | paste -sd+ - | bc 2>/dev/null || true)
[ -z "$quotes" ] || [ "$(awk -F '\t' '{ n += $2 } END { print n }' got)" -eq "$quotes" ] || complain "streaming counts other quotes"

# --- Spark
if python3 -c 'import pyspark' 2>/dev/null; then
    python3 "$top/examples/spark.py" records.jsonl floor >err 2>&1 || complain "Spark: $(tail -3 err)"
    cat floor/part-* | grep -q '"month":"2024-06","speaker":"[A-Z]' || complain "Spark gives other quotes"
else
    skip "there is no pyspark (Debian has none)"
fi
exit $failed
