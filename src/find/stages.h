/* stages: what the stages of find/ ask of each other beyond the lists in article.h. */
#ifndef FIND_STAGES_H
#define FIND_STAGES_H

#include "find/skeleton.h"

/* The words of the sentence that make a readable label for the event: of a verb its clause, of a
 * noun its group. */
span event_label(const skeleton *k, const event *e);

#endif
