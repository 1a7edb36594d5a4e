/* sentence: the second half of tokenizing; called once a block by tokenize(). */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/token.h"

/* Splits the tokens from `first` on, all of block `block`, into sentences. */
void sentence_split(token_list *out, arena *a, const source *s, uint32_t block_id, size_t first,
                    const map *abbreviations);

#endif
