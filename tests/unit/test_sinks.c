/* Every code point that the gate does not let through as it is, in every place where what a stranger wrote is shown or
   handed on: title, body, quote, speaker, list, pages, prompt, message, file name; clipboard, pipe, plain export, errors,
   standard error. (The program sets no window title.) test_clean has the table itself. */
#include "test.h"
#include "export_check.h"
#include "grid_check.h"
#include "ui/app.h"
#include <dixit/article.h>
#include <dixit/chars.h>
#include <dixit/clean.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unistr.h>

enum { BATCH = 24 };

struct batch {
    uint32_t codes[BATCH], n;
    bool stands_in; /* one of them is replaced: what is shown must have a stand-in */
};

static char folder[] = "/tmp/dixit-sinks-XXXXXX", path[64];

/* The next codes from `from` on; where the next batch begins. */
static uint32_t batch_fill(struct batch *batch, uint32_t from) {
    *batch = (struct batch){ 0 };
    for (; from <= 0x10FFFF && batch->n < BATCH; from++) {
        uint32_t shown;
        if (from == 0 || from == '\n' || from == '\t' || (from >= 0xD800 && from <= 0xDFFF)) continue;
        enum clean_fate fate = clean_char(from, &shown);
        if (fate == CLEAN_SHOW) continue;
        batch->codes[batch->n++] = from;
        batch->stands_in |= fate == CLEAN_STAND_IN;
    }
    return from;
}

static void put_code(struct buffer *to, const char *before, uint32_t code, const char *after) {
    char bytes[4];
    buffer_puts(to, before);
    buffer_put(to, bytes, (size_t)char_encode(bytes, code));
    buffer_puts(to, after);
}

static void put_codes(struct buffer *to, const struct batch *batch) {
    for (uint32_t i = 0; i < batch->n; i++) put_code(to, "x", batch->codes[i], "");
    buffer_puts(to, "x");
}

static struct buffer story_of(const struct batch *batch) {
    struct buffer story = { 0 };
    buffer_puts(&story, "Title: ");
    put_codes(&story, batch);
    buffer_puts(&story, "\nSource: ");
    put_codes(&story, batch);
    buffer_puts(&story, "\n\n");
    for (uint32_t i = 0; i < batch->n; i++) {
        put_code(&story, "“We", batch->codes[i], " tried,”");
        put_code(&story, " said Ann", batch->codes[i], " Torvik, the harbour");
        put_code(&story, "", batch->codes[i], " master.\n\n");
    }
    assert_false(story.failed);
    return story;
}

/* --- what a sink may hold --- */

static void assert_clean(const char *sink, const struct batch *batch, const char *bytes, size_t n) {
    bool stood_in = false;
    if (u8_check((const uint8_t *)bytes, n)) fail_msg("%s, U+%04X…: no UTF-8", sink, batch->codes[0]);
    for (size_t i = 0; i < n;) {
        uint32_t code, shown;
        i += (size_t)char_decode(bytes + i, n - i, &code);
        if (code != '\n' && code != '\t' && clean_char(code, &shown) == CLEAN_STAND_IN) fail_msg("%s lets U+%04X through", sink, code);
        stood_in |= code == 0xFFFD || (code >= 0x2400 && code <= 0x2421);
    }
    if (stood_in != batch->stands_in) fail_msg("%s, U+%04X…: %s", sink, batch->codes[0], stood_in ? "a stand-in for nothing" : "not shown at all");
}

/* The whole screen; every cell is clean by grid_check. True where a stand-in is seen. */
static bool screen_holds(struct app *app, const char *sink, const struct batch *batch) {
    struct grid grid = { 0 };
    uint32_t at = 0;
    while (app_busy(app)) app_work(app);
    assert_true(app_draw(app, &grid));
    const char *wrong = grid_check(&grid, &at);
    if (wrong) fail_msg("%s, U+%04X…, row %u, column %u: %s", sink, batch->codes[0], at / grid.columns, at % grid.columns, wrong);
    char *dump = grid_dump(&grid, false);
    assert_non_null(dump);
    bool stood_in = strstr(dump, "\uFFFD");
    for (uint32_t code = 0x2400; code <= 0x2421 && !stood_in; code++) {
        char symbol[5] = "";
        char_encode(symbol, code);
        stood_in = strstr(dump, symbol);
    }
    free(dump);
    grid_free(&grid);
    return stood_in;
}

static void screen_shows(struct app *app, const char *sink, const struct batch *batch) {
    bool stood_in = screen_holds(app, sink, batch);
    if (stood_in != batch->stands_in) fail_msg("%s, U+%04X…: %s", sink, batch->codes[0], stood_in ? "a stand-in for nothing" : "not shown at all");
}

static void press(struct app *app, const char *keys) {
    for (; *keys; keys++) app_handle(app, &(struct event){ .kind = EVENT_KEY, .key = *keys == '\n' ? KEY_ENTER : (uint32_t)*keys });
}

static void write_file(const struct buffer *story) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(story->at, 1, story->len, file), story->len);
    assert_int_equal(fclose(file), 0);
}

