/* annotate: tags and dependencies written into the tokens of CoNLL-U. */
#ifndef LANG_ANNOTATE_H
#define LANG_ANNOTATE_H

#include "lang/conllu.h"
#include "lang/syntax.h"

/* Fills upos, xpos, head and deprel of one sentence's tokens. One longer than s->most is read in
 * pieces, whose heads hang on the first one's (parataxis). */
void annotate(syntax *s, conllu_token *tokens, uint32_t n);

#endif
