#!/bin/bash
# Completion for shells: each shell that is here reads its own, bash completes by
# it, and --help fits a screen of 24 rows and 80 columns.
set -u
failed=0
complain() { echo "completion: $*"; failed=1; }
for shell in bash zsh fish; do
    ./dixit --completion=$shell >completion.$shell.tmp || complain "--completion=$shell fails"
    for option in $(./dixit --help | grep -oE -- '--[a-z0-9-]+' | sort -u); do
        grep -qE -- "(--|-l )${option#--}([^a-z0-9-]|\$)" completion.$shell.tmp || complain "$shell: $option is missing"
    done
    command -v $shell >/dev/null || continue
    $shell -n completion.$shell.tmp || complain "$shell cannot read it"
done
# What is installed is what the program writes.
for pair in bash:dixit zsh:_dixit fish:dixit.fish; do
    cmp -s completion.${pair%:*}.tmp completions/${pair#*:} || complain "completions/${pair#*:} is of another program"
done
./dixit --completion=csh >/dev/null 2>&1 && complain "csh is none that it knows"

. ./completion.bash.tmp
compopt() { options="$*"; }
try() { # WORDS... gives EXPECTED...
    COMP_WORDS=(); while [ "$1" != gives ]; do COMP_WORDS+=("$1"); shift; done
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); shift
    _dixit
    [ "${COMPREPLY[*]-}" = "$*" ] || complain "bash: ${COMP_WORDS[*]} gives ${COMPREPLY[*]-}, not $*"
}
try dixit --exp gives --export= --explain
try dixit --export = cs gives csv
try dixit --export = gives jsonl csv md html ann text
try dixit --kind = m gives mixed
try dixit --kind = direct,i gives direct,indirect
try dixit art gives
for option in --fields -j; do # what is no file is not completed as one
    options=
    try dixit $option 0 gives
    [ "$options" = "+o default" ] || complain "bash: $option completes to files"
done

# fish tells what it would complete; what it completes to, without its descriptions.
fishes() { # LINE WORDS
    local got
    got=$(fish --no-config -c "source completion.fish.tmp; complete -C '$1'" | cut -f1 | tr '\n' ' ')
    [ "$got" = "$2 " ] || complain "fish: $1 gives $got, not $2"
}
if command -v fish >/dev/null; then
    fishes 'dixit --kind=' '--kind=direct --kind=indirect --kind=mixed'
    fishes 'dixit --kind=mixed,i' '--kind=mixed,indirect'
    fishes 'dixit --kind m' 'mixed'
    fishes 'dixit --export=j' '--export=jsonl'
fi
rm -f completion.*.tmp

./dixit --help | awk 'length > 80 { print "completion: --help is too wide: " $0; bad = 1 }
    END { if (NR > 24) { print "completion: --help has " NR " lines"; bad = 1 } exit bad }' || failed=1
exit $failed
