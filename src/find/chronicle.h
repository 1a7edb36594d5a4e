/* chronicle: the entries of a chronology, each under the date that heads it:
 *
 *     "9 October 2020: The president resigns."           in front of its paragraph
 *     "9 October 2020" above "The president resigns."    on a line of its own
 *     "2020" above "9 October - The president resigns."  the year above the days
 */
#ifndef FIND_CHRONICLE_H
#define FIND_CHRONICLE_H

#include "find/timex.h"

/* Marks the times that head an entry; none where they are too few to make a chronology. */
void chronicle_mark(const dateline_article *article, time_expr_vec *exprs);

/* Fills article->entries from those that are marked, once all have their dates. */
void chronicle_enter(dateline_article *article, const time_expr_vec *exprs);

/* The entry that sentence `s` stands in, or NULL. */
const dated_entry *chronicle_entry(const dateline_article *article, uint32_t s);

#endif
