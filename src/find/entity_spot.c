/* entity_spot: finds names. First choice are the lexicon's own (longest match), then what the
 * learned tagger finds; then capitalised words are read by the company they keep, as persons
 * (entity_person.c), institutions and places by their heads (entity_headed.c), or here:
 *
 *     place = in capitals, known place                        "in Wukan, China"
 *
 * Each token is looked at a bounded number of times: names are at most RUN_MAX words long. */
#include "find/spotter.h"

#include "lang/model.h"

#define CREDIT_MOST 6 /* tokens of a picture's credit */

/* "Mount Hood", "Lake Geneva", "San Marcos". Behind the name, or `i`. */
static uint32_t place_end(const spotter *f, uint32_t i)
{
    if (!spot_is(f, i, WORD_PLACE_FIRST) || !spot_person_word(f, i + 1))
        return i;
    uint32_t end = spot_word_end(f, i + 1);
    return spot_person_word(f, end) && !spot_is(f, end, WORD_GIVEN_NAME) ? spot_word_end(f, end)
                                                                         : end;
}

/* Capitals nobody knows. */
static uint32_t unknown_name(spotter *f, uint32_t i)
{
    uint32_t used = f->headline ? 1 : spot_defined_name(f, i);
    if (used)
        return used;
    uint32_t end = place_end(f, i);
    if (end > i) {
        spot_add(f, i, end, ENTITY_PLACE, SPOT_SURE);
        return end - i;
    }
    end = spot_person_end(f, i);
    if (end == i)
        return 1;
    const lex_title *office;
    if (end > i + 1 && spot_title(f, end - 1, &office) == 1 && spot_doubtful_person(f, i, end))
        return end - i; /* "Associate Publisher" */
    if (spot_is_called(f, i, end)) {
        spot_add(f, i, end, ENTITY_INSTITUTION, SPOT_SURE);
        return end - i;
    }
    size_t words = spot_name_words(f, i, end);
    bool local = i > f->first && spot_is(f, i - 1, WORD_LOCATIVE);
    bool article = i > f->first && spot_is(f, i - 1, WORD_DETERMINER);
    if (words >= 2 && words <= 3 && !article &&
        (f->t[i].word == 0 || i > f->first)) { /* a sentence's first word may be any */
        spot_add_person(f, i, end, (span){0}, (str){0}, SPOT_PERSON_MAYBE);
    } else if (words == 1 && !local && !article && spot_strange(f, i) && spot_has_office(f, end)) {
        spot_add_person(f, i, end, (span){0}, (str){0}, SPOT_SURE); /* "Suwita, Amir's widow," */
    } else if (words == 1 && local && f->t[i].word == 0 && !(f->t[i].flags & TOKEN_ALLCAPS)) {
        spot_add(f, i, end, ENTITY_PLACE, SPOT_PLACE_MAYBE);
        return end - i;
    } else {
        return 1;
    }
    return end - i;
}

/* "Vienna Mechanism" and "Boston Bruins" say nothing of the places; "Minsk Mayor Ivan" does. */
static bool part_of_more(const spotter *f, uint32_t i)
{
    const lex_title *title;
    return !f->headline && spot_name_word(f, i) && !spot_is(f, i, WORD_GIVEN_NAME) &&
           !spot_title(f, i, &title) && !spot_known(f, i).match;
}

/* "Europe director", "Asia and Pacific editor": the field of an office is no place told of. */
static bool is_field(const spotter *f, uint32_t end)
{
    if (spot_is(f, end, WORD_COORDINATOR) && end + 1 < f->end && spot_known(f, end + 1).match)
        end += 1 + (uint32_t)spot_known(f, end + 1).n;
    const lex_title *title;
    return spot_title(f, end, &title) && !spot_capital(f, end);
}

