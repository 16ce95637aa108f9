/* Granting wishes: the clipboard, the browser, the editor, a shell command. Each
   program is run by an argument vector; only `|` runs a shell, on the line that the
   reader typed for it, as less and vim do. */
#ifndef UI_GRANT_H
#define UI_GRANT_H

#include "app.h"
#include "terminal.h"

/* Grant app->wish and forget it; what failed is said. Returns reactions. */
unsigned grant(struct app *app, struct terminal *term);

#endif
