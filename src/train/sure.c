/* sure: every word of the treebanks sorted by form, then run by run. */
#include "train/sure.h"

#include <stdlib.h>

#define SURE_COUNT 40 /* fewer sightings prove nothing */

static int by_form(const void *left, const void *right)
{
    const key_slot *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

static void collect(key_slot *out, const tree_vec *trees)
{
    for (size_t i = 0; i < trees->n; i++) {
        const tree *t = &trees->v[i];
        for (uint32_t k = 0; k < t->n; k++)
            *out++ = (key_slot){t->words[k].exact, 1, t->tags[k + 1]};
    }
}

key_slot *sure_words(arena *a, const tree_vec *trees, size_t *n)
{
    size_t all = 0;
    for (size_t i = 0; i < trees->n; i++)
        all += trees->v[i].n;
    key_slot *words = arena_new(a, key_slot, all);
    collect(words, trees);
    qsort(words, all, sizeof *words, by_form);
    *n = 0;
    for (size_t i = 0, end; i < all; i = end) {
        key_slot one = words[i];
        for (end = i + 1; end < all && words[end].key == one.key; end++)
            one.count++;
        bool doubtful = words[end - 1].value != one.value; /* its tags are sorted */
        if (one.count >= SURE_COUNT && !doubtful && one.value != UNKNOWN)
            words[(*n)++] = one;
    }
    return words;
}
