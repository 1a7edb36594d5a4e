/* stages: what the stages of find/ ask of each other beyond the lists in article.h. */
#ifndef FIND_STAGES_H
#define FIND_STAGES_H

#include "find/skeleton.h"

/* Of one sentence's events: those that only carry another, or say it again, get n = 0. */
void event_join(const skeleton *k, event *events, size_t n);

/* Whether the verb, which no trigger knows, tells what happened. */
bool event_told(const skeleton *k, uint32_t word);

#endif
