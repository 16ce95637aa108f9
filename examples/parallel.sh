#!/bin/sh
# parallel.sh HOSTS RECORDS OUTPUT: tag records on several hosts with GNU parallel.
# HOSTS as its -S takes them: 8/big.example,4/small.example,:
set -eu
exec parallel --pipe --recend '\n' --block "${BLOCK:-4M}" -k -S "$1" dixit --input=jsonl --export=jsonl - <"$2" >"$3"
