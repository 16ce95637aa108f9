/* Marks, cues and clauses in any order: the tags' invariants hold. */
#include "story.h"

static const char *const words[] = {
    "“", "” ", "‘", "’ ", "\"", "``", "'' ", "« ", " » ", "„", "'", ",” ", ".” ", "?” ", "[", "] ", "(", ") ", "— ", "– ", "… ",
    ", ", ". ", ": ", "; ", "? ", "\n\n", "\n", " ", "said ", "says ", "saying ", "told ", "asked ", "added ", "adding ",
    "according to ", "thinks ", "denied ", "wrote ", "called it ", "whether ", "that ", "as ", "if ", "not ", "he ", "she ", "they ",
    "who ", "Ann ", "Torvik ", "Per Lunde ", "the minister ", "The ministry ", "officials ", "the ferry ", "left ", "will sail ",
    "never ", "was ", "late ", "and ", "but ", "to ", "of ", "on Monday ", "Mr. ", "U.S. ", "1,000 ", "it’s ", "’s ", "a statement ",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    story_check(data, size, (struct fuzz_words){ words, sizeof words / sizeof *words });
    return 0;
}
