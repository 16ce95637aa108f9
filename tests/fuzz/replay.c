/* Stands in for libFuzzer where the compiler has none: runs a target over the
   files named (a folder: all in it; none: the target's seeds and our articles),
   then over mutations of them that are the same every time. So every fuzz target
   is also a test. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MUTATIONS = 40, INPUT_MAX = 1 << 20 };

static uint32_t random_next(uint32_t *seed) { /* xorshift32, Marsaglia 2003 */
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    return *seed ^= *seed << 5;
}

/* Overwrite or cut in a few places. */
static size_t mutate(uint8_t *data, size_t size, uint32_t *seed) {
    static const char *const odd[] = { "\"",  "\xE2\x80\x9C", "\xE2\x80\x9D", "\xFF", "\xC3", "\x1B[2J", "\n\n", "\r", ".",
                                       "'",   "\xF0\x9F\x91\xA9\xE2\x80\x8D", "\xC2\xAD", "\xE2\x80\xAE", " said " };
    for (int i = 0; i < 8 && size > 1; i++) {
        size_t at = random_next(seed) % size;
        const char *piece = odd[random_next(seed) % (sizeof odd / sizeof *odd)];
        size_t n = strlen(piece) < size - at ? strlen(piece) : size - at;
        if (random_next(seed) % 4) memcpy(data + at, piece, n);
        else size = at + 1;
    }
    return size;
}

static void run_bytes(const uint8_t *data, size_t size, uint32_t *seed) {
    LLVMFuzzerTestOneInput(data, size);
    for (int i = 0; i < MUTATIONS && size; i++) {
        uint8_t *copy = malloc(size);
        if (!copy) exit(2);
        memcpy(copy, data, size);
        size_t n = mutate(copy, size, seed);
        uint8_t *exact = realloc(copy, n); /* no byte more: a sanitizer sees who reads too far */
        if (!exact) exit(2);
        LLVMFuzzerTestOneInput(exact, n);
        free(exact);
    }
}

static void run_file(const char *path, uint32_t *seed) {
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(INPUT_MAX);
    if (!file || !data) {
        perror(path);
        exit(2);
    }
    run_bytes(data, fread(data, 1, INPUT_MAX, file), seed);
    fclose(file);
    free(data);
}

/* How many files ran. */
static int run_path(const char *path, uint32_t *seed) {
    struct dirent **names;
    int n = scandir(path, &names, NULL, alphasort), done = 0;
    if (n < 0) {
        run_file(path, seed);
        return 1;
    }
    for (int i = 0; i < n; i++) {
        char below[4096];
        snprintf(below, sizeof below, "%s/%s", path, names[i]->d_name);
        if (names[i]->d_name[0] != '.') done += run_path(below, seed);
        free(names[i]);
    }
    free(names);
    return done;
}

int main(int argc, char **argv) {
    uint32_t seed = 1;
    int done = 0;
    char folder[4096], articles[4096];
    const char *source = getenv("srcdir"), *slash = strrchr(argv[0], '/');
    snprintf(folder, sizeof folder, "%s/tests/fuzz/seeds/%s", source ? source : ".", slash ? slash + 1 : argv[0]);
    snprintf(articles, sizeof articles, "%s/articles", source ? source : ".");
    if (argc < 2 && !access(folder, R_OK)) done += run_path(folder, &seed);
    if (argc < 2) done += run_path(articles, &seed);
    for (int i = 1; i < argc; i++) done += run_path(argv[i], &seed);
    printf("%s: %d inputs, %d mutations of each\n", argv[0], done, MUTATIONS);
    return done == 0;
}
