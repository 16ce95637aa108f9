/* Settings, bindings, and the `:` line itself. */
#include "app.h"
#include "cmdline.h"
#include "hyphenator.h"
#include "pages.h"
#include <string.h>

enum { WIDTH_STEP = 4 };

unsigned do_command_line(struct app *app, const struct call *call) {
    prompt_open(&app->prompt, ':', call->argc ? call->rest[0] : "", &app->commands);
    return REACT_DRAW;
}

/* `name?`, and the bare name of what is no switch, ask for the value. */
static bool answered(struct app *app, const char *asked) {
    char name[64], value[SETTING_TEXT];
    size_t n = strcspn(asked, "?");
    if (n >= sizeof name) return false;
    memcpy(name, asked, n);
    name[n] = 0;
    size_t setting = setting_named(name);
    if (setting == setting_count || (asked[n] != '?' && setting_info(setting)->kind == SETTING_SWITCH)) return false;
    settings_write(&app->settings, setting, value, sizeof value);
    app_say(app, "%s", value);
    return true;
}

/* Turn off what needs a library or a file that is not there. False and which. */
static bool provide(struct app *app, struct error *error) {
    struct settings *settings = &app->settings;
    bool hyphenates = settings->hyphenate, regular = settings->regex;
    if (hyphenates && !app->hyphenator) app->hyphenator = hyphenator_open(NULL, error);
    struct regex *regex = regular ? regex_new("x", error) : NULL;
    settings->hyphenate = hyphenates && app->hyphenator;
    settings->regex = regular && regex;
    regex_free(regex);
    return settings->hyphenate == hyphenates && settings->regex == regular;
}

unsigned do_set(struct app *app, const struct call *call) {
    struct error error = { 0 };
    bool fine = true;
    struct tagger before = app_tagger(app);
    if (!call->argc) return pages_open(app, PAGE_SETTINGS, 0);
    for (int i = 0; i < call->argc && fine; i++)
        fine = answered(app, call->argv[i]) || settings_change(&app->settings, call->argv[i], &error);
    fine = provide(app, &error) && fine;
    if (!tagger_same(before, app_tagger(app))) app_retag(app);
    return fine ? REACT_DRAW : app_fail(app, &error);
}

/* The width that is shown, which may be less than the one asked for. */
static unsigned width_set(struct app *app, int by) {
    unsigned margin = (unsigned)app->settings.margin;
    int shown = (int)app_text_column(app, (unsigned)app->settings.width, margin, false).columns, wanted = shown + by;
    const struct setting_info *info = setting_info(setting_named("width"));
    if (wanted < info->least) wanted = info->least;
    app->settings.width = (int)app_text_column(app, (unsigned)wanted, margin, false).columns;
    app_say(app, "Text %d columns wide", app->settings.width);
    return REACT_DRAW;
}

unsigned do_wider(struct app *app, const struct call *call) {
    return width_set(app, WIDTH_STEP * (int)call_count(call));
}

unsigned do_narrower(struct app *app, const struct call *call) {
    return width_set(app, -WIDTH_STEP * (int)call_count(call));
}

unsigned do_default_width(struct app *app, const struct call *call) {
    (void)call;
    app->settings.width = setting_info(setting_named("width"))->value;
    app_say(app, "Text %d columns wide where they fit", app->settings.width);
    return REACT_DRAW;
}

unsigned do_bind(struct app *app, const struct call *call) {
    struct error error = { 0 };
    struct cmdline line;
    if (call->argc < 2) error_set(&error, ERROR_ARGUMENT, 0, "expected :bind KEYS COMMAND, such as :bind x next-quote");
    else if (cmdline_parse(&line, call->rest[1], &error) &&
             keymap_bind(&app->keymap, call->argv[0], call->rest[1], &error)) return REACT_DRAW;
    return app_fail(app, &error);
}

unsigned do_unbind(struct app *app, const struct call *call) {
    struct error error = { 0 };
    return keymap_unbind(&app->keymap, call->argv[0], &error) ? REACT_DRAW : app_fail(app, &error);
}
