/* entity_headed: names that end in what they are, and acronyms that an article defines.
 *
 *     institution = capitals head | head of capitals          "Interior Ministry", "Bank of X"
 *     place = capitals head                                   "Kabul Airport" */
#include "find/spotter.h"

#include "base/ascii.h"
#include "find/alias.h"
#include "lang/model.h"
#include "text/filed.h"

/* A name of a table, but no people's: "Norway", not "Victims". */
static bool is_listed(const spotter *f, uint32_t i)
{
    known k = spot_known(f, i);
    return k.match && !f->l->names.v[k.match->name].common;
}

/* A small word that may go on an institution's name, between its capitals: "Ministry of Foreign
 * Affairs", "Committee on the Judiciary". Returns where the next capital stands, or 0. */
static uint32_t joined(const spotter *f, uint32_t i, bool after_head, bool in_complement)
{
    bool of =
        spot_is_text(f, i, S("of")) || spot_is_text(f, i, S("for")) || spot_is_text(f, i, S("on"));
    bool and = spot_is_text(f, i, S("and")) || spot_is_text(f, i, S("&"));
    if (!(of && (after_head || in_complement)) && !(and&&in_complement))
        return 0;
    uint32_t at = i + 1;
    if (of && spot_is(f, at, WORD_DETERMINER) && !spot_capital(f, at))
        at++;
    if (!spot_name_word(f, at))
        return 0;
    bool other = and&&(is_listed(f, at) || spot_is(f, at, WORD_GIVEN_NAME | WORD_ORG_FIRST));
    return other ? 0 : at;
}

/* A capital that is a word of the dictionary: "Truth", "People", not "Norway", "Ida". */
static bool is_common(const spotter *f, uint32_t i)
{
    return !spot_is(f, i, WORD_GIVEN_NAME | WORD_ORG_FIRST) && !is_listed(f, i) &&
           model_word_classes(f->l->model, spot_text(f, i)) & (CLASS_NOUN | CLASS_PLURAL);
}

/* "the Prosecutor General['s Office]", "the Workers['] Party", "the Truth [and Reconciliation
 * Commission]": what goes on behind the common word `last` of a name from `first`. Where its next
 * capital stands, or 0. */
static uint32_t goes_on(const spotter *f, uint32_t first, uint32_t last)
{
    uint32_t i = last + 1;
    if (i + 1 >= f->end || !spot_name_word(f, i + 1) ||
        spot_is(f, last, WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST) || !is_common(f, last))
        return 0;
    str mark = spot_text(f, i);
    bool owns = str_eq(mark, S("'s")) || str_eq(mark, S("’s")) || str_eq(mark, S("'")) ||
                str_eq(mark, S("’"));
    bool joins =
        str_eq(mark, S("and")) && first > f->first && spot_is(f, first - 1, WORD_DETERMINER);
    bool name = spot_is(f, i + 1, WORD_GIVEN_NAME) || spot_known(f, i + 1).match;
    return owns || (joins && !name) ? i + 1 : 0;
}

/* "President [Bill] Clinton": between a title and a surname it is no bill. */
static bool is_given(const spotter *f, uint32_t at, uint32_t next)
{
    const lex_title *title;
    return spot_is(f, at, WORD_GIVEN_NAME) && spot_is(f, at, WORD_THING_LAST) && at > f->first &&
           spot_name_word(f, next) && spot_title(f, at - 1, &title) > 0;
}

run spot_run_of(const spotter *f, uint32_t i)
{
    run r = {i, 0};
    bool head = false, complement = false, thing = false;
    for (uint32_t at = i; at < f->end && at - i < RUN_MAX && spot_name_word(f, at);) {
        word_class class = spot_class(f, at);
        uint32_t next = spot_number_end(f, spot_word_end(f, at));
        bool last = (class & (WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST)) && at > i &&
                    !is_given(f, at, next);
        if (last || complement) {
            r.end = next;
            if (!complement)
                r.head = class & (WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST);
        }
        head = class & (WORD_ORG_FIRST | WORD_ORG_LAST);
        thing = complement ? thing
                           : last && class & WORD_THING_LAST &&
                                 !head; /* "European Convention on Human Rights" */
        if (spot_name_word(f, next)) {
            at = next;
            continue;
        }
        uint32_t more = complement || head ? 0 : goes_on(f, i, at);
        if (more) {
            at = more;
            continue;
        }
        at = next < f->end ? joined(f, next, head || thing, complement) : 0;
        if (!at || (thing && spot_known(f, at).match))
            break;
        if (!complement && !thing)
            r.head = WORD_ORG_LAST;
        complement = true;
    }
    return r;
}

static entity_kind kind_of_head(word_class head)
{
    return head & WORD_ORG_LAST ? ENTITY_INSTITUTION : ENTITY_PLACE;
}

