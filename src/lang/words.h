/* words: the words of a sentence as Universal Dependencies cuts them, which is how the model was
 * taught; dateline's own tokens, which times and names are made of, are cut a little finer or
 * coarser in a few places:
 *
 *     tokens   e-mail  on  8 / 9 / 2020  at  10am
 *     words    e-mail  on  8/9/2020      at  10 am
 *
 *     ud_words words = {0};
 *     ud_words_read(&words, arena, lexicon, text, tokens + sentence.first, sentence.n);
 *     for (uint32_t i = 0; i < words.n; i++)
 *         forms[i] = str_span(text, words.v[i].at);
 *
 * Words lie in order, cover the same bytes as the tokens and never share one. One word may lie over
 * several tokens and several words over one token.
 */
#ifndef LANG_WORDS_H
#define LANG_WORDS_H

#include "lex/lexicon.h"

typedef struct ud_word {
    span at;        /* in the document's text */
    uint32_t token; /* the first it lies over, counted from 0 in its sentence */
    bool spaced;    /* white space stands before it */
} ud_word;

typedef struct ud_words { /* use it again for the next sentence: its room is kept */
    ud_word *v;
    size_t n, cap;
    u32_vec of_token; /* of each token of the sentence: the first word that lies over it */
} ud_words;

void ud_words_read(ud_words *out, arena *a, const dateline_lexicon *lexicon, str text,
                   const token *tokens, uint32_t n);

#endif
