/* parse_tags: what the tagger should have said, before the parser goes by it. */
#ifndef FIND_PARSE_TAGS_H
#define FIND_PARSE_TAGS_H

#include "find/article.h"
#include "lang/model.h"
#include "lang/words.h"

typedef struct parse_words { /* of one sentence, as the tagger got them */
    const dateline_article *article;
    const ud_words *words;
    const lang_word *forms; /* of these words */
    uint32_t first;         /* the token that words count theirs from */
    uint32_t mention, time; /* the first of the article's in the sentence or behind it */
} parse_words;

/* Mends tags[0, words->n). */
void parse_tags(const parse_words *in, const dateline_model *model, uint8_t *tags, arena *scratch);

#endif
