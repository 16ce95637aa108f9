/* Keys and commands that are reserved; each leaves this file when its own is written. */
#include "app.h"

unsigned do_mouse(struct app *app, const struct call *call) {
    (void)call;
    app_say(app, "This version cannot do that yet");
    return REACT_DRAW;
}