static struct app *app_on(const char *name) {
    const char *const paths[] = { name };
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = 120, .columns = 160 }, NULL);
    assert_non_null(app);
    return app;
}

/* --- the sinks --- */

static void wished(struct app *app, const char *sink, const struct batch *batch) {
    assert_true(app->wish.kind != WISH_NONE);
    assert_clean(sink, batch, app->wish.bytes.at, app->wish.bytes.len);
    wish_free(&app->wish);
}

static void pages_and_what_leaves(const struct batch *batch) {
    struct app *app = app_on(path);
    screen_shows(app, "the article", batch);
    press(app, "]");
    screen_shows(app, "a quote", batch);
    press(app, "y");
    wished(app, "the clipboard", batch);
    press(app, ":pipe article cat\n");
    wished(app, "a pipe", batch);
    press(app, "e");
    screen_holds(app, "evidence", batch);
    press(app, "q\t");
    screen_shows(app, "voices", batch);
    press(app, "\n");
    screen_holds(app, "a voice's page", batch);
    app_free(app);
    app = app_on(folder);
    screen_shows(app, "the list", batch);
    app_free(app);
}

static void prompt_and_message(const struct batch *batch) {
    struct buffer words = { 0 };
    struct app *app = app_on(folder);
    put_codes(&words, batch);
    for (size_t paste = 0; paste < 2; paste++) {
        press(app, ":nothing");
        for (uint32_t i = 0; i < batch->n && !paste; i++) /* keys below a blank are keys, and a joiner is one */
            if (batch->codes[i] > 0x9F) app_handle(app, &(struct event){ .kind = EVENT_KEY, .key = batch->codes[i] });
        if (paste) app_handle(app, &(struct event){ .kind = EVENT_PASTE, .bytes = words.at, .len = words.len });
        screen_holds(app, "the prompt", batch);
        press(app, "\n");
        screen_holds(app, "the status line", batch);
    }
    app_free(app);
    buffer_free(&words);
}

static void exports_and_errors(const struct batch *batch, const struct buffer *story) {
    struct error error = { 0 };
    struct article *article = article_from_bytes("story.txt", story->at, story->len, "UTF-8", &error);
    assert_non_null(article);
    assert_true(article_tag(article, NULL, NULL, &error));
    for (int format = 0; format < EXPORT_COUNT; format++) {
        struct export_options options = { .format = (enum export_format)format };
        struct buffer out = { 0 };
        size_t at;
        const char *wrong = export_check(&out, article, article->path, &options, &at);
        if (wrong) fail_msg("format %d, U+%04X…, byte %zu: %s", format, batch->codes[0], at, wrong);
        if (format == EXPORT_TEXT) assert_clean("plain text", batch, out.at, out.len);
        buffer_free(&out);
    }
    article_free(article);
    struct buffer words = { 0 };
    put_codes(&words, batch);
    buffer_put(&words, "", 1);
    assert_false(words.failed);
    error_set(&error, ERROR_ARGUMENT, 0, "no such thing: %s", words.at);
    assert_clean("an error", batch, error.message, strlen(error.message));
    buffer_free(&words);
}

/* A file of that name that is not there, an option that is none: the program says so. */
static void standard_error(const struct batch *batch) {
    if (access("./dixit", X_OK)) return;
    struct buffer name = { 0 };
    for (int option = 0; option < 2; option++) {
        char said[4096];
        int ends[2], status;
        size_t n = 0;
        name.len = 0;
        buffer_puts(&name, option ? "--export=" : "no-such-folder/");
        put_codes(&name, batch);
        buffer_put(&name, "", 1);
        assert_false(name.failed);
        assert_int_equal(pipe(ends), 0);
        fflush(NULL);
        pid_t pid = fork();
        if (!pid) {
            dup2(ends[1], 2);
            execl("./dixit", "dixit", option ? "x" : "--export=text", name.at, (char *)NULL);
            _exit(99);
        }
        close(ends[1]);
        for (ssize_t got; (got = read(ends[0], said + n, sizeof said - n)) > 0;) n += (size_t)got;
        close(ends[0]);
        assert_true(pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) != 99 && WEXITSTATUS(status) != 0);
        assert_clean(option ? "an option's complaint" : "standard error", batch, said, n);
    }
    buffer_free(&name);
}

static void no_code_point_passes_in_any_sink(void **state) {
    (void)state;
    struct batch batch;
    uint32_t tried = 0, batches = 0;
    for (uint32_t from = 0; from <= 0x10FFFF;) {
        from = batch_fill(&batch, from);
        if (!batch.n) break;
        tried += batch.n;
        if (batches++ % sample(64)) continue;
        struct buffer story = story_of(&batch);
        write_file(&story);
        pages_and_what_leaves(&batch);
        prompt_and_message(&batch);
        exports_and_errors(&batch, &story);
        standard_error(&batch);
        buffer_free(&story);
    }
    assert_int_equal(tried, 272 + 6091 - 2048 - 3); /* what test_clean counts, but surrogates, NUL, LF and tab */
}

static int make_folder(void **state) {
    (void)state;
    setenv("DIXIT_MANUAL", "/nowhere", 1);
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/story.txt", folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(no_code_point_passes_in_any_sink) };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
