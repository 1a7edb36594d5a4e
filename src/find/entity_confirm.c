/* entity_confirm: which capitals are names. What looks like a person's name or a place's is one if
 * the article says more of it: that it speaks or owns, stands in a list with persons, or comes
 * again as a surname or behind "in".
 */
#include "find/entity.h"

#include "find/alias.h"

#define OFFICE_REACH 4 /* words up to an office: "a former presidential candidate" */

typedef struct confirmer {
    const dateline_article *article;
    spot_vec *spots;
    map alone;  /* capitalised word outside spots → how often */
    map places; /* word after "in" → how often */
    map *seen;  /* see entity_confirm */
} confirmer;

static void count(map *m, str key)
{
    uint32_t *n = map_slot_of(m, key);
    *n = *n == MAP_NONE ? 1 : *n + 1;
}

/* "X, a former lawmaker,", "X, senior lawyer at": behind the name stands a person's office. Behind
 * the office, or 0. */
static uint32_t office_end(const confirmer *c, uint32_t end)
{
    const token_list *text = &c->article->text;
    if (end + 2 >= text->tokens.n || !token_is_mark(c->article, end, ',') ||
        token_is_capital(c->article, end + 1))
        return 0;
    for (uint32_t i = end + 1; i < end + 2 + OFFICE_REACH && i < text->tokens.n; i++) {
        size_t n;
        if (text->tokens.v[i].kind != TOKEN_WORD ||
            token_class(c->article, i) & (WORD_PREPOSITION | WORD_RELATIVE))
            return 0;
        if (!token_is_capital(c->article, i) &&
            phrase_match(&c->article->lexicon->title_forms, text->tokens.v, i, text->tokens.n,
                         &n) != PHRASE_NONE)
            return i + (uint32_t)n;
    }
    return 0;
}

static bool has_office(const confirmer *c, uint32_t end)
{
    return office_end(c, end) > 0;
}

/* A name of words that no table has, but for a first name. */
static bool is_strange(const confirmer *c, const spot *s)
{
    const token *t = &c->article->text.tokens.v[s->first];
    return s->row == NONE && s->acronym.n == 0 && s->n > 1 && s->n <= 4 && s->first > 0 &&
           (s->kind == ENTITY_PLACE || s->kind == ENTITY_INSTITUTION) &&
           (t->word == 0 || token_class(c->article, s->first) & WORD_GIVEN_NAME);
}

/* "aides of Antan Rogal, the cabinet chief,": an apposition that ends says who it is, wherever the
 * name stands; but not in "the mayor of Vell Rosa, a lawyer, said". */
static bool is_called_officer(const confirmer *c, const spot *s)
{
    uint32_t end = is_strange(c, s) ? office_end(c, s->first + s->n) : 0, before = s->first - 1;
    if (end == 0 || !(token_class(c->article, s->first + s->n + 1) & WORD_DETERMINER) ||
        token_class(c->article, before) & (WORD_LOCATIVE | WORD_DETERMINER))
        return false;
    bool field = before > 0 && token_class(c->article, before) & WORD_PREPOSITION &&
                 token_is_office(c->article, before - 1);
    return !field && (c->article->text.tokens.v[end].kind == TOKEN_MARK ||
                      token_class(c->article, end) & (WORD_PREPOSITION | WORD_RELATIVE));
}

/* "The boy's grandmother, [Mariela], told ...": one word beside what somebody is. */
static bool is_beside_title(const confirmer *c, const spot *s)
{
    const dateline_article *a = c->article;
    uint32_t end = s->first + s->n;
    return s->n == 1 && s->kind != ENTITY_INSTITUTION && s->row == NONE && s->first > 2 &&
           end < a->text.tokens.n && token_is_mark(a, end, ',') &&
           token_is_mark(a, s->first - 1, ',') && !token_is_capital(a, s->first - 2) &&
           token_is_office(c->article, s->first - 2);
}

