/* Settings: one list gives the name, the default, the limits and the help of
   each. All are numbers: yes and no are 1 and 0, a choice is its index. */
#ifndef UI_SETTINGS_H
#define UI_SETTINGS_H

#include <dixit/error.h>
#include <stdbool.h>
#include <stddef.h>

/* member, name, kind, default, least, most, choices, help */
#define SETTINGS(X)                                                                              \
    X(width, "width", SETTING_NUMBER, 72, 10, 500, "", "columns of the text, where they fit")    \
    X(justify, "justify", SETTING_SWITCH, 0, 0, 1, "", "align the right edge, without rivers")   \
    X(hyphenate, "hyphenate", SETTING_SWITCH, 0, 0, 1, "", "divide English words at the ends of lines") \
    X(paragraph, "paragraph", SETTING_CHOICE, 0, 0, 1, "blank|indent", "what parts paragraphs")  \
    X(margin, "margin", SETTING_NUMBER, 0, 0, 40, "", "columns kept free at both sides of the text") \
    X(ruler, "ruler", SETTING_SWITCH, 0, 0, 1, "", "mark the line the reader is on")             \
    X(voices, "voices", SETTING_CHOICE, 0, 0, 3, "quotes|first|words|name",                                   \
      "the order of the voices: by quotes, first appearance, words or name")                         \
    X(thoughts, "thoughts", SETTING_SWITCH, 0, 0, 1, "", "what somebody only believes, wants or fears is a quote, too") \
    X(confidence, "confidence", SETTING_NUMBER, 0, 0, 100, "", "leave out quotes less sure than so many percent") \
    X(citation, "citation", SETTING_CHOICE, 0, 0, 2, "plain|markdown|bibtex", "how y writes a quote's citation") \
    X(clipboard, "clipboard", SETTING_CHOICE, 0, 0, 3, "terminal|wl-copy|xclip|pbcopy",                          \
      "copy by the terminal (OSC 52), and by a program too")                                         \
    X(regex, "regex", SETTING_SWITCH, 0, 0, 1, "", "search for regular expressions")             \
    X(scrollbar, "scrollbar", SETTING_SWITCH, 0, 0, 1, "", "a bar beside the text, with a tick for each match") \
    X(mouse, "mouse", SETTING_SWITCH, 0, 0, 1, "", "take the mouse; else selecting text works as ever") \
    X(details, "details", SETTING_SWITCH, 1, 0, 1, "", "a second line for each article in the list")

enum setting_kind { SETTING_SWITCH, SETTING_NUMBER, SETTING_CHOICE };

/* What parts paragraphs, in the order of its choices. */
enum { PARAGRAPH_BLANK, PARAGRAPH_INDENT };

struct settings {
#define X(member, name, kind, value, least, most, choices, help) int member;
    SETTINGS(X)
#undef X
};

struct setting_info {
    const char *name, *choices, *help; /* choices: "plain|markdown" */
    enum setting_kind kind;
    int value, least, most;
};

extern const size_t setting_count;
const struct setting_info *setting_info(size_t setting);
size_t setting_named(const char *name); /* setting_count where there is none */

void settings_init(struct settings *settings);

/* Do what `name`, `noname`, `name=value` or `name!` asks. False and what was expected. */
bool settings_change(struct settings *settings, const char *change, struct error *error);

enum { SETTING_TEXT = 128 }; /* room for any, with its NUL */

/* Write a setting as :set takes it: "width=72", "nojustify". */
void settings_write(const struct settings *settings, size_t setting, char *to, size_t room);

#endif
