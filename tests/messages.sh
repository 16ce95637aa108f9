#!/bin/sh
# Messages: whatever file tells people something is in po/POTFILES, what is there
# exists, and xgettext, where it is here, finds a text of every kind.
# Tables of X whose last column no screen shows are left out.
cd "${srcdir:-.}" || exit 2
failed=0
complain() { echo "messages: $*"; failed=1; }
for file in $(grep -lE '\b(_|N_|P_|app_say|error_set|error_system)\("|app_say\(app, |error_set\(&?error, ' ui/*.[ch] src/*/*.c); do
    grep -qx "$file" po/POTFILES || complain "$file is not in po/POTFILES"
done
for file in $(cat po/POTFILES); do [ -f "$file" ] || complain "po/POTFILES: there is no $file"; done
sort -c po/POTFILES || failed=1
command -v xgettext >/dev/null || { [ $failed = 0 ] || exit 1; echo "messages: no xgettext here"; exit 0; }
pot=$(mktemp) || exit 2
trap 'rm -f "$pot"' EXIT
keywords=$(sed -n '/^POT_KEYWORDS/,/[^\\]$/p' Makefile.am | sed 's/^POT_KEYWORDS = //; s/\\$//')
xgettext --from-code=UTF-8 --language=C --keyword $keywords --files-from=po/POTFILES --output="$pot" || exit 1
while read -r text; do grep -qF "\"$text\"" "$pot" || complain "not found for translation: $text"; done <<'TEXTS'
no memory
cannot open
This is the last article
to the next quote by the same speaker
Quotes and voices
align the right edge, without rivers
show this and end
source and cue touch the quotation: “Q,” S said
%u matches
indirect
Markdown, quotes by speaker
the verb and how far it is
whether it is the subject
TEXTS
exit $failed
