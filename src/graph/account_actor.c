/* account_actor: whom an article names, and who takes part in its events. */
#include "graph/account_teller.h"

/* Whom the article names elsewhere than in a list of names, by entity. */
static const bool *named_in_text(const teller *x)
{
    const dateline_article *a = x->article;
    bool *named = arena_new(x->scratch, bool, a->entities.n + 1);
    for (size_t i = 0; i < a->mentions.n; i++) {
        const mention *m = &a->mentions.v[i];
        named[m->entity] |= a->text.sentences.v[m->sentence].kind != BLOCK_NAMES;
    }
    return named;
}

/* Which are told of in full at least once, by entity. */
static const bool *told_in_full(const teller *x)
{
    const dateline_article *a = x->article;
    bool *full = arena_new(x->scratch, bool, a->entities.n + 1);
    for (size_t i = 0; i < a->mentions.n; i++) {
        const mention *m = &a->mentions.v[i];
        full[m->entity] |= m->n > 1 || !(a->text.tokens.v[m->first].flags & TOKEN_ALLCAPS);
    }
    return full;
}

/* Persons and institutions are looked for wherever they are told of; a place or group in which or
 * by which nothing happens is none of a timeline's. */
void teller_add_actors(teller *x)
{
    const dateline_article *a = x->article;
    const bool *named = named_in_text(x), *full = told_in_full(x);
    bool *acts = arena_new(x->scratch, bool, a->entities.n + 1);
    uint32_t *actors = arena_new(x->scratch, uint32_t, a->entities.n + 1);
    for (size_t i = 0; i < a->events.n; i++) {
        for (size_t k = 0; k < a->events.v[i].participants.n; k++) {
            uint32_t m = a->events.v[i].participants.v[k].mention;
            if (m != NONE)
                acts[a->mentions.v[m].entity] = true;
        }
    }
    for (size_t i = 0; i < a->entities.n; i++) {
        const entity *e = &a->entities.v[i];
        bool sought = named[i] && (e->kind == ENTITY_PERSON || e->kind == ENTITY_INSTITUTION);
        actors[i] = NONE;
        if (e->generic || !(sought || acts[i]))
            continue;
        actors[i] = (uint32_t)x->out->entities.n;
        teller_add_entity(
            x, &(graph_entity){
                   .kind = e->kind, .label = e->name, .aliases = e->aliases, .role = e->role});
        told_entity *new = &x->out->entities.v[actors[i]];
        new->listed = e->row != NONE;
        new->acronym = new->listed && e->kind == ENTITY_INSTITUTION && !full[i];
    }
    x->actors = actors;
}

/* "Weiss was released": one word, by its tag and capital a name, that this article does not
 * explain.
 */
static bool may_be_surname(const teller *x, const event *e, span words)
{
    const sentence *s = &x->article->text.sentences.v[e->sentence];
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const token *t = &x->article->text.tokens.v[i];
        if (t->at.at == words.at)
            return t->at.n == words.n && t->kind == TOKEN_WORD &&
                   x->article->parse[i].pos == UD_PROPN &&
                   (t->flags & (TOKEN_CAPITAL | TOKEN_ALLCAPS)) == TOKEN_CAPITAL &&
                   (t->word == 0 || !(t->flags & TOKEN_FIRST));
    }
    return false;
}

/* The number of who takes part, or NONE. */
static uint32_t actor_of(teller *x, const event *e, const participant *p)
{
    if (p->mention != NONE)
        return x->actors[x->article->mentions.v[p->mention].entity];
    if (p->words.n == 0 || !may_be_surname(x, e, p->words))
        return NONE;
    teller_add_surname(x, str_span(x->text, p->words));
    return (uint32_t)x->out->entities.n - 1;
}

void teller_add_company(teller *x, told_lists *to, const event *e)
{
    vec_reserve(x->brief, &to->participants, e->participants.n);
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        uint32_t of = actor_of(x, e, p);
        if (of != NONE)
            *vec_push(x->brief, &to->participants) =
                (told_participant){.entity = of, .role = p->role, .times = 1};
    }
}
