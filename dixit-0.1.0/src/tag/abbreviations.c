#include "abbreviations.h"
#include <stddef.h>
#include <string.h>

/* Both tables are sorted; the words are common knowledge of English and its style books. */

enum { LONGEST = 15 };

static const struct {
    char word[8];
    uint8_t kind;
    bool capital; /* only where it is written with one: “Gen.”, “Miss.” */
} abbreviations[] = {
    { "adm", ABBREVIATION_TITLE, true }, { "al", ABBREVIATION_OTHER, false }, { "ala", ABBREVIATION_OTHER, true },
    { "alta", ABBREVIATION_OTHER, true }, { "anon", ABBREVIATION_OTHER, false },
    { "approx", ABBREVIATION_OTHER, false }, { "apr", ABBREVIATION_OTHER, true },
    { "ariz", ABBREVIATION_OTHER, true }, { "ark", ABBREVIATION_OTHER, true }, { "art", ABBREVIATION_NUMBER, false },
    { "assn", ABBREVIATION_OTHER, false }, { "atty", ABBREVIATION_TITLE, true }, { "aug", ABBREVIATION_OTHER, true },
    { "ave", ABBREVIATION_OTHER, false }, { "bldg", ABBREVIATION_OTHER, false },
    { "blvd", ABBREVIATION_OTHER, false }, { "brig", ABBREVIATION_TITLE, true },
    { "bros", ABBREVIATION_OTHER, false }, { "btw", ABBREVIATION_OTHER, false },
    { "calif", ABBREVIATION_OTHER, true }, { "capt", ABBREVIATION_TITLE, true }, { "cf", ABBREVIATION_OTHER, false },
    { "ch", ABBREVIATION_NUMBER, false }, { "cmdr", ABBREVIATION_TITLE, true }, { "co", ABBREVIATION_OTHER, false },
    { "col", ABBREVIATION_TITLE, true }, { "colo", ABBREVIATION_OTHER, true }, { "conn", ABBREVIATION_OTHER, true },
    { "corp", ABBREVIATION_OTHER, false }, { "cos", ABBREVIATION_OTHER, false }, { "cpl", ABBREVIATION_TITLE, true },
    { "dec", ABBREVIATION_OTHER, true }, { "del", ABBREVIATION_OTHER, true }, { "dept", ABBREVIATION_OTHER, false },
    { "depts", ABBREVIATION_OTHER, false }, { "det", ABBREVIATION_TITLE, true },
    { "dist", ABBREVIATION_OTHER, false }, { "dr", ABBREVIATION_TITLE, true }, { "drs", ABBREVIATION_TITLE, true },
    { "eds", ABBREVIATION_OTHER, false }, { "esq", ABBREVIATION_OTHER, false }, { "est", ABBREVIATION_OTHER, false },
    { "etc", ABBREVIATION_OTHER, false }, { "ext", ABBREVIATION_NUMBER, false }, { "feb", ABBREVIATION_OTHER, true },
    { "fig", ABBREVIATION_NUMBER, false }, { "figs", ABBREVIATION_NUMBER, false },
    { "fla", ABBREVIATION_OTHER, true }, { "fri", ABBREVIATION_OTHER, true }, { "ft", ABBREVIATION_OTHER, false },
    { "ga", ABBREVIATION_OTHER, true }, { "gen", ABBREVIATION_TITLE, true }, { "gov", ABBREVIATION_TITLE, true },
    { "govs", ABBREVIATION_TITLE, true }, { "govt", ABBREVIATION_OTHER, false }, { "hon", ABBREVIATION_TITLE, true },
    { "hwy", ABBREVIATION_OTHER, false }, { "ill", ABBREVIATION_OTHER, true }, { "inc", ABBREVIATION_OTHER, false },
    { "incl", ABBREVIATION_OTHER, false }, { "ind", ABBREVIATION_OTHER, true }, { "insp", ABBREVIATION_TITLE, true },
    { "intl", ABBREVIATION_OTHER, false }, { "jan", ABBREVIATION_OTHER, true }, { "jr", ABBREVIATION_OTHER, false },
    { "jul", ABBREVIATION_OTHER, true }, { "jun", ABBREVIATION_OTHER, true }, { "kan", ABBREVIATION_OTHER, true },
    { "ky", ABBREVIATION_OTHER, true }, { "la", ABBREVIATION_OTHER, true }, { "lt", ABBREVIATION_TITLE, true },
    { "ltd", ABBREVIATION_OTHER, false }, { "maj", ABBREVIATION_TITLE, true }, { "mar", ABBREVIATION_OTHER, true },
    { "mass", ABBREVIATION_OTHER, true }, { "md", ABBREVIATION_OTHER, true }, { "med", ABBREVIATION_OTHER, false },
    { "messrs", ABBREVIATION_TITLE, true }, { "mfg", ABBREVIATION_OTHER, false },
    { "mich", ABBREVIATION_OTHER, true }, { "minn", ABBREVIATION_OTHER, true }, { "misc", ABBREVIATION_OTHER, false },
    { "miss", ABBREVIATION_OTHER, true }, { "mlle", ABBREVIATION_TITLE, true }, { "mme", ABBREVIATION_TITLE, true },
    { "mo", ABBREVIATION_OTHER, true }, { "mon", ABBREVIATION_OTHER, true }, { "mont", ABBREVIATION_OTHER, true },
    { "mr", ABBREVIATION_TITLE, true }, { "mrs", ABBREVIATION_TITLE, true }, { "ms", ABBREVIATION_TITLE, true },
    { "mt", ABBREVIATION_OTHER, false }, { "mx", ABBREVIATION_TITLE, true }, { "natl", ABBREVIATION_OTHER, false },
    { "neb", ABBREVIATION_OTHER, true }, { "nev", ABBREVIATION_OTHER, true }, { "no", ABBREVIATION_NUMBER, false },
    { "nos", ABBREVIATION_NUMBER, false }, { "nov", ABBREVIATION_OTHER, true }, { "n°", ABBREVIATION_NUMBER, false },
    { "oct", ABBREVIATION_OTHER, true },
    { "okla", ABBREVIATION_OTHER, true }, { "ont", ABBREVIATION_OTHER, true }, { "ore", ABBREVIATION_OTHER, true },
    { "pa", ABBREVIATION_OTHER, true }, { "para", ABBREVIATION_NUMBER, false }, { "penn", ABBREVIATION_OTHER, true },
    { "pfc", ABBREVIATION_TITLE, true }, { "pp", ABBREVIATION_NUMBER, false }, { "pres", ABBREVIATION_TITLE, true },
    { "prof", ABBREVIATION_TITLE, true }, { "profs", ABBREVIATION_TITLE, true }, { "pty", ABBREVIATION_OTHER, false },
    { "pvt", ABBREVIATION_TITLE, true }, { "que", ABBREVIATION_OTHER, true }, { "rd", ABBREVIATION_OTHER, false },
    { "rep", ABBREVIATION_TITLE, true }, { "reps", ABBREVIATION_TITLE, true }, { "rev", ABBREVIATION_TITLE, true },
    { "rs", ABBREVIATION_NUMBER, false }, { "sask", ABBREVIATION_OTHER, true }, { "sec", ABBREVIATION_NUMBER, false },
    { "secs", ABBREVIATION_NUMBER, false }, { "sen", ABBREVIATION_TITLE, true }, { "sens", ABBREVIATION_TITLE, true },
    { "sep", ABBREVIATION_OTHER, true }, { "sept", ABBREVIATION_OTHER, true }, { "sgt", ABBREVIATION_TITLE, true },
    { "sq", ABBREVIATION_OTHER, false }, { "sr", ABBREVIATION_OTHER, false }, { "st", ABBREVIATION_OTHER, false },
    { "supt", ABBREVIATION_TITLE, true }, { "tenn", ABBREVIATION_OTHER, true }, { "tex", ABBREVIATION_OTHER, true },
    { "thu", ABBREVIATION_OTHER, true }, { "thur", ABBREVIATION_OTHER, true }, { "thurs", ABBREVIATION_OTHER, true },
    { "tue", ABBREVIATION_OTHER, true }, { "tues", ABBREVIATION_OTHER, true }, { "univ", ABBREVIATION_OTHER, false },
    { "va", ABBREVIATION_OTHER, true }, { "viz", ABBREVIATION_OTHER, false }, { "vol", ABBREVIATION_NUMBER, false },
    { "vols", ABBREVIATION_NUMBER, false }, { "vs", ABBREVIATION_OTHER, false }, { "vt", ABBREVIATION_OTHER, true },
    { "wash", ABBREVIATION_OTHER, true }, { "wed", ABBREVIATION_OTHER, true }, { "wis", ABBREVIATION_OTHER, true },
    { "wyo", ABBREVIATION_OTHER, true },
};

