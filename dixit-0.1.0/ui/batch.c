#include "batch.h"
#include <dixit/clean.h>
#include <dixit/library.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    const struct options *options;
    struct export_options export;
    struct buffer buffer;
    int out;
    uint32_t failed;
};

/* "dixit: PATH: MESSAGE", whatever bytes the path has. */
static void complain(const char *path, const char *message) {
    char *clean = malloc(strlen(path) * 3 + 1);
    if (clean) clean_copy(clean, path, strlen(path), false);
    fprintf(stderr, "dixit: %s: %s\n", clean ? clean : "(no memory for the name)", message);
    free(clean);
}

static bool write_out(struct run *run) {
    struct buffer *buffer = &run->buffer;
    size_t done = 0;
    if (buffer->failed) {
        complain("output", "no memory");
        return false;
    }
    while (done < buffer->len) {
        ssize_t n = write(run->out, buffer->at + done, buffer->len - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            complain(run->options->output ? run->options->output : "standard output", strerror(errno));
            return false;
        }
        done += (size_t)n;
    }
    buffer->len = 0;
    return true;
}

static void one(struct run *run, const char *path) {
    struct error error = { 0 };
    struct article *article = article_open(path, run->options->encoding, NULL, &error);
    bool tags = run->export.format != EXPORT_TEXT;
    if (article && (!tags || article_tag(article, NULL, NULL, &error))) {
        export_article(&run->buffer, article, &run->export);
    } else {
        complain(path, error.message);
        run->failed++;
    }
    article_free(article);
}

static bool all(struct run *run, const struct library *library) {
    enum { ENOUGH = 256 << 10 };
    export_begin(&run->buffer, NULL, &run->export);
    for (uint32_t i = 0; i < library->count; i++) {
        one(run, library->entries[i].path);
        if ((run->buffer.len > ENOUGH || run->buffer.failed) && !write_out(run)) return false;
    }
    export_end(&run->buffer, &run->export);
    return write_out(run);
}

int batch_run(const struct options *options) {
    struct run run = { .options = options, .out = STDOUT_FILENO };
    run.export = (struct export_options){ .format = options->format == EXPORT_COUNT ? EXPORT_TEXT : options->format,
                                          .explain = options->explain };
    struct error error = { 0 };
    struct library *library = library_open(options->paths, options->path_count, &error);
    if (!library) {
        complain("articles", error.message);
        return EXIT_SOME_FAILED;
    }
    if (options->output) run.out = open(options->output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
    if (run.out < 0) complain(options->output, strerror(errno));
    bool done = run.out >= 0 && all(&run, library);
    if (options->output && run.out >= 0 && close(run.out) < 0) {
        complain(options->output, strerror(errno));
        done = false;
    }
    buffer_free(&run.buffer);
    library_free(library);
    return done && !run.failed ? EXIT_FINE : EXIT_SOME_FAILED;
}
