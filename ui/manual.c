#include "manual.h"
#include "compose.h"
#include "paths.h"
#include "run.h"
#include <dixit/chars.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One character of the output and how it was struck. */
struct struck {
    const char *at;
    int n;
    style look;
    size_t next;
};

static struct struck struck_at(const char *output, size_t len, size_t at) {
    uint32_t code;
    struct struck struck = { .at = output + at, .look = STYLE_TEXT };
    struck.n = char_decode(output + at, len - at, &code);
    size_t end = at + (size_t)struck.n;
    while (end + 1 < len && output[end] == '\b') {
        int n = char_decode(output + end + 1, len - end - 1, &code);
        bool under = *struck.at == '_' && output[end + 1] != '_';
        struck.look = under ? STYLE_LINK : STYLE_KEY;
        struck.at = output + end + 1;
        struck.n = n;
        end += 1 + (size_t)n;
    }
    struck.next = end;
    return struck;
}

static void line_put(struct composer *composer, const char *output, size_t beg, size_t end) {
    char run[1024] = "";
    size_t n = 0;
    style look = STYLE_TEXT;
    bool heading = end > beg && output[beg] != ' ' && struck_at(output, end, beg).look == STYLE_KEY;
    uint32_t start = compose_at(composer);
    for (size_t at = beg; at < end;) {
        struct struck struck = struck_at(output, end, at);
        if (heading) struck.look = STYLE_HEADING;
        if (n && (struck.look != look || n + 4 > sizeof run)) {
            compose_put(composer, look, run, n);
            n = 0;
        }
        look = struck.look;
        memcpy(run + n, struck.at, (size_t)struck.n);
        n += (size_t)struck.n;
        at = struck.next;
    }
    compose_put(composer, look, run, n);
    if (heading) compose_section(composer, start);
    compose_puts(composer, STYLE_TEXT, "\n");
}

struct page *manual_compose(const char *output, size_t len) {
    struct composer composer;
    compose_begin(&composer, PAGE_MANUAL, "dixit(1)");
    for (size_t beg = 0; beg < len;) {
        const char *newline = memchr(output + beg, '\n', len - beg);
        size_t end = newline ? (size_t)(newline - output) : len;
        line_put(&composer, output, beg, end);
        beg = end + 1;
    }
    return compose_end(&composer);
}

/* Narrower than this, groff (1.22) does not end where a paragraph is set in by as much as there is. */
enum { GROFF_LEAST = 40 };

struct page *manual_page(unsigned columns, struct error *error) {
    char path[PATHS_BYTES], option[32], width[32], *output = NULL;
    size_t len = 0;
    if (!paths_manual(path, sizeof path)) {
        error_set(error, ERROR_SYSTEM, 0, "the manual page dixit.1 is not installed");
        return NULL;
    }
    snprintf(option, sizeof option, "width=%u", columns);
    snprintf(width, sizeof width, "MANWIDTH=%u", columns < GROFF_LEAST ? GROFF_LEAST : columns);
    const char *const mandoc[] = { "mandoc", "-T", "utf8", "-O", option, path, NULL };
    const char *const man[] = { width, "MANROFFOPT=-c", "MAN_KEEP_FORMATTING=1", "man", "-l", path, NULL };
    const char *const *formatters[] = { mandoc, man };
    static const char *const names[] = { "mandoc", "man" };
    struct error first = { 0 };
    for (size_t i = 0; i < 2; i++) {
        struct error failed = { 0 };
        int status = run_program(formatters[i], "", 0, &output, &len, RUN_SECONDS, &failed);
        if (!status && len) {
            struct page *page = manual_compose(output, len);
            if (!page) error_memory(error);
            free(output);
            return page;
        }
        free(output);
        if (!status) error_set(&failed, ERROR_SYSTEM, 0, "%s wrote nothing", names[i]);
        else if (status > 0 && status != 127) error_set(&failed, ERROR_SYSTEM, 0, "%s failed (status %d)", names[i], status);
        if (!first.code) first = failed; /* what is not there at all has none */
    }
    if (first.code) *error = first;
    else error_set(error, ERROR_SYSTEM, 0, "no program to format the manual; install mandoc or man-db (Debian's names)");
    return NULL;
}
