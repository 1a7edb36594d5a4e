/* vec: growing an array in an arena. */
#include "base/vec.h"

#include <string.h>

typedef VEC(char) any_vec; /* every VEC has this layout */

void vec_grow(arena *a, void *vec, size_t size, size_t align)
{
    any_vec old;
    memcpy(&old, vec, sizeof old);
    size_t cap = old.cap ? old.cap * 2 : 8;
    char *v = arena_alloc(a, size, align, cap);
    if (old.n)
        memcpy(v, old.v, old.n * size);
    any_vec grown = {v, old.n, cap};
    memcpy(vec, &grown, sizeof grown);
}
