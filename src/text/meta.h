/* meta: what a page says of itself for machines: JSON-LD, <meta>, <link>, <title>. */
#ifndef TEXT_META_H
#define TEXT_META_H

#include "text/furniture.h"
#include "text/html.h"
#include "time/edtf.h"

typedef struct page_meta {
    str title, outlet, url;
    str language; /* "en-GB", "en_GB", "en" */
    edtf published;
    str published_by; /* json-ld, meta; empty if nothing says it */
} page_meta;

void meta_read(page_meta *out, arena *a, const html_tree *tree, const furniture_words *words);

#endif
