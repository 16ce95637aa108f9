/* Names, titles, roles, pronouns and acronyms in any order: the tags' invariants hold. */
#include "story.h"

static const char *const words[] = {
    "Ann ", "Ann Torvik ", "Torvik ", "Torvik’s ", "Per ", "Lunde ", "Per Lunde Jr. ", "O’Neil ", "de la Cruz ", "van ", "bin ",
    "McKay ", "J. P. ", "A. ", "Mr. ", "Mrs. ", "Dr. ", "Sir ", "President ", "Prime Minister ", "Gen. ", "the ", "The ", "a ", "its ",
    "his ", "her ", "their ", "he ", "she ", "He ", "She ", "it ", "They ", "who ", "we ", "both ", "minister ", "spokeswoman ",
    "mother ", "the deckhand ", "officials ", "police ", "union ", "the union ", "family ", "brothers ", "World Health Organization ",
    "(WHO) ", "WHO ", "U.N. ", "(UN) ", "United Nations ", "Norway ", "Norwegian ", "Oslo ", "Beijing-based ", "Harbour Board ",
    "Inc. ", "University of ", "St. ", "and ", "of ", "for ", "in ", ", ", ". ", ": ", "\n\n", "“Yes,” ", "said ", "said that ",
    "told ", "asked ", "was ", "met ", "left ", "32", ", 54, ", "former ", "then-", "Ann Torvik, the harbour master, ", "(", ") ",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    story_check(data, size, (struct fuzz_words){ words, sizeof words / sizeof *words });
    return 0;
}
