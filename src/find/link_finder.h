/* link_finder: what the files share that look for the links of one sentence.
 */
#ifndef FIND_LINK_FINDER_H
#define FIND_LINK_FINDER_H

#include "find/link_side.h"

typedef struct link_finder {
    dateline_article *article;
    skeleton k;
    uint32_t sentence;
    uint32_t first, end; /* the sentence's events */
    uint32_t topic;      /* what "it" at this sentence's start stands for: an event, or NONE */
    uint32_t before;     /* what "this" does: the main event of the sentence before, or NONE */
    uint32_t deed;       /* what "the move" does: the same, if it is the only deed told there */
} link_finder;

/* Adds the cue's link from each event of the left to each of the right. */
void link_add(link_finder *f, const relation *cue, bool supposed, const side *left,
              const side *right);

/* At most how many days lie between the two; 0 if the cue does not say. */
uint32_t link_days(const link_finder *f, const cue_match *m);

/* What a sentence tells above all: its main clause, or the subject of that; else the only thing it
 * tells; or NONE. */
uint32_t link_main_event(const link_finder *f);

/* What "the move" of the next sentence stands for: the deed of this one, if it tells one only; or
 * NONE. */
uint32_t link_sole_deed(const link_finder *f);

/* Whether what was told before it is the cue's other side: of one that says so, or that has no
 * object of its own. `marked` is what link_marked gave. */
bool link_leaves_out(const link_finder *f, const cue_match *m, uint32_t marked);

/* Links it to that. */
void link_before(link_finder *f, const cue_match *m);

static inline const event *link_event(const link_finder *f, uint32_t e)
{
    return &f->article->events.v[e];
}

#endif
