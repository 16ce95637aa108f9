/* How the library fails. A call that can fail returns false or NULL and, where
   `error` is not NULL, fills it. The library prints nothing and never exits. */
#ifndef DIXIT_ERROR_H
#define DIXIT_ERROR_H

#include <stdbool.h>
#include <stdint.h>

enum error_code {
    ERROR_NONE,
    ERROR_MEMORY,    /* out of memory */
    ERROR_SYSTEM,    /* the operating system said no; the message holds its reason */
    ERROR_NOT_TEXT,  /* an image, a program, an archive */
    ERROR_TOO_LARGE, /* above TEXT_MAX */
    ERROR_CANCELLED, /* the caller's cancel flag was set */
    ERROR_SYNTAX,    /* input that must follow a grammar does not; see position */
    ERROR_ARGUMENT   /* no such format, encoding, field */
};

struct error {
    enum error_code code;
    uint64_t position; /* byte of the input where it went wrong, 0 where that means nothing */
    char message[240]; /* one line of UTF-8 without controls, no final stop, NUL-terminated */
};

/* Fill *error (NULL is allowed) in the language of the locale (message.h). Bytes of `format`'s arguments that a terminal
   could obey are replaced, so a message may always be shown. Returns false, so
   that a caller may `return error_set(...)`. */
bool error_set(struct error *error, enum error_code code, uint64_t position, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* ERROR_SYSTEM with "WHAT: strerror(errno)"; keeps errno. Returns false. */
bool error_system(struct error *error, const char *what);

/* ERROR_MEMORY. Returns false. */
bool error_memory(struct error *error);

#endif
