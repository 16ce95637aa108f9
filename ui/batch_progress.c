#include "batch_progress.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { EVERY = 250 /* milliseconds */, CELLS = 24, BAR_FROM = 72 /* columns */, WHOLE = 1000000 };

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress, bool on) {
    *progress = (struct progress){ .on = on };
    if (on) progress->begun = progress->shown = now();
}

/* "1:02:03 left"; nothing before there is anything to go by. */
static void put_left(char *to, size_t room, uint32_t share, uint64_t elapsed) {
    unsigned long long left = share ? elapsed * (WHOLE - share) / share / 1000 : 0;
    *to = 0;
    if (!share || elapsed < 1000) return;
    if (left < 60) snprintf(to, room, _("  %llu s left"), left);
    else if (left < 3600) snprintf(to, room, _("  %llu:%02llu left"), left / 60, left % 60);
    else snprintf(to, room, _("  %llu:%02llu:%02llu left"), left / 3600, left / 60 % 60, left % 60);
}

/* "[######..................] " */
static void put_bar(char *to, uint32_t share) {
    unsigned filled = (unsigned)((uint64_t)share * CELLS / WHOLE);
    *to++ = '[';
    for (unsigned i = 0; i < CELLS; i++) *to++ = i < filled ? '#' : '.';
    memcpy(to, "] ", sizeof "] ");
}

void progress_line(char *to, int room, uint64_t done, uint64_t count, uint32_t share, uint64_t elapsed) {
    char bar[CELLS + sizeof "[] "] = "", of[24] = "", left[40];
    if (share > WHOLE) share = WHOLE;
    if (room > BAR_FROM) put_bar(bar, share);
    if (count) snprintf(of, sizeof of, "/%llu", (unsigned long long)count);
    put_left(left, sizeof left, share, elapsed);
    unsigned long long rate = elapsed ? done * 1000 / elapsed : 0;
    if (share) snprintf(to, (size_t)room, "%s%3u%%  %llu%s  %llu/s%s", bar, share / 10000, (unsigned long long)done, of,
                        rate, left);
    else snprintf(to, (size_t)room, _("%llu articles  %llu/s"), (unsigned long long)done, rate);
}

/* As many as fit beside the cursor: a line that wraps could not be taken away. */
static int columns(void) {
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_col ? 80 : size.ws_col;
}

void progress_show(struct progress *progress, uint64_t done, uint64_t count, uint32_t share) {
    char line[160];
    if (!progress->on) return;
    uint64_t time = now();
    if (time - progress->shown < EVERY) return;
    progress->shown = time;
    int room = columns() < (int)sizeof line ? columns() : (int)sizeof line;
    progress_line(line, room, done, count, share, time - progress->begun);
    int width = fprintf(stderr, "\r%s", line) - 1;
    if (width < progress->width) fprintf(stderr, "%*s", progress->width - width, "");
    progress->width = width;
}

void progress_clear(struct progress *progress) {
    if (progress->width) fprintf(stderr, "\r%*s\r", progress->width, "");
    progress->width = 0;
}