static const char starters[][16] = {
    "a", "about", "according", "additionally", "after", "against", "all", "also", "although", "always", "among", "an",
    "and", "another", "are", "as", "at", "because", "before", "between", "both", "but", "by", "can", "could",
    "despite", "did", "do", "does", "during", "each", "earlier", "either", "even", "every", "everyone", "everything",
    "few", "for", "from", "had", "has", "have", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "instead", "is", "it", "its", "just", "later", "less", "let", "many", "maybe", "meanwhile", "might", "more",
    "moreover", "most", "much", "my", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "now",
    "often", "on", "once", "one", "only", "or", "other", "others", "our", "over", "perhaps", "please", "several",
    "she", "should", "since", "so", "some", "someone", "sometimes", "still", "such", "that", "the", "their", "then",
    "there", "these", "they", "this", "those", "though", "thus", "today", "tomorrow", "two", "under", "unlike",
    "until", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why", "with",
    "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
};

/* The row of a sorted table, `size` bytes each with the word first, that holds `word`; NULL where none. */
static const void *row_find(const void *table, size_t rows, size_t size, const char *word) {
    const char *low = table;
    while (rows > 0) {
        const char *middle = low + rows / 2 * size;
        int order = strcmp(word, middle);
        if (order == 0) return middle;
        if (order > 0) low = middle + size;
        rows = order > 0 ? rows - rows / 2 - 1 : rows / 2;
    }
    return NULL;
}

static bool lower(char *to, const char *at, uint32_t n) {
    if (n > LONGEST) return false;
    for (uint32_t i = 0; i < n; i++) to[i] = (char)(at[i] >= 'A' && at[i] <= 'Z' ? at[i] | 32 : at[i]);
    to[n] = 0;
    return true;
}

enum abbreviation abbreviation_find(const char *at, uint32_t n) {
    char word[LONGEST + 1];
    if (n >= sizeof abbreviations->word || !lower(word, at, n)) return ABBREVIATION_NONE;
    const size_t rows = sizeof abbreviations / sizeof *abbreviations;
    const char *row = row_find(abbreviations, rows, sizeof *abbreviations, word);
    if (!row) return ABBREVIATION_NONE;
    size_t index = (size_t)(row - (const char *)abbreviations) / sizeof *abbreviations;
    bool is_capital = *at >= 'A' && *at <= 'Z';
    return abbreviations[index].capital && !is_capital ? ABBREVIATION_NONE : abbreviations[index].kind;
}

bool abbreviation_starter(const char *at, uint32_t n) {
    char word[LONGEST + 1];
    return lower(word, at, n) && row_find(starters, sizeof starters / sizeof *starters, sizeof *starters, word);
}
