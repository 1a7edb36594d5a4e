/* merge: what several articles (and tables of events) say of one event becomes one event.
 *
 *     merger *m = merger_new(&keep, &work, lexicon);
 *     merger_add_article(m, article);      // copies: the article may be freed at once
 *     merger_finish(m, &graph, 1);         // joined, sorted
 *     arena_free(&work);                   // `keep` belongs to the graph
 *
 * Method: mentions are joined from the most exactly dated to the undated; among these the pairs
 * that have most in common (type, days, participants, words) first, so that the order in which
 * articles are added changes nothing. Candidates come from lists by type and days, by type and
 * document, and by type and participant, so that the work grows with the number of mentions, not
 * its square.
 */
#ifndef GRAPH_MERGE_H
#define GRAPH_MERGE_H

#include "graph/account.h"

typedef struct merger merger;

/* What the graph will borrow lives in `keep`, which may be the graph's own arena; all else in
 * `work`. Both are the caller's to free, even if memory runs out; `lexicon` must outlive them. */
merger *merger_new(arena *keep, arena *work, const dateline_lexicon *lexicon);
void merger_add_article(merger *m, const dateline_article *article);

/* The same of what was made of them elsewhere, in a thread perhaps. The account is used up; of its
 * room `brief` can be freed. */
void merger_add(merger *m, account *a);

/* What an earlier graph joined stays joined, what it kept apart stays apart, where the sentences
 * are the same and nobody corrected the event: a new article changes nothing but what it tells of.
 * The graph must live until the merger is used up. */
void merger_hold(merger *m, const dateline_graph *before);

/* Fills `g` (zeroed but for arena, title, language and extra), sorted, in up to so many threads.
 * The merger is used up. */
void merger_finish(merger *m, dateline_graph *g, unsigned threads);

#endif
