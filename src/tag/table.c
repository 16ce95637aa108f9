/* Figures by the hashes of their names' words. */
#include "actors.h"

enum { LEAST_ROOM = 64 };

static uint64_t key_of(enum key key, uint64_t hash) {
    uint64_t mixed = (hash ^ (uint64_t)key * UINT64_C(0xD6E8FEB86659FD93)) * UINT64_C(0x9E3779B97F4A7C15);
    return mixed ? mixed : 1;
}

static uint32_t slot_of(const struct table *table, uint64_t key) {
    uint32_t slot = (uint32_t)(key >> 32) & (table->room - 1);
    while (table->keys[slot] && table->keys[slot] != key) slot = (slot + 1) & (table->room - 1);
    return slot;
}

uint32_t table_get(const struct table *table, enum key key, uint64_t hash) {
    if (!hash || !table->n) return TAG_NONE;
    uint32_t slot = slot_of(table, key_of(key, hash));
    return table->keys[slot] ? table->figures[slot] : TAG_NONE;
}

static bool grow(struct table *table) {
    struct table grown = { .room = table->room ? table->room * 2 : LEAST_ROOM, .n = table->n };
    if (table->room > UINT32_MAX / 2) return false;
    grown.keys = arena_alloc(&grown.arena, grown.room * sizeof *grown.keys);
    grown.figures = arena_alloc(&grown.arena, grown.room * sizeof *grown.figures);
    if (!grown.keys || !grown.figures) {
        arena_free(&grown.arena);
        return false;
    }
    memset(grown.keys, 0, grown.room * sizeof *grown.keys);
    for (uint32_t i = 0; i < table->room; i++) {
        if (!table->keys[i]) continue;
        uint32_t slot = slot_of(&grown, table->keys[i]);
        grown.keys[slot] = table->keys[i];
        grown.figures[slot] = table->figures[i];
    }
    arena_free(&table->arena);
    *table = grown;
    return true;
}

bool table_put(struct table *table, enum key key, uint64_t hash, uint32_t figure) {
    if (!hash) return true;
    if (table->n >= table->room / 4 * 3 && !grow(table)) return false;
    uint64_t whole = key_of(key, hash);
    uint32_t slot = slot_of(table, whole);
    table->n += !table->keys[slot];
    table->keys[slot] = whole;
    table->figures[slot] = figure;
    return true;
}
