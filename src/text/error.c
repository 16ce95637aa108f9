#include <dixit/chars.h>
#include <dixit/clean.h>
#include <dixit/error.h>
#include <dixit/message.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *error, enum error_code code, uint64_t position, const char *format, ...) {
    if (!error) return false;
    char raw[sizeof error->message] = "", clean[3 * sizeof raw + 1]; /* clean_copy may make three bytes of one */
    va_list args;
    va_start(args, format);
    int n = vsnprintf(raw, sizeof raw, message_of(format), args);
    va_end(args);
    size_t length = clean_copy(clean, raw, n > 0 ? char_cut(raw, (size_t)n, sizeof raw - 1) : 0, false);
    length = char_cut(clean, length, sizeof error->message - 1);
    memcpy(error->message, clean, length);
    error->message[length] = 0;
    error->code = code;
    error->position = position;
    return false;
}

bool error_system(struct error *error, const char *what) {
    int saved = errno;
    error_set(error, ERROR_SYSTEM, 0, "%s: %s", message_of(what), strerror(saved));
    errno = saved;
    return false;
}

bool error_memory(struct error *error) {
    return error_set(error, ERROR_MEMORY, 0, "no memory");
}
