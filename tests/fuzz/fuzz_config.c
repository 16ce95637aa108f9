/* Any bytes as a configuration: what is wrong is told, and what is dumped then gives
   the same dump when it is read again, without an error. */
#include "fuzz/fuzz.h"
#include "ui/app.h"
#include "ui/configuration.h"
#include <stdio.h>
#include <string.h>

static struct app *blank(void) {
    struct app *app = app_new(&(struct app_options){ .rows = 24, .columns = 80 }, NULL);
    need(app);
    return app;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct app *first = blank(), *second = blank();
    struct buffer wrong = { 0 }, dump = { 0 }, again = { 0 }, none = { 0 };
    setenv("DIXIT_MANUAL", "/nowhere", 1);
    config_run(first, "fuzz", (const char *)data, size > 8192 ? 8192 : size, &wrong);
    config_dump(first, &dump);
    config_run(second, "dump", dump.at, dump.len, &none);
    config_dump(second, &again);
    bool same = !none.len && dump.len == again.len && !memcmp(dump.at, again.at, dump.len);
    if (!same) fprintf(stderr, "%.*s\n--- dumped\n%.*s\n--- again\n%.*s\n", (int)none.len, none.len ? none.at : "",
                       (int)dump.len, dump.at, (int)again.len, again.at);
    need(same);
    buffer_free(&wrong);
    buffer_free(&dump);
    buffer_free(&again);
    buffer_free(&none);
    app_free(first);
    app_free(second);
    return 0;
}
