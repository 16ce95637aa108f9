/* Hostile names and strings: each as title, body, speaker, prompt, search, message and
   file name, drawn and exported in every format. Whatever it says, it is shown or
   refused, and never obeyed. Ours, and those of the Big List of Naughty Strings (blns.txt). */
#include "test.h"
#include "export_check.h"
#include "grid_check.h"
#include "tags_check.h"
#include "ui/app.h"
#include <dixit/article.h>
#include <dixit/chars.h>
#include <dixit/export.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct string {
    const char *at;
    size_t n;
};

#define S(literal) { literal, sizeof literal - 1 }
static const struct string ours[] = {
    /* nothing, blanks, what stands for nothing */
    S(""), S(" "), S("\t \v\f"), S("\xC2\xA0\xE3\x80\x80"), S("-"), S("--"), S("."), S(".."), S("..."), S("0"), S("-1"), S("1e999"), S("NaN"),
    S("null"), S("(null)"), S("undefined"), S("true"), S("nil"), S("None"), S("99999999999999999999999999"), S("0x7fffffffffffffff"),
    /* escape sequences, controls, C1 as UTF-8 and as bytes */
    S("\033]0;owned\a"), S("\033[2J\033[H"), S("\033[31mred\033[0m"), S("\033P$q\"p\033\\"), S("\033]52;c;b3duZWQ=\a"), S("\033]8;;file:///etc\a"),
    S("\xC2\x9B" "31m"), S("\x9B" "31m"), S("\xC2\x9D" "0;t\xC2\x9C"), S("a\bb\x7F"), S("a\rb"), S("a\0b"), S("\x0E\x0F"), S("\x05\x07"), S("\033"),
    /* direction, what is unseen, separators */
    S("\xE2\x80\xAE" "txt.exe"), S("\xE2\x81\xA6" "a\xE2\x81\xA9"), S("\xD8\x9C"), S("a\xE2\x80\x8B" "b"), S("\xEF\xBB\xBF"), S("a\xE2\x80\xA8" "b\xE2\x80\xA9"),
    S("\xEF\xBF\xB9" "a\xEF\xBF\xBA"), S("\xF3\xA0\x81\x81\xF3\xA0\x81\xBF"), S("\xC2\xAD"), S("\xE2\x80\x8D"), S("\xEF\xB8\x8F"), S("\xEF\xBF\xBE"),
    /* marks heaped, wide and odd clusters, right to left */
    S("Z\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87\xCC\x88\xCC\x89\xCC\x8A"), S("\xCC\x81\xCC\x82"), S("e\xE2\x83\x9D"),
    S("👩\xE2\x80\x8D👩\xE2\x80\x8D👧\xE2\x80\x8D👦"), S("🇳🇴🇳"), S("👍🏽🏽"), S("신문"), S("\xE1\x84\x89\xE1\x85\xB5\xE1\x86\xAB"), S("क्षि"), S("שלום a"), S("مرحبا"), S("ﷺ"), S("𒐫"), S("꧅"),
    /* what is not UTF-8 */
    S("\xC0\x9B"), S("\xE0\x80\x9B"), S("\xED\xA0\x80\xED\xB0\x80"), S("\xF4\x90\x80\x80"), S("\xF8\x88\x80\x80\x80"), S("\xE2\x82"), S("\xFE\xFF\xFF"), S("\x80"),
    /* formats, shells, paths */
    S("%s%s%s%n"), S("%1$*2$x"), S("%%n%p"), S("{0}{x}"), S("$(touch owned)"), S("`touch owned`"), S("; touch owned #"), S("| sh"), S("&& reboot"),
    S("'; rm -rf ~; '"), S("${IFS}"), S("$HOME"), S("~root"), S("!!"), S("*"), S("../../../../etc/passwd"), S("/dev/null"), S("C:\\CON"), S("file:///etc/passwd"),
    S("--help"), S("-rf"), S("+:!sh"), S("\\\\host\\share"), S("a\nb"),
    /* what databases, sheets and pages take for orders */
    S("'; DROP TABLE quotes;--"), S("\" OR \"\"=\""), S("=1+1"), S("=cmd|' /C calc'!A0"), S("@SUM(A1)"), S("+1"), S("-2+3"), S("\t=1"), S("\r=1"), S("＝1"),
    S("<script>alert(1)</script>"), S("\"><img src=x onerror=alert(1)>"), S("</title></style>"), S("<!--"), S("]]>"), S("&lt;&#x1b;&amp"), S("javascript:alert(1)"),
    S("[a](javascript:b)"), S("![](http://a.example)"), S("# h\n> q\n| t |"), S("\\u0000\\ud800"), S("\",\"x\":\""), S("}]}"), S("T1\tPerson 0 1\ta"),
    S("a,b;c\"d'e"), S("“”‘’«»„\"'``''"), S("““““““"), S("\"\"\""), S("”,” said"),
};

