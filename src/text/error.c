#include <dixit/clean.h>
#include <dixit/error.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *error, enum error_code code, uint64_t position, const char *format, ...) {
    if (!error) return false;
    char raw[sizeof error->message / 3 - 1]; /* clean_copy may make three bytes of one */
    va_list args;
    va_start(args, format);
    vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    clean_copy(error->message, raw, strlen(raw), false);
    error->code = code;
    error->position = position;
    return false;
}

bool error_system(struct error *error, const char *what) {
    int saved = errno;
    error_set(error, ERROR_SYSTEM, 0, "%s: %s", what, strerror(saved));
    errno = saved;
    return false;
}

bool error_memory(struct error *error) {
    return error_set(error, ERROR_MEMORY, 0, "no memory");
}
