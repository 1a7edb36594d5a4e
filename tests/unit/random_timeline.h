/* random_timeline: graphs that try a drawing, the same for the same seed: dense weeks and long
 * gaps, spans, dates in doubt or known to the month or year, undated events, several actors an
 * event, links mostly between neighbours in time, and sources that disagree about a date.
 */
#ifndef RANDOM_TIMELINE_H
#define RANDOM_TIMELINE_H

#include "graph/graph.h"

typedef struct timeline_mix {
    uint32_t events, actors, links, documents;
    int32_t first_year;
    uint32_t years;  /* that the dates lie in */
    uint32_t crowds; /* weeks that half of the events fall into */
    bool only_days;  /* each date is one day; none is missing */
} timeline_mix;

/* Five actors to thirty, links and sources as articles have them. */
timeline_mix timeline_mix_of(uint32_t events);

/* Fills `g` (zeroed). Sorted. */
void random_timeline(dateline_graph *g, uint64_t *seed, timeline_mix mix);

#endif
