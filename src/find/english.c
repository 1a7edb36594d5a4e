/* english: whether a text is in the language that all else here is for. In English prose every
 * second or third word is a determiner, preposition, pronoun or form of "be" and "have"; of another
 * language hardly any word is spelled like one of these.
 */
#include "find/article.h"

#define WORDS_LEAST 40  /* fewer may be a list of names */
#define SHARE       0.2 /* news has 0.32 and more, French or Dutch prose 0.17 and less */

bool article_is_english(const dateline_article *a)
{
    const word_class common = WORD_STOP | WORD_DETERMINER | WORD_PREPOSITION | WORD_PRONOUN |
                              WORD_COORDINATOR | WORD_BE | WORD_HAVE;
    size_t words = 0, ours = 0;
    for (size_t i = 0; i < a->text.tokens.n; i++) {
        const token *t = &a->text.tokens.v[i];
        if (t->kind != TOKEN_WORD)
            continue;
        words++;
        ours += (lexicon_class(a->lexicon, t->word) & common) != 0;
    }
    return words < WORDS_LEAST || (double)ours >= SHARE * (double)words;
}
