/* words: one walk over a sentence's tokens. Most are words as they stand; some are parts of a word,
 * which are joined, or hold several, which are cut apart.
 *
 *     word = prefix - word | word - suffix            "anti-war", "Kafka-esque"
 *          | number / number (/ number)               "9/11", "3/9/2005"
 *          | number - number (- number)+ | ddd - dddd "555-0199-21", "555-0199"
 *          | ' number | . number | + number           "'09", ".25", "+44"
 *          | number 's                                "the 1960's"
 */
#include "lang/words.h"

#define AFFIX_LIMIT 16 /* longer words are in no list of affixes */

typedef struct walk {
    ud_words *out;
    arena *a;
    const dateline_lexicon *lexicon;
    str text;
    const token *tokens;
    uint32_t n;
} walk;

static str text_of(const walk *w, uint32_t i)
{
    return i < w->n ? str_span(w->text, w->tokens[i].at) : (str){0};
}

/* Is there such a token, with no white space before it? */
static bool is_glued(const walk *w, uint32_t i)
{
    return i < w->n && !(w->tokens[i].flags & TOKEN_SPACED);
}

static bool is_glued_mark(const walk *w, uint32_t i, char mark)
{
    return is_glued(w, i) && w->tokens[i].at.n == 1 && w->text.p[w->tokens[i].at.at] == mark;
}

static bool is_figures(const walk *w, uint32_t i)
{
    return i < w->n && w->tokens[i].kind == TOKEN_NUMBER &&
           ascii_is_digit(w->text.p[span_end(w->tokens[i].at) - 1]);
}

static bool is_affix(const walk *w, str text, affix kind)
{
    char low[AFFIX_LIMIT];
    if (text.n > AFFIX_LIMIT)
        return false;
    for (size_t i = 0; i < text.n; i++)
        low[i] = (char)(text.p[i] | (ascii_is_letter(text.p[i]) ? 0x20 : 0));
    uint32_t found = map_get(&w->lexicon->affixes, (str){low, text.n});
    return found != MAP_NONE && found == (uint32_t)kind;
}

/* ---- Joining: how many tokens from i on are one word ---------------------------------------- */

static bool ends_word(const walk *w, uint32_t i)
{
    return !is_glued_mark(w, i, '-') || !is_glued(w, i + 1);
}

/* Not "UN-led", nor "over-the-counter". */
static uint32_t join_affix(const walk *w, uint32_t i)
{
    const token *t = &w->tokens[i];
    if (!is_glued_mark(w, i + 1, '-') || !is_glued(w, i + 2) ||
        w->tokens[i + 2].kind == TOKEN_MARK || is_glued_mark(w, i, '-') || !ends_word(w, i + 3))
        return 1;
    bool prefix = !(t->flags & TOKEN_ALLCAPS) && is_affix(w, text_of(w, i), AFFIX_PREFIX);
    return prefix || is_affix(w, text_of(w, i + 2), AFFIX_SUFFIX) ? 3 : 1;
}

/* The tokens of figures with `mark` between them. */
static uint32_t count_figures(const walk *w, uint32_t i, char mark)
{
    uint32_t n = 1;
    while (is_glued_mark(w, i + n, mark) && is_glued(w, i + n + 1) && is_figures(w, i + n + 1))
        n += 2;
    return n;
}

static uint32_t join_figures(const walk *w, uint32_t i)
{
    const token *t = &w->tokens[i];
    str clitic = text_of(w, i + 1);
    if (!is_figures(w, i) || !is_glued(w, i + 1))
        return 1;
    if (w->text.p[span_end(t->at) - 1] == '0' && clitic.n > 1 &&
        (str_eq(clitic, S("'s")) || str_eq(clitic, S("’s"))))
        return 2;
    uint32_t date = count_figures(w, i, '/'), dashed = count_figures(w, i, '-');
    bool telephone = dashed == 3 && t->at.n == 3 && w->tokens[i + 2].at.n == 4;
    return date > 1 ? date : dashed > 3 || telephone ? dashed : 1;
}

static uint32_t join_mark(const walk *w, uint32_t i)
{
    str mark = text_of(w, i);
    if (!is_glued(w, i + 1))
        return 1;
    bool quote = str_eq(mark, S("’")) || str_eq(mark, S("‘"));
    if (quote && str_eq(text_of(w, i + 1), S("’"))) /* ‘‘quoted’’ */
        return 2;
    bool opens = str_eq(mark, S("'")) || str_eq(mark, S(".")) || str_eq(mark, S("+")) || quote;
    return opens && !is_glued(w, i) && is_figures(w, i + 1) ? 2 : 1;
}

