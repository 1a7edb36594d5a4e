/* stages: what the stages of find/ ask of each other beyond the lists in article.h. */
#ifndef FIND_STAGES_H
#define FIND_STAGES_H

#include "find/skeleton.h"

/* The reading of the trigger's words [at, end) that fits their place, of those that begin with
 * entry `match` of the lexicon's trigger_matches; or NULL. */
const lex_trigger_match *event_sense(const skeleton *k, uint32_t match, uint32_t at, uint32_t end);

/* Of one sentence's events: those that only carry another, or say it again, get n = 0. */
void event_join(const skeleton *k, event *events, size_t n);

/* Whether the verb, which no trigger knows, tells what happened. */
bool event_told(const skeleton *k, uint32_t word);

#endif
