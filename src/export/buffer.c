#include <dixit/export.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static bool grow(struct buffer *buffer, size_t more) {
    size_t room = buffer->room ? buffer->room : 4096;
    while (room - buffer->len <= more && room <= SIZE_MAX / 2) room *= 2;
    char *grown = room - buffer->len > more ? realloc(buffer->at, room) : NULL;
    if (!grown) return !(buffer->failed = true);
    buffer->at = grown;
    buffer->room = room;
    return true;
}

char *buffer_room(struct buffer *buffer, size_t more) {
    if (buffer->failed) return NULL;
    if (buffer->room - buffer->len <= more && !grow(buffer, more)) return NULL;
    return buffer->at + buffer->len;
}

void buffer_printf(struct buffer *buffer, const char *format, ...) {
    char short_enough[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(short_enough, sizeof short_enough, format, args);
    va_end(args);
    if (n >= 0 && (size_t)n < sizeof short_enough) buffer_put(buffer, short_enough, (size_t)n);
    else if (n >= 0 && buffer_room(buffer, (size_t)n)) {
        vsnprintf(buffer->at + buffer->len, (size_t)n + 1, format, again);
        buffer->len += (size_t)n;
    }
    va_end(again);
}

void buffer_free(struct buffer *buffer) {
    free(buffer->at);
    *buffer = (struct buffer){ 0 };
}