static uint32_t join_at(const walk *w, uint32_t i)
{
    switch (w->tokens[i].kind) {
    case TOKEN_WORD: return join_affix(w, i);
    case TOKEN_NUMBER: return join_figures(w, i) == 1 ? join_affix(w, i) : join_figures(w, i);
    default: return join_mark(w, i);
    }
}

/* ---- Cutting -------------------------------------------------------------------------------- */

/* Puts down the word of a token that begins at its byte `from`. */
static void put_part(walk *w, uint32_t i, uint32_t from, uint32_t to)
{
    const token *t = &w->tokens[i];
    bool spaced = from == 0 && t->flags & TOKEN_SPACED;
    *vec_push(w->a, w->out) = (ud_word){{t->at.at + from, to - from}, i, spaced};
}

/* Where the unit of "10km", "8:30PM" begins; "5th", "1990s" have none, nor "5G". */
static uint32_t unit_of(const walk *w, str number)
{
    uint32_t at = (uint32_t)number.n;
    while (at > 0 && ascii_is_letter(number.p[at - 1]))
        at--;
    str unit = str_from(number, at);
    bool apart = unit.n > 1 ? !is_affix(w, unit, AFFIX_ENDING) : is_affix(w, unit, AFFIX_UNIT);
    return apart && at > 0 && ascii_is_digit(number.p[at - 1]) ? at : (uint32_t)number.n;
}

#define CUTS_MOST 32 /* bytes of a token in which a word may begin */

/* Bit b is set where a word begins at byte b. */
static uint32_t cuts_of(const walk *w, uint32_t i)
{
    const token *t = &w->tokens[i];
    str text = text_of(w, i);
    if (t->kind == TOKEN_NUMBER) {
        uint32_t unit = ascii_is_letter(text.p[text.n - 1]) ? unit_of(w, text) : t->at.n;
        return unit < t->at.n && unit < CUTS_MOST ? 1U << unit : 0;
    }
    if (t->kind != TOKEN_WORD)
        return 0;
    const u32_vec *contractions = &w->lexicon->contractions;
    if (t->word < contractions->n && contractions->v[t->word] != 0)
        return contractions->v[t->word];
    if (text.n > 2 && text.p[1] == '-' && !is_affix(w, str_sub(text, 0, 1), AFFIX_PREFIX))
        return 1U << 1 | 1U << 2; /* "x-ray" */
    return 0;
}

static void put_token(walk *w, uint32_t i)
{
    uint32_t from = 0, cuts = cuts_of(w, i);
    for (uint32_t b = 1; b < CUTS_MOST && cuts >> b; b++) {
        if (cuts >> b & 1) {
            put_part(w, i, from, b);
            from = b;
        }
    }
    put_part(w, i, from, w->tokens[i].at.n);
}

static bool closes(str mark)
{
    return str_eq(mark, S("\"")) || str_eq(mark, S("'")) || str_eq(mark, S(")")) ||
           str_eq(mark, S("]")) || str_eq(mark, S("”")) || str_eq(mark, S("’"));
}

/* An abbreviation that ends the sentence leaves it its stop: "in the U.S" ".". */
static void part_last_stop(walk *w)
{
    ud_words *out = w->out;
    size_t last = out->n;
    while (last > 0 && closes(str_span(w->text, out->v[last - 1].at)))
        last--;
    ud_word *word = last > 0 ? &out->v[last - 1] : NULL;
    str text = word ? str_span(w->text, word->at) : (str){0};
    if (text.n < 3 || text.p[text.n - 1] != '.' || w->tokens[word->token].kind != TOKEN_WORD)
        return;
    ud_word stop = {{span_end(word->at) - 1, 1}, word->token, false};
    word->at.n--;
    vec_push(w->a, out);
    for (size_t i = out->n - 1; i > last; i--)
        out->v[i] = out->v[i - 1];
    out->v[last] = stop;
    for (uint32_t t = stop.token + 1; t < w->n; t++)
        out->of_token.v[t]++;
}

void ud_words_read(ud_words *out, arena *a, const dateline_lexicon *lexicon, str text,
                   const token *tokens, uint32_t n)
{
    walk w = {out, a, lexicon, text, tokens, n};
    out->n = out->of_token.n = 0;
    for (uint32_t i = 0; i < n;) {
        uint32_t joined = is_glued(&w, i + 1) ? join_at(&w, i) : 1, last = i + joined - 1;
        for (uint32_t k = 0; k < joined; k++)
            *vec_push(a, &out->of_token) = (uint32_t)out->n;
        if (joined == 1) {
            put_token(&w, i);
        } else {
            span at = span_join(tokens[i].at, tokens[last].at);
            *vec_push(a, out) = (ud_word){at, i, tokens[i].flags & TOKEN_SPACED};
        }
        i += joined;
    }
    part_last_stop(&w);
}