enum { OURS = sizeof ours / sizeof *ours, MOST = 1000, LONG = 5000 };

static struct string strings[MOST];
static size_t count;
static char list[1 << 16]; /* blns.txt, its lines parted */

static bool read_list(void) {
    const char *source = getenv("srcdir");
    char name[1024];
    snprintf(name, sizeof name, "%s/tests/unit/blns.txt", source ? source : ".");
    FILE *file = fopen(name, "r");
    if (!file) return false;
    size_t n = fread(list, 1, sizeof list - 1, file);
    fclose(file);
    for (char *at = list, *end; at < list + n && count < MOST; at = end + 1) {
        end = memchr(at, '\n', (size_t)(list + n - at));
        if (!end) end = list + n;
        *end = 0;
        if (*at && *at != '#') strings[count++] = (struct string){ at, (size_t)(end - at) };
    }
    return n < sizeof list - 1 && count < MOST;
}

/* --- exports and tags --- */

static void add(struct buffer *to, const char *before, size_t i, const char *after) {
    buffer_puts(to, before);
    buffer_put(to, strings[i].at, strings[i].n);
    buffer_puts(to, after);
}

/* The string as title, speaker, what is said and in the open. */
static struct buffer story_of(size_t i) {
    struct buffer story = { 0 };
    add(&story, "Title: ", i, "\n");
    add(&story, "Author: ", i, "\n\n");
    add(&story, "“", i, ",” said Ann ");
    add(&story, "", i, ", the harbour master.\n\n");
    add(&story, "", i, " said that ");
    add(&story, "", i, " would come.\n\n");
    add(&story, "", i, "\n");
    assert_false(story.failed);
    return story;
}

static void exports_hold(const struct article *article, size_t i) {
    for (int format = 0; format < EXPORT_COUNT; format++) {
        struct export_options options = { .format = (enum export_format)format };
        struct buffer out = { 0 };
        size_t at;
        const char *wrong = export_check(&out, article, article->path, &options, &at);
        if (wrong) fail_msg("string %zu, format %d, byte %zu: %s", i, format, at, wrong);
        buffer_free(&out);
    }
}

static void every_string_passes_the_tagger_and_every_export(void **state) {
    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct buffer story = story_of(i);
        struct error error = { 0 };
        uint32_t at = 0;
        char name[128];
        snprintf(name, sizeof name, "%.100s.txt", strings[i].at);
        struct article *article = article_from_bytes(name, story.at, story.len, "UTF-8", &error);
        assert_non_null(article);
        assert_true(article_tag(article, NULL, NULL, &error));
        const char *wrong = tags_check(&article->tags, &article->text, &at);
        if (wrong) fail_msg("string %zu: %s", i, wrong);
        exports_hold(article, i);
        article_free(article);
        buffer_free(&story);
    }
}

/* --- the screen --- */

static char folder[] = "/tmp/dixit-hostile-XXXXXX";

static void screen_holds(struct app *app, size_t i) {
    struct grid grid = { 0 };
    uint32_t at = 0;
    while (app_busy(app)) app_work(app);
    assert_true(app_draw(app, &grid));
    const char *wrong = grid_check(&grid, &at);
    if (wrong) fail_msg("string %zu, row %u, column %u: %s", i, at / grid.columns, at % grid.columns, wrong);
    grid_free(&grid);
}

