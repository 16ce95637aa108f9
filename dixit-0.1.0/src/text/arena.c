#include <dixit/arena.h>
#include <stdlib.h>
#include <string.h>

/* Small blocks are cut from chunks; a block of LARGE and more has a chunk of
   its own, so that growing it is a realloc. The youngest chunk comes first. */
enum { CHUNK = 32 << 10, ALIGN = 16 };

/* Under AddressSanitizer every block has its own chunk, so that it sees who writes past one. */
#if defined(__SANITIZE_ADDRESS__)
enum { LARGE = ALIGN };
#elif defined(__has_feature)
enum { LARGE = __has_feature(address_sanitizer) ? ALIGN : 16 << 10 };
#else
enum { LARGE = 16 << 10 };
#endif

struct arena_chunk {
    struct arena_chunk *next;
    size_t size, used; /* bytes of the block behind the header */
};

#define HEADER ((sizeof(struct arena_chunk) + ALIGN - 1) / ALIGN * ALIGN)

static char *chunk_bytes(struct arena_chunk *chunk) {
    return (char *)chunk + HEADER;
}

/* What a block of `size` bytes takes; SIZE_MAX where no block can be that large. */
static size_t aligned(size_t size) {
    if (size > SIZE_MAX / 2) return SIZE_MAX;
    return size ? (size + ALIGN - 1) & ~(size_t)(ALIGN - 1) : ALIGN;
}

static struct arena_chunk *chunk_new(struct arena *arena, size_t size) {
    struct arena_chunk *chunk = size > SIZE_MAX - HEADER ? NULL : malloc(HEADER + size);
    if (!chunk) {
        arena->failed = true;
        return NULL;
    }
    *chunk = (struct arena_chunk){ .size = size };
    return chunk;
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (arena->failed) return NULL;
    size = aligned(size);
    struct arena_chunk *top = arena->chunks;
    if (!top || top->size - top->used < size) {
        struct arena_chunk *chunk = chunk_new(arena, size >= LARGE ? size : CHUNK);
        if (!chunk) return NULL;
        if (size >= LARGE && top) { /* behind the top, which has room left */
            chunk->next = top->next;
            top->next = chunk;
        } else {
            chunk->next = top;
            arena->chunks = chunk;
        }
        top = chunk;
    }
    void *at = chunk_bytes(top) + top->used;
    top->used += size;
    arena->used += size;
    return at;
}

/* The link to the chunk that holds nothing but `old`, or NULL. */
static struct arena_chunk **own_chunk(struct arena *arena, void *old) {
    struct arena_chunk **link = &arena->chunks;
    while (*link && chunk_bytes(*link) != (char *)old) link = &(*link)->next;
    return *link ? link : NULL;
}

void *arena_resize(struct arena *arena, void *old, size_t old_size, size_t size) {
    if (!old) return arena_alloc(arena, size);
    if (arena->failed) return NULL;
    old_size = aligned(old_size);
    size = aligned(size);
    struct arena_chunk *top = arena->chunks;
    if (top && (char *)old + old_size == chunk_bytes(top) + top->used && size <= top->size - (top->used - old_size)) {
        top->used += size - old_size; /* the youngest: grow in place */
        arena->used += size - old_size;
        return old;
    }
    struct arena_chunk **link = old_size >= LARGE ? own_chunk(arena, old) : NULL;
    if (link && (*link)->used == old_size) {
        struct arena_chunk *chunk = size > SIZE_MAX - HEADER ? NULL : realloc(*link, HEADER + size);
        if (!chunk) {
            arena->failed = true;
            return NULL;
        }
        arena->used += size - old_size;
        chunk->size = chunk->used = size;
        *link = chunk;
        return chunk_bytes(chunk);
    }
    void *at = arena_alloc(arena, size);
    if (at) memcpy(at, old, size < old_size ? size : old_size);
    return at;
}

bool arena_grow(struct arena *arena, void **at, uint32_t *room, size_t element) {
    uint32_t more = *room ? *room : 16;
    if (*room > UINT32_MAX - more) {
        if (*room == UINT32_MAX) arena->failed = true;
        more = UINT32_MAX - *room;
    }
    void *grown = arena_resize(arena, *at, *room * element, ((size_t)*room + more) * element);
    if (!grown) return false;
    *at = grown;
    *room += more;
    return true;
}

bool arena_failed(const struct arena *arena) {
    return arena->failed;
}

void arena_free(struct arena *arena) {
    for (struct arena_chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    *arena = (struct arena){ 0 };
}

void arena_reset(struct arena *arena) {
    struct arena_chunk *keep = NULL;
    for (struct arena_chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        struct arena_chunk *drop = chunk;
        if (!keep || chunk->size > keep->size) {
            drop = keep;
            keep = chunk;
        }
        free(drop);
    }
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
    }
    *arena = (struct arena){ .chunks = keep };
}
