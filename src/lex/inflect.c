/* inflect: regular English inflection by spelling: -s -ed -ing with doubling of consonants,
 * dropping of e and y → ie. Only words of one syllable double by rule (stop, stopped); longer ones
 * depend on stress (expelled, but opened) and stand in irregular.csv. */
#include "lex/inflect.h"

#include "base/buf.h"

static char last(str s, size_t back)
{
    return back < s.n ? s.p[s.n - 1 - back] : '\0';
}

/* stop, ban, plan, quit: one vowel before one consonant, nothing else sounding. */
static bool doubles(str s)
{
    char c = last(s, 0);
    if (s.n < 3 || ascii_is_vowel(c) || c == 'w' || c == 'x' || c == 'y' ||
        !ascii_is_vowel(last(s, 1)))
        return false;
    size_t vowels = 0;
    for (size_t i = 0; i < s.n; i++)
        vowels += ascii_is_vowel(s.p[i]) && !(i > 0 && s.p[i - 1] == 'q');
    return vowels == 1;
}

static str join(arena *a, str head, const char *tail)
{
    buf b = {.arena = a};
    buf_put(&b, head);
    buf_put(&b, str_of(tail));
    return buf_str(&b);
}

static str less(str s, size_t n)
{
    return str_sub(s, 0, s.n - n);
}

static bool y_after_consonant(str s)
{
    return s.n > 1 && last(s, 0) == 'y' && !ascii_is_vowel(last(s, 1));
}

static bool hisses(str s)
{
    return str_ends(s, S("s")) || str_ends(s, S("x")) || str_ends(s, S("z")) ||
           str_ends(s, S("ch")) || str_ends(s, S("sh"));
}

static str with_s(arena *a, str s)
{
    if (y_after_consonant(s))
        return join(a, less(s, 1), "ies");
    return join(a, s, hisses(s) || str_eq(s, S("go")) || str_eq(s, S("do")) ? "es" : "s");
}

static str with_ed(arena *a, str s)
{
    if (last(s, 0) == 'e')
        return join(a, s, "d");
    if (y_after_consonant(s))
        return join(a, less(s, 1), "ied");
    if (doubles(s))
        return join(a, join(a, s, (char[]){last(s, 0), '\0'}), "ed");
    return join(a, s, "ed");
}

static str with_ing(arena *a, str s)
{
    if (str_ends(s, S("ie")))
        return join(a, less(s, 2), "ying");
    if (s.n > 2 && last(s, 0) == 'e' && last(s, 1) != 'e' && last(s, 1) != 'o')
        return join(a, less(s, 1), "ing");
    if (doubles(s))
        return join(a, join(a, s, (char[]){last(s, 0), '\0'}), "ing");
    return join(a, s, "ing");
}

/* What irregular.csv says, or empty. */
static str listed(const irregular_table *t, str word, trigger_pos pos, trigger_form form)
{
    uint32_t row = map_get(pos == TRIGGER_VERB ? &t->verbs : &t->nouns, word);
    if (row == MAP_NONE)
        return (str){0};
    const irregular *i = &t->rows.v[row];
    switch (form) {
    case FORM_PAST: return i->past;
    case FORM_PARTICIPLE: return i->participle.n ? i->participle : i->past;
    case FORM_ING: return i->ing;
    case FORM_PRESENT: return i->present;
    case FORM_PLURAL: return i->plural;
    default: return (str){0};
    }
}

static str regular(arena *a, str word, trigger_form form)
{
    switch (form) {
    case FORM_PRESENT:
    case FORM_PLURAL: return with_s(a, word);
    case FORM_PAST:
    case FORM_PARTICIPLE: return with_ed(a, word);
    case FORM_ING: return with_ing(a, word);
    default: return word;
    }
}

/* Where the word to inflect lies in the phrase. */
static span head_of(str phrase, trigger_pos pos)
{
    size_t end = str_find_char(phrase, '*');
    if (end == STR_NONE && pos == TRIGGER_VERB)
        end = str_find_char(phrase, ' ');
    if (end == STR_NONE)
        end = phrase.n;
    size_t at = end;
    while (at > 0 && phrase.p[at - 1] != ' ')
        at--;
    return (span){(uint32_t)at, (uint32_t)(end - at)};
}

void inflect(str_vec *out, arena *a, const irregular_table *t, str phrase, trigger_pos pos,
             trigger_form form)
{
    span head = head_of(phrase, pos);
    str word = str_span(phrase, head);
    str before = str_sub(phrase, 0, head.at);
    str after = str_from(phrase, span_end(head));
    if (str_starts(after, S("*")))
        after = str_from(after, 1);
    str spellings = listed(t, word, pos, form);
    if (!spellings.n)
        spellings = regular(a, word, form);
    str spelling;
    while (str_split(&spellings, '|', &spelling)) {
        buf b = {.arena = a};
        buf_put(&b, before);
        buf_put(&b, spelling);
        buf_put(&b, after);
        *vec_push(a, out) = buf_str(&b);
    }
}

/* The past of the irregular verb `base`, if that is what such an -ing form is of; or empty. */
static str listed_past(arena *a, const irregular_table *t, str base, str ing)
{
    str own = listed(t, base, TRIGGER_VERB, FORM_ING), first = {0};
    str past = listed(t, base, TRIGGER_VERB, FORM_PAST);
    if (str_eq_nocase(own.n ? own : with_ing(a, base), ing))
        str_split(&past, '|', &first);
    return first;
}

str inflect_past_of(arena *a, const irregular_table *t, str ing)
{
    if (!str_ends(ing, S("ing")))
        return ing;
    str stem = less(ing, 3);
    bool doubled = stem.n > 2 && last(stem, 0) == last(stem, 1);
    const str bases[] = {stem, join(a, stem, "e"), doubled ? less(stem, 1) : stem,
                         last(stem, 0) == 'y' ? join(a, less(stem, 1), "ie") : stem};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        str past = listed_past(a, t, bases[i], ing);
        if (past.n)
            return past;
    }
    bool y = y_after_consonant(stem);
    return join(a, y ? less(stem, 1) : stem, y ? "ied" : "ed");
}

str inflect_past_of_base(arena *a, const irregular_table *t, str base)
{
    str past = listed(t, base, TRIGGER_VERB, FORM_PAST), first = {0};
    str_split(&past, '|', &first);
    return first.n ? first : with_ed(a, base);
}
