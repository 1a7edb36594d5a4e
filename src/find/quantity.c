/* quantity = (approx | over)? amount word{0,2} plural
 *
 *     "more than 200 people"   "some 7,000 peaceful protesters"   "two men"
 *
 * The plural is what tells a count from a number that is none ("page 12", "at 8 in the evening");
 * of words in between only two are taken, and none of those that begin something new.
 */
#include "find/quantity.h"

#include "base/utf8.h"
#include "find/timex.h"

#include <math.h>

#define BETWEEN_MOST 2   /* words between number and noun */
#define ROUGH        0.2 /* "about 100": from 80 to 120 */

static bool is_plural(const dateline_lexicon *l, str word)
{
    for (size_t i = 0; i < l->irregulars.rows.n; i++) {
        str rest = l->irregulars.rows.v[i].plural, one;
        while (rest.n > 0 && str_split(&rest, '|', &one)) {
            if (str_eq(one, word))
                return true;
        }
    }
    return word.n > 3 && str_ends(word, S("s")) && !str_ends(word, S("ss"));
}

/* Words that end what a number counts: "200 of them", "two were". */
static bool ends_noun(const time_reader *r, size_t i)
{
    const word_class small = WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_RELATIVE |
                             WORD_SUBORDINATOR | WORD_MODAL | WORD_BE | WORD_HAVE | WORD_DO |
                             WORD_PRONOUN | WORD_NEGATION | WORD_TO | WORD_PAST;
    return !time_inside(r, i) || r->tokens[i].kind != TOKEN_WORD ||
           lexicon_word_is(r->lexicon, r->tokens[i].word, small);
}

/* The plural that the number before token i counts, or 0: so many tokens. */
static size_t plural_at(const time_reader *r, arena *a, size_t i, str *of)
{
    for (size_t n = 0; n <= BETWEEN_MOST && !ends_noun(r, i + n); n++) {
        str word = utf8_lowercase(a, time_text(r, i + n));
        if (time_is(r, i + n, TIME_UNITS) || time_is(r, i + n, TIME_MONTH))
            return 0; /* a length, a date */
        if (is_plural(r->lexicon, word)) {
            *of = word;
            return n + 1;
        }
    }
    return 0;
}

static void set_bounds(quantity *f, double value, str mod)
{
    f->least = f->most = value;
    if (str_eq(mod, S("MORE_THAN")) || str_eq(mod, S("EQUAL_OR_MORE")))
        f->most = INFINITY;
    else if (str_eq(mod, S("EQUAL_OR_LESS")))
        f->least = 0;
    else if (mod.n > 0)
        f->rough = true;
    if (str_eq(mod, S("MORE_THAN")))
        f->least += 1;
    if (!f->rough)
        return;
    f->least = value * (1 - ROUGH);
    f->most = str_eq(mod, S("LESS_THAN")) ? value : value * (1 + ROUGH);
}

static size_t quantity_at(quantity_vec *out, arena *a, const time_reader *r, size_t i)
{
    time_expr how = {0};
    time_amount amount;
    quantity f = {0};
    size_t n = time_approx_at(r, i, &how);
    if (n == 0 && time_is(r, i, TIME_OVER)) {
        how.mod = S("MORE_THAN");
        n = 1;
    }
    size_t number = time_amount_at(r, i + n, &amount);
    if (number == 0 || amount.vague || amount.article || amount.value < 2)
        return 0;
    size_t noun = plural_at(r, a, i + n + number, &f.of);
    if (noun == 0)
        return 0;
    set_bounds(&f, amount.value, how.mod);
    size_t end = i + n + number + noun;
    f.at = span_join(r->tokens[i].at, r->tokens[end - 1].at);
    *vec_push(a, out) = f;
    return end - i;
}

void find_quantities(quantity_vec *out, arena *a, const dateline_lexicon *lexicon, str text)
{
    source words = {.form = SOURCE_TEXT, .text = text};
    token_list list = {0};
    if (text.n == 0 || lexicon->time == NULL)
        return;
    *vec_push(a, &words.blocks) = (block){.at = {0, (uint32_t)text.n}, .kind = BLOCK_PARAGRAPH};
    tokenize(&list, a, &words, &lexicon->words, &lexicon->abbreviations);
    time_reader r = {lexicon, lexicon->time, text, list.tokens.v, 0, list.tokens.n};
    for (size_t i = 0; i < list.tokens.n;) {
        size_t n = quantity_at(out, a, &r, i);
        i += n > 0 ? n : 1;
    }
}
