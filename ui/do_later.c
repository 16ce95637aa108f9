/* Keys and commands that are reserved; each leaves this file when its own is written. */
#include "app.h"

static unsigned later(struct app *app) {
    app_say(app, "This version cannot do that yet");
    return REACT_DRAW;
}

unsigned do_mark(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}

unsigned do_go_mark(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}

unsigned do_back(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}

unsigned do_forward(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}

unsigned do_evidence(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}

unsigned do_links(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}

unsigned do_mouse(struct app *app, const struct call *call) {
    (void)call;
    return later(app);
}
