/* The keymap: one or two keys -> a `:` line. The defaults come from one table;
   :bind changes them. It knows how keys are written: "j", "^E", "Space", "PgDn",
   "F1", "M-x", "S-Tab"; a sequence is written with blanks or without: "g g". */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include <dixit/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KEYMAP_KEYS = 2, KEY_NAME_BYTES = 24 };

struct binding {
    uint32_t keys[KEYMAP_KEYS]; /* the second 0 where it is one key */
    char *line;                 /* owned */
};

struct keymap {
    struct binding *at; /* [n] */
    uint32_t n, room;
};

/* Fill with the defaults. False: memory. */
bool keymap_init(struct keymap *keymap);
void keymap_free(struct keymap *keymap);

enum keymap_answer { KEYMAP_NONE, KEYMAP_MORE, KEYMAP_FOUND };

/* Look one or two keys up; KEYMAP_MORE: they begin a longer sequence. */
enum keymap_answer keymap_find(const struct keymap *keymap, const uint32_t *keys, int n, const char **line);

/* What a key does while a text is selected, where it is something else than ever; NULL where not. */
const char *keymap_selecting(uint32_t key);

/* The names of these keys for a line, with blanks between; returns their bytes, 0 where there are none. */
size_t keymap_selecting_keys(const char *line, char *to, size_t room);

/* The binding of just these keys, or NULL. */
struct binding *keymap_binding(const struct keymap *keymap, const uint32_t keys[KEYMAP_KEYS]);

/* Bind what `names` names to a line (copied), in place of an old binding. Refuses
   keys that no one can press, and a sequence whose first key is bound itself. */
bool keymap_bind(struct keymap *keymap, const char *names, const char *line, struct error *error);
bool keymap_unbind(struct keymap *keymap, const char *names, struct error *error);

/* The name of a key, into `to` (KEY_NAME_BYTES); returns `to`. */
char *key_name(uint32_t key, char *to);

/* The names of a binding's keys, separated by blanks where they would run together. */
char *binding_name(const struct binding *binding, char *to, size_t room);

/* Read one key at *at and move *at behind it; 0 where none is named. */
uint32_t key_parse(const char **at);

#endif
