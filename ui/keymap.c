#include "keymap.h"
#include "event.h"
#include <dixit/chars.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *keys, *line;
} defaults[] = {
    { "j", "down" }, { "Down", "down" }, { "k", "up" }, { "Up", "up" },
    { "^E", "scroll-down" }, { "^Y", "scroll-up" },
    { "Space", "page-down" }, { "PgDn", "page-down" }, { "^F", "page-down" },
    { "b", "page-up" }, { "PgUp", "page-up" }, { "^B", "page-up" },
    { "d", "half-down" }, { "^D", "half-down" }, { "u", "half-up" }, { "^U", "half-up" },
    { "g", "top" }, { "Home", "top" }, { "G", "end" }, { "End", "end" }, { "%", "percent" }, { "p", "percent" },
    { "}", "next-paragraph" }, { "{", "previous-paragraph" },
    { "]", "next-quote" }, { "[", "previous-quote" }, { ")", "next-same" }, { "(", "previous-same" },
    { ">", "next-speaker" }, { "<", "previous-speaker" },
    { "f", "only-voice" }, { "F", "fold" }, { "e", "evidence" }, { "y", "copy" }, { "Y", "copy-paragraph" },
    { "x", "select" }, { "V", "select-sentence" },
    { "|", "pipe" }, { "m", "mark" }, { "'", "go-mark" }, { "`", "go-mark" }, { "^O", "back" }, { "^P", "forward" },
    { "o", "browse" }, { "U", "links" }, { "v", "edit" }, { "s", "save" }, { "&", "filter" }, { "M", "mouse" },
    { "Enter", "enter" },
    { "Tab", "next-pane" }, { "l", "next-pane" }, { "Right", "next-pane" },
    { "^Ww", "next-pane" }, { "^W^W", "next-pane" }, { "^Wl", "next-pane" }, { "^Wh", "previous-pane" }, { "^Wo", "zen" },
    { "S-Tab", "previous-pane" }, { "h", "previous-pane" }, { "Left", "previous-pane" },
    { "J", "next" }, { "K", "previous" }, { "R", "reload" }, { "i", "file" },
    { "/", "search" }, { "M-/", "search-back" }, { "*", "search-word" }, { "#", "search-word-back" },
    { "n", "search-next" }, { "N", "search-previous" },
    { "+", "wider" }, { "-", "narrower" }, { "=", "default-width" }, { "z", "zen" },
    { "Zz", "place-middle" }, { "Zt", "place-top" }, { "Zb", "place-bottom" },
    { "?", "help" }, { "H", "help" }, { "F1", "help" }, { ":", "command-line" },
    { "^L", "redraw" }, { "^Z", "suspend" },
    { "Esc", "cancel" }, { "^C", "cancel" }, { "^G", "cancel" },
    { "q", "quit" }, { "Q", "quit-all" }, { "ZZ", "quit-all" }, { "ZQ", "quit-all" },
};

/* Before all others while a text is selected: what vim's visual mode does with them. */
static const struct {
    const char *keys, *line;
} selecting[] = {
    { "l", "right" }, { "Right", "right" }, { "h", "left" }, { "Left", "left" },
    { "w", "next-word" }, { "b", "previous-word" }, { "e", "word-end" },
    { "0", "line-begin" }, { "^", "line-begin" }, { "Home", "line-begin" }, { "$", "line-end" }, { "End", "line-end" },
    { "H", "screen-top" }, { "M", "screen-middle" }, { "L", "screen-bottom" },
    { "o", "other-end" }, { "Enter", "copy" },
};

static const struct {
    const char *name;
    uint32_t key;
} names[] = {
    { "Space", ' ' }, { "Up", KEY_UP }, { "Down", KEY_DOWN }, { "Left", KEY_LEFT }, { "Right", KEY_RIGHT },
    { "Home", KEY_HOME }, { "End", KEY_END }, { "PgUp", KEY_PAGE_UP }, { "PgDn", KEY_PAGE_DOWN },
    { "Ins", KEY_INSERT }, { "Del", KEY_DELETE }, { "Backspace", KEY_BACKSPACE }, { "Tab", KEY_TAB },
    { "S-Tab", KEY_BACK_TAB }, { "Enter", KEY_ENTER }, { "Esc", KEY_ESCAPE },
    { "F1", KEY_F1 }, { "F2", KEY_F1 + 1 }, { "F3", KEY_F1 + 2 }, { "F4", KEY_F1 + 3 }, { "F5", KEY_F1 + 4 },
    { "F6", KEY_F1 + 5 }, { "F7", KEY_F1 + 6 }, { "F8", KEY_F1 + 7 }, { "F9", KEY_F1 + 8 }, { "F10", KEY_F1 + 9 },
    { "F11", KEY_F1 + 10 }, { "F12", KEY_F1 + 11 },
};

