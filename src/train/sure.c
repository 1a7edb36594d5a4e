/* sure: every word of the treebanks sorted by form, then run by run. */
#include "train/sure.h"

#include <stdlib.h>

#define SURE_COUNT 40 /* fewer sightings prove nothing */

static int by_form(const void *left, const void *right)
{
    const sure_word *a = left, *b = right;
    if (a->form != b->form)
        return a->form < b->form ? -1 : 1;
    return a->tag < b->tag ? -1 : a->tag > b->tag;
}

static size_t collect(sure_word *out, const tree_vec *trees)
{
    size_t n = 0;
    for (size_t i = 0; i < trees->n; i++) {
        const tree *t = &trees->v[i];
        for (uint32_t k = 0; k < t->n; k++)
            out[n++] = (sure_word){t->words[k].exact, 1, t->tags[k + 1], false};
    }
    qsort(out, n, sizeof *out, by_form);
    return n;
}

sure_word *sure_words(arena *a, const tree_vec *trees, size_t *n)
{
    size_t all = 0, kept = 0;
    for (size_t i = 0; i < trees->n; i++)
        all += trees->v[i].n;
    sure_word *words = arena_new(a, sure_word, all);
    all = collect(words, trees);
    for (size_t i = 0, end; i < all; i = end) {
        sure_word one = words[i];
        for (end = i + 1; end < all && words[end].form == one.form; end++) {
            one.count++;
            one.doubtful = one.doubtful || words[end].tag != one.tag;
        }
        if (one.count >= SURE_COUNT && !one.doubtful && one.tag != UNKNOWN)
            words[kept++] = one;
    }
    *n = kept;
    return words;
}
