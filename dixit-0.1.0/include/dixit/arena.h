/* An arena owns the arrays of one article and frees them at once. Its failure
   is sticky: after one allocation failed every later one fails too, so passes
   run on harmlessly and the caller asks arena_failed() once, at the end. */
#ifndef DIXIT_ARENA_H
#define DIXIT_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena {
    struct arena_chunk *chunks;
    size_t used; /* bytes handed out, for statistics */
    bool failed;
};

/* `size` bytes, aligned to 16, not zeroed; NULL when the arena has failed. */
void *arena_alloc(struct arena *arena, size_t size);

/* Resize what arena_alloc or arena_resize gave last for `old` (NULL at first);
   the contents up to the smaller size stay. The old block is freed or reused
   where it is large or the youngest. NULL when failed: the old block stays. */
void *arena_resize(struct arena *arena, void *old, size_t old_size, size_t size);

bool arena_failed(const struct arena *arena);

/* Free everything; the arena is empty and may be used again. */
void arena_free(struct arena *arena);

/* Forget everything but keep the largest chunk for use again: for one article
   after another. Clears the failure. */
void arena_reset(struct arena *arena);

/* A growable array in an arena: VEC(struct span) spans = { 0 };
   vec_push gives a pointer to a new element at the end (not zeroed), or NULL
   when the arena has failed; then the array is as it was. At most UINT32_MAX
   elements. Amortised O(1). */
#define VEC(type)         \
    struct {              \
        type *at;         \
        uint32_t n, room; \
    }

#define vec_push(arena, vec)                                                                     \
    ((vec)->n < (vec)->room || arena_grow((arena), (void **)&(vec)->at, &(vec)->room, sizeof *(vec)->at) \
         ? &(vec)->at[(vec)->n++]                                                                \
         : NULL)

/* What vec_push calls: make room for at least one element more. */
bool arena_grow(struct arena *arena, void **at, uint32_t *room, size_t element);

#endif