/* "One of them, Wasan Mudal, spent ...", "Wasan Mudal, who spent ..." */
static bool is_somebody(const confirmer *c, const spot *s)
{
    const dateline_article *a = c->article;
    uint32_t at = s->first, end = s->first + s->n;
    if (!is_strange(c, s) || end + 1 >= a->text.tokens.n)
        return false;
    bool one_of_them = at > 3 && token_is_mark(a, at - 1, ',') && token_is(a, at - 2, S("them")) &&
                       token_is(a, at - 3, S("of")) && token_is(a, at - 4, S("one"));
    bool somewhere = token_class(a, at - 1) & WORD_PREPOSITION; /* "troops in Vell Rosa, who" */
    return one_of_them ||
           (!somewhere && token_is_mark(a, end, ',') && token_is(a, end + 1, S("who")));
}

/* What is said of persons: "X said", "X had", "X's", "X, a lawyer". */
static bool acts_as_person(const confirmer *c, uint32_t i)
{
    const token_list *text = &c->article->text;
    if (i + 1 >= text->tokens.n)
        return false;
    if (token_begins_cue(c->article, i + 1, (uint32_t)text->tokens.n, CUE_SAYING))
        return true;
    return (token_class(c->article, i + 1) & WORD_HAVE) || token_is_owner_mark(c->article, i + 1) ||
           has_office(c, i + 1);
}

/* Counts the capitalised words that stand for persons outside all spots, inside a sentence. */
static void count_alone(confirmer *c)
{
    const dateline_article *a = c->article;
    size_t s = 0;
    for (uint32_t i = 0; i < a->text.tokens.n; i++) {
        while (s < c->spots->n && c->spots->v[s].first + c->spots->v[s].n <= i)
            s++;
        bool covered = s < c->spots->n && c->spots->v[s].first <= i;
        bool thing = i > 0 && (token_class(a, i - 1) & WORD_DETERMINER); /* "the Concordia" */
        if (!covered && !thing && token_is_capital(a, i) && acts_as_person(c, i))
            count(&c->alone, token_text(c->article, i));
    }
}

/* "Ann Lee, Bo Ek and Cy Dow": what stands in a list with a person is one. */
static bool listed_together(const confirmer *c, const spot *s, const spot *t)
{
    uint32_t at = s->first + s->n;
    uint32_t end = t->first;
    if (s->sentence != t->sentence || end <= at || end - at > 2)
        return false;
    for (; at < end; at++) {
        bool part =
            token_is_mark(c->article, at, ',') || (token_class(c->article, at) & WORD_COORDINATOR);
        if (!part)
            return false;
    }
    return true;
}

/* What was taken for a place's name and no table has: two words or three. */
static bool may_be_person(const confirmer *c, const spot *s)
{
    bool named = s->kind == ENTITY_PLACE && s->row == NONE && s->n > 1 && s->n <= 3 &&
                 s->strength == SPOT_SURE && s->first > 0;
    return named &&
           !(token_class(c->article, s->first - 1) & (WORD_PREPOSITION | WORD_DETERMINER)) &&
           !(token_class(c->article, s->first + s->n - 1) & (WORD_PLACE_LAST | WORD_PARTICLE));
}

static bool is_full_person(const spot *s)
{
    return s->kind == ENTITY_PERSON && s->strength == SPOT_SURE && s->n > 1;
}

static void confirm_lists(confirmer *c)
{
    spot *v = c->spots->v;
    for (size_t i = 0; i < c->spots->n; i++) {
        bool listed =
            (i > 0 && is_full_person(&v[i - 1]) && listed_together(c, &v[i - 1], &v[i])) ||
            (i + 1 < c->spots->n && is_full_person(&v[i + 1]) &&
             listed_together(c, &v[i], &v[i + 1]));
        if ((may_be_person(c, &v[i]) && (listed || has_office(c, v[i].first + v[i].n))) ||
            is_called_officer(c, &v[i]) || is_somebody(c, &v[i]))
            v[i].kind = ENTITY_PERSON;
        if (is_beside_title(c, &v[i])) {
            v[i].kind = ENTITY_PERSON;
            v[i].strength = SPOT_SURE;
        }
    }
    for (size_t i = 1; i < c->spots->n; i++) {
        if (v[i - 1].kind == ENTITY_PERSON && v[i - 1].strength == SPOT_SURE &&
            v[i].strength == SPOT_PERSON_MAYBE && listed_together(c, &v[i - 1], &v[i]))
            v[i].strength = SPOT_SURE;
    }
    for (size_t i = c->spots->n; i-- > 1;) {
        if (v[i].kind == ENTITY_PERSON && v[i].strength == SPOT_SURE &&
            v[i - 1].strength == SPOT_PERSON_MAYBE && listed_together(c, &v[i - 1], &v[i]))
            v[i - 1].strength = SPOT_SURE;
    }
}

