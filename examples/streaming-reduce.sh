#!/bin/sh
# Lines sorted by speaker in; out, for each speaker: quotes, words.
exec awk -F '\t' '
    function put() { if (NR > 1) printf "%s\t%d\t%d\n", speaker, quotes, words }
    $1 != speaker { put(); speaker = $1; quotes = words = 0 }
    { quotes += $2; words += $3 }
    END { NR++; put() }'