/* "ex-Soviet", "pro-Russian": says what something is like, not who. */
static bool is_prefixed(const spotter *f, uint32_t i)
{
    return i > f->first + 1 && spot_hyphen(f, i - 1) && !spot_capital(f, i - 2);
}

/* "Written in English": a language. */
static bool is_language(const spotter *f, uint32_t i, known k)
{
    uint32_t end = i + (uint32_t)k.n;
    bool in =
        i > f->first && (spot_is_text(f, i - 1, S("in")) || spot_is_text(f, i - 1, S("into")));
    return in && k.match->demonym &&
           (end == f->end || f->t[end].kind == TOKEN_MARK || spot_is(f, end, WORD_PREPOSITION));
}

/* "US$44 billion" */
static bool is_currency(const spotter *f, uint32_t end)
{
    return spot_is_text(f, end, S("$")) && !(f->t[end].flags & TOKEN_SPACED);
}

static uint32_t known_name(spotter *f, uint32_t i, known k)
{
    uint32_t end = i + (uint32_t)k.n;
    const lex_name *name = &f->l->names.v[k.match->name];
    bool cut = str_ends(spot_text(f, end - 1), S(".")); /* "Norburg, N.J. Brandt" */
    if (name->kind == ENTITY_PLACE && !cut && part_of_more(f, end))
        return (uint32_t)k.n + 1;
    bool region = name->kind == ENTITY_PLACE && !name->of.n;
    if (is_prefixed(f, i) || is_currency(f, end) || is_language(f, i, k) ||
        (region && is_field(f, end)))
        return (uint32_t)k.n;
    spot *s = spot_add(f, i, end, name->kind, SPOT_SURE);
    s->row = k.match->name;
    s->demonym = k.match->demonym;
    return spot_read_acronym(f, s);
}

/* "© Ana Berg/XYZ via ABC": who took a picture takes no part in what is told. Behind it. */
static uint32_t credit_end(const spotter *f, uint32_t i)
{
    uint32_t end = i + 1;
    while (end < f->end && end - i < RUN_MAX &&
           (spot_capital(f, end) || f->t[end].kind == TOKEN_NUMBER ||
            spot_is_text(f, end, S("/")) || spot_is_text(f, end, S("via")) ||
            spot_is_text(f, end, S("for")) || spot_hyphen(f, end)))
        end++;
    return end;
}

/* "President Park": whom a title calls by a name that others may bear is no place. */
static bool is_titled_place(const spotter *f, uint32_t i, const run *r)
{
    const lex_title *title;
    uint32_t at = i + (uint32_t)spot_title(f, i, &title);
    return at > i && r->head & WORD_PLACE_LAST &&
           (spot_surname_first(f, at) || (at + 1 == r->end && spot_is(f, at, WORD_GIVEN_NAME)));
}