enum { MODIFIERS = KEY_CONTROL | KEY_ALT | KEY_SHIFT };

char *key_name(uint32_t key, char *to) {
    uint32_t bare = key & ~(uint32_t)MODIFIERS;
    char *at = to;
    if (key & KEY_ALT) at = stpcpy(at, "M-");
    if (key & KEY_SHIFT) at = stpcpy(at, "S-");
    if (key & KEY_CONTROL && bare < 128 && bare != ' ') {
        snprintf(at, 3, "^%c", bare >= 'a' && bare <= 'z' ? (int)bare - 32 : (int)bare);
        return to;
    }
    if (key & KEY_CONTROL) at = stpcpy(at, "C-");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].key == bare) {
            stpcpy(at, names[i].name);
            return to;
        }
    at[char_encode(at, bare)] = 0;
    return to;
}

char *binding_name(const struct binding *binding, char *to, size_t room) {
    char first[KEY_NAME_BYTES], second[KEY_NAME_BYTES] = "";
    key_name(binding->keys[0], first);
    if (binding->keys[1]) key_name(binding->keys[1], second);
    bool apart = second[0] && (binding->keys[0] >= KEY_NAMED || binding->keys[1] >= KEY_NAMED ||
                               binding->keys[0] == ' ' || binding->keys[1] == ' ');
    snprintf(to, room, "%s%s%s", first, apart ? " " : "", second);
    return to;
}

/* The longest name that stands at `at`, not followed by more letters of a word. */
static uint32_t named_key(const char **at) {
    size_t best = 0;
    uint32_t key = 0;
    if (!**at || !(*at)[1]) return 0; /* one character is no name, and nearly all is that */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].name[0] != **at) continue;
        size_t n = strlen(names[i].name);
        if (n > best && !strncmp(*at, names[i].name, n)) {
            best = n;
            key = names[i].key;
        }
    }
    *at += best;
    return key;
}

static uint32_t modifier(const char **at) {
    static const struct {
        char letter;
        uint32_t bit;
    } modifiers[] = { { 'M', KEY_ALT }, { 'S', KEY_SHIFT }, { 'C', KEY_CONTROL } };
    for (size_t i = 0; i < 3; i++)
        if ((*at)[0] == modifiers[i].letter && (*at)[1] == '-' && (*at)[2] && (*at)[2] != ' ') {
            *at += 2;
            return modifiers[i].bit;
        }
    return 0;
}

uint32_t key_parse(const char **at) {
    while (**at == ' ') ++*at;
    uint32_t key = named_key(at), bits = 0, bit;
    if (key) return key;
    while ((bit = modifier(at))) bits |= bit;
    if ((*at)[0] == '^' && (*at)[1] > ' ') {
        bits |= KEY_CONTROL;
        ++*at;
    }
    if (!**at) return 0;
    if (!(key = named_key(at))) *at += char_decode(*at, strlen(*at), &key);
    if (bits & KEY_CONTROL && key >= 'A' && key <= 'Z') key += 32;
    return key < ' ' ? 0 : key | bits;
}

static bool keys_parse(const char *text, uint32_t keys[KEYMAP_KEYS], struct error *error) {
    const char *at = text;
    keys[0] = key_parse(&at);
    keys[1] = keys[0] ? key_parse(&at) : 0;
    while (*at == ' ') at++;
    if (keys[0] && !*at) return true;
    return error_set(error, ERROR_ARGUMENT, (uint64_t)(at - text),
                     "“%s” names no key; expected one or two like j, ^E, Space, PgDn, F1, M-x", text);
}

