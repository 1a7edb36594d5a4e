/* entity_taken: which of the names that the learned tagger finds are taken, and as what. */
#include "find/spotter.h"

#include "lang/model.h"

/* One word may be much: "Monday", "Catholic", "A330", the first word of a sentence. */
static bool doubtful_word(const spotter *f, uint32_t i)
{
    word_class class = spot_class(f, i);
    bool first = (f->t[i].flags & TOKEN_FIRST) && f->t[i].word != 0;
    return (class & (WORD_NOT_NAME | WORD_STOP)) || (first && !(class & WORD_GIVEN_NAME)) ||
           spot_has_digit(spot_text(f, i)) || map_get(&f->things, spot_text(f, i)) != MAP_NONE;
}

/* "13:00 UTC" */
static bool is_zone(const spotter *f, uint32_t i)
{
    const timex *t = f->time > 0 ? &f->article->times.v[f->time - 1] : NULL;
    return t != NULL && t->type == TIMEX_TIME && t->first + t->n == i &&
           (f->t[i].flags & TOKEN_ALLCAPS);
}

/* A word of the dictionary that no name has in small letters: "held", not "of", "la". */
static bool is_told(const spotter *f, uint32_t i)
{
    return f->t[i].kind == TOKEN_WORD && !spot_capital(f, i) &&
           !spot_is(f, i, WORD_PREPOSITION | WORD_STOP | WORD_PARTICLE) &&
           model_word_classes(f->l->model, spot_text(f, i)) != 0;
}

/* Words of times and marks are no part of a name; "Airbus and Air France" are two where the first
 * is known. Inside of a person's, small words are particles; of others no words that tell of them:
 * "the Court of Arbitration [held] Norway liable". */
static bool is_one_name(const spotter *f, uint32_t i, uint32_t end, bool person)
{
    known k = spot_known(f, i);
    for (uint32_t at = i; at < end; at++) {
        bool mark = f->t[at].kind == TOKEN_MARK && !spot_hyphen(f, at) &&
                    (spot_is_text(f, at, S("[")) || spot_is_text(f, at, S("]")) ||
                     spot_is_text(f, at, S("(")) || spot_is_text(f, at, S(")")) ||
                     spot_is_text(f, at, S("\"")) || spot_is_text(f, at, S("/")) ||
                     spot_is_text(f, at, S("--")));
        bool joined = spot_is(f, at, WORD_COORDINATOR) && k.match != NULL && i + k.n == at;
        bool small = person && f->t[at].kind == TOKEN_WORD && !spot_capital(f, at) &&
                     !spot_is(f, at, WORD_PARTICLE) && !(at > i && spot_hyphen(f, at - 1));
        bool told = !person && is_told(f, at) && !spot_hyphen(f, at - 1);
        if (mark || joined || small || told || spot_in_time(f, at))
            return false;
    }
    return true;
}

/* "Human Rights", "Public Works": words of the dictionary that say of no body what it is. */
static bool is_common(const spotter *f, const learned_name *name)
{
    bool common = spot_run_of(f, name->first).head == 0;
    for (uint32_t i = name->first; i < name->first + name->n && common; i++) {
        uint8_t classes = model_word_classes(f->l->model, spot_text(f, i));
        common = classes != 0 && !(classes & CLASS_NAME) && !spot_is(f, i, WORD_GIVEN_NAME);
    }
    return common;
}

/* "Mr. President", "Prime Minister" */
static bool is_titles(const spotter *f, uint32_t i, uint32_t end)
{
    const lex_title *title;
    size_t n = 1;
    while (i < end && n > 0)
        i += (uint32_t)(n = spot_title(f, i, &title));
    return i == end;
}

/* "the Speaker", "UN High Commissioner", "Commissioner for [Human Rights]": an office, or its
 * field, is nobody's name. */
static bool is_office(const spotter *f, const learned_name *name)
{
    uint32_t i = name->first;
    const lex_title *title;
    bool field = i > f->first + 1 && spot_is(f, i - 1, WORD_PREPOSITION) &&
                 spot_capital(f, i - 2) &&
                 (is_common(f, name) ||
                  (spot_is_text(f, i - 1, S("for")) && spot_title(f, i - 2, &title) > 0));
    known of = spot_known(f, i);
    uint32_t office = of.n < name->n ? i + (uint32_t)of.n : i;
    bool whole = (name->n == 1 || office > i) && name->kind != ENTITY_PERSON &&
                 office + spot_title(f, office, &title) >= i + name->n;
    bool common = is_common(f, name) && spot_title(f, i + name->n - 1, &title) == 1;
    return whole || common || /* "Associate Publisher" */
           is_titles(f, i, i + name->n) ||
           (field && name->kind != ENTITY_PERSON && !spot_known(f, i).match);
}

/* "Cartoonist Ann Lee": a common word before a given name is a capital's at the sentence's begin.
 */
static bool opens_before_name(const spotter *f, uint32_t i, uint32_t end)
{
    uint8_t classes = model_word_classes(f->l->model, spot_text(f, i));
    return i + 2 < end && f->t[i].flags & TOKEN_FIRST && !(classes & CLASS_NAME) &&
           !spot_is(f, i, WORD_GIVEN_NAME) && spot_is(f, i + 1, WORD_GIVEN_NAME);
}

