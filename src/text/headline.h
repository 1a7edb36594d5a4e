/* headline: which line above an article may be its title, told from what else stands there. */
#ifndef TEXT_HEADLINE_H
#define TEXT_HEADLINE_H

#include "base/str.h"

/* Not of menus, letterheads, agencies' slugs, bylines and datelines. */
bool headline_may_be(str line);

/* It says something: five words, or one that is no name nor small word. A paper's name does not. */
bool headline_tells(str line, size_t words);

/* "Report Calls for Inquiry | Human Rights Watch" without what follows the bar. */
str headline_without_site(str title);

#endif
