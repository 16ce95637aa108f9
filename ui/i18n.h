/* Marks of what is told to people, for xgettext (`make pot`) and for the eye: _(text)
   is told in their language, P_(one, many, n) as that counts, N_(text) elsewhere. The
   formats of app_say and error_set, and the last column of the tables, need no mark. */
#ifndef UI_I18N_H
#define UI_I18N_H

#include <dixit/message.h>

#define _(text) message_of(text)
#define P_(one, many, n) message_many(one, many, n)
#define N_(text) text

/* Names of the library that are told as well as exported. */
#define I18N_OF_TAGS N_("direct"), N_("mixed"), N_("indirect"), N_("speech"), N_("thought")

#endif
