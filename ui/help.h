/* Help, made from the table of commands, the keymap and the settings. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "keymap.h"
#include "page.h"
#include "screen.h"
#include "settings.h"
#include "commands.h"

/* Every key and command, those of the focused pane first, in lines of `columns`. NULL: memory, in all three. */
struct page *help_page(const struct keymap *keymap, enum pane focus, unsigned columns);
struct page *help_command_page(enum command command, const struct keymap *keymap, unsigned columns);
struct page *help_settings_page(const struct settings *settings, unsigned columns);

#endif
