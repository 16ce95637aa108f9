#!/bin/sh
# complexity.sh [SHAPE...]: does every stage stay linear on hostile shapes of text?
# Counts instructions (valgrind's callgrind), so that the answer is a fact and not a
# timing: prints those of n, 2n and 4n bytes for each stage and their ratio 4n / n
# where it is above 5, and fails then. With -v it prints every stage.
#   DIXIT=./dixit    the program
#   PAGES=tests/bench/pages    draws all pages of a text
#   BYTES=65536      n: large against what a pass looks at from one place
set -u
dixit=${DIXIT:-./dixit} pages=${PAGES:-tests/bench/pages} bytes=${BYTES:-65536} verbose=0
[ "${1:-}" = -v ] && { verbose=1; shift; }
command -v callgrind_annotate >/dev/null || { echo "complexity: skipped: no valgrind here"; exit 77; }
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM

shapes='blank-lines crlf-lines one-line one-word wide-word marks zwj-chain tabs indents bad-bytes latin1 nuls
open-quotes nested-quotes straight-quotes apostrophes continued-quotes attributed-quotes split-quotes
said he-said that-clauses according names surnames one-name-many-roles coreference acronyms joint-names titles
colon-speakers answers abbreviations dots commas dashes parentheses headers capitals numbers mixed-marks empty-quotes'

# shape NAME BYTES: about so many bytes of it.
shape() {
    LC_ALL=C awk -v shape="$1" -v bytes="$2" '
    function put(s) { printf "%s", s; done += length(s) }
    function word(k,   s) { for (s = ""; k > 0; k = int(k / 26)) s = s sprintf("%c", 97 + k % 26); return s }
    BEGIN {
        open = "\342\200\234"; close_ = "\342\200\235"; single = "\342\200\230"; end = "\342\200\231"
        if (shape == "marks") put("Z")
        for (i = 1; done < bytes; i++) {
            if (shape == "blank-lines") put("\n")
            else if (shape == "crlf-lines") put("The vote came late.\r\n")
            else if (shape == "one-line") put("The vote came late and nobody saw it. ")
            else if (shape == "one-word") put("x")
            else if (shape == "wide-word") put("\346\226\260")
            else if (shape == "marks") put("\314\201")
            else if (shape == "zwj-chain") put("\360\237\221\250\342\200\215")
            else if (shape == "tabs") put("\t")
            else if (shape == "indents") put("   a line that is indented\nand one that is not\n")
            else if (shape == "bad-bytes") put("caf\303\251 \377 \342\200 ")
            else if (shape == "latin1") put("caf\351 ")
            else if (shape == "nuls") put("text with a nul here " sprintf("%c", 0) " and there ")
            else if (shape == "open-quotes") put(open)
            else if (shape == "nested-quotes") put(open "a " single "b ")
            else if (shape == "straight-quotes") put("\"a ")
            else if (shape == "apostrophes") put("it" end "s " single "tis dogs" end " ")
            else if (shape == "continued-quotes") put(open "No end here.\n\n")
            else if (shape == "attributed-quotes") put(open "Number " i "," close_ " said Person" word(i) " Name.\n")
            else if (shape == "split-quotes") put(open "One," close_ " he said, " open "two," close_ " she said, ")
            else if (shape == "said") put("said ")
            else if (shape == "he-said") put("He said he said. ")
            else if (shape == "that-clauses") put("said that ")
            else if (shape == "according") put("according to ")
            else if (shape == "names") put("A" word(i) " B" word(i) " ")
            else if (shape == "surnames") put("Ann Bee" word(i) " spoke. Bee" word(i) " left.\n\n")
            else if (shape == "one-name-many-roles") put("Ann Bee, the " word(i) " minister, spoke.\n\n")
            else if (shape == "coreference") put("Ann Bee" word(i) " said. Bee" word(i) " said. She said.\n")
            else if (shape == "acronyms") put("The " toupper(substr(word(i * 7919), 1, 4)) " (Big Body" word(i) ") met. ")
            else if (shape == "joint-names") put("A" word(i) " B and ")
            else if (shape == "titles") put("President Secretary General Prime Minister ")
            else if (shape == "colon-speakers") put("Ann Bee" word(i) ": " open "Yes." close_ "\n\n")
            else if (shape == "answers") put("Q: Why?\n\nA: We came late.\n\n")
            else if (shape == "abbreviations") put("Mr. Dr. U.S. e.g. a.m. ")
            else if (shape == "dots") put(".")
            else if (shape == "commas") put(", ")
            else if (shape == "dashes") put("\342\200\224 ")
            else if (shape == "parentheses") put("(a ")
            else if (shape == "headers") put("Title: a\n")
            else if (shape == "capitals") put("Aa ")
            else if (shape == "numbers") put("1,000.5 ")
            else if (shape == "mixed-marks") put("\"" open "\302\253``" close_)
            else if (shape == "empty-quotes") put(open close_ " ")
        }
        printf "\n"
    }'
}

