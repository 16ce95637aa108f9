/* What was said at the bottom and is gone from there, and its page. */
#include "compose.h"
#include "pages.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

enum { KEPT = 32 << 10 };

/* The oldest lines go, until half of the room is free. */
static void drop_oldest(struct buffer *lines) {
    const char *from = memchr(lines->at + lines->len - KEPT / 2, '\n', KEPT / 2);
    size_t n = from ? (size_t)(lines->at + lines->len - (from + 1)) : 0;
    if (n) memmove(lines->at, from + 1, n);
    lines->len = n;
}

void app_keep_messages(struct app *app, const char *lines, size_t n) {
    struct buffer *kept = &app->messages;
    buffer_put(kept, lines, n);
    if (kept->len > KEPT) drop_oldest(kept);
}

void app_message_past(struct app *app) {
    char line[MESSAGE_BYTES + 2];
    if (app->message[0]) app_keep_messages(app, line, (size_t)snprintf(line, sizeof line, "%s\n", app->message));
    app->message[0] = 0;
}

struct page *messages_page(const struct app *app, unsigned columns) {
    struct composer composer;
    const char *at = app->messages.at;
    size_t left = app->messages.len;
    uint32_t last = 0;
    compose_begin(&composer, PAGE_MESSAGES, _("Messages"));
    while (left) {
        uint32_t n = (uint32_t)((const char *)memchr(at, '\n', left) - at);
        struct passage line = { .bytes = at, .n = n, .look = STYLE_TEXT, .indent = 4, .columns = columns };
        last = compose_at(&composer);
        compose_puts(&composer, STYLE_TEXT, "  ");
        compose_passage(&composer, &line);
        compose_puts(&composer, STYLE_TEXT, "\n");
        at += n + 1;
        left -= n + 1;
    }
    struct page *page = compose_end(&composer);
    if (page) page->point = last;
    return page;
}

unsigned do_messages(struct app *app, const struct call *call) {
    (void)call;
    if (app->messages.len) return pages_open(app, PAGE_MESSAGES, 0);
    app_say(app, "Nothing was said yet");
    return REACT_DRAW;
}
