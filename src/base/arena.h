/* arena: memory that is given back all at once. Everything long-lived belongs to its owner's
 * arena; temporaries go to a scratch arena that the caller frees.
 *
 * Allocation never returns NULL. When the system has no more memory, control leaps back to the
 * innermost `oom_guard` of the thread, which every public function that allocates stands under;
 * that function then frees its arenas and returns DATELINE_NOMEM. Between guard and leap only
 * arenas may hold memory, so nothing leaks.
 *
 *     arena a = {0};
 *     int *v = arena_new(&a, int, 100);     // zeroed
 *     arena_free(&a);
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

typedef struct arena_block arena_block;

typedef struct arena {
    char *at, *end;
    char *clean; /* from `at` to there all is zero */
    arena_block *blocks;
    size_t size;  /* bytes taken from the system */
    bool scratch; /* see ARENA_SCRATCH */
} arena;

/* Of an arena that one function declares, uses and frees, with no guard in between: if the leap
 * cuts that function short, it frees the arena too.
 *
 *     arena scratch = ARENA_SCRATCH;
 */
#define ARENA_SCRATCH                                                                              \
    {                                                                                              \
        .scratch = true                                                                            \
    }

#define arena_new(arena, type, count)                                                              \
    ((type *)arena_alloc((arena), sizeof(type), _Alignof(type), (count)))

/* The same, but not zeroed: for what is filled at once, or large and written before it is read. */
#define arena_room(arena, type, count)                                                             \
    ((type *)arena_take((arena), sizeof(type), _Alignof(type), (count)))

void *arena_alloc(arena *a, size_t size, size_t align, size_t count); /* zeroed */
void *arena_take(arena *a, size_t size, size_t align, size_t count);  /* not zeroed */
void arena_free(arena *a);                                            /* a is empty again */
str arena_str(arena *a, str s);                                       /* a copy of s */
char *arena_z(arena *a, str s);                                       /* a NUL-ended copy */

/* All that `other` holds is a's now. Neither is a scratch arena. */
void arena_join(arena *a, arena *other);

/* Runs fn(ctx). False if memory ran out under it. Guards nest. */
bool oom_guard(void (*fn)(void *ctx), void *ctx);

/* Leaps to the next guard outside; for those who guarded, cleaned up and must pass it on. */
_Noreturn void oom_leap(void);

/* For tests: the n-th allocation from the system from now on fails (0: none does). */
void arena_fail_after(size_t n);

#endif
