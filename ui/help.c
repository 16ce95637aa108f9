#include "help.h"
#include "cells.h"
#include "compose.h"
#include "i18n.h"
#include <stdio.h>
#include <string.h>

enum { KEYS_COLUMN = 2, HELP_COLUMN = 18, NARROW_COLUMN = 4, NARROW = 40, KEYS_BYTES = 256 };

/* Where what a key does begins. */
static unsigned help_column(unsigned columns) {
    return columns < NARROW ? NARROW_COLUMN : HELP_COLUMN;
}

/* The keys bound to a command without an argument, "j Down", or, where none is, those it has while text is
   selected: then false. */
static bool keys_of(const struct keymap *keymap, enum command command, char *to, size_t room) {
    const char *name = command_info(command)->name;
    size_t len = 0;
    *to = 0;
    for (uint32_t i = 0; i < keymap->n; i++) {
        char keys[2 * KEY_NAME_BYTES];
        if (strcmp(keymap->at[i].line, name)) continue;
        binding_name(&keymap->at[i], keys, sizeof keys);
        if (len + strlen(keys) + 3 > room) return true;
        if (len) len = (size_t)(stpcpy(to + len, " ") - to);
        len = (size_t)(stpcpy(to + len, keys) - to);
    }
    return len || !keymap_selecting_keys(name, to, room);
}

static void heading(struct composer *composer, const char *title) {
    if (composer->text.len) compose_puts(composer, STYLE_TEXT, "\n");
    uint32_t beg = compose_at(composer);
    compose_puts(composer, STYLE_HEADING, title);
    compose_section(composer, beg);
    compose_puts(composer, STYLE_TEXT, "\n\n");
}

static void wrapped(struct composer *composer, const char *text, unsigned indent, unsigned columns) {
    compose_pad(composer, indent);
    compose_passage(composer, &(struct passage){ .bytes = text, .n = (uint32_t)strlen(text), .look = STYLE_TEXT,
                                                 .indent = indent, .columns = columns });
}

static void command_line(struct composer *composer, enum command command, const struct keymap *keymap,
                         unsigned columns) {
    const struct command_info *info = command_info(command);
    unsigned column = help_column(columns);
    char keys[KEYS_BYTES];
    keys_of(keymap, command, keys, sizeof keys);
    compose_pad(composer, KEYS_COLUMN);
    compose_puts(composer, STYLE_KEY, keys);
    if (*keys && cells_width(keys, strlen(keys)) + KEYS_COLUMN >= column) compose_puts(composer, STYLE_TEXT, "\n");
    unsigned name = (unsigned)(strlen(info->name) + strlen(info->usage)) + (*info->usage ? 2 : 1);
    wrapped(composer, _(info->help), column, columns);
    bool beside = compose_column(composer) + 2 + name <= columns; /* at the right edge, else below */
    if (!beside) compose_puts(composer, STYLE_TEXT, "\n");
    compose_pad(composer, column + name < columns ? columns - name : column);
    compose_puts(composer, STYLE_META, ":");
    compose_link(composer, STYLE_LINK, LINK_COMMAND, command, info->name, strlen(info->name));
    compose_printf(composer, STYLE_META, "%s%s\n", *info->usage ? " " : "", info->usage);
}

static void group_put(struct composer *composer, enum command_group group, const struct keymap *keymap,
                      unsigned columns) {
    static const char *const titles[] = {
#define X(id, title) title,
        COMMAND_GROUPS(X)
#undef X
    };
    heading(composer, _(titles[group]));
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (command_info((enum command)i)->group == group) command_line(composer, (enum command)i, keymap, columns);
}

/* What the pane with the focus is for, and the group that matters most there. */
static const struct {
    const char *what;
    enum command_group first;
} panes[PANE_COUNT] = {
    [PANE_LIST] = { N_("In the list: j k choose an article, Enter opens it, / looks for one, & filters, Tab is the next pane."), ARTICLES },
    [PANE_BODY] = { N_("In the text: Space turns a page, ] is the next quote, / searches, q closes."), MOVING },
    [PANE_VOICES] = { N_("Among the voices: j k choose, Enter lists the quotes, again opens the page."),
                      QUOTES },
};

struct page *help_page(const struct keymap *keymap, enum pane focus, unsigned columns) {
    struct composer composer;
    compose_begin(&composer, PAGE_HELP, _("Help"));
    wrapped(&composer, _(panes[focus].what), 0, columns);
    compose_puts(&composer, STYLE_TEXT, "\n");
    wrapped(&composer, _("A number repeats: 5j, 3]. Enter explains a command; :man is the manual."), 0, columns);
    compose_puts(&composer, STYLE_TEXT, "\n");
    wrapped(&composer, _("At : Tab shows what may follow; at : and / Up brings back earlier lines."), 0, columns);
    compose_puts(&composer, STYLE_TEXT, "\n");
    group_put(&composer, panes[focus].first, keymap, columns);
    for (int i = 0; i < GROUP_COUNT; i++)
        if ((enum command_group)i != panes[focus].first) group_put(&composer, (enum command_group)i, keymap, columns);
    return compose_end(&composer);
}

struct page *help_command_page(enum command command, const struct keymap *keymap, unsigned columns) {
    const struct command_info *info = command_info(command);
    struct composer composer;
    char keys[KEYS_BYTES], title[128];
    snprintf(title, sizeof title, _("Help: %s"), info->name);
    bool always = keys_of(keymap, command, keys, sizeof keys);
    compose_begin(&composer, PAGE_HELP, title);
    compose_printf(&composer, STYLE_KEY, ":%s%s%s", info->name, *info->usage ? " " : "", info->usage);
    compose_puts(&composer, STYLE_TEXT, "\n\n");
    wrapped(&composer, _(info->help), 0, columns);
    compose_puts(&composer, STYLE_TEXT, ".\n");
    if (*keys) {
        compose_puts(&composer, STYLE_TEXT, always ? _("\nKeys: ") : _("\nKeys, while text is selected: "));
        compose_puts(&composer, STYLE_KEY, keys);
        compose_puts(&composer, STYLE_TEXT, "\n");
    } else {
        compose_printf(&composer, STYLE_TEXT, _("\nNo key is bound to it; :bind KEYS %s binds one.\n"), info->name);
    }
    if (*info->usage == '[') compose_puts(&composer, STYLE_TEXT, _("\nWhat stands in brackets may be left out.\n"));
    return compose_end(&composer);
}

struct page *help_settings_page(const struct settings *settings, unsigned columns) {
    struct composer composer;
    unsigned column = help_column(columns);
    compose_begin(&composer, PAGE_SETTINGS, _("Settings"));
    for (size_t i = 0; i < setting_count; i++) {
        char text[SETTING_TEXT];
        settings_write(settings, i, text, sizeof text);
        compose_pad(&composer, KEYS_COLUMN);
        compose_puts(&composer, STYLE_KEY, text);
        if (strlen(text) + KEYS_COLUMN >= column) compose_puts(&composer, STYLE_TEXT, "\n");
        wrapped(&composer, _(setting_info(i)->help), column, columns);
        compose_puts(&composer, STYLE_TEXT, "\n");
        if (!*setting_info(i)->choices) continue;
        compose_pad(&composer, column);
        compose_printf(&composer, STYLE_META, "%s\n", setting_info(i)->choices);
    }
    compose_puts(&composer, STYLE_TEXT, "\n");
    wrapped(&composer, _(":set NAME=VALUE changes one, :set NAME and :set noNAME turn one on and off."), 0, columns);
    return compose_end(&composer);
}
