#!/bin/sh
# Every format by a program that is not ours, and the examples of dixit-export(5).
set -u
top=$(cd "${srcdir:-.}" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0
mkdir "$out/bin"
ln -s "$PWD/dixit" "$out/bin/dixit"
PATH=$out/bin:$PATH
complain() { echo "export: $*"; failed=1; }
have() { command -v "$1" >/dev/null 2>&1 || { echo "export: there is no $1, its checks are skipped"; return 1; }; }
cd "$out" || exit 2
cp -r "$top/articles" .
chmod -R u+w articles
cat >hostile.txt <<'EOF'
=Title, with "marks" & <b>tags</b>

“A </mark><script>alert(1)</script>, *bold*, [link](x) and `code`,” said Mary =Ann Smith, the “<i>mayor</i>”.

1. “Another, with a comma; and — dashes,” she added. “It | goes on.”
EOF
printf '\n“Bells\007 and \033[31mcolours\302\205 and \342\200\256turned,” said Mary Smith.\n' >>hostile.txt

dixit --export=jsonl --explain articles/* hostile.txt >all.jsonl || complain "jsonl fails"
dixit --export=csv articles/* hostile.txt >all.csv || complain "csv fails"

# --- jsonl: jq and the schema
if have jq; then
    [ "$(jq -s length <all.jsonl)" -eq "$(wc -l <all.jsonl)" ] || complain "jq reads another number of lines"
    jq -e '[.quotes[] | .quote[] | .[0] < .[1]] | all' <all.jsonl >/dev/null || complain "a range is empty"
    jq -e '[.quotes[] | .features | length] | max == 3' <all.jsonl >/dev/null || complain "--explain names no features"
    jq -r '.quotes[].text' <all.jsonl >jq.quotes
fi
if have python3 && python3 -c 'import jsonschema' 2>/dev/null; then
    dixit --export=jsonl --fields=doc,path,title,date,author,publisher,url,encoding,sentences,actors,quotes,text hostile.txt >>all.jsonl
    python3 - "$top/man/dixit-export.schema.json" all.jsonl <<'EOF' || complain "jsonl is not what its schema says"
import json, jsonschema, sys
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
for line in open(sys.argv[2], encoding="utf-8", newline="\n"):
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F for c in line[:-1]), "a raw control"
    validator.validate(json.loads(line))
wrong = json.loads(line)
wrong["quotes"][0]["kind"] = "loud"
assert not validator.is_valid(wrong), "the schema takes anything"
EOF
else
    echo "export: python3 has no jsonschema, the schema is not checked"
fi

# --- csv: Python and SQLite read the same rows, and the quotes of jsonl
if have python3; then
    python3 - all.csv all.jsonl <<'EOF' || complain "Python reads other rows"
import csv, json, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
quotes = [(a["doc"], q["quote"][0][0], q["quote"][-1][1], q["text"])
          for a in map(json.loads, open(sys.argv[2], encoding="utf-8")) if "text" not in a for q in a["quotes"]]
assert len(rows) == len(quotes) > 100, (len(rows), len(quotes))
for row, (doc, begin, end, text) in zip(rows, quotes):
    assert (row["doc"], int(row["begin"]), int(row["end"])) == (doc, begin, end), row
    if text.isprintable():
        assert row["quote"] in (text, "'" + text), (row["quote"], text)
assert open(sys.argv[1], "rb").read().count(b"\r\n") == len(rows) + 1
EOF
    if have sqlite3; then
        python3 -c 'import csv,sys; [print("|".join(r.values())) for r in csv.DictReader(open("all.csv", encoding="utf-8", newline=""))]' >rows
        sqlite3 :memory: '.import --csv all.csv q' 'SELECT * FROM q' >got 2>err || complain "sqlite3: $(head -1 err)"
        cmp -s rows got || complain "SQLite reads other rows than Python"
    fi
fi

# --- md: a quote carries its whole citation with it
dixit --export=md articles/01-harbour-strike.txt >page.md
cited='^> — [A-Z].*, “said”: Delphine Mabry, \*Crane .*\*, The Averill Courier, 2024-10-16, https:.*, bytes [0-9]*–[0-9]* (direct, [0-9]*% sure)$'
[ "$(grep -c '^> — ' page.md)" -gt 10 ] && grep -q "$cited" page.md || complain "md cites less than it knows"

# --- html: a validator; nothing is loaded
dixit --export=html -o page.html hostile.txt && dixit --export=html -o pages.html articles || complain "html fails"
grep -q '<title>=Title, with &#34;marks&#34;' page.html || complain "a page's title is not its article's"
if grep -nE '<(script|link|img|iframe)|(src|href)="[^#]|url\(|@import' page.html pages.html; then complain "a page loads something"; fi
if have tidy; then
    for page in page pages; do
        tidy -q -e --show-info no $page.html >tidy.err 2>&1 || complain "tidy: $(head -3 tidy.err)"
    done
fi
# the checker of the W3C: Debian has none; VNU_JAR says where one is
if [ -n "${VNU_JAR:-}" ]; then
    java -jar "$VNU_JAR" --errors-only page.html pages.html || complain "vnu finds errors"
else
    echo "export: VNU_JAR is not set, the check by vnu.jar is skipped"
fi

# --- ann: one file an article; where the scorer is found, it reads the same quotes back
mkdir texts && cp articles/*.txt hostile.txt texts
dixit --export=ann -o anns/ texts || complain "ann fails"
if [ -f "$top/../shared/corpus/score.py" ] && have python3; then
    python3 "$top/../shared/corpus/score.py" --text texts --ann anns --export 0 >gold.jsonl || complain "score.py does not read ann"
    dixit --export=jsonl texts >tagged.jsonl
    python3 - gold.jsonl tagged.jsonl texts <<'EOF' || complain "ann gives other quotes than jsonl"
import json, sys
def spans(a): return sorted(sorted(map(tuple, q["quote"] if isinstance(q["quote"][0], list) else [q["quote"]])) for q in a["quotes"])
gold = {a["doc"]: a for a in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
n = 0
for a in map(json.loads, open(sys.argv[2], encoding="utf-8")):
    data = open("%s/%s.txt" % (sys.argv[3], a["doc"]), "rb").read()
    points = lambda byte: len(data[:byte].decode("utf-8"))
    for q in a["quotes"]:
        q["quote"] = [[points(b), points(e)] for b, e in q["quote"]]
    text = data.decode("utf-8")
    # brat cuts at line breaks, so compare the characters; the scorer leaves out what has no word in it
    a["quotes"] = [q for q in a["quotes"] if any(c.isalnum() for c in q["text"])]
    chars = lambda found: sorted(sorted(i for b, e in q for i in range(b, e) if text[i] not in "\r\n") for q in found)
    assert chars(spans(gold[a["doc"]])) == chars(spans(a)), a["doc"]
    n += len(a["quotes"])
assert n > 100
EOF
else
    echo "export: ../shared/corpus/score.py is not there, its check of ann is skipped"
fi

# --- the examples of the manual
sed -n 's/^\.Dl //p' "$top/man/dixit-export.5" | sed -e 's/\\(dq/"/g' -e 's/\\e/\\/g' -e 's/\\-/-/g' >examples
[ "$(wc -l <examples)" -gt 10 ] || complain "there are no examples"
while read -r example; do
    case $example in
    *jq*) command -v jq >/dev/null 2>&1 || continue ;;
    *sqlite3*) command -v sqlite3 >/dev/null 2>&1 || continue ;;
    esac
    rm -f quotes.csv
    if ! sh -c "$example" >got 2>err || [ -s err ]; then complain "$example: $(head -2 err)"; fi
    case $example in *' -o '*) ;; *) [ "$(wc -l <got)" -gt 1 ] || complain "$example writes nothing" ;; esac
done <examples
exit $failed
