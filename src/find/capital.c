/* capital: capitals that act for their states. "Oslo rejected the offer" tells of Norway's
 * government: as the subject of what states do to each other, or as whom words are said to
 * ("accused Oslo"), a capital is a mention of its state. "Oslo was flooded", "police in Oslo" and
 * "protests shook Oslo" speak of the town.
 */
#include "find/stages.h"
#include "find/tree.h"

/* The lexicon's row of the state whose capital this name is, or MAP_NONE. */
static uint32_t state_of(const dateline_article *a, uint32_t mention_at)
{
    uint32_t row = a->entities.v[a->mentions.v[mention_at].entity].row;
    const lex_name *name = row == NONE ? NULL : &a->lexicon->names.v[row];
    return name && name->capital ? map_get(&a->lexicon->state_rows, name->of) : MAP_NONE;
}

typedef struct capital_finder {
    dateline_article *article;
    arena scratch;
    uint32_t *of_row; /* lexicon.names row → entity + 1, or 0; NULL until it is asked for */
} capital_finder;

static uint32_t entity_of_row(capital_finder *f, uint32_t row)
{
    dateline_article *a = f->article;
    if (!f->of_row) {
        f->of_row = arena_new(&f->scratch, uint32_t, a->lexicon->names.n);
        for (uint32_t i = 0; i < a->entities.n; i++) {
            if (a->entities.v[i].row != NONE)
                f->of_row[a->entities.v[i].row] = i + 1;
        }
    }
    if (f->of_row[row] == 0) {
        const lex_name *name = &a->lexicon->names.v[row];
        *vec_push(&a->arena, &a->entities) =
            (entity){.kind = name->kind, .name = name->name, .row = row};
        f->of_row[row] = (uint32_t)a->entities.n;
    }
    return f->of_row[row] - 1;
}

/* The state is told of under its capital's name, too; its names stay sorted. */
static void add_alias(arena *a, entity *state, str name)
{
    for (size_t i = 0; i < state->aliases.n; i++) {
        if (str_eq(state->aliases.v[i], name))
            return;
    }
    vec_push(a, &state->aliases);
    size_t at = state->aliases.n - 1;
    for (; at > 0 && str_cmp(state->aliases.v[at - 1], name) > 0; at--)
        state->aliases.v[at] = state->aliases.v[at - 1];
    state->aliases.v[at] = name;
}

/* A capital that stands alone, as subject or object. */
static void read_argument(capital_finder *f, const skeleton *k, uint32_t word)
{
    dateline_article *a = f->article;
    uint32_t m = skeleton_has(k, word) ? skeleton_at(k, word)->mention : NONE;
    uint32_t row = m == NONE ? MAP_NONE : state_of(a, m);
    if (row == MAP_NONE || tree_top(k, a->mentions.v[m].first, a->mentions.v[m].n) != word)
        return;
    a->mentions.v[m].entity = entity_of_row(f, row);
    add_alias(&a->arena, &a->entities.v[a->mentions.v[m].entity],
              str_span(a->source.text, a->mentions.v[m].at));
}

/* What states do to each other: by its class in PLOVER, but for protests and fights, which towns
 * have, too. */
static bool is_of_states(const event *e)
{
    return e->plover.n > 0 && !str_eq(e->plover, S("PROTEST")) && !str_eq(e->plover, S("ASSAULT"));
}

static void read_with_joined(capital_finder *f, const skeleton *k, uint32_t word)
{
    read_argument(f, k, word);
    for (uint32_t c = tree_first(k, word); c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_CONJ)))
            read_argument(f, k, c);
    }
}

static void read_verb(capital_finder *f, const skeleton *k, const event *e)
{
    bool speech = event_type(f->article, e)->speech;
    uint32_t subject = tree_subject(k, e->first), object = tree_find(k, e->first, UD_OBJ);
    if ((speech || is_of_states(e)) && subject != NONE && !tree_is_passive(k, e->first))
        read_with_joined(f, k, subject);
    if (speech && object != NONE)
        read_with_joined(f, k, object);
}

void find_capitals(dateline_article *article)
{
    capital_finder f = {.article = article, .scratch = ARENA_SCRATCH};
    for (size_t i = 0; i < article->events.n; i++) {
        const event *e = &article->events.v[i];
        skeleton k = skeleton_of(article, e->sentence);
        if (e->verb)
            read_verb(&f, &k, e);
    }
    arena_free(&f.scratch);
}
