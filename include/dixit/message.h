/* Messages for people in their language, where there is a catalogue of it: all texts
   are written in English, which is also what stands where there is none. The only
   module that knows gettext. */
#ifndef DIXIT_MESSAGE_H
#define DIXIT_MESSAGE_H

/* The catalogues are below this folder: FOLDER/LANGUAGE/LC_MESSAGES/dixit.mo, by the
   locale of setlocale(). For a program to call, once; without, all stays English. */
void messages_from(const char *folder);

/* The text in the language of the locale, UTF-8 and not to be freed; `one` or `many`
   as that language counts n. */
const char *message_of(const char *english) __attribute__((format_arg(1)));
const char *message_many(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));

#endif