/* "(OSCE)", "(PML-N)" or "(Komnas HAM)" behind a name: for what it is short, or empty. */
static str acronym_at(const spotter *f, uint32_t i)
{
    uint32_t last = i + 1;
    while (spot_hyphen(f, last + 1) && spot_capital(f, last + 2))
        last += 2;
    bool acronym = last < f->end && f->t[i + 1].flags & TOKEN_ALLCAPS;
    bool strange = !acronym && spot_strange(f, i + 1);
    last += strange && (spot_strange(f, last + 1) ||
                        (last + 1 < f->end && f->t[last + 1].flags & TOKEN_ALLCAPS));
    bool bracket = last + 1 < f->end && token_is_mark(f->article, i, '(') &&
                   token_is_mark(f->article, last + 1, ')');
    return bracket && (acronym || strange) ? tokens_text(f->article, i + 1, last - i) : (str){0};
}

/* "Northern Command of the [Ethiopian National Defence Force] (ENDF)": where the name begins that
 * the acronym stands for, if that is another's behind "of"; else the whole name's first token. */
static uint32_t acronym_from(const spotter *f, const spot *s)
{
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first + 1; i + 1 < end; i++) {
        uint32_t from = i + 1 + spot_is(f, i + 1, WORD_DETERMINER);
        if (spot_is_text(f, i, S("of")) && from < end && spot_capital(f, from) &&
            alias_is_acronym(s->acronym, tokens_text(f->article, from, end - from)))
            return from;
    }
    return s->first;
}

uint32_t spot_read_acronym(const spotter *f, spot *s)
{
    if (s->kind != ENTITY_INSTITUTION)
        return s->n;
    uint32_t end = s->first + s->n, whole = spot_complement(f, end), used = s->n;
    str name = tokens_text(f->article, s->first, s->n);
    s->acronym = acronym_at(f, end);
    if (s->acronym.n &&
        s->first < behind_dateline(&f->article->text, f->article->source.text, f->sentence))
        s->acronym = (str){0}; /* "UNITED NATIONS (AP)": the agency's, not the place's */
    if (whole > end && alias_is_acronym(acronym_at(f, whole), name)) {
        s->acronym = acronym_at(f, whole);
        s->n = used = whole - s->first;
    } else if (s->acronym.n && !alias_is_acronym(s->acronym, name)) {
        s->first = acronym_from(f, s);
        s->n = end - s->first;
    }
    return used;
}

/* "the [59th] Infantry Battalion" */
static bool is_ordinal(const spotter *f, uint32_t i)
{
    str word = spot_text(f, i);
    return word.n > 2 && ascii_is_digit(word.p[0]) && ascii_is_letter(word.p[word.n - 1]) &&
           !spot_in_time(f, i);
}

/* "The Government of [Chile]" is the state that acts: behind "of", or `i`. */
static uint32_t state_of_government(const spotter *f, uint32_t i, uint32_t end)
{
    uint32_t of = i + 1, state = of + 1 + spot_is(f, of + 1, WORD_DETERMINER);
    if (!spot_is_text(f, i, S("Government")) || !spot_is_text(f, of, S("of")) || state >= end)
        return i;
    known k = spot_known(f, state);
    bool whole = k.match && state + k.n == end && !k.match->demonym &&
                 f->l->names.v[k.match->name].kind == ENTITY_STATE;
    return whole ? state : i;
}

uint32_t spot_headed_name(spotter *f, uint32_t i, const run *r)
{
    uint32_t state = state_of_government(f, i, r->end);
    if (state > i)
        return state - i;
    if (r->head & WORD_THING_LAST) { /* the "Paris Agreement" is neither place nor institution */
        str acronym = acronym_at(f, r->end);
        if (acronym.n)
            *map_slot_of(&f->things, acronym) = 1;
        return r->end - i;
    }
    spot *s = spot_add(f, i, r->end, kind_of_head(r->head), SPOT_SURE);
    uint32_t used = spot_read_acronym(f, s);
    if (s->first == i && i > f->first && is_ordinal(f, i - 1)) {
        s->first--;
        s->n++;
    }
    return used;
}

uint32_t spot_defined_name(spotter *f, uint32_t i)
{
    uint32_t end = i, at = i;
    while (at < f->end && at - i < RUN_MAX) {
        if (spot_name_word(f, at))
            end = at = spot_word_end(f, at);
        else if (end > i && at - end < 2 && spot_is(f, at, WORD_STOP | WORD_PARTICLE))
            at++;
        else
            break;
    }
    str acronym = acronym_at(f, end);
    if (!acronym.n || end - i < 2)
        return 0;
    span at_text = span_join(f->t[i].at, f->t[end - 1].at);
    if (!alias_is_acronym(acronym, str_span(f->article->source.text, at_text)))
        return 0;
    spot_add(f, i, end, ENTITY_INSTITUTION, SPOT_SURE)->acronym = acronym;
    return end - i;
}
