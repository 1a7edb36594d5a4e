/* article_token: quote marks, signals of time, and the cues of cues.csv. */
#include "find/article_token.h"

#include "lang/model.h"

#define QUALITY_LEAST 3 /* bytes of "led" */
#define SYLLABLE_MOST 4 /* of "sung" */
#define SURNAME_MOST  5 /* of "Cheng", whose given name may be a noun: "Cheng-moon" */

quote_mark quote_mark_of(str mark)
{
    static const struct {
        str form;
        quote_mark mark;
    } marks[] = {{STR_INIT("\""), QUOTE_EITHER}, {STR_INIT("“"), QUOTE_OPENS},
                 {STR_INIT("”"), QUOTE_CLOSES},  {STR_INIT("``"), QUOTE_OPENS},
                 {STR_INIT("''"), QUOTE_CLOSES}, {STR_INIT("»"), QUOTE_CLOSES}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (str_eq(mark, marks[i].form))
            return marks[i].mark;
    }
    return QUOTE_NONE;
}

bool token_signals(const dateline_article *article, uint32_t word, time_signal_set wanted)
{
    const time_word *w = timelex_word(article->lexicon->time, article->text.tokens.v[word].word);
    return time_has(w, TIME_SIGNAL) && ((unsigned)w->number[TIME_SIGNAL] & wanted) != 0;
}

bool token_joins_quality(const dateline_article *article, uint32_t hyphen)
{
    const token *t = &article->text.tokens.v[hyphen];
    if (hyphen == 0 || hyphen + 1 >= article->text.tokens.n ||
        !token_is_mark(article, hyphen, '-') || t->flags & TOKEN_SPACED ||
        t[1].flags & (TOKEN_SPACED | TOKEN_CAPITAL) || t[1].at.n < QUALITY_LEAST ||
        (t[1].at.n <= SYLLABLE_MOST && t[-1].at.n <= SYLLABLE_MOST))
        return false;
    uint8_t classes = model_word_classes(article->lexicon->model, token_text(article, hyphen + 1));
    bool noun = classes & CLASS_NOUN && t[-1].at.n > SURNAME_MOST; /* "Buffalo-area" */
    return (classes & CLASS_VERB_FORM || noun) && !(classes & CLASS_NAME);
}

bool token_is_office(const dateline_article *article, uint32_t word)
{
    size_t n;
    return phrase_match(&article->lexicon->title_forms, article->text.tokens.v, word, word + 1,
                        &n) != PHRASE_NONE;
}

bool token_begins_cue(const dateline_article *article, uint32_t word, uint32_t end,
                      cue_effect effect)
{
    const dateline_lexicon *l = article->lexicon;
    size_t n;
    uint32_t cue = phrase_match(&l->cue_forms, article->text.tokens.v, word, end, &n);
    return cue != PHRASE_NONE && l->cues.v[cue].effect == effect;
}
