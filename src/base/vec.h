/* vec: a growing array in an arena, of any type.
 *
 *     VEC(timex) times = {0};
 *     *vec_push(arena, &times) = (timex){...};
 *     for (size_t i = 0; i < times.n; i++) use(&times.v[i]);
 *
 * Growing moves the elements (the old ones stay behind in the arena): keep indexes, not pointers.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *v;                                                                                   \
        size_t n, cap;                                                                             \
    }

/* A zeroed new last element. */
#define vec_push(arena, vec)                                                                       \
    ((vec)->n < (vec)->cap ? (void)0                                                               \
                           : vec_grow((arena), (vec), sizeof *(vec)->v, _Alignof(max_align_t)),    \
     (vec)->v + (vec)->n++)

/* Room for `more` elements behind the last, where their number is known or can be guessed: growing
 * step by step leaves as much again behind. What is never written takes no memory of a large one.
 */
#define vec_reserve(arena, vec, more)                                                              \
    vec_grow_to((arena), (vec), sizeof *(vec)->v, _Alignof(max_align_t), (vec)->n + (more))

void vec_grow_to(arena *a, void *vec, size_t size, size_t align, size_t cap);
void vec_grow(arena *a, void *vec, size_t size, size_t align);

typedef VEC(str) str_vec;
typedef VEC(span) span_vec;
typedef VEC(uint32_t) u32_vec;

void u32_sort(uint32_t *list, size_t n); /* the least first */

#endif