/* "The International Criminal Court" behind a dash, which has a name without its article. */
static bool is_led_by_article(const spotter *f, const learned_name *name)
{
    uint32_t i = name->first + 1;
    return name->n > 1 && spot_is(f, name->first, WORD_DETERMINER) &&
           (spot_known(f, i).match || spot_run_of(f, i).head);
}

/* "[East African] bombings": what stands before a noun and only says where is no place. */
static bool is_adjective(const spotter *f, const learned_name *name)
{
    uint32_t end = name->first + name->n;
    uint8_t last = model_word_classes(f->l->model, spot_text(f, end - 1));
    return name->kind == ENTITY_PLACE && name->n > 1 && last & CLASS_ADJECTIVE &&
           str_ends(spot_text(f, end - 1), S("an")) && end < f->end &&
           f->t[end].kind == TOKEN_WORD && !spot_capital(f, end) &&
           model_word_classes(f->l->model, spot_text(f, end)) & CLASS_NOUN;
}

bool spot_state_beside(const spotter *f, uint32_t i, uint32_t end)
{
    known state = spot_known(f, i);
    uint32_t next = i + (uint32_t)state.n;
    if (!state.match || f->l->names.v[state.match->name].kind != ENTITY_STATE || next >= end)
        return false;
    bool pair = spot_hyphen(f, next);
    known other = spot_known(f, next + pair);
    const lex_name *of =
        other.match && next + pair + other.n == end ? &f->l->names.v[other.match->name] : NULL;
    if (of == NULL || pair)
        return of != NULL && of->kind == ENTITY_STATE;
    return state.match->demonym && other.n == 1 && of->kind == ENTITY_INSTITUTION &&
           str_eq(other.match->as, of->name);
}

/* "Bronislaw Berg of Poland": who has a first name is none of its institutions. Where "of" stands,
 * or `end`. */
static uint32_t person_of_state(const spotter *f, uint32_t i, uint32_t end)
{
    uint32_t of = i + 1;
    while (of < end && spot_person_word(f, of))
        of++;
    known k = of + 1 < end && spot_is_text(f, of, S("of")) ? spot_known(f, of + 1) : (known){0};
    bool state =
        k.match && of + 1 + k.n == end && f->l->names.v[k.match->name].kind == ENTITY_STATE;
    return state && of > i + 1 && spot_is(f, i, WORD_GIVEN_NAME) ? of : end;
}

uint32_t spot_take_learned(spotter *f, const learned_name *name)
{
    uint32_t i = name->first, end = spot_number_end(f, i + name->n);
    bool opens =
        spot_name_word(f, i) || (name->n > 1 && !(f->t[i].flags & TOKEN_FIRST)); /* "Per Dahl" */
    if (end > f->end || name->n > RUN_MAX || !opens || spot_is_text(f, i, S("No.")) ||
        !is_one_name(f, i, end, name->kind == ENTITY_PERSON) || is_office(f, name) ||
        is_led_by_article(f, name) || is_adjective(f, name) || spot_state_beside(f, i, end) ||
        (name->n == 1 && (doubtful_word(f, i) || is_zone(f, i))))
        return 0;
    while (name->kind != ENTITY_PERSON && end + 1 < f->end && spot_is(f, end, WORD_PARTICLE) &&
           !spot_capital(f, end) && spot_name_word(f, end + 1))
        end = spot_word_end(f, end + 1); /* "Casa Luz [y Vida]" */
    if (spot_is_called(f, i, end))
        return spot_read_acronym(f, spot_add(f, i, end, ENTITY_INSTITUTION, SPOT_SURE));
    uint32_t office = spot_before_office(f, i, end);
    if (office < end && name->kind == ENTITY_PERSON)
        return 0;
    uint32_t of = person_of_state(f, i, office);
    end = of;
    bool speaks = spot_saying(f, end) || (i > f->first && spot_saying(f, i - 1));
    bool person = name->kind == ENTITY_PERSON || of < office ||
                  (name->kind == ENTITY_PLACE && name->n > 1 && speaks); /* places seldom do */
    bool body = name->kind == ENTITY_INSTITUTION && i > f->first &&
                (spot_is_text(f, i - 1, S("at")) || f->t[i].flags & TOKEN_ALLCAPS);
    bool located = i > f->first && spot_is(f, i - 1, WORD_LOCATIVE) &&
                   !spot_is(f, i, WORD_GIVEN_NAME) && !body; /* "an adviser at Nortek" */
    located |= spot_is(f, end, WORD_PLACE_LAST) && !spot_capital(f, end); /* "Lom airport" */
    if (person && !located) {
        if (spot_doubtful_person(f, i, end))
            return 0;
        if (spot_is(f, end, WORD_PARTICLE)) /* "Sanne van der Berg", of which a part was learned */
            end = spot_person_end(f, i) > end ? spot_person_end(f, i) : end;
        uint32_t from = i + opens_before_name(f, i, end);
        spot_add_person(f, from, end, (span){0}, (str){0},
                        end == i + 1 ? SPOT_PERSON_MAYBE : SPOT_SURE);
        return end - i;
    }
    entity_kind kind = located ? ENTITY_PLACE : name->kind; /* "near Stanytsia Luhanska" */
    return spot_read_acronym(f, spot_add(f, i, end, kind, SPOT_SURE));
}
