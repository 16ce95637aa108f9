#!/bin/sh
# Records in; out, for each quote: speaker, tab, 1, tab, words.
set -eu
dixit --input=jsonl --export=jsonl - |
    jq -r '.actors as $a | .quotes[] | select(.speaker != null) |
           [$a[.speaker].name, 1, (.text | [scan("\\S+")] | length)] | @tsv'
