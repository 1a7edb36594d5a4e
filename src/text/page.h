/* page: a saved web page as text and blocks. */
#ifndef TEXT_PAGE_H
#define TEXT_PAGE_H

#include "text/html.h"
#include "text/source.h"

/* Fills out->text and out->blocks: all that a reader sees, block by block, parted by blank lines;
 * what is not the article is BLOCK_FURNITURE. `title` is what the page calls itself. */
void page_read(source *out, arena *a, const html_tree *tree, str title,
               const struct furniture_words *words);

#endif