/* A name of two words is a person's if its last one is told of alone; a single word, which is in
 * `alone` itself, if it comes again or acts as one. */
static bool speaks_for_person(const confirmer *c, const spot *s, str surname)
{
    uint32_t times = map_get(&c->alone, surname);
    if (map_get(c->seen, surname) != MAP_NONE)
        return true;
    return times != MAP_NONE && (s->n > 1 || times > 1 || acts_as_person(c, s->first));
}

/* "In [Sirisena]'s term": a place that no table has, of the name of a person told of. */
static bool is_surname(const confirmer *c, const spot *s)
{
    bool led = s->first > 0 && token_class(c->article, s->first - 1) & WORD_LOCATIVE;
    return s->kind == ENTITY_PLACE && s->row == NONE && s->strength == SPOT_SURE &&
           (s->n == 1 || (s->n == 2 && led)) &&
           map_get(c->seen, alias_surname(tokens_text(c->article, s->first, s->n))) != MAP_NONE &&
           !(token_class(c->article, s->first + s->n - 1) & WORD_PLACE_LAST);
}

/* "The [Rajapaksas]" are persons of that name, and nobody by itself. */
static bool is_family(const confirmer *c, const spot *s)
{
    str text = tokens_text(c->article, s->first, s->n);
    return s->n == 1 && s->row == NONE && s->first > 0 && str_ends(text, S("s")) &&
           token_class(c->article, s->first - 1) & WORD_DETERMINER &&
           map_get(c->seen, str_sub(text, 0, text.n - 1)) != MAP_NONE;
}

/* First the sure persons lend their surnames, then the doubtful ones are judged. */
static void confirm_spots(confirmer *c)
{
    confirm_lists(c);
    for (size_t i = 0; i < c->spots->n; i++) {
        const spot *s = &c->spots->v[i];
        str text = tokens_text(c->article, s->first, s->n);
        if (s->kind == ENTITY_PERSON && s->strength == SPOT_SURE)
            *map_slot_of(c->seen, alias_surname(text)) = 1;
        if (s->strength == SPOT_PERSON_MAYBE && s->n == 1)
            count(&c->alone, text);
        if (s->strength == SPOT_PLACE_MAYBE)
            count(&c->places, text);
    }
    for (size_t i = 0; i < c->spots->n; i++) {
        spot *s = &c->spots->v[i];
        str text = tokens_text(c->article, s->first, s->n);
        str surname = alias_surname(text);
        if (s->strength == SPOT_PERSON_MAYBE && speaks_for_person(c, s, surname))
            s->strength = SPOT_SURE;
        if (is_surname(c, s))
            s->kind = ENTITY_PERSON;
        if (is_family(c, s))
            s->strength = SPOT_PERSON_MAYBE;
        if (s->strength == SPOT_PLACE_MAYBE && map_get(&c->places, text) >= 2 &&
            map_get(&c->places, text) != MAP_NONE && map_get(c->seen, text) == MAP_NONE)
            s->strength = SPOT_SURE;
    }
}

void entity_confirm(spot_vec *spots, arena *scratch, const dateline_article *article, map *seen)
{
    confirmer c = {article, spots, {.arena = scratch}, {.arena = scratch}, seen};
    count_alone(&c);
    confirm_spots(&c);
}
