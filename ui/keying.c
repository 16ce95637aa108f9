/* Keys: to the prompt, to a command that waits for its letter, to a count, or to what they are bound to. */
#include "app.h"
#include <dixit/chars.h>
#include <stdio.h>

enum { COUNT_MAX = 1000000 };

static unsigned key_unbound(struct app *app) {
    char name[2 * KEY_NAME_BYTES];
    struct binding keys = { .keys = { app->keys[0], app->key_count > 1 ? app->keys[1] : 0 } };
    app_say(app, "%s is not bound; ? lists the keys", binding_name(&keys, name, sizeof name));
    app->key_count = 0;
    app->count = 0;
    return REACT_DRAW;
}

static bool count_digit(struct app *app, uint32_t key) {
    if (app->key_count || key < '0' || key > '9' || (key == '0' && !app->count)) return false;
    app->count = 10 * app->count + (key - '0');
    if (app->count > COUNT_MAX) app->count = COUNT_MAX;
    return true;
}

/* The key that a command such as `mark` waited for; any but a character drops it. */
static unsigned awaited_key(struct app *app, uint32_t key) {
    char line[128], bytes[5] = "";
    const char *name = app->awaiting;
    app->awaiting = NULL;
    if (key <= ' ' || key >= KEY_NAMED) return REACT_DRAW;
    bytes[char_encode(bytes, key)] = 0;
    snprintf(line, sizeof line, "%s \\%s", name, bytes);
    return app_run_line(app, line, 0);
}

static bool is_selecting(const struct app *app) {
    const struct page *page = app_page(app);
    return page && page->selecting && app->focus == PANE_BODY;
}

/* The keys are complete: run what they are bound to. */
static unsigned run_bound(struct app *app, const char *line) {
    unsigned count = app->count;
    app->count = 0;
    app->key_count = 0;
    return app_run_line(app, line, count);
}

unsigned app_key(struct app *app, uint32_t key) {
    const char *line = NULL;
    app_message_past(app);
    if (app->prompt.open) return app_prompt_key(app, key);
    if (app->awaiting) return awaited_key(app, key);
    if (count_digit(app, key)) return REACT_DRAW;
    app->keys[app->key_count++] = key;
    if (is_selecting(app) && app->key_count == 1 && (line = keymap_selecting(key))) return run_bound(app, line);
    switch (keymap_find(&app->keymap, app->keys, app->key_count, &line)) {
    case KEYMAP_MORE: return REACT_DRAW;
    case KEYMAP_NONE: return key_unbound(app);
    case KEYMAP_FOUND: break;
    }
    return run_bound(app, line);
}