static void type(struct app *app, const char *bytes, size_t n) {
    for (size_t at = 0; at < n;) {
        struct event event = { .kind = EVENT_KEY };
        at += (size_t)char_decode(bytes + at, n - at, &event.key);
        if (event.key >= ' ' && event.key != 0x7F) app_handle(app, &event); /* what is below is another key */
    }
}

static void press(struct app *app, uint32_t key) {
    app_handle(app, &(struct event){ .kind = EVENT_KEY, .key = key });
}

/* Typed and pasted behind `before`, then sent off: prompt, message and status line show it. `!` stands for a program's
   line and is not sent. */
static void prompt_holds(struct app *app, const char *before, size_t i) {
    type(app, before, strlen(before));
    type(app, strings[i].at, strings[i].n);
    screen_holds(app, i);
    char *copy = malloc(strings[i].n + 1);
    assert_non_null(copy);
    memcpy(copy, strings[i].at, strings[i].n);
    app_handle(app, &(struct event){ .kind = EVENT_PASTE, .bytes = copy, .len = strings[i].n });
    free(copy);
    screen_holds(app, i);
    press(app, KEY_ENTER);
    screen_holds(app, i);
    press(app, KEY_ESCAPE);
    press(app, KEY_ESCAPE);
}

static void write_story(const char *path, size_t i) {
    struct buffer story = story_of(i);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(story.at, 1, story.len, file), story.len);
    assert_int_equal(fclose(file), 0);
    buffer_free(&story);
}

static void every_string_is_shown_and_typed(void **state) {
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "%s/story.txt", folder);
    for (size_t i = 0; i < count; i += sample(16)) {
        write_story(path, i);
        const char *const paths[] = { path };
        struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = 24, .columns = 120 }, NULL);
        assert_non_null(app);
        screen_holds(app, i);
        prompt_holds(app, "/", i);
        prompt_holds(app, ":nothing ", i);
        prompt_holds(app, ":set ", i);
        app_free(app);
    }
    unlink(path);
}

static void every_string_is_a_file_name(void **state) {
    (void)state;
    char path[512];
    for (size_t i = 0; i < count; i += sample(16)) {
        if (!strings[i].n || memchr(strings[i].at, '/', strings[i].n) || memchr(strings[i].at, 0, strings[i].n)) continue;
        snprintf(path, sizeof path, "%s/%.200s.txt", folder, strings[i].at);
        write_story(path, i);
    }
    const char *const paths[] = { folder };
    struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = 900, .columns = 160 }, NULL);
    assert_non_null(app);
    screen_holds(app, 0);
    for (size_t i = 0; i < count; i += sample(16)) { /* the next article: its name in the status line */
        press(app, 'J');
        screen_holds(app, i);
    }
    app_free(app);
}

static void what_is_very_long_is_shown_in_part(void **state) {
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "%s/long.txt", folder);
    for (size_t i = 0; i < count; i += 3 * sample(16)) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        for (size_t n = 0; n < LONG; n += strings[i].n + 1) fwrite(strings[i].at, 1, strings[i].n, file);
        assert_int_equal(fclose(file), 0);
        const char *const paths[] = { path };
        struct app *app = app_new(&(struct app_options){ .paths = paths, .count = 1, .rows = 24, .columns = 40 }, NULL);
        if (app) screen_holds(app, i); /* one of controls alone is no text */
        app_free(app);
    }
    unlink(path);
}

static int make_folder(void **state) {
    (void)state;
    setenv("DIXIT_MANUAL", "/nowhere", 1);
    for (; count < OURS; count++) strings[count] = ours[count];
    assert_true(read_list() && count > OURS + 400);
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state) {
    (void)state;
    DIR *at = opendir(folder);
    for (struct dirent *entry; at && (entry = readdir(at));)
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) unlinkat(dirfd(at), entry->d_name, 0);
    if (at) closedir(at);
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_string_passes_the_tagger_and_every_export),
        cmocka_unit_test(every_string_is_shown_and_typed),
        cmocka_unit_test(every_string_is_a_file_name),
        cmocka_unit_test(what_is_very_long_is_shown_in_part),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
