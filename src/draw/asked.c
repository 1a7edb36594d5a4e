/* asked: which events the options ask for, by date, actor, type and source; and what is asked for
 * and not there. */
#include "base/utf8.h"
#include "draw/comparison.h"

#define NEAR_MOST 3 /* names told instead of an unknown one */

typedef bool is_called(const layout *l, size_t i, str name);

static bool actor_is(const layout *l, size_t i, str name)
{
    const graph_entity *e = &l->g->entities.v[i];
    if (str_eq_nocase(e->id, name) || str_eq_nocase(e->label, name))
        return true;
    for (size_t k = 0; k < e->aliases.n; k++)
        if (str_eq_nocase(e->aliases.v[k], name))
            return true;
    return false;
}

/* "arrest", or what the legend calls it: "Arrest or repression". */
static bool type_is(const layout *l, size_t i, str name)
{
    const graph_event *e = &l->g->events.v[i];
    return str_eq_nocase(e->type, name) ||
           str_eq_nocase(style_find(l->style, S("event"), e->type, e->plover)->label, name);
}

static str row_source(const layout *l, size_t i)
{
    return graph_extra_get(&l->g->mentions.v[i - l->g->documents.n].extra, S("source"));
}

/* Documents, then what rows of tables name as their sources, by mention. */
static bool source_is(const layout *l, size_t i, str name)
{
    if (i >= l->g->documents.n)
        return str_eq_nocase(row_source(l, i), name);
    const graph_document *d = &l->g->documents.v[i];
    return str_eq_nocase(d->file, name) || str_eq_nocase(d->source, name) ||
           str_eq_nocase(d->title, name) || str_eq_nocase(d->id, name);
}

/* By actor, event or document: is it one of the names? All are, if there are none. */
static bool *called(const layout *l, size_t n, const str_vec *names, is_called *is)
{
    bool *found = arena_new(l->a, bool, n + 1);
    for (size_t i = 0; i < n; i++) {
        found[i] = !names->n;
        for (size_t k = 0; k < names->n && !found[i]; k++)
            found[i] = is(l, i, names->v[k]);
    }
    return found;
}

static bool wants_date(const layout *l, edtf date)
{
    edtf window = edtf_range(l->options->from, l->options->to);
    return edtf_empty(window) || edtf_may_meet(date, window);
}

static bool is_fine(edtf_date d, edtf_precision least)
{
    return d.precision == EDTF_OPEN || d.precision >= least;
}

/* Each end that is not open is known to the day, month or year asked for. */
static bool wants_precision(const layout *l, edtf date)
{
    edtf_precision least = l->options->precision;
    return least == EDTF_UNKNOWN || (!edtf_empty(date) && is_fine(date.from, least) &&
                                     (!date.interval || is_fine(date.to, least)));
}

bool *asked_events(const layout *l)
{
    const dateline_graph *g = l->g;
    const draw_options *o = l->options;
    bool *by_actor = arena_new(l->a, bool, g->events.n + 1);
    bool *by_source = arena_new(l->a, bool, g->events.n + 1);
    const bool *actors = called(l, g->entities.n, &o->actors, actor_is);
    const bool *sources = called(l, g->documents.n + g->mentions.n, &o->sources, source_is);
    bool *wanted = called(l, g->events.n, &o->types, type_is);
    for (size_t i = 0; i < g->participants.n; i++)
        by_actor[g->participants.v[i].event] |= actors[g->participants.v[i].entity];
    for (size_t i = 0; i < g->mentions.n; i++)
        by_source[g->mentions.v[i].event] |=
            sources[g->mentions.v[i].document] || sources[g->documents.n + i];
    for (size_t i = 0; i < g->events.n; i++) {
        edtf date = g->events.v[i].date;
        wanted[i] = wanted[i] && (!o->actors.n || by_actor[i]) && (!o->sources.n || by_source[i]) &&
                    wants_date(l, date) && wants_precision(l, date) && !comparison_leaves_out(l, i);
    }
    return wanted;
}

/* ---- What is not there ---------------------------------------------------------------------- */

static str actor_name(const layout *l, size_t i)
{
    return l->g->entities.v[i].label;
}

static str type_name(const layout *l, size_t i)
{
    return l->g->events.v[i].type;
}

static str source_name(const layout *l, size_t i)
{
    if (i >= l->g->documents.n)
        return row_source(l, i);
    const graph_document *d = &l->g->documents.v[i];
    return d->source.n ? d->source : d->file;
}

typedef struct kind_of_name {
    const char *what;
    const str_vec *names; /* asked for */
    size_t n;             /* of those there are */
    is_called *is;
    str (*name)(const layout *l, size_t i);
} kind_of_name;

/* Those in which it stands, as "Holm" in "Maria Holm", each once. */
static str near_names(const layout *l, const kind_of_name *k, str name)
{
    buf b = {.arena = l->a};
    str_vec told = {0};
    str part = utf8_fold(l->a, name);
    for (size_t i = 0; i < k->n && told.n < NEAR_MOST; i++) {
        str other = k->name(l, i);
        bool new = part.n > 0 && str_find(utf8_fold(l->a, other), part) != STR_NONE;
        for (size_t j = 0; j < told.n && new; j++)
            new = !str_eq(told.v[j], other);
        if (!new)
            continue;
        *vec_push(l->a, &told) = other;
        buf_printf(&b, "%s'%.*s'", told.n > 1 ? ", " : ": there is ", STR_ARG(other));
    }
    return buf_str(&b);
}

static void say_unknown(const layout *l, const kind_of_name *k, const dateline_diag *d)
{
    for (size_t i = 0; i < k->names->n; i++) {
        bool there = false;
        for (size_t j = 0; j < k->n && !there; j++)
            there = k->is(l, j, k->names->v[i]);
        if (!there)
            diag_say(d, DATELINE_WARNING, place_file(S("")), "no %s '%.*s' in this graph%.*s",
                     k->what, STR_ARG(k->names->v[i]), STR_ARG(near_names(l, k, k->names->v[i])));
    }
}

/* Whoever leaves out the unit gets points. */
static void say_small(const layout *l, const dateline_diag *d)
{
    const double least = 4;
    double letters = LABEL_FONT.size * l->shrink;
    if (l->options->width > 0 && l->shrink > 0 && letters < least)
        diag_say(
            d, DATELINE_WARNING, place_file(S("")),
            "on a width of %.0f points letters are %.1f points high, too small to read: a unit "
            "may be missing (170mm), or ask for fewer events",
            l->options->width, letters);
}

void asked_say(const layout *l, const dateline_diag *d)
{
    const dateline_graph *g = l->g;
    const draw_options *o = l->options;
    say_unknown(l, &(kind_of_name){"actor", &o->actors, g->entities.n, actor_is, actor_name}, d);
    say_unknown(l, &(kind_of_name){"type", &o->types, g->events.n, type_is, type_name}, d);
    size_t sources = g->documents.n + g->mentions.n;
    say_unknown(l, &(kind_of_name){"source", &o->sources, sources, source_is, source_name}, d);
    if (!l->cards.n)
        diag_say(d, DATELINE_WARNING, place_file(S("")), "no event to draw: %s",
                 g->events.n ? "none of those in the graph is what the options ask for"
                             : "the graph has none");
    say_small(l, d);
}