# count FILE HOW: "STAGE INSTRUCTIONS" lines of an export of it, or of all its pages.
count() {
    if [ "$2" = pages ]; then set -- "$1" "$pages" "$1"; else set -- "$1" "$dixit" --export="$2" -- "$1"; fi
    file=$1; shift
    valgrind -q --tool=callgrind --callgrind-out-file="$folder/out" "$@" >/dev/null 2>"$folder/err" ||
        grep -q 'not text' "$folder/err" || { echo "complexity: $dixit fails on $file: $(cat "$folder/err")" >&2; return 1; }
    callgrind_annotate --inclusive=yes --threshold=100 "$folder/out" 2>/dev/null |
        sed -nE 's/^ *([0-9,]+) +\([^)]*\) +[^:]*:([a-z_0-9]+)( .*)?$/\2 \1/p' | tr -d ,
}

if [ $# -eq 0 ]; then # all of them, two at a time
    [ $verbose -eq 0 ] || again=-v
    printf '%s\n' $shapes | SUMMARY=no xargs -P "${JOBS:-2}" -n 1 sh "$0" ${again:-} || exit 1
    echo "complexity: every stage is linear on $(echo $shapes | wc -w) shapes"
    exit 0
fi
status=0
for shape; do
    for times in 1 2 4; do
        for format in text jsonl pages; do
            [ $format = pages ] && more=2 || more=1 # the layout keeps lines of 64 KB
            shape "$shape" $((bytes * times * more)) >"$folder/text.txt"
            count "$folder/text.txt" $format | sed "s/^/$format /" || exit 2
        done >"$folder/$times"
    done
    awk -v shape="$shape" -v verbose=$verbose '
    BEGIN {
        n = split("text_adopt heading_find paragraphs_find tokens_find sentences_find marks_find names_find cues_find " \
                  "quotes_find actors_find tags_build export_item pages_drawn main", stages)
        for (i = 1; i <= n; i++) known[stages[i]] = 1
    }
    FNR == 1 { times = FILENAME; sub(/.*\//, "", times) }
    known[$2] { if ($3 > count[$1 " " $2, times]) count[$1 " " $2, times] = $3; seen[$1 " " $2] = 1 }
    END {
        for (f = 1; f <= 3; f++)
            for (i = 1; i <= n; i++) {
                stage = (f == 1 ? "text" : f == 2 ? "jsonl" : "pages") " " stages[i]
                if (f == 3 && stages[i] != "pages_drawn") continue
                if (!seen[stage] || count[stage, 4] < 400000) continue # too little to tell
                ratio = count[stage, 4] / (count[stage, 1] ? count[stage, 1] : 1)
                if (ratio > 5) bad = 1
                if (ratio > 5 || verbose)
                    printf "%-20s %-22s %12d %12d %12d  x%.2f%s\n", shape, stage, count[stage, 1], count[stage, 2],
                           count[stage, 4], ratio, (ratio > 5 ? "  NOT LINEAR" : "")
            }
        exit bad
    }' "$folder/1" "$folder/2" "$folder/4" || status=1
done
[ $status -eq 0 ] && [ -z "${SUMMARY:-}" ] && echo "complexity: every stage is linear on $# shapes"
exit $status
