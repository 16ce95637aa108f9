#!/bin/sh
# The arrows between layers run one way: ui -> src/export -> src/article ->
# src/tag -> src/text. A file includes its own layer and those before it, only
# ui/term.c includes curses, and ui knows the model by its public headers alone.
cd "${srcdir:-.}" || exit 2
awk '
function fail(what) { printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0; failed = 1 }
BEGIN {
    n = split("text tag article export ui", layers)
    for (i = 1; i <= n; i++) rank[layers[i]] = i
    n = split("arena=text ascending=text chars=text clean=text error=text message=text scratch=text sixteen=text span=text text=text tag=tag " \
              "article=article library=article export=export record=export stats=export", pairs, /[ =]/)
    for (i = 1; i < n; i += 2) layer[pairs[i]] = pairs[i + 1]
}
FNR == 1 {
    own = FILENAME
    if (sub(/^include\/dixit\//, "", own)) { sub(/\.h$/, "", own); own = layer[own] }
    else { sub(/^src\//, "", own); sub(/\/.*/, "", own) }
    if (!rank[own]) { print FILENAME ": is of no layer that tests/arrows.sh knows"; failed = 1 }
    checked++
}
/^[ \t]*#[ \t]*include/ {
    header = $0; sub(/^[^<"]*[<"]/, "", header); sub(/[>"].*/, "", header)
    if (header ~ /curses|term\.h$/ && $0 ~ /</ && FILENAME != "ui/term.c") fail("only ui/term.c includes curses")
    if (header ~ /^dixit\//) {
        module = header; gsub(/^dixit\/|\.h$/, "", module)
        if (!rank[layer[module]]) fail("no public header of a layer")
        else if (rank[layer[module]] > rank[own]) fail("an arrow back")
    } else if ($0 ~ /"/ && header ~ /\//) {
        into = header; sub(/^(\.\.\/)*(src\/)?/, "", into); sub(/\/.*/, "", into)
        if (own == "ui" ? into != "ui" : !rank[into] || rank[into] > rank[own]) fail("an arrow into another layer")
    }
}
END { if (checked < 20) { print "only " checked " files were found"; failed = 1 } exit failed }
' include/dixit/*.h src/text/*.[ch] src/tag/*.[ch] src/article/*.[ch] src/export/*.[ch] ui/*.[ch]