struct binding *keymap_binding(const struct keymap *keymap, const uint32_t keys[KEYMAP_KEYS]) {
    for (uint32_t i = 0; i < keymap->n; i++)
        if (keymap->at[i].keys[0] == keys[0] && keymap->at[i].keys[1] == keys[1]) return &keymap->at[i];
    return NULL;
}

enum keymap_answer keymap_find(const struct keymap *keymap, const uint32_t *keys, int n, const char **line) {
    uint32_t wanted[KEYMAP_KEYS] = { keys[0], n > 1 ? keys[1] : 0 };
    struct binding *binding = keymap_binding(keymap, wanted);
    if (binding) {
        *line = binding->line;
        return KEYMAP_FOUND;
    }
    for (uint32_t i = 0; n == 1 && i < keymap->n; i++)
        if (keymap->at[i].keys[0] == keys[0] && keymap->at[i].keys[1]) return KEYMAP_MORE;
    return KEYMAP_NONE;
}

const char *keymap_selecting(uint32_t key) {
    for (size_t i = 0; i < sizeof selecting / sizeof *selecting; i++) {
        const char *at = selecting[i].keys;
        if (key_parse(&at) == key) return selecting[i].line;
    }
    return NULL;
}

size_t keymap_selecting_keys(const char *line, char *to, size_t room) {
    char *put = to;
    *to = 0;
    for (size_t i = 0; i < sizeof selecting / sizeof *selecting; i++) {
        bool fits = (size_t)(put - to) + strlen(selecting[i].keys) + 2 < room;
        if (fits && !strcmp(selecting[i].line, line)) put = stpcpy(stpcpy(put, put > to ? " " : ""), selecting[i].keys);
    }
    return (size_t)(put - to);
}

static bool keymap_add(struct keymap *keymap, const uint32_t keys[KEYMAP_KEYS], const char *line) {
    if (keymap->n == keymap->room) {
        uint32_t room = keymap->room ? 2 * keymap->room : 128;
        struct binding *grown = realloc(keymap->at, room * sizeof *grown);
        if (!grown) return false;
        keymap->at = grown;
        keymap->room = room;
    }
    char *copy = strdup(line);
    if (!copy) return false;
    keymap->at[keymap->n++] = (struct binding){ { keys[0], keys[1] }, copy };
    // cppcheck-suppress memleak ; the binding owns it
    return true;
}

/* A key cannot both act and begin a sequence. */
static bool clashes(const struct keymap *keymap, const uint32_t keys[KEYMAP_KEYS]) {
    for (uint32_t i = 0; i < keymap->n; i++)
        if (keymap->at[i].keys[0] == keys[0] && !keymap->at[i].keys[1] != !keys[1]) return true;
    return false;
}

bool keymap_bind(struct keymap *keymap, const char *text, const char *line, struct error *error) {
    uint32_t keys[KEYMAP_KEYS];
    if (!keys_parse(text, keys, error)) return false;
    struct binding *old = keymap_binding(keymap, keys);
    if (old) {
        char *copy = strdup(line);
        if (!copy) return error_memory(error);
        free(old->line);
        old->line = copy;
        return true;
    }
    if (clashes(keymap, keys))
        return error_set(error, ERROR_ARGUMENT, 0, "“%s” clashes with a binding that begins like it; :unbind that first",
                         text);
    return keymap_add(keymap, keys, line) || error_memory(error);
}

bool keymap_unbind(struct keymap *keymap, const char *text, struct error *error) {
    uint32_t keys[KEYMAP_KEYS];
    if (!keys_parse(text, keys, error)) return false;
    struct binding *old = keymap_binding(keymap, keys);
    if (!old) return error_set(error, ERROR_ARGUMENT, 0, "nothing is bound to “%s”", text);
    free(old->line);
    memmove(old, old + 1, (size_t)(keymap->at + --keymap->n - old) * sizeof *old);
    return true;
}

bool keymap_init(struct keymap *keymap) {
    *keymap = (struct keymap){ 0 };
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        if (!keymap_bind(keymap, defaults[i].keys, defaults[i].line, NULL)) return false;
    return true;
}

void keymap_free(struct keymap *keymap) {
    for (uint32_t i = 0; i < keymap->n; i++) free(keymap->at[i].line);
    free(keymap->at);
    *keymap = (struct keymap){ 0 };
}
