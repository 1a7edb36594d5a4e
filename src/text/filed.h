/* filed: what stands ahead of a report and says where, when and by whom it was filed, a dateline:
 *
 *     MINSK, Aug 9 (Reuters) -      (Berlin, 9 August 2020) –      (AP)
 */
#ifndef TEXT_FILED_H
#define TEXT_FILED_H

#include "text/token.h"

/* The first token of sentence `s` behind a dateline, or what of one is left at its head, or behind
 * the number of its paragraph: these are not what it says. */
uint32_t behind_dateline(const token_list *text, str bytes, uint32_t s);

#endif
