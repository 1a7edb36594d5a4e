/* inspect: what a stage found in an article, as text for people (one line a thing) or programs (one
 * JSON object a line). The lines are stable: tests and users' scripts read them.
 */
#ifndef FIND_INSPECT_H
#define FIND_INSPECT_H

#include "find/article.h"

void inspect_text(buf *out, const dateline_article *article);   /* without furniture */
void inspect_blocks(buf *out, const dateline_article *article); /* all of it, kinds before it */
void inspect_source(buf *out, const dateline_article *article); /* JSON: title, date ... */

void inspect_tokens(buf *out, const dateline_article *article, bool json);
void inspect_times(buf *out, const dateline_article *article, bool json);
void inspect_entities(buf *out, const dateline_article *article, bool json);
void inspect_events(buf *out, const dateline_article *article, bool json);

#endif
