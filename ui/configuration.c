#include "configuration.h"
#include "app.h"
#include "cmdline.h"
#include "i18n.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One line, NUL-terminated; what is wrong with it becomes a line of *wrong. */
static void run_line(struct app *app, const char *name, unsigned number, const char *line, struct buffer *wrong) {
    app->message[0] = 0;
    app->message_is_error = false;
    app_run_line(app, line, 0);
    if (app->message_is_error) buffer_printf(wrong, "%s:%u: %s\n", name, number, app->message);
    app->message[0] = 0;
    app->message_is_error = false;
    if (app->prompt.open) prompt_close(&app->prompt, false);
}

void config_run(struct app *app, const char *name, const char *bytes, size_t n, struct buffer *wrong) {
    char line[CMDLINE_BYTES];
    const char *end = bytes + n;
    if (n >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) bytes += 3;
    for (unsigned number = 1; bytes < end; number++) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t length = (size_t)((stop ? stop : end) - bytes);
        if (length >= sizeof line) {
            buffer_printf(wrong, _("%s:%u: the line is too long\n"), name, number);
        } else {
            memcpy(line, bytes, length);
            while (length && line[length - 1] == '\r') length--;
            line[length] = 0;
            run_line(app, name, number, line, wrong);
        }
        bytes = stop ? stop + 1 : end;
    }
}

void config_read(struct app *app, const char *path, struct buffer *wrong) {
    FILE *file = fopen(path, "re");
    char *bytes = malloc(CONFIG_MAX);
    size_t n = file && bytes ? fread(bytes, 1, CONFIG_MAX, file) : 0;
    bool failed = !file || ferror(file);
    int reason = errno;
    if (!bytes) buffer_printf(wrong, _("%s: no memory\n"), path);
    else if (failed) buffer_printf(wrong, "%s: %s\n", path, strerror(reason));
    else if (n == CONFIG_MAX) buffer_printf(wrong, _("%s: larger than a configuration may be\n"), path);
    else config_run(app, path, bytes, n, wrong);
    if (file) fclose(file);
    free(bytes);
}

/* --- writing --- */

static void looks_dump(const struct theme *theme, struct buffer *to) {
    buffer_printf(to, "# looks\ntheme %s\n", theme_name(theme->name));
    for (unsigned part = 0; part < PART_COUNT; part++) {
        char look[THEME_LOOK_TEXT];
        theme_write(theme, part, look);
        if (theme->changed[part]) buffer_printf(to, "style %s %s\n", theme_part_name(part), look);
    }
}

static void settings_dump(const struct app *app, struct buffer *to) {
    for (size_t i = 0; i < setting_count; i++) {
        char text[128];
        settings_write(&app->settings, i, text, sizeof text);
        buffer_printf(to, "# %s\nset %s\n", _(setting_info(i)->help), text);
    }
}

/* Keys as one argument of a line: what would end or quote it stands behind a backslash. */
static void keys_dump(const struct binding *binding, struct buffer *to) {
    char name[2 * KEY_NAME_BYTES];
    binding_name(binding, name, sizeof name);
    for (const char *at = name; *at; at++) {
        if (strchr(" '\"\\", *at)) buffer_put(to, "\\", 1);
        buffer_put(to, at, 1);
    }
}

static void binding_dump(const struct binding *binding, struct buffer *to) {
    buffer_puts(to, "bind ");
    keys_dump(binding, to);
    buffer_printf(to, " %s\n", binding->line);
}

/* Defaults that are gone first: a sequence may begin with the key of one. Then those that are bound, in their own
   order: whoever reads the dump begins with them. */
static void bindings_dump(const struct keymap *keymap, struct buffer *to) {
    struct keymap defaults;
    if (!keymap_init(&defaults)) to->failed = true;
    for (uint32_t i = 0; i < defaults.n; i++) {
        if (keymap_binding(keymap, defaults.at[i].keys)) continue;
        buffer_puts(to, "unbind ");
        keys_dump(&defaults.at[i], to);
        buffer_puts(to, "\n");
    }
    for (uint32_t i = 0; i < defaults.n; i++) {
        const struct binding *now = keymap_binding(keymap, defaults.at[i].keys);
        if (now) binding_dump(now, to);
    }
    for (uint32_t i = 0; i < keymap->n; i++)
        if (!keymap_binding(&defaults, keymap->at[i].keys)) binding_dump(&keymap->at[i], to);
    keymap_free(&defaults);
}

void config_dump(const struct app *app, struct buffer *to) {
    settings_dump(app, to);
    looks_dump(&app->theme, to);
    buffer_puts(to, "# keys\n");
    bindings_dump(&app->keymap, to);
}
