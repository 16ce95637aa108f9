#include "hyphenator.h"
#include "config.h"

#ifdef HAVE_LIBHYPHEN

#include "broker.h"
#include <fcntl.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LEAST_BEFORE = 2, LEAST_BEHIND = 3 };

struct hyphenator {
    HyphenDict *dictionary;
};

/* By the broker: the sandbox may be closed already. */
static HyphenDict *load_file(const char *path) {
    int fd = broker_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
    HyphenDict *dictionary = file ? hnj_hyphen_load_file(file) : NULL;
    if (file) fclose(file);
    else if (fd >= 0) close(fd);
    return dictionary;
}

static HyphenDict *load(const char *path) {
    static const char *const usual[] = { "/usr/share/hyphen/hyph_en_US.dic", "/usr/share/hyphen/hyph_en_GB.dic",
                                         "/usr/local/share/hyphen/hyph_en_US.dic" };
    if (path) return load_file(path);
    HyphenDict *dictionary = NULL;
    for (size_t i = 0; !dictionary && i < sizeof usual / sizeof *usual; i++) dictionary = load_file(usual[i]);
    return dictionary;
}

struct hyphenator *hyphenator_open(const char *path, struct error *error) {
    const char *said = getenv("DIXIT_HYPHENATION");
    struct hyphenator *hyphenator = malloc(sizeof *hyphenator);
    if (!hyphenator) {
        error_memory(error);
        return NULL;
    }
    hyphenator->dictionary = load(path ? path : said && *said ? said : NULL);
    if (hyphenator->dictionary) return hyphenator;
    free(hyphenator);
    error_set(error, ERROR_SYSTEM, 0,
              "no patterns for English here: install hyphen-en-us, or set DIXIT_HYPHENATION");
    return NULL;
}

void hyphenator_free(struct hyphenator *hyphenator) {
    if (!hyphenator) return;
    hnj_hyphen_free(hyphenator->dictionary);
    free(hyphenator);
}

size_t hyphenator_divide(const struct hyphenator *hyphenator, const char *word, size_t n, size_t most) {
    char marks[HYPHENATOR_WORD + 5], copy[HYPHENATOR_WORD + 1]; /* the library reads on to a NUL */
    char **replacements = NULL; /* of other languages' spelling changes: English has none */
    int *positions = NULL, *cuts = NULL;
    size_t found = 0;
    if (n > HYPHENATOR_WORD || n < LEAST_BEFORE + LEAST_BEHIND) return 0;
    memcpy(copy, word, n);
    copy[n] = 0;
    if (hnj_hyphen_hyphenate2(hyphenator->dictionary, copy, (int)n, marks, NULL, &replacements, &positions, &cuts)) return 0;
    for (size_t i = LEAST_BEFORE; i <= most && i + LEAST_BEHIND <= n; i++)
        if (marks[i - 1] & 1 && !(replacements && replacements[i - 1])) found = i;
    for (size_t i = 0; replacements && i < n; i++) free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
    return found;
}

#else

struct hyphenator *hyphenator_open(const char *path, struct error *error) {
    (void)path;
    error_set(error, ERROR_SYSTEM, 0, "this dixit was built without libhyphen and cannot divide words");
    return NULL;
}

void hyphenator_free(struct hyphenator *hyphenator) {
    (void)hyphenator;
}

size_t hyphenator_divide(const struct hyphenator *hyphenator, const char *word, size_t n, size_t most) {
    (void)hyphenator, (void)word, (void)n, (void)most;
    return 0;
}

#endif
