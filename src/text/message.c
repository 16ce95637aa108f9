#include "config.h"
#include <dixit/message.h>

#ifdef ENABLE_NLS

#include <libintl.h>
#include <stdbool.h>

static bool given; /* without catalogues nothing is looked up: not even a file is missed */

void messages_from(const char *folder) {
    given = bindtextdomain(PACKAGE, folder) && bind_textdomain_codeset(PACKAGE, "UTF-8");
}

const char *message_of(const char *english) {
    return given && *english ? dgettext(PACKAGE, english) : english;
}

const char *message_many(const char *one, const char *many, unsigned long n) {
    return given ? dngettext(PACKAGE, one, many, n) : n == 1 ? one : many;
}

#else

void messages_from(const char *folder) {
    (void)folder;
}

const char *message_of(const char *english) {
    return english;
}

const char *message_many(const char *one, const char *many, unsigned long n) {
    return n == 1 ? one : many;
}

#endif
