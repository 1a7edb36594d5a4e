/* entity_mention: where the text tells of its entities: each name once more in order, and the
 * single words that have become names by then: surnames, acronyms, "the council". */
#include "find/entity_resolve.h"

#include "find/alias.h"
#include "find/stages.h"

#define FUZZY_MIN 5 /* shorter words must be the very surname */

static void note_alone(resolver *r, uint32_t word, uint32_t id)
{
    str name = r->article->entities.v[id].name, text = token_text(r->article, word);
    if (r->article->entities.v[id].kind != ENTITY_PERSON || name.n <= text.n)
        return;
    if (str_eq(alias_surname(name), text))
        r->alone.v[id] = ALONE_SURNAME;
    else if (r->alone.v[id] == ALONE_NEVER && str_starts(name, text) && name.p[text.n] == ' ')
        r->alone.v[id] = ALONE_FIRST_NAME;
}

static void add_mention(resolver *r, uint32_t first, uint32_t n, uint32_t where, uint32_t id,
                        const spot *s)
{
    dateline_article *a = r->article;
    *vec_push(&a->arena, &a->mentions) = (mention){
        .at = tokens_span(a, first, n),
        .first = first,
        .n = n,
        .sentence = where,
        .entity = id,
        .demonym = s && s->demonym,
        .title = s ? s->title : (span){0},
    };
    r->last.v[id] = (uint32_t)a->mentions.n;
    r->told.v[id]++;
    if (n == 1)
        note_alone(r, first, id);
    if (s && s->role.n && !a->entities.v[id].role.n)
        a->entities.v[id].role = s->role;
    bool bare = n == 1 && token_class(a, first) & WORD_ORG_FIRST; /* "the council" */
    str form = entity_name_text(r, first, n), name = a->entities.v[id].name;
    bare |= a->entities.v[id].kind == ENTITY_INSTITUTION && a->entities.v[id].row == NONE &&
            name.n > form.n && str_ends(name, form); /* of "Armenia's Foreign Ministry" */
    if (!(s && s->demonym) && !bare)
        entity_add_alias(r, id, form);
}

/* A word that may be somebody's surname: remembered, so that each is looked into once. */
static bool may_be_surname(resolver *r, str word)
{
    uint32_t *slot = map_slot_of(&r->seen, word);
    if (*slot == MAP_NONE) {
        str key = alias_key(r->scratch, word);
        *slot = key.n && map_get(&r->surnames, key) != MAP_NONE;
    }
    return *slot == 1;
}

/* "Abiy", once Abiy Ahmed was told of, standing alone. */
static uint32_t told_by_part(const resolver *r, uint32_t i, uint32_t where)
{
    const dateline_article *a = r->article;
    const sentence *in = &a->text.sentences.v[where];
    bool named = a->text.tokens.v[i].word == 0 || token_class(a, i) & WORD_GIVEN_NAME;
    bool beside = (i > in->first && token_is_capital(a, i - 1)) ||
                  (i + 1 < in->first + in->n && token_is_capital(a, i + 1));
    uint32_t id = named && !beside ? entity_person_of_part(r, token_text(a, i)) : NONE;
    return id != NONE && r->last.v[id] > 0 ? id : NONE;
}

/* A capitalised word outside all spots: a surname, an acronym, or a place told of before. */
static void add_single(resolver *r, uint32_t i, uint32_t where)
{
    dateline_article *a = r->article;
    const token *t = &a->text.tokens.v[i];
    str word = token_text(r->article, i);
    uint32_t id = map_get(&r->acronyms, word);
    if (id == MAP_NONE && may_be_surname(r, word) && !(token_class(a, i) & WORD_STOP))
        id = entity_person_of_surname(r, word, t->word != 0 || word.n < FUZZY_MIN);
    if (id == MAP_NONE || id == NONE)
        id = told_by_part(r, i, where);
    if (id == NONE)
        return;
    bool given = i > a->text.sentences.v[where].first && token_is_capital(a, i - 1) &&
                 str_starts(a->entities.v[id].name, token_text(r->article, i - 1)) &&
                 (!a->mentions.n ||
                  a->mentions.v[a->mentions.n - 1].first + a->mentions.v[a->mentions.n - 1].n < i);
    add_mention(r, given ? i - 1 : i, given ? 2 : 1, where, id, NULL);
}

static void add_spot(resolver *r, size_t i)
{
    const spot *s = &r->spots.v[i];
    uint32_t id = r->of_spot.v[i];
    if (id == NONE && s->strength == SPOT_SURE) { /* a person of one word */
        str name = entity_name_text(r, s->first, s->n);
        id = entity_person_titled(r, s->title, name);
        id = id == NONE ? entity_person_of_surname(r, name, false) : id;
    }
    if (id != NONE)
        add_mention(r, s->first, s->n, s->sentence, id, s);
    else if (s->n == 1)
        add_single(r, s->first, s->sentence);
}

/* "the council", "the prime minister": no other name of whose it is. */
static void add_post(resolver *r, uint32_t first, uint32_t n, uint32_t where, uint32_t id)
{
    dateline_article *a = r->article;
    *vec_push(&a->arena, &a->mentions) = (mention){
        .at = tokens_span(a, first, n), .first = first, .n = n, .sentence = where, .entity = id};
    r->last.v[id] = (uint32_t)a->mentions.n;
    r->told.v[id]++;
}

void entity_walk(resolver *r)
{
    dateline_article *a = r->article;
    size_t s = 0, time = 0;
    for (size_t k = 0; k < a->text.sentences.n; k++) {
        const sentence *at = &a->text.sentences.v[k];
        for (uint32_t i = at->first; i < at->first + at->n; i++) {
            if (s < r->spots.n && r->spots.v[s].first == i) {
                add_spot(r, s);
                i += r->spots.v[s++].n - 1;
                continue;
            }
            while (time < a->times.n && a->times.v[time].first + a->times.v[time].n <= i)
                time++;
            bool timed = time < a->times.n && a->times.v[time].first <= i;
            uint32_t told = timed ? NONE : entity_told_by_head(r, i, (uint32_t)k);
            size_t words = 1;
            if (told == NONE && !timed)
                told = entity_told_by_post(r, i, (uint32_t)k, &words);
            if (told != NONE) {
                add_post(r, i, (uint32_t)words, (uint32_t)k, told);
                i += (uint32_t)words - 1;
            } else if (!timed && token_is_capital(a, i))
                add_single(r, i, (uint32_t)k);
        }
    }
}
