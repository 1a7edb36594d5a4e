/* gender: whether a name, a title or kin says that a person is a man or a woman, so that no "she"
 * stands for Mr. Weber. */
#ifndef FIND_GENDER_H
#define FIND_GENDER_H

#include "find/article_token.h"

/* `of`, by entity: becomes WORD_MASCULINE, WORD_FEMININE or, where nothing or both is said, 0. */
void gender_read(word_class *of, const dateline_article *a);

#endif
