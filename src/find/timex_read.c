/* timex_read: what readers of times ask of tokens, and numbers in figures and words. Nothing looks
 * further than a few tokens, so reading stays linear whatever the text. */
#include "find/timex.h"

size_t time_first_of(const time_rule *rules, size_t n, const time_reader *r, size_t i, time_expr *e)
{
    uint64_t begins = time_begins(r, i);
    for (size_t k = 0; k < n; k++) {
        if (begins & rules[k].begins) {
            time_expr copy = *e;
            size_t length = rules[k].read(r, i, &copy);
            if (length) {
                *e = copy;
                return length;
            }
        }
    }
    return 0;
}

str time_run(const time_reader *r, size_t i)
{
    if (!time_inside(r, i)) {
        return (str){0};
    }
    span run = r->tokens[i].at;
    for (i++; i < r->end && !time_flag(r, i, TOKEN_SPACED); i++) {
        span longer = span_join(run, r->tokens[i].at);
        if (longer.n > 48) {
            break;
        }
        run = longer;
    }
    return str_span(r->text, run);
}

size_t time_tokens(const time_reader *r, size_t i, size_t bytes)
{
    size_t end = r->tokens[i].at.at + bytes, n = 0;
    while (i + n < r->end && span_end(r->tokens[i + n].at) < end) {
        n++;
    }
    return i + n < r->end && span_end(r->tokens[i + n].at) == end ? n + 1 : 0;
}

/* All digits, `least` to `most` of them (at most 9). */
bool time_digits(const time_reader *r, size_t i, size_t least, size_t most, int32_t *out)
{
    str s = time_text(r, i);
    uint32_t value;
    if (!time_figure(r, i) || s.n < least || s.n > most || s.n > 9 || !str_number(s, &value)) {
        return false;
    }
    *out = (int32_t)value;
    return true;
}

/* "9th", "2nd" */
static bool figure_ordinal(str s, int32_t *out)
{
    uint32_t value;
    bool letter = s.n > 0 && s.p[s.n - 1] > '9';
    if (!letter || s.n < 3 || s.n > 4 || !str_number(str_sub(s, 0, s.n - 2), &value)) {
        return false;
    }
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t k = 0; k < 4; k++) {
        if (str_eq_nocase(str_from(s, s.n - 2), str_of(endings[k]))) {
            *out = (int32_t)value;
            return true;
        }
    }
    return false;
}

/* ordinal = 9th | ninth | twenty - first */
size_t time_ordinal(const time_reader *r, size_t i, int32_t *out)
{
    const time_word *w = time_at(r, i);
    if (time_figure(r, i) && figure_ordinal(time_text(r, i), out)) {
        return 1;
    }
    if (time_has(w, TIME_ORDINAL)) {
        *out = w->number[TIME_ORDINAL];
        return 1;
    }
    if (time_has(w, TIME_CARDINAL) && w->number[TIME_CARDINAL] >= 20 && time_mark(r, i + 1, "-") &&
        time_is(r, i + 2, TIME_ORDINAL)) {
        *out = w->number[TIME_CARDINAL] + time_at(r, i + 2)->number[TIME_ORDINAL];
        return 3;
    }
    return 0;
}

bool time_stands_free(const time_reader *r, size_t i)
{
    word_class small = WORD_DETERMINER | WORD_PRONOUN | WORD_PREPOSITION | WORD_COORDINATOR |
                       WORD_SUBORDINATOR | WORD_RELATIVE | WORD_BE | WORD_HAVE | WORD_MODAL |
                       WORD_DO;
    return i >= r->end || (r->tokens[i].kind == TOKEN_MARK && !time_dash(r, i)) ||
           time_is(r, i, TIME_SIGNAL) || time_is(r, i, TIME_TENSE) ||
           lexicon_word_is(r->lexicon, r->tokens[i].word, small);
}

/* ---- Amounts -------------------------------------------------------------------------------- */

/* "1,500", "3.5", "10" */
static bool figure_value(str s, double *out)
{
    double value = 0, scale = 0;
    if (s.n == 0 || s.n > 12) {
        return false;
    }
    for (size_t k = 0; k < s.n; k++) {
        char c = s.p[k];
        if (c == '.' && scale == 0) {
            scale = 1;
        } else if (ascii_is_digit(c)) {
            value = value * 10 + (c - '0');
            scale *= 10;
        } else if (c != ',') {
            return false;
        }
    }
    *out = scale > 1 ? value / scale : value;
    return true;
}

