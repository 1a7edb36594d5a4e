/* pages: the text of a PDF without what stands on its pages again and again. */
#ifndef TEXT_PAGES_H
#define TEXT_PAGES_H

#include "base/arena.h"
#include "base/str.h"

/* `text` has its pages parted by form feeds, as pdftotext writes them. Running heads and feet, page
 * numbers and what a browser prints around a page (day, address) go, so that sentences can reach
 * across pages; what stands in notes at the feet of pages goes to the end, behind a form feed; the
 * first of a head or foot that no number is part of stays, as it may be the title. */
str pages_joined(arena *a, str text);

#endif
