/* Saving what was found, in any format of the exports. */
#include "app.h"
#include "paths.h"
#include "broker.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *name, *suffix;
} formats[] = {
#define X(id, name, help, suffix) { name, suffix },
    EXPORT_FORMATS(X)
#undef X
};

static bool write_all(int fd, const struct buffer *bytes) {
    for (size_t done = 0; done < bytes->len;) {
        ssize_t n = write(fd, bytes->at + done, bytes->len - done);
        if (n < 0 && errno != EINTR) return false;
        if (n > 0) done += (size_t)n;
    }
    return true;
}

/* Write a file, in place of an old one only where `over`. */
static bool file_write(const char *path, const struct buffer *bytes, bool over, struct error *error) {
    int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (over ? O_TRUNC : O_EXCL);
    int fd = broker_open(path, flags, 0666);
    if (fd < 0 && errno == EEXIST)
        return error_set(error, ERROR_SYSTEM, 0, "%s is there already; ! behind the command overwrites it", path);
    if (fd < 0) return error_system(error, path);
    bool written = write_all(fd, bytes);
    int why = errno;
    bool closed = close(fd) == 0;
    if (written && closed) return true;
    if (!written) errno = why;
    return error_system(error, path);
}

static unsigned save(struct app *app, enum export_format format, const char *name, bool over) {
    struct export_options options = { .format = format };
    struct buffer bytes = { 0 };
    struct error error = { 0 };
    char path[PATHS_BYTES];
    if (!app->article || (!app->article->tagged && format != EXPORT_TEXT)) {
        app_say(app, app->article ? "Not tagged yet" : "There is no article to save");
        return REACT_DRAW;
    }
    paths_home(path, sizeof path, name);
    export_begin(&bytes, app->article->doc, &options);
    export_article(&bytes, app->article, &options);
    export_end(&bytes, &options);
    bool saved = bytes.failed ? error_memory(&error) : file_write(path, &bytes, over, &error);
    if (saved) app_say(app, "Saved %s as %s, %zu bytes", name, formats[format].name, bytes.len);
    buffer_free(&bytes);
    return saved ? REACT_DRAW : app_fail(app, &error);
}

unsigned do_export(struct app *app, const struct call *call) {
    struct error error;
    enum export_format format = export_format_named(call->argv[0]);
    if (call->argc == 2 && format != EXPORT_COUNT) return save(app, format, call->argv[1], call->bang);
    error_set(&error, ERROR_ARGUMENT, 0, "expected :export FORMAT FILE with jsonl, csv, md, html, ann or text");
    return app_fail(app, &error);
}

static enum export_format format_of(const char *path) {
    size_t n = strlen(path);
    for (int i = 0; i < EXPORT_COUNT; i++) {
        size_t suffix = strlen(formats[i].suffix);
        if (n > suffix && !strcmp(path + n - suffix, formats[i].suffix)) return (enum export_format)i;
    }
    return EXPORT_TEXT;
}

unsigned do_write(struct app *app, const struct call *call) {
    return save(app, format_of(call->argv[0]), call->argv[0], call->bang);
}

unsigned do_save(struct app *app, const struct call *call) {
    (void)call;
    char line[512] = "export md ";
    size_t n = strlen(line);
    for (const char *at = app->article ? app->article->doc : ""; *at && n + 8 < sizeof line; at++) {
        if (strchr(" \t\\'\"", *at)) line[n++] = '\\';
        line[n++] = *at;
    }
    memcpy(line + n, ".md", sizeof ".md");
    prompt_open(&app->prompt, ':', line, &app->commands);
    return REACT_DRAW;
}