/* twenty - five | nine */
static size_t small_number(const time_reader *r, size_t i, double *out)
{
    const time_word *w = time_at(r, i), *ones = time_at(r, i + 2);
    if (!time_has(w, TIME_CARDINAL)) {
        return 0;
    }
    *out = w->number[TIME_CARDINAL];
    if (*out >= 20 && time_mark(r, i + 1, "-") && time_has(ones, TIME_CARDINAL) &&
        ones->number[TIME_CARDINAL] < 10) {
        *out += ones->number[TIME_CARDINAL];
        return 3;
    }
    return 1;
}

/* "a couple of", "a few", "several", "hundreds of" */
static size_t vague_number(const time_reader *r, size_t i, time_amount *out)
{
    size_t n = time_is(r, i, TIME_ARTICLE) ? 1 : 0;
    const time_word *w = time_at(r, i + n);
    if (!time_has(w, TIME_VAGUE)) {
        return 0;
    }
    n++;
    *out = (time_amount){.value = w->number[TIME_VAGUE], .vague = w->number[TIME_VAGUE] == 0};
    return n + (time_is(r, i + n, TIME_OF) ? 1 : 0);
}

/* 1/2 | ½, behind a number and part of it */
static size_t fraction_at(const time_reader *r, size_t i, double *out)
{
    static const struct {
        const char *mark;
        double value;
    } marks[] = {{"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        if (time_mark(r, i, marks[k].mark)) {
            *out = marks[k].value;
            return 1;
        }
    }
    int32_t above, below;
    bool tight = !time_flag(r, i + 1, TOKEN_SPACED) && !time_flag(r, i + 2, TOKEN_SPACED);
    if (!tight || !time_mark(r, i + 1, "/") || !time_digits(r, i, 1, 1, &above) ||
        !time_digits(r, i + 2, 1, 1, &below) || above == 0 || above >= below) {
        return 0;
    }
    *out = (double)above / below;
    return 3;
}

/* -? and -? a? -? half */
static size_t and_half(const time_reader *r, size_t i)
{
    size_t hyphen = time_mark(r, i, "-") ? 1 : 0, n = hyphen;
    if (!time_is(r, i + n, TIME_AND)) {
        return 0;
    }
    n += 1 + hyphen;
    n += time_is(r, i + n, TIME_ARTICLE) ? 1 + hyphen : 0;
    return time_is(r, i + n, TIME_HALF) ? n + 1 : 0;
}

/* number = a? (figure fraction? | word | half) ( hundred | million | dozen )? ( and a half )? */
static size_t exact_number(const time_reader *r, size_t i, time_amount *out)
{
    const time_word *w = time_at(r, i);
    size_t n = 0;
    double fraction;
    if (time_figure(r, i) && figure_value(time_text(r, i), &out->value)) {
        size_t dash = time_mark(r, i + 1, "-") ? 1 : 0; /* 1-1/2 */
        size_t more = fraction_at(r, i + 1 + dash, &fraction);
        out->value += more ? fraction : 0;
        n = more ? 1 + dash + more : 1;
    } else if (time_has(w, TIME_ARTICLE) && w->number[TIME_ARTICLE] == 1 &&
               !time_has(w, TIME_CARDINAL)) {
        out->value = 1;
        out->article = true;
        n = 1;
    } else {
        n = small_number(r, i, &out->value);
    }
    if (n == 0 && time_has(w, TIME_HALF)) { /* half a year */
        out->value = 0.5;
        return time_is(r, i + 1, TIME_ARTICLE) ? 2 : 1;
    }
    if (n && time_is(r, i + n, TIME_MULTIPLIER)) {
        out->value *= time_at(r, i + n)->number[TIME_MULTIPLIER];
        out->article = false;
        n++;
    }
    size_t half = n ? and_half(r, i + n) : 0;
    out->value += half ? 0.5 : 0;
    return n + half;
}

/* amount = vague | number ( (or | to | -) number )? ; "two or three", "18-24" are vague */
size_t time_amount_at(const time_reader *r, size_t i, time_amount *out)
{
    *out = (time_amount){0};
    size_t n = vague_number(r, i, out);
    if (!n) {
        n = exact_number(r, i, out);
    }
    if (!n) {
        return 0;
    }
    time_amount second = {0};
    bool joined =
        time_is(r, i + n, TIME_OR) || time_signal(r, i + n, SIGNAL_TO) || time_dash(r, i + n);
    size_t more = joined && !out->article ? exact_number(r, i + n + 1, &second) : 0;
    if (more && !second.article && second.value > out->value) {
        out->vague = true;
        n += 1 + more;
    }
    return n;
}
