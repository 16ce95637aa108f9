/* How things look: themes and styles. */
#include "app.h"

unsigned do_theme(struct app *app, const struct call *call) {
    struct error error;
    if (!call->argc) {
        app_say(app, "theme %s", theme_name(app->theme.name));
        return REACT_DRAW;
    }
    enum theme_name name = theme_named(call->argv[0]);
    if (name == THEME_COUNT) {
        error_set(&error, ERROR_ARGUMENT, 0, "no theme “%s”; Tab completes", call->argv[0]);
        return app_fail(app, &error);
    }
    app->theme.name = name;
    return REACT_REPAINT;
}

unsigned do_style(struct app *app, const struct call *call) {
    struct error error = { 0 };
    unsigned part = theme_part_named(call->argv[0]);
    if (part == PART_COUNT) {
        error_set(&error, ERROR_ARGUMENT, 0, "no style “%s”; Tab completes", call->argv[0]);
        return app_fail(app, &error);
    }
    if (call->argc == 1) {
        char look[THEME_LOOK_TEXT];
        theme_write(&app->theme, part, look);
        app_say(app, "style %s %s", theme_part_name(part), look);
        return REACT_DRAW;
    }
    return theme_change(&app->theme, part, call->argc - 1, call->argv + 1, &error) ? REACT_REPAINT : app_fail(app, &error);
}