/* Tokens used from `i` on, at least 1. */
static uint32_t spot_at(spotter *f, uint32_t i)
{
    if (spot_is_text(f, i, S("©")))
        return credit_end(f, i) - i;
    if (f->t[i].kind != TOKEN_WORD || spot_in_time(f, i) || spot_lists(f, i))
        return 1;
    uint32_t symbol = spot_symbol_end(f, i);
    if (symbol > i)
        return symbol - i;
    bool named = spot_name_word(f, i);
    known k = spot_known(f, i);
    run r = named && !f->headline ? spot_run_of(f, i) : (run){i, 0};
    if (k.n > 1 && spot_is(f, i, WORD_DETERMINER) && !f->headline) {
        run whole = spot_run_of(f, i + 1); /* "The Independent Oversight Authority" */
        const learned_name *longer = spot_learned(f, i + 1);
        if ((whole.end > i + k.n && whole.head & WORD_ORG_LAST) ||
            (longer != NULL && longer->n >= k.n && longer->kind != ENTITY_PERSON))
            return 1;
    }
    bool surname_first = spot_surname_first(f, i);
    bool person = surname_first || is_titled_place(f, i, &r);
    if (r.end > i + k.n && r.head && !person && !spot_state_beside(f, i, r.end) &&
        !(spot_is(f, i, WORD_GIVEN_NAME) && (r.head & WORD_THING_LAST)))
        return spot_headed_name(f, i, &r);
    if (k.match && !f->headline && spot_capital(f, i + (uint32_t)k.n)) {
        uint32_t used = spot_defined_name(f, i); /* "Norway Labour Rally (NLR)" */
        if (used)
            return used;
    }
    const lex_title *title;
    if (spot_title(f, i, &title) >= (k.match ? k.n : 1)) {
        uint32_t used = spot_titled_person(f, i);
        if (used)
            return used;
    }
    const learned_name *learned = surname_first ? NULL : spot_learned(f, i);
    if (learned != NULL && learned->n > k.n) {
        bool body = learned->kind == ENTITY_PERSON && !spot_is(f, i, WORD_GIVEN_NAME) &&
                    !spot_has_initial(f, i, i + learned->n);
        uint32_t used = body ? spot_defined_name(f, i) : 0; /* "Jathika Nidahas (JN)" */
        used = used ? used : spot_take_learned(f, learned);
        if (used)
            return used;
    }
    if (spot_given_and_surname(f, i, k) || (!f->headline && surname_first)) {
        uint32_t end = spot_person_end(f, i);
        spot_add_person(f, i, end, (span){0}, (str){0}, SPOT_SURE);
        return end - i;
    }
    if (k.match)
        return known_name(f, i, k);
    return named ? unknown_name(f, i) : 1;
}

/* In a headline every longer word has a capital, so capitals say nothing. A list of names is none:
 * it has commas, and a stop at its end. */
static bool is_headline(const spotter *f)
{
    size_t words = 0, capitals = 0, commas = 0;
    for (uint32_t i = f->first; i < f->end; i++) {
        bool counts = f->t[i].kind == TOKEN_WORD && f->t[i].at.n > 3;
        words += counts;
        capitals += counts && (f->t[i].flags & TOKEN_CAPITAL);
        commas += token_is_mark(f->article, i, ',');
    }
    bool stop = f->end > f->first && token_is_mark(f->article, f->end - 1, '.');
    return words >= 4 && capitals * 10 >= words * 7 && commas < 3 && !stop;
}

/* "Stringer / AFP" under a picture. */
static bool is_credit(const spotter *f)
{
    bool stroke = false;
    for (uint32_t i = f->first; i < f->end; i++) {
        stroke |= spot_is_text(f, i, S("/")) && (f->t[i].flags & TOKEN_SPACED);
        if (f->t[i].kind == TOKEN_WORD && !spot_capital(f, i))
            return false;
    }
    return stroke && f->end - f->first <= CREDIT_MOST;
}

void entity_spot(spot_vec *out, arena *a, const dateline_article *article)
{
    spotter f = {.article = article,
                 .l = article->lexicon,
                 .t = article->text.tokens.v,
                 .arena = a,
                 .out = out,
                 .things.arena = a,
                 .called.arena = a};
    entity_learn(&f.names, a, article);
    spot_note_called(&f);
    for (size_t s = 0; s < article->text.sentences.n; s++) {
        const sentence *at = &article->text.sentences.v[s];
        f.sentence = (uint32_t)s;
        f.first = at->first;
        f.end = at->first + at->n;
        f.headline = is_headline(&f);
        for (uint32_t i = is_credit(&f) ? f.end : f.first; i < f.end;) {
            while (f.time < article->times.n &&
                   article->times.v[f.time].first + article->times.v[f.time].n <= i)
                f.time++;
            while (f.name < f.names.n && f.names.v[f.name].first < i)
                f.name++;
            phrase_expect(&f.l->name_forms, f.t, i, f.end);
            phrase_expect(&f.l->title_forms, f.t, i, f.end);
            i += spot_at(&f, i);
        }
    }
}
