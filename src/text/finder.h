/* finder: what the files of readable share: the page while an article is looked for in it, and what
 * is asked of its boxes.
 */
#ifndef TEXT_FINDER_H
#define TEXT_FINDER_H

#include "text/boxes.h"
#include "text/readable.h"

enum finder_flags { STRIP_UNLIKELY = 1, USE_WEIGHTS = 2, CLEAN = 4 };

#define TEXT_ENOUGH    500 /* characters of a found article that need no second attempt */
#define TOP_CANDIDATES 5

typedef struct finder {
    readable *page;
    arena *arena;
    str title;
    uint32_t top[TOP_CANDIDATES]; /* best candidates, best first; 0 none */
    unsigned flags;               /* finder_flags: how strict the attempt at hand is */
} finder;

static inline box *finder_box(const finder *f, uint32_t i)
{
    return &f->page->boxes.v[i];
}

/* The element around it that counts; 0 is the page itself. */
static inline uint32_t finder_around(const finder *f, uint32_t i)
{
    do
        i = finder_box(f, i)->parent;
    while (finder_box(f, i)->collapsed);
    return i;
}

static inline bool finder_is_below(const finder *f, uint32_t i, html_tag tag, int levels)
{
    for (int k = 0; k < levels && i; k++) {
        i = finder_around(f, i);
        if (finder_box(f, i)->tag == tag)
            return true;
    }
    return false;
}

static inline int finder_weight(const finder *f, const box *b)
{
    return f->flags & USE_WEIGHTS ? b->weight : 0;
}

static inline double box_link_density(const box *b)
{
    return b->chars ? (double)b->links / b->chars : 0;
}

/* Drops from what is kept the boxes that are more furniture than text (readable_clean.c). */
void readable_clean(finder *f);

#endif
