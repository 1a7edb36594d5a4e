/* plain: the blocks of a plain text, which may be a page that somebody pasted or saved as text. */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include "text/furniture.h"
#include "text/source.h"

/* Fills out->blocks from out->text; title and publication date where they are still unknown and the
 * head of the article says them. */
void plain_read(source *out, arena *a, const furniture_words *words);

#endif
