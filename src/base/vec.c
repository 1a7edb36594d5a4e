/* vec: growing an array in an arena. */
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

#define LARGE 64 /* bytes of an element of which no room is kept in advance */

typedef VEC(char) any_vec; /* every VEC has this layout */

void vec_grow_to(arena *a, void *vec, size_t size, size_t align, size_t cap)
{
    any_vec old;
    memcpy(&old, vec, sizeof old);
    if (cap <= old.cap)
        return;
    char *v = arena_alloc(a, size, align, cap);
    if (old.n)
        memcpy(v, old.v, old.n * size);
    any_vec grown = {v, old.n, cap};
    memcpy(vec, &grown, sizeof grown);
}

void vec_grow(arena *a, void *vec, size_t size, size_t align)
{
    any_vec old;
    memcpy(&old, vec, sizeof old);
    size_t first = size < LARGE ? 4 : 1; /* most lists stay short */
    vec_grow_to(a, vec, size, align, old.cap ? old.cap * 2 : first);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

void u32_sort(uint32_t *list, size_t n)
{
    if (n > 1)
        qsort(list, n, sizeof *list, by_number);
}
