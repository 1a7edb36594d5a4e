/* syntax: speed of word splitter, tagger and parser on generated prose. */
#ifndef BENCH_SYNTAX_H
#define BENCH_SYNTAX_H

#include "lex/lexicon.h"

/* Words of `megabytes` of articles, cut, tagged, then parsed too, every sentence, one core; and how
 * long the model takes to load. Says so where there is no model. */
void bench_syntax(const dateline_lexicon *lexicon, size_t megabytes);

#endif
