/* Golden screens: every tests/screen/NAME.keys is played and what it showed is
   compared with NAME.golden; with DIXIT_GOLDEN=write that is written instead. */
#include "test.h"
#include "play.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_read(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return NULL;
    char *bytes = calloc(1, 1 << 20);
    assert_non_null(bytes);
    size_t n = fread(bytes, 1, (1 << 20) - 1, file);
    bytes[n] = 0;
    fclose(file);
    return bytes;
}

static void file_write(const char *path, const struct buffer *buffer) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(buffer->at, 1, buffer->len, file), buffer->len);
    assert_int_equal(fclose(file), 0);
}

/* The first line that differs, told with its number. */
static void compare(const char *path, const char *golden, const char *shown) {
    for (unsigned number = 1; *golden || *shown; number++) {
        size_t a = strcspn(golden, "\n"), b = strcspn(shown, "\n");
        if (a != b || memcmp(golden, shown, a))
            fail_msg("%s:%u\n  golden: %.*s\n  shown:  %.*s\n(DIXIT_GOLDEN=write accepts what is shown)", path, number,
                     (int)a, golden, (int)b, shown);
        golden += a + (golden[a] == '\n');
        shown += b + (shown[b] == '\n');
    }
}

static int is_script(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot && !strcmp(dot, ".keys");
}

static void every_script_shows_its_golden_screens(void **state) {
    (void)state;
    const char *source = getenv("srcdir"), *write = getenv("DIXIT_GOLDEN");
    char folder[1024], script[2048], path[2048];
    struct dirent **scripts;
    if (!source) source = ".";
    snprintf(folder, sizeof folder, "%s/tests/screen", source);
    int n = scandir(folder, &scripts, is_script, alphasort);
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        struct buffer shown = { 0 };
        snprintf(script, sizeof script, "%s/%s", folder, scripts[i]->d_name);
        snprintf(path, sizeof path, "%.*s.golden", (int)(strlen(script) - strlen(".keys")), script);
        play(script, source, &shown);
        buffer_put(&shown, "", 1);
        assert_false(shown.failed);
        shown.len--;
        char *golden = file_read(path);
        if (write && !strcmp(write, "write")) file_write(path, &shown);
        else if (!golden) fail_msg("%s is missing (DIXIT_GOLDEN=write writes it)", path);
        else compare(path, golden, shown.at);
        free(golden);
        buffer_free(&shown);
        free(scripts[i]);
    }
    free(scripts);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_script_shows_its_golden_screens) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
