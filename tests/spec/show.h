/* show: what was found in an article, as the lines a spec block is written in.
 */
#ifndef SPEC_SHOW_H
#define SPEC_SHOW_H

#include "find/article.h"

/* Appends one line for each `key` thing of the article: tokens, sentences, blocks, source, times,
 * entities, events, links. False if there is no such key. */
bool show(buf *out, const dateline_article *article, str key);

#endif
