/* account_words: the words and names of an article near a trigger, by which its event is compared
 * with others.
 */
#include "graph/account_teller.h"

#include "base/utf8.h"

#define WORDS_AROUND 6 /* tokens on each side of a trigger whose words are compared */
#define NAMES_BEFORE 8 /* tokens around a trigger in which names are looked for */
#define NAMES_BEHIND 30

void teller_add_names(teller *x, told_lists *to, const event *e)
{
    const sentence *s = &x->article->text.sentences.v[e->sentence];
    uint32_t low = e->first - s->first > NAMES_BEFORE ? e->first - NAMES_BEFORE : s->first + 1;
    uint32_t behind = s->first + s->n, words = 0;
    const token *tokens = x->article->text.tokens.v;
    for (uint32_t i = low; i <= behind && i < e->first + NAMES_BEHIND; i++) {
        bool capital = i < behind && tokens[i].kind == TOKEN_WORD &&
                       tokens[i].flags & TOKEN_CAPITAL && !x->covered[i];
        if (capital) {
            words++;
            continue;
        }
        if (words >= 2)
            teller_add_name(
                x, to, str_span(x->text, span_join(tokens[i - words].at, tokens[i - 1].at)), words);
        words = 0;
    }
}

static bool is_plain(str word)
{
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < 'a' || word.p[i] > 'z')
            return false;
    }
    return true;
}

/* Without any letter or figure. */
static bool is_marks(str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (ascii_is_letter(text.p[i]) || ascii_is_digit(text.p[i]) || text.p[i] & 0x80)
            return false;
    }
    return true;
}

/* A word between blanks. Mostly it is one token of plain letters, looked up already, and what marks
 * stand behind it. */
static void add_told_word(teller *x, told_lists *to, span at, const token *is, str trigger)
{
    str raw = str_span(x->text, at), word = str_sub(raw, 0, is->at.n);
    if (is->at.at == at.at && is_plain(word) && is_marks(str_from(raw, word.n)))
        teller_add_word(x, to, word, is->word, trigger);
    else
        teller_add_raw(x, to, raw, trigger);
}

void teller_add_words(teller *x, told_lists *to, const event *e)
{
    const sentence *s = &x->article->text.sentences.v[e->sentence];
    const token *tokens = x->article->text.tokens.v;
    uint32_t first = e->first - s->first > WORDS_AROUND ? e->first - WORDS_AROUND : s->first;
    uint32_t last = e->first + e->n + WORDS_AROUND;
    last = (last < s->first + s->n ? last : s->first + s->n) - 1;
    str trigger = utf8_fold(x->scratch, str_span(x->text, e->at));
    uint32_t at = tokens[first].at.at, end = span_end(tokens[last].at);
    for (uint32_t i = first; at < end; at++) {
        uint32_t from = at;
        while (at < end && !teller_is_blank(x->text.p[at]))
            at++;
        while (i < last && tokens[i].at.at < from)
            i++;
        if (at > from)
            add_told_word(x, to, (span){from, at - from}, &tokens[i], trigger);
    }
}
